import type { CellState, Comparison } from '../../schemas/compare.ts';
import { orderAlike } from '../charts/likeness.ts';

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

/** How a map is laid out beyond what the comparison says. */
export interface GapArrangement {
  /** Like rows and like columns side by side, instead of both axes by total. */
  readonly isClustered?: boolean;
  /** Values that are to be there though no record has them. */
  readonly rows?: readonly string[];
  readonly columns?: readonly string[];
}

/** Dimension by dimension, from a comparison whose cells are split by the second one. */
export function gapMatrix(comparison: Comparison, arrangement: GapArrangement = {}): GapMatrix {
  const counted = countedMatrix(withEmptyRows(comparison, arrangement.rows ?? []), arrangement.columns ?? []);
  return arrangement.isClustered ? clustered(counted) : counted;
}

/** An empty cell of a concept says of a country the same for every concept: whether it was looked for at all. */
function withEmptyRows(comparison: Comparison, values: readonly string[]): Comparison {
  const known = new Set(comparison.rows.filter((row) => row.total > 0).map((row) => row.value));
  const cells = comparison.countries.map((country) => {
    const empty = comparison.rows
      .map((row) => row.cells.find((cell) => cell.country === country))
      .find((cell) => cell && cell.state !== 'counted');
    return { country, count: 0, state: empty?.state ?? ('none-found' as const), segments: {} };
  });
  const added = values.filter((value) => !known.has(value)).map((value) => ({ value, cells, total: 0 }));
  return { ...comparison, rows: [...comparison.rows.filter((row) => row.total > 0), ...added] };
}

/** What is not reported stays last, since it is like nothing. */
function clustered(matrix: GapMatrix): GapMatrix {
  const isLast = ({ value }: { value: string }) => value === 'not-reported';
  const inOrder = <T extends { value: string }>(
    entries: readonly T[],
    profile: (entry: T) => number[],
  ): T[] => {
    const named = entries.filter((entry) => !isLast(entry));
    const order = orderAlike(named.map(profile));
    return [...order.flatMap((at) => named[at] ?? []), ...entries.filter(isLast)];
  };
  const rows = inOrder(matrix.rows, (row) => row.cells.map(({ total }) => total));
  const columns = inOrder(matrix.columns, ({ value }) =>
    matrix.rows.map((row) => row.cells.find(({ column }) => column === value)?.total ?? 0),
  );
  return {
    ...matrix,
    columns,
    rows: rows.map((row) => ({
      ...row,
      cells: columns.flatMap(({ value }) => row.cells.find(({ column }) => column === value) ?? []),
    })),
  };
}

/** Both axes by total. */
function countedMatrix(comparison: Comparison, emptyColumns: readonly string[]): GapMatrix {
  const totals = new Map<string, number>();
  for (const row of comparison.rows)
    for (const cell of row.cells)
      for (const [value, count] of Object.entries(cell.segments ?? {}))
        totals.set(value, (totals.get(value) ?? 0) + count);
  const counted = [...totals].filter(([, total]) => total > 0);
  const columns = [
    ...counted,
    ...emptyColumns.filter((value) => !totals.get(value)).map((value): [string, number] => [value, 0]),
  ]
    .map(([value, total]) => ({ value, total }))
    .sort((a, b) => REPORTED_LAST(a, b) || b.total - a.total);
  const rows = comparison.rows
    .toSorted((a, b) => REPORTED_LAST(a, b) || b.total - a.total)
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
  // What no record is about at all is no gap between two things that are written about.
  return gaps.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)[0]?.cell ?? null;
}
