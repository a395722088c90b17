import type { Layout } from '../../../extract/layout.ts';
import { readRecords } from '../../../extract/readers/read-records.ts';
import { loadLanguageDetector } from '../../../extract/values/language-detector.ts';

const detectLanguage = await loadLanguageDetector();
const DOCUMENT = 'd'.repeat(64);

/** What the readers make of a layout, as of a report from Finland. */
export const read = (of: Layout, source: string | null = 'a-report') =>
  readRecords({ layout: of, country: 'FI', document: DOCUMENT, source, detectLanguage });

/** The one record of a layout. @throws where it gives none or several */
export const only = (of: Layout) => {
  const { records } = read(of);
  const [record] = records;
  if (!record || records.length !== 1) throw new Error(`expected one record, got ${records.length}`);
  return record;
};
