import type { CompareQuery, Comparison } from '../schemas/compare.ts';
import { NOT_REPORTED } from '../schemas/search.ts';

/** What both engines count for a comparison. */
export interface CrossCounts {
  /** Distinct records by country. */
  readonly totals: ReadonlyMap<string, number>;
  readonly cells: Iterable<CrossCell>;
}

/** Records of a country that have a value, and of these those that have each value across. */
export interface CrossCell {
  readonly country: string;
  readonly value: string;
  readonly count: number;
  readonly segments: ReadonlyMap<string, number>;
}

/**
 * The table of a comparison. Rows by number of records, then value, "not reported" last; where the query chooses values
 * of the dimension, only these are rows, though nothing has them (so that a cell is always one query: its filters with
 * the row's value in place of the choice). Likewise the segments.
 */
export function comparisonTable(
  query: CompareQuery,
  countries: readonly string[],
  { totals, cells: counted }: CrossCounts,
): Comparison {
  const across = query.across ?? null;
  const chosenRows = query.filters[query.by] ?? [];
  const chosenSegments = across === null ? [] : (query.filters[across] ?? []);
  const cells = new Map<string, CrossCell>();
  const rowTotals = new Map<string, number>(chosenRows.map((value) => [value, 0]));
  for (const cell of counted) {
    const { country, value, count } = cell;
    if (!countries.includes(country) || (chosenRows.length > 0 && !chosenRows.includes(value))) continue;
    rowTotals.set(value, (rowTotals.get(value) ?? 0) + count);
    cells.set(`${country} ${value}`, cell);
  }
  const segmentsOf = (cell: CrossCell | undefined): Record<string, number> =>
    Object.fromEntries(
      [...(cell?.segments ?? [])]
        .filter(([segment]) => chosenSegments.length === 0 || chosenSegments.includes(segment))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  const isLast = (value: string): number => Number(value === NOT_REPORTED);
  const rows = [...rowTotals].toSorted(
    ([a, countA], [b, countB]) => isLast(a) - isLast(b) || countB - countA || (a < b ? -1 : 1),
  );
  return {
    by: query.by,
    across,
    countries: [...countries],
    rows: rows.map(([value, total]) => ({
      value,
      total,
      cells: countries.map((country) => {
        const cell = cells.get(`${country} ${value}`);
        const count = cell?.count ?? 0;
        return {
          country,
          count,
          state: count > 0 ? ('counted' as const) : ('none-found' as const),
          ...(across === null ? {} : { segments: segmentsOf(cell) }),
        };
      }),
    })),
    totals: {
      byCountry: Object.fromEntries(countries.map((country) => [country, totals.get(country) ?? 0])),
      all: countries.reduce((sum, country) => sum + (totals.get(country) ?? 0), 0),
    },
  };
}
