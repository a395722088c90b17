import type { Coverage } from '../api/emptiness.ts';
import type { RecordStore } from '../store/record-store.ts';

/**
 * What tells an empty cell's reason, as a file: which kinds each country's reports hold a section for, and which kinds
 * have records of which status. How many are not published is nobody's business, so it is left out.
 */
export interface CoverageFile {
  readonly reports: readonly { source: { country: string }; kinds: readonly string[] }[];
  readonly held: Coverage['held'];
}

export async function coverageFile(
  store: Pick<RecordStore, 'listReports' | 'countRecords'>,
): Promise<CoverageFile> {
  const [reports, held] = await Promise.all([store.listReports(), store.countRecords()]);
  return {
    reports: reports.map(({ source, kinds }) => ({ source: { country: source.country }, kinds })),
    held: held.map(({ status, country, kind }) => ({ status, country, kind, count: 1 })),
  };
}
