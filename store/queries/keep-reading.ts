import type { Transaction } from 'kysely';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { Extraction } from '../../schemas/extraction.ts';
import { NOTE_CODES } from '../../schemas/note.ts';
import type { StoreTables } from '../sql/tables.ts';
import { plainText } from './documents.ts';

/** What the notes of a document without records may say about why, the most telling first. */
const REASONS_FOR_NONE = ['CONTENT_MISSING', 'PAGE_WITHOUT_TEXT', 'NO_RECORDS'] as const;

/** The document's new state, and what was read beside its records. */
export async function keepReading(
  trx: Transaction<StoreTables>,
  extraction: Extraction,
  source: string,
): Promise<void> {
  const { document: sha256, records, notes } = extraction;
  await trx
    .updateTable('document')
    .set({
      state: records.length > 0 ? 'extracted' : 'empty',
      reason: records.length > 0 ? null : reasonForNone(extraction),
      page_count: extraction.pageCount,
      record_count: records.length,
      note_count: notes.length + records.reduce((sum, record) => sum + record.notes.length, 0),
      extractor_version: extraction.extractorVersion,
    })
    .where('source', '=', source)
    .where('sha256', '=', sha256)
    .execute();
  const reading = {
    notes: canonicalJson(notes),
    search_statement: canonicalJson(extraction.searchStatement),
    statistics: canonicalJson(extraction.statistics),
    kinds: canonicalJson([...new Set(records.map((record) => record.kind))]),
  };
  await trx
    .insertInto('reading')
    .values({ source, sha256, ...reading })
    .onConflict((conflict) => conflict.columns(['source', 'sha256']).doUpdateSet(reading))
    .execute();
}

function reasonForNone({ notes }: Extraction): string {
  for (const code of REASONS_FOR_NONE) {
    const note = notes.find((some) => some.code === code);
    if (note) return plainText(`${code}: ${note.message}`);
  }
  return `NO_RECORDS: ${NOTE_CODES.NO_RECORDS}`;
}
