import type { QueryClause } from './parse-query.ts';
import { columnWeight, DEFAULT_COLUMNS, type SearchColumn } from './search-columns.ts';

/**
 * The clauses that a score is made of. What is wanted ranks by where it stands in the whole record, also where a field
 * prefix restricts it: so both engines, whose lengths of single fields differ, rank alike. Excluded words and places
 * only choose.
 */
export const rankingClauses = (clauses: readonly QueryClause[]): QueryClause[] =>
  clauses
    .filter(({ isExcluded, columns }) => !isExcluded && !columns?.includes('place'))
    .map((clause) => ({ ...clause, columns: null }));

/** Whether there is anything to rank by. */
export const isRanked = (clauses: readonly QueryClause[]): boolean => rankingClauses(clauses).length > 0;

/** A prefix stands for words of any rarity, so it counts by where it is found alone. */
export const prefixScore = (weight: number): number => weight / 4;

/** The default columns by their weight, the heaviest first. */
export const COLUMNS_BY_WEIGHT: readonly (readonly [weight: number, columns: readonly SearchColumn[]])[] = [
  ...Map.groupBy(DEFAULT_COLUMNS, columnWeight),
].toSorted(([a], [b]) => b - a);
