import type { AtlasRecord } from '../../schemas/record.ts';

/** A small whole record; a test names what it changes. */
export const aRecord = (change: Partial<AtlasRecord> = {}): AtlasRecord => ({
  id: 'study_0123456789abcdef',
  kind: 'study',
  country: 'SI',
  no: '1',
  fields: { authors: 'Kovač and Kos', purpose: 'To learn how schools notice children at risk.' },
  links: ['https://example.org/a_b?c=1&d=2'],
  year: 2023,
  period: null,
  figures: [],
  language: 'en',
  fieldLanguages: {},
  concepts: [{ id: 'audience/children', field: 'purpose', quote: 'children' }],
  evidence: {},
  confidence: {},
  notes: [],
  document: 'a'.repeat(64),
  source: 'si-report',
  ...change,
});

export const CONTEXT = {
  sourceName: 'National report: Slovenia',
  publisher: 'A University',
  permalink: 'https://atlas.example/r/study_0123456789abcdef',
};
