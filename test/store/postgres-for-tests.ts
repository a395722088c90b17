import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';

/** Where tests find PostgreSQL: DATABASE_URL, else the server that `npm run services` started; null: nowhere. */
export const POSTGRES_URL = process.env.DATABASE_URL || urlOfServices();

/** What a test file says of the tests it leaves out. */
export const WITHOUT_POSTGRES = 'PostgreSQL is left out: no DATABASE_URL, and `npm run services` has not run';

function urlOfServices(): string | null {
  try {
    const env = readFileSync(resolve(import.meta.dirname, '../../data/services/env'), 'utf8');
    return /^DATABASE_URL=(.+)$/m.exec(env)?.[1] ?? null;
  } catch {
    return null;
  }
}

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
