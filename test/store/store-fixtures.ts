import type { SourceDocument } from '../../schemas/document.ts';
import type { Extraction } from '../../schemas/extraction.ts';
import type { AtlasRecord } from '../../schemas/record.ts';
import type { Run, SourceReport } from '../../schemas/run.ts';
import type { Source } from '../../schemas/source.ts';
import type { Change } from '../../store/record-store.ts';

export const SHA_A = 'a'.repeat(64);
export const SHA_B = 'b'.repeat(64);
export const SHA_C = 'c'.repeat(64);

export const CHANGE: Change = {
  by: 'pipeline/1',
  reason: 'A new edition was read.',
  at: '2026-03-01T10:00:00.000Z',
};

export const source = (id: string, over: Partial<Source> = {}): Source => ({
  id,
  name: `Report of ${id}`,
  country: 'SI',
  language: 'sl',
  path: `corpus/documents/${id}.pdf`,
  mediaType: 'application/pdf',
  reader: 'auto',
  licence: 'CC BY 4.0',
  publication: 'publish',
  origin: 'corpus',
  ...over,
});

export const document = (of: string, sha256: string, over: Partial<SourceDocument> = {}): SourceDocument => ({
  sha256,
  source: of,
  country: 'SI',
  mediaType: 'application/pdf',
  sizeBytes: 1234,
  location: `${of}.pdf`,
  fetchedAt: '2026-02-28T08:30:00.000Z',
  state: 'fetched',
  reason: null,
  pageCount: null,
  recordCount: 0,
  noteCount: 0,
  extractorVersion: null,
  ...over,
});

/** A study whose id follows from `number`. */
export const study = (number: number, over: Partial<AtlasRecord> = {}): AtlasRecord => ({
  id: `study_${number.toString(16).padStart(16, '0')}`,
  kind: 'study',
  country: 'SI',
  no: String(number),
  fields: { authors: `Author ${number}`, title: `Title ${number}`, findings: 'Ključ, 58 delavnic.' },
  links: [`https://example.org/${number}`],
  year: 2019,
  period: null,
  figures: [{ value: 58, of: 'delavnic', quote: '58 delavnic' }],
  language: 'sl',
  fieldLanguages: {},
  concepts: [],
  evidence: {
    title: [{ place: { type: 'box', page: 3, bbox: [10, 20.5, 200, 40] }, quote: `Title ${number}` }],
  },
  confidence: { title: 0.98 },
  notes: [],
  document: SHA_A,
  source: null,
  ...over,
});

export const extraction = (records: readonly AtlasRecord[], over: Partial<Extraction> = {}): Extraction => ({
  document: SHA_A,
  source: null,
  country: 'SI',
  mediaType: 'application/pdf',
  language: 'sl',
  extractorVersion: '1',
  pageCount: 12,
  records: records.map((record) => ({ ...record, document: over.document ?? SHA_A })),
  notes: [],
  searchStatement: null,
  statistics: [],
  ...over,
});

export const run = (id: string, over: Partial<Run> = {}): Run => ({
  id,
  kind: 'ingest',
  state: 'running',
  startedAt: '2026-03-01T10:00:00.000Z',
  finishedAt: null,
  startedBy: 'cli',
  sources: [],
  ...over,
});

export const sourceReport = (of: string): SourceReport => ({
  source: of,
  name: `Report of ${of}`,
  country: 'SI',
  outcome: 'extracted',
  sha256: SHA_A,
  records: { study: 2 },
  created: 2,
  changed: 0,
  unchanged: 0,
  withdrawn: 0,
  notes: 0,
  reason: null,
});
