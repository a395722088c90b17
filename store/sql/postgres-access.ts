import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { AppError } from '../../schemas/errors.ts';
import { migrate } from '../migrations/migrate.ts';
import type { StoreAccess, StoreDialect } from './dialect.ts';
import { isAborted, isBroken, postgresError } from './postgres-errors.ts';
import { type PostgresAddress, parsePostgresUrl } from './postgres-url.ts';
import type { StoreTables } from './tables.ts';

/** The oldest server whose behaviour is tested. */
const OLDEST_MAJOR = 15;
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
/** No statement of the store takes this long, unless it waits for a lock or the server is in trouble. */
const STATEMENT_TIMEOUT_MS = 60_000;
/** A process that hangs in a transaction loses it, and its locks, after this. */
const IDLE_IN_TRANSACTION_MS = 60_000;
/** How often something is tried that the server gave up to break a deadlock, or whose connection broke. */
const ATTEMPTS = 5;

/**
 * Opens the record store in a PostgreSQL database and makes its tables where they are missing. `url` is
 * `postgresql://user:password@host:port/database`, as libpq takes it.
 * @throws CONFIG_INVALID for a URL that is none, STORE_UNAVAILABLE naming what is wrong, STORE_TOO_NEW, STORE_BUSY
 */
export async function openPostgresAccess({
  url,
  poolSize = POOL_SIZE,
  statementTimeoutMs = STATEMENT_TIMEOUT_MS,
}: {
  url: string;
  poolSize?: number;
  statementTimeoutMs?: number;
}): Promise<StoreAccess> {
  const address = parsePostgresUrl(url);
  const sockets = patientSockets(statementTimeoutMs * 1.1);
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: 'prismatlas',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    keepAlive: true,
    stream: sockets.open,
    types: { getTypeParser },
  });
  // A connection that breaks is replaced, and whoever uses it is told; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<StoreTables>({ dialect: new PostgresDialect({ pool }) });

  const translated = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw postgresError(error, address);
    }
  };
  try {
    await translated(prepare(db, address));
    sockets.beginToLimit();
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    dialect: POSTGRES,
    read: (query) => translated(repeated(() => query(db), isBroken)),
    write: (change) => translated(written(db, change)),
    snapshot: (query) =>
      translated(
        db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read').execute(query),
      ),
    close: () => db.destroy(),
  };
}

const POSTGRES: StoreDialect = {
  engine: 'postgres',
  nowMs: sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  hasRowLocks: true,
  changeNumber: async () => null,
  lockSource: async (trx, source) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`prismatlas ${source}`}, 0))`.execute(trx);
  },
  describe: async (db) => {
    const { rows } = await sql<{ server_version: string }>`show server_version`.execute(db);
    return `PostgreSQL ${rows[0]?.server_version ?? ''}`.trim();
  },
};

/**
 * Connections that end when nothing has come over them for so long: the server gives every statement up before that,
 * so the line or the server is dead, and whoever waits would wait for ever. The driver's own limit on queries would
 * leave such a connection in the pool. Limited from when the store is open: a migration may take its time.
 */
function patientSockets(limitMs: number): { open: () => Socket; beginToLimit(): void } {
  let isLimited = false;
  const opened = new Set<Socket>();
  const limit = (socket: Socket): void => {
    socket.setTimeout(limitMs, () => {
      const message = `nothing came over the connection for ${Math.round(limitMs / 1000)} s`;
      socket.destroy(Object.assign(new Error(message), { code: 'ETIMEDOUT' }));
    });
  };
  return {
    open() {
      const socket = new Socket();
      if (isLimited) limit(socket);
      else opened.add(socket);
      return socket;
    },
    beginToLimit() {
      isLimited = true;
      for (const socket of opened) limit(socket);
      opened.clear();
    },
  };
}

/** Looks whether this server will do, then migrates under a lock of the whole database. */
async function prepare(db: Kysely<StoreTables>, { name }: PostgresAddress): Promise<void> {
  const { rows } = await sql<{ version: string; encoding: string }>`
    select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding
  `.execute(db);
  const { version = '0', encoding = '' } = rows[0] ?? {};
  const major = Math.floor(Number(version) / 10_000);
  if (major < OLDEST_MAJOR) {
    throw new AppError(
      'STORE_UNAVAILABLE',
      `${name} is PostgreSQL ${major}; version ${OLDEST_MAJOR} or newer is needed`,
      { part: 'version', version: major },
    );
  }
  if (encoding !== 'UTF8') {
    throw new AppError(
      'STORE_UNAVAILABLE',
      `${name} has the encoding ${encoding}; it has to be made with UTF8`,
      {
        part: 'encoding',
        encoding,
      },
    );
  }
  await written(db, async (trx) => {
    // Another process may be at a long migration.
    await sql`set local statement_timeout = 0`.execute(trx);
    await sql`select pg_advisory_xact_lock(hashtextextended('prismatlas schema', 0))`.execute(trx);
    await migrate(trx, 'postgres');
  });
}

/**
 * In a transaction, which is begun again where the server gave it up for another one's sake, or where the connection
 * was found broken before anything was done. A connection that breaks later leaves open whether the change was made.
 */
function written<T>(
  db: Kysely<StoreTables>,
  change: (trx: Transaction<StoreTables>) => Promise<T>,
): Promise<T> {
  let isBegun = false;
  return repeated(
    () => {
      isBegun = false;
      return db.transaction().execute((trx) => {
        isBegun = true;
        return change(trx);
      });
    },
    (error) => isAborted(error) || (!isBegun && isBroken(error)),
  );
}

async function repeated<T>(work: () => Promise<T>, mayHelp: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!mayHelp(error) || attempt === ATTEMPTS) throw error;
    }
    await pause(Math.random() * 20 * 2 ** attempt);
  }
}

/** 64-bit integers as numbers: no count, size or time of ours comes near 2^53. */
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: unknown) =>
  // The overloads of pg's type differ by format alone; text is the only one used here.
  oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text');
