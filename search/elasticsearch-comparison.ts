import type { estypes } from '@elastic/elasticsearch';
import type { CompareQuery, Comparison } from '../schemas/compare.ts';
import { type CrossCell, comparisonTable } from './comparison-table.ts';
import { readBuckets } from './elasticsearch-facets.ts';
import { facetField } from './elasticsearch-mapping.ts';
import { allBut, choiceFilters, LIVE, wordsQuery } from './elasticsearch-query.ts';
import { parseQuery } from './parse-query.ts';

/** Rows of a comparison and values of a facet: more than any vocabulary has. */
const MAX_VALUES = 10_000;
const MAX_COUNTRIES = 300;

/** A whole comparison in one request: countries, values below them, and what splits these. */
export function comparisonRequest(query: CompareQuery): estypes.SearchRequest {
  const words = wordsQuery(parseQuery(query.q), false);
  const countries = { terms: { field: facetField('country'), size: MAX_COUNTRIES } };
  const segments = query.across
    ? { aggs: { segments: { terms: { field: facetField(query.across), size: MAX_VALUES } } } }
    : {};
  return {
    size: 0,
    track_total_hits: false,
    query: LIVE,
    aggs: {
      everywhere: countries,
      matching: {
        filter: { bool: { ...words, filter: [...words.filter, ...allBut(choiceFilters(query), null)] } },
        aggs: {
          countries: {
            ...countries,
            aggs: { values: { terms: { field: facetField(query.by), size: MAX_VALUES }, ...segments } },
          },
        },
      },
    },
  };
}

export function readComparison(query: CompareQuery, answer: unknown): Comparison {
  const { everywhere, matching } = Object(answer);
  const found = readBuckets(Object(matching).countries);
  const countries =
    query.countries.length > 0
      ? query.countries
      : readBuckets(everywhere)
          .map(({ key }) => key)
          .toSorted();
  return comparisonTable(query, countries, {
    totals: new Map(found.map(({ key, count }) => [key, count])),
    cells: found.flatMap(({ key: country, below }) =>
      readBuckets(below.values).map(
        ({ key: value, count, below: segmentsBelow }): CrossCell => ({
          country,
          value,
          count,
          segments: new Map(
            readBuckets(segmentsBelow.segments).map((segment) => [segment.key, segment.count]),
          ),
        }),
      ),
    ),
  });
}
