import { AppError } from '../../schemas/errors.ts';

/** A database's address in words that may be shown: without the password. */
export interface PostgresAddress {
  readonly user: string;
  readonly host: string;
  readonly database: string;
  /** `database on host:port`. */
  readonly name: string;
}

/** @throws CONFIG_INVALID; the message never holds the URL, which may hold a password */
export function parsePostgresUrl(text: string): PostgresAddress {
  const url = URL.parse(text);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new AppError(
      'CONFIG_INVALID',
      'DATABASE_URL is not of the form postgresql://user:password@host:port/database',
      { variable: 'DATABASE_URL' },
    );
  }
  const socket = url.searchParams.get('host');
  const host = socket ?? `${url.hostname || 'localhost'}:${url.port || '5432'}`;
  const user = decodeURIComponent(url.username);
  const database = decodeURIComponent(url.pathname.slice(1)) || user;
  return { user, host, database, name: `${database} on ${host}` };
}
