import type { Kysely } from 'kysely';
import type { RecordVersion } from '../../schemas/record-version.ts';
import type { RecordKey, RecordStore } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import type { StoreTables } from '../sql/tables.ts';
import { untilChanged } from '../sql/until-changed.ts';
import { parseRecord } from './write-versions.ts';

type Records = Pick<
  RecordStore,
  'findRecord' | 'findRecords' | 'recordHistory' | 'listRecords' | 'countRecords' | 'publishedKeys'
>;

/** Keys read at once while reconciling. */
const KEYS_A_PAGE = 5000;

export const recordQueries = ({ dialect, read }: Pick<StoreAccess, 'dialect' | 'read'>): Records => ({
  findRecord: (id) =>
    read(async (db) => {
      const row = await newest(db).where('record.id', '=', id).executeTakeFirst();
      return row ? recordVersion(row) : null;
    }),

  findRecords: (ids) =>
    read(async (db) => {
      const found = new Map<string, RecordVersion>();
      for (const some of chunks(ids)) {
        const rows = await newest(db).where('record.id', 'in', some).execute();
        for (const row of rows) found.set(row.record_id, recordVersion(row));
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    }),

  recordHistory: (id) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('record_version as v')
        .select(VERSION_COLUMNS)
        .where('v.record_id', '=', id)
        .orderBy('v.version', 'desc')
        .execute();
      return rows.map(recordVersion);
    }),

  listRecords: ({ after, limit, status, source }) =>
    read(async (db) => {
      let query = newest(db);
      if (after !== undefined) query = query.where('record.id', '>', after);
      if (status !== undefined) query = query.where('record.status', '=', status);
      if (source !== undefined) query = query.where('record.source', '=', source);
      const rows = await query.orderBy('record.id').limit(limit).execute();
      return rows.map(recordVersion);
    }),

  countRecords: untilChanged({ dialect, read }, countRecords),

  async *publishedKeys() {
    // In pages: an open cursor would hold a connection, or SQLite's snapshot, for as long as the reader takes.
    let after = '';
    for (;;) {
      const page = await read((db) => publishedPage(db, after));
      yield* page;
      const last = page.at(-1);
      if (!last || page.length < KEYS_A_PAGE) return;
      after = last.id;
    }
  },
});

const countRecords = async (db: Kysely<StoreTables>): ReturnType<RecordStore['countRecords']> => {
  const rows = await db
    .selectFrom('record')
    .select((eb) => ['status', 'country', 'kind', eb.fn.countAll<number>().as('count')])
    .groupBy(['status', 'country', 'kind'])
    .orderBy('status')
    .orderBy('country')
    .orderBy('kind')
    .execute();
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
};

const publishedPage = (db: Kysely<StoreTables>, after: string): Promise<RecordKey[]> =>
  db
    .selectFrom('record')
    .select(['id', 'version', 'hash'])
    .where('status', '=', 'published')
    .where('id', '>', after)
    .orderBy('id')
    .limit(KEYS_A_PAGE)
    .execute();

export const VERSION_COLUMNS = [
  'v.record_id',
  'v.version',
  'v.status',
  'v.hash',
  'v.body',
  'v.changed_at',
  'v.changed_by',
  'v.reason',
  'v.changed_fields',
] as const;

const newest = (db: Kysely<StoreTables>) =>
  db
    .selectFrom('record')
    .innerJoin('record_version as v', (join) =>
      join.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'),
    )
    .select(VERSION_COLUMNS);

export const recordVersion = (row: StoreTables['record_version']): RecordVersion => ({
  record: parseRecord(row.body),
  version: row.version,
  status: row.status,
  hash: row.hash,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  reason: row.reason,
  // Written by `writeVersions` from a list of strings.
  changedFields: JSON.parse(row.changed_fields) as string[],
});
