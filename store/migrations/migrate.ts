import { type Kysely, sql, type Transaction } from 'kysely';
import { AppError } from '../../schemas/errors.ts';
import type { StoreTables } from '../sql/tables.ts';
import { MIGRATIONS } from './all.ts';
import { COLUMN_WORDS, type Migration } from './migration.ts';

/**
 * Brings the schema up to date, in one transaction that holds the engine's lock: of several processes that open a
 * new database at once, one makes the tables and the others wait. Does nothing where nothing is missing.
 * @throws STORE_TOO_NEW when a newer Prismatlas made the schema
 */
export async function migrate(
  trx: Transaction<StoreTables>,
  engine: 'sqlite' | 'postgres',
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const words = COLUMN_WORDS[engine];
  await sql
    .raw(
      `create table if not exists store_migration (
        number integer not null primary key, name ${words.text} not null, applied_at ${words.text} not null
      )${words.strict}`,
    )
    .execute(trx);
  const reached = await schemaVersion(trx);
  refuseNewer(reached, migrations.length);
  for (const migration of migrations.slice(reached)) {
    for (const statement of migration.statements(words)) await sql.raw(statement).execute(trx);
    const { number, name } = migration;
    await trx
      .insertInto('store_migration')
      .values({ number, name, applied_at: sql`cast(current_timestamp as text)` })
      .execute();
  }
}

/** The number of the last step that was taken; 0 for none. */
export async function schemaVersion(db: Kysely<StoreTables>): Promise<number> {
  const row = await db
    .selectFrom('store_migration')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirst();
  return row?.number ?? 0;
}

function refuseNewer(reached: number, known: number): void {
  if (reached <= known) return;
  throw new AppError(
    'STORE_TOO_NEW',
    `the database has schema version ${reached}; this Prismatlas knows versions up to ${known}`,
    { schemaVersion: reached, knownVersion: known },
  );
}
