import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../runtime/config.ts';
import type { Services } from '../../runtime/services.ts';
import { silentLog } from '../../schemas/log.ts';
import { type AtlasRecord, RECORD_KINDS, type RecordKind } from '../../schemas/record.ts';
import type { Vocabulary } from '../../schemas/vocabulary.ts';
import { openSqliteSearchIndex } from '../../search/sqlite-search-index.ts';
import { memoryBlobStore } from '../../store/memory-blob-store.ts';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';

const NOW = '2026-01-15T10:00:00.000Z';

export const TEST_VOCABULARIES: readonly Vocabulary[] = [
  {
    id: 'exploitation',
    labels: labels('Form of exploitation'),
    concepts: [
      { id: 'labour', labels: labels('Labour exploitation'), synonyms: {} },
      { id: 'begging', labels: labels('Forced begging'), synonyms: {} },
    ],
  },
  {
    id: 'design',
    labels: labels('Study design'),
    fields: ['studyType'],
    concepts: [{ id: 'qualitative', labels: labels('Qualitative study'), synonyms: {} }],
  },
];

function labels(text: string): Vocabulary['labels'] {
  return { en: text, sl: text, nl: text, fr: text, fi: text, it: text, es: text };
}

export interface RecordSketch {
  readonly kind: RecordKind;
  readonly fields: AtlasRecord['fields'];
  readonly concepts?: readonly string[];
  readonly year?: number;
  readonly period?: AtlasRecord['period'];
  readonly links?: readonly string[];
}

/** A real embedded store and index in a folder of their own, without pipeline; `keep` puts records in and indexes them. */
export async function openEmbeddedAtlas(): Promise<{
  services: Services;
  keep(
    source: string,
    country: string,
    sketches: readonly RecordSketch[],
    status?: 'published' | 'awaiting',
  ): Promise<AtlasRecord[]>;
  close(): Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'prismatlas-test-'));
  const path = join(folder, 'prismatlas.sqlite');
  const store = await openSqliteRecordStore({ path });
  const search = await openSqliteSearchIndex({ path, vocabularies: TEST_VOCABULARIES });
  const blobs = memoryBlobStore();
  const close = async () => {
    await search.close();
    await store.close();
    await rm(folder, { recursive: true });
  };
  const absent = (name: string) => (): never => {
    throw new Error(`${name} is not part of this test`);
  };
  const services: Services = {
    config: loadConfig({ PRISMATLAS_DATA: folder }),
    log: silentLog,
    clock: { now: () => new Date(NOW) },
    store,
    blobs,
    search,
    vocabularies: TEST_VOCABULARIES,
    sources: [],
    get extraction() {
      return absent('extraction')();
    },
    reconcile: absent('reconcile'),
    get activities() {
      return absent('activities')();
    },
    get runner() {
      return absent('runner')();
    },
    close,
  };

  return {
    services,
    close,
    async keep(source, country, sketches, status = 'published') {
      await store.saveSource({
        id: source,
        name: `Report ${source}`,
        country,
        language: 'en',
        path: `corpus/documents/${source}.txt`,
        mediaType: 'text/plain',
        reader: 'auto',
        licence: 'CC-BY-4.0',
        publisher: 'A University',
        publication: 'publish',
        origin: 'corpus',
      });
      const text = JSON.stringify(sketches);
      const sha256 = await blobs.put(new TextEncoder().encode(text));
      await store.saveDocument({
        sha256,
        source,
        country,
        mediaType: 'text/plain',
        sizeBytes: text.length,
        location: `/somewhere/private/${source}.txt`,
        fetchedAt: NOW,
        state: 'fetched',
        reason: null,
        pageCount: null,
        recordCount: 0,
        noteCount: 0,
        extractorVersion: null,
      });
      const records = sketches.map((sketch) => record(sketch, source, country, sha256));
      await store.keepExtraction(
        {
          document: sha256,
          source,
          country,
          mediaType: 'text/plain',
          language: 'en',
          extractorVersion: 'test',
          pageCount: null,
          records,
          notes: [],
          searchStatement: null,
          statistics: [],
        },
        source,
        status,
        { by: 'pipeline', reason: 'read from its report', at: NOW },
      );
      await search.index(await store.findRecords(records.map(({ id }) => id)));
      await search.refresh();
      return records;
    },
  };
}

function record(sketch: RecordSketch, source: string, country: string, document: string): AtlasRecord {
  const name = createHash('sha256')
    .update(`${source} ${JSON.stringify(sketch.fields)}`)
    .digest('hex')
    .slice(0, 16);
  return {
    id: `${RECORD_KINDS.find((kind) => kind === sketch.kind)}_${name}`,
    kind: sketch.kind,
    country,
    no: null,
    fields: sketch.fields,
    links: [...(sketch.links ?? [])],
    year: sketch.year ?? null,
    period: sketch.period ?? null,
    figures: [],
    language: 'en',
    fieldLanguages: {},
    concepts: (sketch.concepts ?? []).map((id) => ({ id, field: 'title', quote: id })),
    evidence: {},
    confidence: {},
    notes: [],
    document,
    source,
  };
}
