import type { FacetValue } from './arrange-values.ts';

/** How many values of a facet are in sight before the others are asked for. */
export const SHOWN = 8;

/** A facet's rows as they stand one below the other. */
export interface FacetRows {
  readonly rows: readonly FacetValue[];
  /** Values that are shown while the list is not shown whole. */
  readonly inSight: readonly string[];
  /** What the rows were arranged by: another order that is asked for is another arrangement. */
  readonly by: 'name' | 'count';
}

/** Rows arranged anew: the first few are in sight, and what is chosen or left out, however far down. */
export const arrangedRows = (
  rows: readonly FacetValue[],
  chosen: readonly string[],
  by: FacetRows['by'],
): FacetRows => ({
  rows,
  inSight: rows.filter(({ value }, at) => at < SHOWN || chosen.includes(value)).map(({ value }) => value),
  by,
});

/**
 * The rows that stood there, in their places, with the counts of now: 0 for a value that no record has any more. New
 * values come behind them, without the places under broader ones, and into sight only when chosen, so that what stands
 * below the list keeps its place too.
 */
export function keepPlaces(stood: FacetRows, now: FacetRows, chosen: readonly string[]): FacetRows {
  if (stood.rows.length === 0 || stood.by !== now.by) return now;
  const counts = new Map(now.rows.map(({ value, count }) => [value, count]));
  const known = new Set(stood.rows.map(({ value }) => value));
  const seen = new Set(stood.inSight);
  return {
    rows: [
      ...stood.rows.map((row) => ({ ...row, count: counts.get(row.value) ?? 0 })),
      ...now.rows.filter(({ value }) => !known.has(value)).map((row) => ({ ...row, depth: 0 })),
    ],
    inSight: [...stood.inSight, ...chosen.filter((value) => !seen.has(value))],
    by: now.by,
  };
}

/** Whether two lists have the same places; counts change in place. */
export const haveSamePlaces = (one: FacetRows, other: FacetRows): boolean =>
  one.by === other.by &&
  placesOf(one).join('\n') === placesOf(other).join('\n') &&
  one.inSight.join('\n') === other.inSight.join('\n');

const placesOf = ({ rows }: FacetRows): string[] => rows.map(({ value, depth }) => `${depth} ${value}`);

/** What stood there in its order, and what is new behind it. */
export const keepOrder = <T>(stood: readonly T[], now: readonly T[]): readonly T[] => [
  ...stood,
  ...now.filter((entry) => !stood.includes(entry)),
];

export const areSame = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((entry, at) => entry === other[at]);
