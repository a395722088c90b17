import type { CompareQuery, Comparison } from '../schemas/compare.ts';
import { NOT_REPORTED } from '../schemas/search.ts';

/** Records that share a country, their values of the dimension and of the one across. */
export interface CrossCount {
  readonly country: string;
  readonly values: readonly string[];
  /** Empty where nothing is asked across. */
  readonly acrossValues: readonly string[];
  readonly count: number;
}

/**
 * The table of a comparison. Rows by number of records, then value, "not reported" last; where the query chooses values
 * of the dimension, only these are rows, though nothing has them (so that a cell is always one query: its filters with
 * the row's value in place of the choice). Likewise the segments.
 */
export function comparisonTable(
  query: CompareQuery,
  countries: readonly string[],
  counts: readonly CrossCount[],
): Comparison {
  const across = query.across ?? null;
  const chosenRows = query.filters[query.by] ?? [];
  const chosenSegments = across === null ? [] : (query.filters[across] ?? []);
  const cells = new Map<string, { count: number; segments: Map<string, number> }>();
  const totals = new Map<string, number>();
  const rowTotals = new Map<string, number>(chosenRows.map((value) => [value, 0]));
  for (const { country, values, acrossValues, count } of counts) {
    if (!countries.includes(country)) continue;
    totals.set(country, (totals.get(country) ?? 0) + count);
    for (const value of values) {
      if (chosenRows.length > 0 && !chosenRows.includes(value)) continue;
      rowTotals.set(value, (rowTotals.get(value) ?? 0) + count);
      const key = `${country} ${value}`;
      const cell = cells.get(key) ?? { count: 0, segments: new Map<string, number>() };
      cell.count += count;
      for (const segment of acrossValues) {
        if (chosenSegments.length > 0 && !chosenSegments.includes(segment)) continue;
        cell.segments.set(segment, (cell.segments.get(segment) ?? 0) + count);
      }
      cells.set(key, cell);
    }
  }
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
          ...(across === null
            ? {}
            : { segments: Object.fromEntries([...(cell?.segments ?? [])].toSorted()) }),
        };
      }),
    })),
    totals: {
      byCountry: Object.fromEntries(countries.map((country) => [country, totals.get(country) ?? 0])),
      all: countries.reduce((sum, country) => sum + (totals.get(country) ?? 0), 0),
    },
  };
}
