import { createHash, type Hash } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import { AppError } from '../../schemas/errors.ts';
import { parseRecord } from '../queries/write-versions.ts';
import { recordHash } from '../record-hash.ts';
import { chunks } from './chunks.ts';
import type { StoreTables } from './tables.ts';

/** A row as both engines give it. */
export const TableRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type TableRow = z.infer<typeof TableRow>;

/** Every table that holds something worth moving, after those it refers to, with the columns of its key. */
const TABLES = [
  { name: 'source', key: ['id'] },
  { name: 'document', key: ['source', 'sha256'] },
  { name: 'reading', key: ['source', 'sha256'] },
  { name: 'record', key: ['id'] },
  { name: 'record_version', key: ['record_id', 'version'] },
  { name: 'duplicate', key: ['a', 'b'] },
  { name: 'outbox', key: ['id'] },
  { name: 'run', key: ['id'] },
  { name: 'source_page', key: ['source', 'address'] },
  { name: 'link_check', key: ['url'] },
  { name: 'saved_set', key: ['id', 'version'] },
] as const satisfies readonly { name: keyof StoreTables; key: readonly string[] }[];
export type Table = (typeof TABLES)[number];
export type TableName = Table['name'];

/** How many rows a table has, and the sha256 of their canonical JSON, one a line, in the order of the key. */
export const TableSum = z.strictObject({ rows: z.int().nonnegative(), sha256: z.string() });
export type TableSum = z.infer<typeof TableSum>;
export type TableSums = Record<TableName, TableSum>;

/** Bodies have some kilobytes: a page of them has a few megabytes. */
const ROWS_A_PAGE = 500;
const ROWS_A_STATEMENT = 100;

/** All rows of a table in the order of its key, page by page. */
export async function* readTable(db: Kysely<StoreTables>, { name, key }: Table): AsyncGenerator<TableRow[]> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  let after: TableRow | undefined;
  for (;;) {
    const last = after;
    const from = last
      ? sql`where (${columns}) > (${sql.join(key.map((column) => sql.val(last[column])))})`
      : sql``;
    const { rows } = await sql<TableRow>`
      select * from ${sql.table(name)} ${from} order by ${columns} limit ${sql.lit(ROWS_A_PAGE)}
    `.execute(db);
    if (rows.length > 0) yield rows;
    after = rows.at(-1);
    if (rows.length < ROWS_A_PAGE) return;
  }
}

/** Writes rows as they were, their keys included. */
export async function writeTable(
  trx: Transaction<StoreTables>,
  name: TableName,
  rows: readonly TableRow[],
): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  for (const some of chunks(rows, ROWS_A_STATEMENT)) {
    const values = some.map((row) => sql`(${sql.join(columns.map((column) => sql.val(row[column])))})`);
    await sql`
      insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${sql.join(values)}
    `.execute(trx);
  }
}

/** Adds rows up, and looks whether each version's hash is its body's. @throws CONFLICT when one is not */
export function tableSummer(name: TableName): {
  add: (row: TableRow) => string;
  sum: () => TableSum;
} {
  const hash: Hash = createHash('sha256');
  let rows = 0;
  return {
    add(row) {
      if (name === 'record_version') proveVersion(row);
      const line = canonicalJson(row);
      hash.update(line).update('\n');
      rows++;
      return line;
    },
    sum: () => ({ rows, sha256: hash.digest('hex') }),
  };
}

function proveVersion({ record_id: id = '', version = 0, hash, body }: TableRow): void {
  if (typeof body === 'string' && recordHash(parseRecord(body)) === hash) return;
  throw new AppError('CONFLICT', `version ${version} of the record ${id} is not what its hash says`, { id });
}

export async function sumTables(db: Kysely<StoreTables>): Promise<TableSums> {
  return eachTable(async (table) => {
    const summer = tableSummer(table.name);
    for await (const rows of readTable(db, table)) for (const row of rows) summer.add(row);
    return summer.sum();
  });
}

/** One after the other, in their order. */
export async function eachTable(work: (table: Table) => Promise<TableSum>): Promise<TableSums> {
  const sums: [TableName, TableSum][] = [];
  for (const table of TABLES) sums.push([table.name, await work(table)]);
  // Every name of TABLES is among the entries.
  return Object.fromEntries(sums) as TableSums;
}

/** @throws CONFLICT naming the tables that differ */
export function proveEqual(expected: TableSums, found: TableSums, what: string): void {
  const differing = TABLES.map(({ name }) => name).filter(
    (name) => expected[name].rows !== found[name].rows || expected[name].sha256 !== found[name].sha256,
  );
  if (differing.length === 0) return;
  throw new AppError('CONFLICT', `${what}: ${differing.join(', ')}`, { tables: differing });
}

/** @throws CONFLICT when something is kept there already */
export async function refuseFilled(db: Kysely<StoreTables>, where: string): Promise<void> {
  for (const { name } of TABLES) {
    const { rows } = await sql`select 1 as one from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) {
      throw new AppError('CONFLICT', `${where} is not empty: its table ${name} has rows`, { table: name });
    }
  }
}

/** After rows with ids of their own were written, the next id has to come after them. */
export async function continueIds(
  trx: Transaction<StoreTables>,
  engine: 'sqlite' | 'postgres',
): Promise<void> {
  // SQLite's AUTOINCREMENT follows the ids that are written.
  if (engine === 'sqlite') return;
  await sql`
    select setval(pg_get_serial_sequence('outbox', 'id'), coalesce((select max(id) from outbox), 0) + 1, false)
  `.execute(trx);
}
