import { quoteCsv } from '../charts/quote-csv.ts';
import type { CompareState } from '../compare/compare-address.ts';
import type { Labels } from '../language/labels.ts';
import type { GapMatrix } from './gap-cells.ts';

/** The gap map as long rows: one line for each pair of values and country, empty ones with their state. */
export function gapsAsCsv(
  matrix: GapMatrix,
  countries: readonly string[],
  state: CompareState,
  labels: Labels,
): string {
  const head = [
    labels.facet(state.by),
    labels.facet(state.across),
    labels.facet('country'),
    labels.t('chart.count'),
  ];
  const body = matrix.rows.flatMap((row) =>
    row.cells.flatMap((cell) =>
      countries.map((code) => [
        labels.value(state.by, cell.row),
        labels.value(state.across, cell.column),
        labels.country(code),
        String(cell.segments.find(({ country }) => country === code)?.count ?? 0),
      ]),
    ),
  );
  return quoteCsv([head, ...body]);
}
