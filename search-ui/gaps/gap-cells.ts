import type { CellState, Comparison } from '../../schemas/compare.ts';

export interface GapCell {
  readonly row: string;
  readonly column: string;
  readonly total: number;
  readonly state: CellState;
  /** Countries with records here, in the order of the comparison. */
  readonly segments: readonly { country: string; count: number }[];
}

export interface GapMatrix {
  readonly rows: readonly { value: string; total: number; cells: readonly GapCell[] }[];
  readonly columns: readonly { value: string; total: number }[];
  readonly largest: number;
}

const REPORTED_LAST = (a: { value: string }, b: { value: string }) =>
  Number(a.value === 'not-reported') - Number(b.value === 'not-reported');

/** Dimension by dimension, from a comparison whose cells are split by the second one. Both axes by total. */
export function gapMatrix(comparison: Comparison): GapMatrix {
  const totals = new Map<string, number>();
  for (const row of comparison.rows)
    for (const cell of row.cells)
      for (const [value, count] of Object.entries(cell.segments ?? {}))
        totals.set(value, (totals.get(value) ?? 0) + count);
  const columns = [...totals]
    .map(([value, total]) => ({ value, total }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => REPORTED_LAST(a, b) || b.total - a.total);
  const rows = comparison.rows
    .filter((row) => row.total > 0)
    .sort((a, b) => REPORTED_LAST(a, b) || b.total - a.total)
    .map((row) => ({
      value: row.value,
      total: row.total,
      cells: columns.map(({ value }): GapCell => {
        const segments = row.cells
          .map((cell) => ({ country: cell.country, count: cell.segments?.[value] ?? 0 }))
          .filter(({ count }) => count > 0);
        const total = segments.reduce((sum, { count }) => sum + count, 0);
        return {
          row: row.value,
          column: value,
          total,
          segments,
          state: total > 0 ? 'counted' : stateOfGap(row),
        };
      }),
    }));
  const largest = Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.total)));
  return { rows, columns, largest };
}

/** Nothing here: found nothing, wherever one country was searched for this row; else why it was not. */
function stateOfGap(row: Comparison['rows'][number]): CellState {
  const states = row.cells.map((cell) => (cell.state === 'counted' ? 'none-found' : cell.state));
  if (states.includes('none-found')) return 'none-found';
  return states[0] ?? 'not-searched';
}

/** The gap between the row and the column that have most records otherwise; null where every pair has some. */
export function largestGap(matrix: GapMatrix): GapCell | null {
  const weight = new Map(matrix.columns.map(({ value, total }) => [value, total]));
  const gaps = matrix.rows.flatMap((row) =>
    row.cells
      .filter(
        (cell) =>
          cell.state === 'none-found' && cell.row !== 'not-reported' && cell.column !== 'not-reported',
      )
      .map((cell) => ({ cell, weight: Math.min(row.total, weight.get(cell.column) ?? 0) })),
  );
  return gaps.sort((a, b) => b.weight - a.weight)[0]?.cell ?? null;
}
