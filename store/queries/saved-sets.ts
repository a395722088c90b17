import { canonicalJson } from '../../schemas/canonical-json.ts';
import { AppError } from '../../schemas/errors.ts';
import { type KeptSet, SavedSetInput } from '../../schemas/saved-set.ts';
import type { RecordStore } from '../record-store.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import type { StoreTables } from '../sql/tables.ts';

type SavedSets = Pick<RecordStore, 'saveSet' | 'findSet' | 'listSetVersions' | 'deleteSet'>;

/** Earlier versions of a set that stay readable. */
const KEPT_VERSIONS = 20;

export const savedSetQueries = ({ dialect, read, write }: StoreAccess): SavedSets => ({
  saveSet: (set) =>
    write(async (trx) => {
      await dialect.lockSource(trx, `set ${set.id}`);
      const newest = await trx
        .selectFrom('saved_set')
        .select('version')
        .where('id', '=', set.id)
        .orderBy('version', 'desc')
        .limit(1)
        .executeTakeFirst();
      // Version 1 of a set that is there, or a later one of a set that was deleted or changed meanwhile.
      if ((newest?.version ?? 0) !== set.version - 1)
        throw new AppError('CONFLICT', `the set has changed: it is at version ${newest?.version ?? 0}`, {
          version: newest?.version ?? 0,
        });
      await trx
        .insertInto('saved_set')
        .values({
          id: set.id,
          version: set.version,
          key_hash: set.keyHash,
          content: canonicalJson(set.content),
          changed_at: set.changedAt,
        })
        .execute();
      await trx
        .deleteFrom('saved_set')
        .where('id', '=', set.id)
        .where('version', '<=', set.version - KEPT_VERSIONS)
        .execute();
    }),

  findSet: (id, version) =>
    read(async (db) => {
      let query = db.selectFrom('saved_set').selectAll().where('id', '=', id);
      if (version !== undefined) query = query.where('version', '=', version);
      const row = await query.orderBy('version', 'desc').limit(1).executeTakeFirst();
      return row ? keptSet(row) : null;
    }),

  listSetVersions: (id) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('saved_set')
        .select(['version', 'changed_at'])
        .where('id', '=', id)
        .orderBy('version', 'desc')
        .execute();
      return rows.map((row) => ({ version: row.version, changedAt: row.changed_at }));
    }),

  deleteSet: (id) =>
    write(async (trx) => {
      await trx.deleteFrom('saved_set').where('id', '=', id).execute();
    }),
});

const keptSet = (row: StoreTables['saved_set']): KeptSet => ({
  id: row.id,
  version: row.version,
  keyHash: row.key_hash,
  content: SavedSetInput.parse(JSON.parse(row.content)),
  changedAt: row.changed_at,
});
