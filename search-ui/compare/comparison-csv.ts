import type { Comparison } from '../../schemas/compare.ts';
import { quoteCsv } from '../charts/quote-csv.ts';
import type { Labels } from '../language/labels.ts';
import type { Row } from './arrange-rows.ts';
import type { CompareState } from './compare-address.ts';

/**
 * The comparison as CSV: a count and why it is empty for each country. The citation stands in the last
 * line, so that a saved file can be cited too.
 */
export function comparisonAsCsv({
  comparison,
  rows,
  state,
  labels,
  citation,
}: {
  comparison: Comparison;
  rows: readonly Row[];
  state: CompareState;
  labels: Labels;
  citation: string;
}): string {
  const { t } = labels;
  const head = [
    'id',
    labels.facet(state.by),
    ...comparison.countries.flatMap((code) => [
      labels.country(code),
      `${labels.country(code)}: ${t('compare.state')}`,
    ]),
    t('compare.total'),
  ];
  const body = rows.map((row) => [
    row.value,
    labels.value(state.by, row.value),
    ...row.cells.flatMap((cell) => [String(cell.count), t(`cell.${cell.state}`)]),
    String(row.total),
  ]);
  return quoteCsv([head, ...body, [citation]]);
}
