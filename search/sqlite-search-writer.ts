import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { RecordVersion } from '../schemas/record-version.ts';
import { SEARCH_COLUMNS } from './search-columns.ts';
import { type SearchDocument, toSearchDocument } from './search-document.ts';
import type { IndexOutcome } from './search-index.ts';
import { paddingFor } from './sqlite-search-schema.ts';

/** A version made ready outside the transaction, so that the lock is held for writing only. */
export type PreparedVersion =
  | { readonly version: RecordVersion; readonly document: SearchDocument | null; readonly reason?: never }
  | { readonly version: RecordVersion; readonly document?: never; readonly reason: string };

/** `document` is null for a version that is not published. @param analysed see `toSearchDocument` */
export function prepareVersion(version: RecordVersion, analysed?: readonly string[]): PreparedVersion {
  try {
    return { version, document: version.status === 'published' ? toSearchDocument(version, analysed) : null };
  } catch (error) {
    return { version, reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Writes into one generation of tables. The caller holds the transaction. */
export interface SearchWriter {
  /** Whether a row changed. Older versions, and equal ones that stand there already, change nothing. */
  write(prepared: PreparedVersion, stamp: number): { outcome: IndexOutcome; hasChanged: boolean };
  /** Takes records out; a later version of any number may come back. */
  remove(id: string, stamp: number): boolean;
}

export function makeSearchWriter(db: DatabaseSync, number: number): SearchWriter {
  const find = db.prepare(`SELECT doc, version, hash, is_live FROM search_documents_${number} WHERE id = ?`);
  const put = db.prepare(`
    INSERT INTO search_documents_${number}
      (id, version, hash, is_live, stamp, kind, country, language, source, concepts, years, sort_year, sort_title, added)
    VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, hash = excluded.hash, is_live = 1, stamp = excluded.stamp,
      kind = excluded.kind, country = excluded.country, language = excluded.language, source = excluded.source,
      concepts = excluded.concepts, years = excluded.years, sort_year = excluded.sort_year,
      sort_title = excluded.sort_title, added = excluded.added`);
  const bury = db.prepare(`
    INSERT INTO search_documents_${number}
      (id, version, hash, is_live, stamp, kind, country, language, source, concepts, years, sort_year, sort_title, added)
    VALUES (?, ?, ?, 0, ?, '', '', '', NULL, '', '', NULL, '', '')
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, hash = excluded.hash, is_live = 0, stamp = excluded.stamp`);
  const putBody = db.prepare(`INSERT OR REPLACE INTO search_bodies_${number} (doc, body) VALUES (?, ?)`);
  const dropBody = db.prepare(`DELETE FROM search_bodies_${number} WHERE doc = ?`);
  const dropWords = db.prepare(`DELETE FROM search_words_${number} WHERE rowid = ?`);
  const putWords = db.prepare(
    `INSERT INTO search_words_${number} (rowid, ${SEARCH_COLUMNS.map((column) => `"${column}"`).join(', ')}, padding)
     VALUES (?, ${SEARCH_COLUMNS.map(() => '?').join(', ')}, ?)`,
  );

  return {
    write(prepared, stamp) {
      const { version: row, document } = prepared;
      const { id } = row.record;
      if (prepared.reason !== undefined)
        return { outcome: { id, result: 'rejected', reason: prepared.reason }, hasChanged: false };
      const kept = existing(find, id);
      if (kept && kept.version > row.version) return { outcome: { id, result: 'older' }, hasChanged: false };
      const isSame =
        kept?.version === row.version && kept.hash === row.hash && kept.isLive === (document !== null);
      const outcome: IndexOutcome = { id, result: document ? 'indexed' : 'removed' };
      if (isSame) return { outcome, hasChanged: false };
      if (kept?.isLive) dropWords.run(kept.doc);
      if (!document) {
        bury.run(id, row.version, row.hash, stamp);
        if (kept) dropBody.run(kept.doc);
        return { outcome, hasChanged: true };
      }
      const { body, text } = document;
      // RETURNING would say it too, but SQLite makes a table for that: a third of the time of a write.
      const { lastInsertRowid } = put.run(
        id,
        document.version,
        document.hash,
        stamp,
        body.kind,
        body.country,
        body.language,
        body.source,
        body.concepts.join(' '),
        document.years,
        document.sortYear,
        document.sortTitle,
        document.added,
      );
      const doc = kept?.doc ?? lastInsertRowid;
      putBody.run(doc, JSON.stringify(body));
      putWords.run(doc, ...SEARCH_COLUMNS.map((column) => text[column] ?? ''), paddingFor(text));
      return { outcome, hasChanged: true };
    },
    remove(id, stamp) {
      const kept = existing(find, id);
      if (!kept || (!kept.isLive && kept.version === 0)) return false;
      if (kept.isLive) dropWords.run(kept.doc);
      dropBody.run(kept.doc);
      bury.run(id, 0, '', stamp);
      return true;
    },
  };
}

function existing(
  find: StatementSync,
  id: string,
): { doc: number; version: number; hash: string; isLive: boolean } | null {
  const row = find.get(id);
  if (!row) return null;
  return {
    doc: Number(row.doc),
    version: Number(row.version),
    hash: String(row.hash),
    isLive: row.is_live === 1,
  };
}
