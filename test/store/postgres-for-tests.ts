import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { serviceVariable } from './service-variable.ts';

/** Where tests find PostgreSQL; null: nowhere. */
export const POSTGRES_URL = await serviceVariable('DATABASE_URL');

/** What a test file says of the tests it leaves out. */
export const WITHOUT_POSTGRES = 'PostgreSQL is left out: no DATABASE_URL, and `npm run services` has not run';

/** A schema of its own in the tests' database: `url` leads to it, `wipe` empties it, `drop` removes it. */
export function postgresSchema(base: string): {
  url: string;
  wipe: () => Promise<void>;
  drop: () => Promise<void>;
} {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = new URL(base);
  url.searchParams.set('options', `-c search_path=${name}`);
  const run = async (...statements: string[]) => {
    const client = new pg.Client({ connectionString: base });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const dropping = `drop schema if exists ${name} cascade`;
  return {
    url: url.href,
    wipe: () => run('set client_min_messages = warning', dropping, `create schema ${name}`),
    drop: () => run('set client_min_messages = warning', dropping),
  };
}
