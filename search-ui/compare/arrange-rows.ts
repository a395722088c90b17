import type { Comparison } from '../../schemas/compare.ts';
import type { CompareState } from './compare-address.ts';

export type Row = Comparison['rows'][number];

/** Share of a country's own records that a cell stands for, 0 to 1; 0 for a country without any. */
export const shareOf = (count: number, country: string, comparison: Comparison): number => {
  const total = comparison.totals.byCountry[country] ?? 0;
  return total === 0 ? 0 : count / total;
};

/** How far the countries of a row lie apart, in shares of their own records. */
export function spreadOf(row: Row, comparison: Comparison): number {
  const shares = row.cells
    .filter((cell) => cell.state === 'counted' || cell.state === 'none-found')
    .map((cell) => shareOf(cell.count, cell.country, comparison));
  return shares.length < 2 ? 0 : Math.max(...shares) - Math.min(...shares);
}

/** Rows in the chosen order; with only differences, those in which some searched countries have none and others some. */
export function arrangeRows(
  comparison: Comparison,
  { order, isOnlyDifferences }: Pick<CompareState, 'order' | 'isOnlyDifferences'>,
  byName: (a: string, b: string) => number,
): Row[] {
  const rows = comparison.rows.filter((row) => !isOnlyDifferences || isDifference(row));
  const country = order.startsWith('country-') ? order.slice('country-'.length) : null;
  const countIn = (row: Row) => row.cells.find((cell) => cell.country === country)?.count ?? 0;
  return rows.sort((a, b) => {
    // What is not reported says something about the reports, not about the world: it stands last.
    const last = Number(a.value === 'not-reported') - Number(b.value === 'not-reported');
    if (last !== 0) return last;
    if (order === 'difference')
      return spreadOf(b, comparison) - spreadOf(a, comparison) || byName(a.value, b.value);
    if (country) return countIn(b) - countIn(a) || byName(a.value, b.value);
    return (order === 'name' ? 0 : b.total - a.total) || byName(a.value, b.value);
  });
}

function isDifference(row: Row): boolean {
  const searched = row.cells.filter((cell) => cell.state === 'counted' || cell.state === 'none-found');
  return searched.some((cell) => cell.count > 0) && searched.some((cell) => cell.count === 0);
}
