import type { estypes } from '@elastic/elasticsearch';
import {
  FACET_IDS,
  type FacetCounts,
  type FacetId,
  type SearchQuery,
  type YearHistogram,
} from '../schemas/search.ts';
import { facetField } from './elasticsearch-mapping.ts';
import { allBut, type ChoiceFilters } from './elasticsearch-query.ts';
import { facetCounts } from './facets.ts';
import { yearHistogram } from './year-spans.ts';

/** Values a facet can have, and different sets of years: both far beyond what there is, so counts are exact. */
const MAX_FACET_VALUES = 5000;
const MAX_YEAR_SETS = 10_000;

type Aggregations = Record<string, estypes.AggregationsAggregationContainer>;

const OTHERS = 'others';
type Counted = FacetId | 'years';
const COUNTED: readonly Counted[] = [...FACET_IDS, 'years'];

const countOf = (what: Counted): estypes.AggregationsAggregationContainer =>
  what === 'years'
    ? { terms: { field: 'years', size: MAX_YEAR_SETS } }
    : { terms: { field: facetField(what), size: MAX_FACET_VALUES } };

/**
 * Counts of all facets and of the years in one request: those without a choice of their own share one filter, each of
 * the others has a filter without its own choice.
 */
export function facetAggregations(choices: ChoiceFilters): Aggregations {
  const filtered = (left: Counted | null, aggs: Aggregations): estypes.AggregationsAggregationContainer => ({
    filter: { bool: { filter: allBut(choices, left) } },
    aggs,
  });
  const chosen = COUNTED.filter((what) => choices.wanted.has(what));
  const others = COUNTED.filter((what) => !choices.wanted.has(what));
  return {
    [OTHERS]: filtered(null, Object.fromEntries(others.map((what) => [what, countOf(what)]))),
    ...Object.fromEntries(chosen.map((what) => [what, filtered(what, { [what]: countOf(what) })])),
  };
}

export function readFacets(
  aggregations: unknown,
  query: Pick<SearchQuery, 'filters' | 'exclude'>,
): FacetCounts {
  const facets = FACET_IDS.map((facet) => {
    const counts = new Map(bucketsOf(aggregations, facet).map(({ key, count }) => [key, count]));
    return [facet, facetCounts(counts, query, facet)];
  });
  // Every facet id is a key, which `fromEntries` does not know.
  return Object.fromEntries(facets) as FacetCounts;
}

export const readYears = (aggregations: unknown): YearHistogram =>
  yearHistogram(bucketsOf(aggregations, 'years').map(({ key, count }) => [key, count] as const));

const bucketsOf = (aggregations: unknown, what: Counted): Bucket[] => {
  const all = Object(aggregations);
  return readBuckets(Object(all[what] ?? all[OTHERS])[what]);
};

export interface Bucket {
  readonly key: string;
  readonly count: number;
  /** The aggregations below it. */
  readonly below: Readonly<Record<string, unknown>>;
}

/** The buckets of a `terms` aggregation, whose type follows from the request and not from the answer. */
export function readBuckets(aggregation: unknown): Bucket[] {
  const { buckets } = Object(aggregation);
  if (!Array.isArray(buckets)) return [];
  return buckets.map(({ key, doc_count, ...below }) => ({
    key: String(key),
    count: Number(doc_count),
    below,
  }));
}
