import { Extraction } from '../schemas/extraction.ts';
import type { RecordKind } from '../schemas/record.ts';
import type { SourceReport } from '../schemas/run.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';

/** Makes an extraction the source's state, in one transaction with its outbox rows. */
export function makeKeepRecords({ store, blobs, log, now }: ActivityDeps): Activities['keepRecords'] {
  return async ({ source: id, batch, runId }) => {
    const source = await findSource(store, id);
    const extraction = Extraction.parse(JSON.parse(new TextDecoder().decode(await blobs.get(batch))));
    const report = await store.keepExtraction(
      extraction,
      id,
      source.publication === 'publish' ? 'published' : 'awaiting',
      { by: `pipeline ${extraction.extractorVersion}`, reason: `read from ${source.name}`, at: now() },
    );
    log.info('records kept', { runId, source: id, ...report });
    return {
      source: id,
      name: source.name,
      country: source.country,
      outcome: extraction.records.length > 0 ? 'extracted' : 'empty',
      sha256: extraction.document,
      records: countKinds(extraction.records),
      ...report,
      notes: extraction.notes.length,
      reason: extraction.records.length > 0 ? null : whyEmpty(extraction),
    };
  };
}

/** Records by kind; kinds without any are absent. */
export function countKinds(records: readonly { kind: RecordKind }[]): Partial<Record<RecordKind, number>> {
  const counts: Partial<Record<RecordKind, number>> = {};
  for (const { kind } of records) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

export function whyEmpty(extraction: Extraction): SourceReport['reason'] {
  const codes = ['CONTENT_MISSING', 'PAGE_WITHOUT_TEXT', 'NO_RECORDS'];
  const [note] = codes.flatMap((code) => extraction.notes.filter((candidate) => candidate.code === code));
  return {
    code: note?.code ?? 'NO_RECORDS',
    message: note?.message ?? 'nothing in the document reads as a record',
    hint: null,
  };
}
