import type { estypes } from '@elastic/elasticsearch';
import { LAST_NUMBERED_RECORD } from '../schemas/facet.ts';
import type { SearchQuery, Sort } from '../schemas/search.ts';
import { facetAggregations } from './elasticsearch-facets.ts';
import { allBut, choiceFilters, searchAfter, sortOf, wordsQuery } from './elasticsearch-query.ts';
import type { QueryClause } from './parse-query.ts';
import { type CursorPosition, skippedBy } from './search-cursor.ts';

/** The one request that answers a search: hits, exact total, all facets and the years. */
export function searchRequest(
  query: SearchQuery,
  clauses: readonly QueryClause[],
  sort: Sort,
  after: CursorPosition | null,
): estypes.SearchRequest {
  const choices = choiceFilters(query);
  const skip = skippedBy(query);
  const words = wordsQuery(clauses, sort === 'relevance');
  const wanted = allBut(choices, null);
  return {
    query: { bool: { ...words, must_not: [...words.must_not, ...choices.unwanted] } },
    // After the counting, so that a facet can be counted without its own choice.
    ...(wanted.length > 0 ? { post_filter: { bool: { filter: wanted } } } : {}),
    aggs: facetAggregations(choices),
    sort: sortOf(sort),
    ...(after ? { search_after: searchAfter(sort, after) } : {}),
    from: skip,
    // One more than is shown, to know whether there is a next page; `from` and `size` may not pass the window.
    size: Math.min(query.limit + 1, LAST_NUMBERED_RECORD - skip),
    track_total_hits: true,
  };
}
