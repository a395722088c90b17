/**
 * Fills the record store of a data folder with generated records, a source to every two thousand. The index is left
 * empty: the server builds it when it starts. `node bench/portal-fixtures.ts FOLDER SIZE`
 */
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../runtime/config.ts';
import { loadVocabularies } from '../runtime/corpus.ts';
import type { AtlasRecord } from '../schemas/record.ts';
import { fileBlobStore } from '../store/file-blob-store.ts';
import { openSqliteRecordStore } from '../store/sqlite-record-store.ts';
import { generateRecord } from '../test/support/search-records.ts';

const PER_SOURCE = 2000;
const AT = '2026-01-15T10:00:00.000Z';

const [folder = '', size = '0'] = process.argv.slice(2);
const vocabularies = await loadVocabularies(join(PACKAGE_ROOT, 'corpus'));
const blobs = fileBlobStore(join(folder, 'blobs'));
const store = await openSqliteRecordStore({ path: join(folder, 'prismatlas.sqlite') });
const byCountry = new Map<string, AtlasRecord[]>();
for (let number = 0; number < Number(size); number += 1) {
  const record = withOwnConcepts(generateRecord(number), number);
  const held = byCountry.get(record.country) ?? [];
  held.push(record);
  byCountry.set(record.country, held);
}
for (const [country, records] of byCountry)
  for (let first = 0; first < records.length; first += PER_SOURCE) {
    const source = `generated-${country.toLowerCase()}-${first / PER_SOURCE + 1}`;
    const sha256 = await blobs.put(new TextEncoder().encode(source));
    await keep(source, country, sha256, records.slice(first, first + PER_SOURCE));
  }
// The rebuild takes every record; nothing is left to deliver one by one.
for (;;) {
  const due = await store.claimOutbox('bench', 10_000, 60_000);
  if (due.length === 0) break;
  await store.settleOutbox(due.map(({ id }) => id));
}
await store.close();

async function keep(
  source: string,
  country: string,
  sha256: string,
  records: readonly AtlasRecord[],
): Promise<void> {
  await store.saveSource({
    id: source,
    name: `Generated report ${source}`,
    country,
    language: 'en',
    path: `corpus/documents/${source}.txt`,
    mediaType: 'text/plain',
    reader: 'auto',
    licence: 'CC-BY-4.0',
    publication: 'publish',
    origin: 'adhoc',
  });
  await store.saveDocument({
    sha256,
    source,
    country,
    mediaType: 'text/plain',
    sizeBytes: source.length,
    location: `${source}.txt`,
    fetchedAt: AT,
    state: 'fetched',
    reason: null,
    pageCount: null,
    recordCount: 0,
    noteCount: 0,
    extractorVersion: null,
  });
  await store.keepExtraction(
    {
      document: sha256,
      source,
      country,
      mediaType: 'text/plain',
      language: 'en',
      extractorVersion: 'bench',
      pageCount: null,
      records: records.map((record) => ({ ...record, source, document: sha256 })),
      notes: [],
      searchStatement: null,
      statistics: [],
    },
    source,
    'published',
    { by: 'pipeline', reason: 'generated', at: AT },
  );
}

/** The same record with concepts of the vocabularies that the portal really has, the first ones most often. */
function withOwnConcepts(record: AtlasRecord, number: number): AtlasRecord {
  const concepts = record.concepts.map((mention, at) => {
    const own = vocabularies.find(({ id }) => mention.id.startsWith(`${id}/`));
    if (!own) return mention;
    const share = (((number * 31 + at * 17) % 101) / 101) ** 2;
    const concept = own.concepts[Math.floor(share * own.concepts.length)];
    return concept ? { ...mention, id: `${own.id}/${concept.id}` } : mention;
  });
  return { ...record, concepts };
}
