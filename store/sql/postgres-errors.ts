import { AppError, type ErrorCode } from '../../schemas/errors.ts';
import type { PostgresAddress } from './postgres-url.ts';

interface Meaning {
  readonly code: ErrorCode;
  /** The part of the address, or of the server, that is wrong. */
  readonly part: string;
  say(address: PostgresAddress): string;
}

const unreachable: Meaning = {
  code: 'STORE_UNAVAILABLE',
  part: 'host',
  say: ({ host }) => `no PostgreSQL server answers at ${host}`,
};
const refused: Meaning = {
  code: 'STORE_UNAVAILABLE',
  part: 'password',
  say: ({ user, host }) => `the server at ${host} refuses the user or password of ${user}`,
};
const stopped: Meaning = {
  code: 'STORE_UNAVAILABLE',
  part: 'server',
  say: ({ host }) => `the PostgreSQL server at ${host} is starting or stopping`,
};
const busy = (why: string): Meaning => ({
  code: 'STORE_BUSY',
  part: 'server',
  say: ({ name }) => `${name} did not answer in time: ${why}`,
});

/** By SQLSTATE (https://www.postgresql.org/docs/15/errcodes-appendix.html) and by the system's names. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  ENOENT: unreachable,
  ECONNRESET: { ...unreachable, say: ({ host }) => `the connection to PostgreSQL at ${host} broke` },
  EPIPE: { ...unreachable, say: ({ host }) => `the connection to PostgreSQL at ${host} broke` },
  '28P01': refused,
  '28000': refused,
  '3D000': {
    code: 'STORE_UNAVAILABLE',
    part: 'database',
    say: ({ database, host }) => `the server at ${host} has no database ${database}`,
  },
  '42501': {
    code: 'STORE_UNAVAILABLE',
    part: 'rights',
    say: ({ user, name }) => `${user} may not make or use the tables of ${name}`,
  },
  // No schema of the search path exists, or the user may not see one.
  '3F000': {
    code: 'STORE_UNAVAILABLE',
    part: 'rights',
    say: ({ user, name }) => `${name} has no schema that ${user} may use`,
  },
  '25006': {
    code: 'STORE_UNAVAILABLE',
    part: 'rights',
    say: ({ name }) => `${name} is read-only`,
  },
  '57P01': stopped,
  '57P02': stopped,
  '57P03': stopped,
  '53100': { code: 'DISK_FULL', part: 'disk', say: ({ name }) => `no space is left for ${name}` },
  '53300': busy('it has too many connections'),
  '55P03': busy('a lock is held by another process'),
  '57014': busy('the statement took too long'),
  '25P03': busy('the transaction was idle too long'),
  '40001': busy('another transaction was in the way'),
  '40P01': busy('another transaction was in the way'),
};

const ABORTED: ReadonlySet<string> = new Set(['40001', '40P01']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether the server gave a transaction up that may well succeed when it is repeated. */
export const isAborted = (error: unknown): boolean => ABORTED.has(codeOf(error));

const BROKEN: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', '57P01', '57P02']);
const BROKEN_MESSAGE = /Connection terminated|not queryable|client was closed/i;

/** Whether a connection ended that had worked before: another one may work. */
export const isBroken = (error: unknown): boolean =>
  BROKEN.has(codeOf(error)) || (error instanceof Error && BROKEN_MESSAGE.test(error.message));

/** An error of the server, the driver or the network as ours; anything else as it is. */
export function postgresError(thrown: unknown, address: PostgresAddress): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return thrown;
  // Where a host has several addresses and none answers, each attempt's error is inside.
  const first = thrown instanceof AggregateError ? thrown.errors[0] : thrown;
  const code = codeOf(thrown) || codeOf(first);
  const meaning = MEANINGS[code] ?? meaningOfMessage(thrown.message);
  if (meaning) {
    const details = { part: meaning.part, host: address.host, database: address.database };
    return new AppError(meaning.code, meaning.say(address), details, { cause: thrown });
  }
  // Class 23: integrity constraint violation.
  if (code.startsWith('23')) {
    return new AppError(
      'CONFLICT',
      `the database refused the change: ${thrown.message}`,
      {},
      { cause: thrown },
    );
  }
  return thrown;
}

/** The driver gives these no code. */
function meaningOfMessage(message: string): Meaning | undefined {
  if (
    /timeout exceeded when trying to connect|Connection terminated due to connection timeout/.test(message)
  ) {
    return busy('no connection was free or could be made');
  }
  if (BROKEN_MESSAGE.test(message)) return MEANINGS.ECONNRESET;
  if (/password must be a string|SASL|does not support SSL|SSL connections/.test(message)) return refused;
  return undefined;
}
