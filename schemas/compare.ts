import { z } from 'zod';
import { CountryCode } from './country.ts';
import { FACET_IDS, FacetChoice, SearchQuery } from './search.ts';

/** What a comparison can be made by: every facet but the country itself. */
export const COMPARE_DIMENSIONS = FACET_IDS.filter((id) => id !== 'country');
export const CompareDimension = z
  .enum(COMPARE_DIMENSIONS as [Exclude<(typeof FACET_IDS)[number], 'country'>])
  .meta({ id: 'CompareDimension' });
export type CompareDimension = z.infer<typeof CompareDimension>;

export const CompareQuery = z
  .strictObject({
    /** In the order of the columns; empty: every country that has records. */
    countries: z.array(CountryCode).max(50).default([]),
    by: CompareDimension.default('exploitation'),
    /** Split each cell once more: the segments of a gap map. */
    across: CompareDimension.optional(),
    q: SearchQuery.shape.q,
    filters: FacetChoice.default({}),
    yearFrom: SearchQuery.shape.yearFrom,
    yearTo: SearchQuery.shape.yearTo,
  })
  .meta({ id: 'CompareQuery' });
export type CompareQuery = z.infer<typeof CompareQuery>;

/**
 * Why a cell holds what it holds; a blank never stands for several things.
 * `counted` n >= 1; `none-found` searched and found nothing; `not-searched` no report of that country or kind;
 * `not-applicable` the kind has no such field; `awaiting` only records that await approval; `withheld` only withheld ones.
 */
export const CellState = z
  .enum(['counted', 'none-found', 'not-searched', 'not-applicable', 'awaiting', 'withheld'])
  .meta({ id: 'CellState' });
export type CellState = z.infer<typeof CellState>;

export const ComparisonCell = z.strictObject({
  country: CountryCode,
  count: z.int().nonnegative(),
  state: CellState,
  /** By value of `across`, where one was asked for. */
  segments: z.record(z.string(), z.int().nonnegative()).optional(),
});

/** Rows are values of the dimension, columns countries. A record with several concepts counts in each of their rows. */
export const Comparison = z
  .strictObject({
    by: z.string(),
    across: z.string().nullable(),
    countries: z.array(CountryCode),
    rows: z.array(
      z.strictObject({ value: z.string(), cells: z.array(ComparisonCell), total: z.int().nonnegative() }),
    ),
    /** Distinct records per country, and over all: not the sum of the column, since one may stand in several rows. */
    totals: z.strictObject({
      byCountry: z.record(z.string(), z.int().nonnegative()),
      all: z.int().nonnegative(),
    }),
  })
  .meta({ id: 'Comparison' });
export type Comparison = z.infer<typeof Comparison>;
