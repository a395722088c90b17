import type { CompareDimension, CompareQuery } from './compare.ts';
import { searchToParameters } from './search-parameters.ts';

/** What the rows are unless an address says it. */
export const USUAL_ROWS: CompareDimension = 'exploitation';

/** What the columns of a gap map are unless its address says it. */
export const usualColumns = (rows: CompareDimension): CompareDimension =>
  rows === 'audience' ? USUAL_ROWS : 'audience';

/** A comparison as the API is asked for it: equal comparisons have equal addresses. */
export function comparisonToParameters(
  comparison: Pick<CompareQuery, 'by' | 'across' | 'q' | 'filters' | 'yearFrom' | 'yearTo'> & {
    readonly countries: readonly string[];
  },
): URLSearchParams {
  const { countries, by, across, ...search } = comparison;
  const out = new URLSearchParams();
  // The order in which they stand is the order of the columns.
  for (const code of countries) out.append('country', code);
  out.set('by', by);
  if (across !== undefined) out.set('across', across);
  for (const [name, value] of searchToParameters(search)) out.append(name, value);
  return out;
}
