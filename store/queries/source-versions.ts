import type { RecordStore } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import { recordVersion, VERSION_COLUMNS } from './records.ts';

type SourceVersions = Pick<RecordStore, 'listSourceVersions' | 'findVersions'>;

/** SQLite takes conditions nested 1,000 deep, and each `or` is one. */
const KEYS_A_STATEMENT = 200;

export const sourceVersionQueries = ({ read }: Pick<StoreAccess, 'read'>): SourceVersions => ({
  listSourceVersions: (source) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('record')
        .innerJoin('record_version as v', 'v.record_id', 'record.id')
        .select(['v.record_id', 'v.version', 'v.status', 'v.changed_at', 'v.changed_by', 'v.reason'])
        .select('v.changed_fields')
        .where('record.source', '=', source)
        .orderBy('v.record_id')
        .orderBy('v.version')
        .execute();
      return rows.map((row) => ({
        recordId: row.record_id,
        version: row.version,
        status: row.status,
        changedAt: row.changed_at,
        changedBy: row.changed_by,
        reason: row.reason,
        // A list of strings in canonical JSON: parsing 100,000 of them only to see whether there is one is not needed.
        hasChangedFields: row.changed_fields !== '[]',
      }));
    }),

  findVersions: (keys) =>
    read(async (db) => {
      const found = new Map<string, ReturnType<typeof recordVersion>>();
      for (const some of chunks(keys, KEYS_A_STATEMENT)) {
        const rows = await db
          .selectFrom('record_version as v')
          .select(VERSION_COLUMNS)
          .where((eb) =>
            eb.or(
              some.map(({ recordId, version }) =>
                eb.and([eb('v.record_id', '=', recordId), eb('v.version', '=', version)]),
              ),
            ),
          )
          .execute();
        for (const row of rows) found.set(`${row.record_id} ${row.version}`, recordVersion(row));
      }
      return keys.flatMap(({ recordId, version }) => found.get(`${recordId} ${version}`) ?? []);
    }),
});
