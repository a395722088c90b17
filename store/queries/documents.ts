import type { Kysely, Selectable } from 'kysely';
import { z } from 'zod';
import type { SourceDocument } from '../../schemas/document.ts';
import { AppError } from '../../schemas/errors.ts';
import { Note } from '../../schemas/note.ts';
import type { RecordStore } from '../record-store.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import type { StoreTables } from '../sql/tables.ts';
import { unknownSource } from './sources.ts';

type Documents = Pick<
  RecordStore,
  'saveDocument' | 'findDocument' | 'currentDocument' | 'listDocuments' | 'listNotes' | 'quarantineDocument'
>;

export const documentQueries = ({ dialect, read, write }: StoreAccess): Documents => ({
  saveDocument: (document) =>
    write(async (trx) => {
      await dialect.lockSource(trx, document.source);
      const source = await trx
        .selectFrom('source')
        .select('id')
        .where('id', '=', document.source)
        .executeTakeFirst();
      if (!source) throw unknownSource(document.source);
      await trx
        .insertInto('document')
        .values(documentRow(document))
        .onConflict((conflict) => conflict.columns(['source', 'sha256']).doNothing())
        .execute();
      const kept = await selectDocument(trx, document.source, document.sha256);
      return sourceDocument(kept ?? documentRow(document));
    }),

  findDocument: (sha256, source) =>
    read(async (db) => {
      let query = db.selectFrom('document').selectAll().where('sha256', '=', sha256);
      if (source !== undefined) query = query.where('source', '=', source);
      const row = await query.orderBy('fetched_at', 'desc').orderBy('source').limit(1).executeTakeFirst();
      return row ? sourceDocument(row) : null;
    }),

  currentDocument: (source) =>
    read(async (db) => {
      const row = await db
        .selectFrom('source')
        .innerJoin('document', (join) =>
          join
            .onRef('document.source', '=', 'source.id')
            .onRef('document.sha256', '=', 'source.current_document'),
        )
        .selectAll('document')
        .where('source.id', '=', source)
        .executeTakeFirst();
      return row ? sourceDocument(row) : null;
    }),

  listDocuments: (filter = {}) =>
    read(async (db) => {
      let query = db.selectFrom('document').selectAll();
      if (filter.source !== undefined) query = query.where('source', '=', filter.source);
      if (filter.country !== undefined) query = query.where('country', '=', filter.country);
      if (filter.state !== undefined) query = query.where('state', '=', filter.state);
      const rows = await query.orderBy('source').orderBy('fetched_at', 'desc').orderBy('sha256').execute();
      return rows.map(sourceDocument);
    }),

  listNotes: (source, sha256) =>
    read(async (db) => {
      const row = await db
        .selectFrom('reading')
        .select('notes')
        .where('source', '=', source)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      return row ? z.array(Note).parse(JSON.parse(row.notes)) : [];
    }),

  quarantineDocument: (source, sha256, reason) =>
    write(async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('document')
        .set({ state: 'quarantined', reason: plainText(reason) })
        .where('source', '=', source)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw unknownDocument(source, sha256);
    }),
});

export const selectDocument = (db: Kysely<StoreTables>, source: string, sha256: string) =>
  db
    .selectFrom('document')
    .selectAll()
    .where('source', '=', source)
    .where('sha256', '=', sha256)
    .executeTakeFirst();

export const unknownDocument = (source: string, sha256: string): AppError =>
  new AppError('NOT_FOUND', `the source ${source} has no document ${sha256}`, { source, sha256 });

/** PostgreSQL's text cannot hold U+0000, and neither engine half of a surrogate pair: both become U+FFFD. */
export const plainText = (text: string): string => text.replaceAll('\0', '\uFFFD').toWellFormed();

const documentRow = (document: SourceDocument): Selectable<StoreTables['document']> => ({
  source: document.source,
  sha256: document.sha256,
  country: document.country,
  media_type: document.mediaType,
  size_bytes: document.sizeBytes,
  location: plainText(document.location),
  fetched_at: document.fetchedAt,
  state: document.state,
  reason: document.reason === null ? null : plainText(document.reason),
  page_count: document.pageCount,
  record_count: document.recordCount,
  note_count: document.noteCount,
  extractor_version: document.extractorVersion,
});

export const sourceDocument = (row: Selectable<StoreTables['document']>): SourceDocument => ({
  sha256: row.sha256,
  source: row.source,
  country: row.country,
  mediaType: row.media_type,
  sizeBytes: row.size_bytes,
  location: row.location,
  fetchedAt: row.fetched_at,
  state: row.state,
  reason: row.reason,
  pageCount: row.page_count,
  recordCount: row.record_count,
  noteCount: row.note_count,
  extractorVersion: row.extractor_version,
});
