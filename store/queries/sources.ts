import { canonicalJson } from '../../schemas/canonical-json.ts';
import { AppError } from '../../schemas/errors.ts';
import { Source } from '../../schemas/source.ts';
import type { RecordStore } from '../record-store.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import { untilChanged } from '../sql/until-changed.ts';

type Sources = Pick<
  RecordStore,
  'saveSource' | 'findSource' | 'listSources' | 'findValidators' | 'saveValidators'
>;

export const sourceQueries = ({ dialect, read, write }: StoreAccess): Sources => ({
  saveSource: (source) =>
    write(async (trx) => {
      const body = canonicalJson(source);
      await trx
        .insertInto('source')
        .values({ id: source.id, body })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ body }))
        .execute();
    }),

  findSource: (id) =>
    read(async (db) => {
      const row = await db.selectFrom('source').select('body').where('id', '=', id).executeTakeFirst();
      return row ? parseSource(row.body) : null;
    }),

  listSources: untilChanged({ dialect, read }, async (db) => {
    const rows = await db.selectFrom('source').select('body').orderBy('id').execute();
    return rows.map((row) => parseSource(row.body));
  }),

  findValidators: (source) =>
    read(async (db) => {
      const row = await db
        .selectFrom('source')
        .select(['etag', 'last_modified as lastModified', 'validated_sha256 as sha256'])
        .where('id', '=', source)
        .executeTakeFirst();
      return row && row.sha256 !== null ? { ...row, sha256: row.sha256 } : null;
    }),

  saveValidators: (source, { etag, lastModified, sha256 }) =>
    write(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('source')
        .set({ etag, last_modified: lastModified, validated_sha256: sha256 })
        .where('id', '=', source)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw unknownSource(source);
    }),
});

export const parseSource = (body: string): Source => Source.parse(JSON.parse(body));

export const unknownSource = (source: string): AppError =>
  new AppError('UNKNOWN_SOURCE', `the source ${source} is not kept`, { source });
