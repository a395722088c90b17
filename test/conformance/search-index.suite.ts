import { afterEach, beforeEach, describe, expect } from 'vitest';
import { SearchQuery, type SearchResult } from '../../schemas/search.ts';
import type { SearchIndex } from '../../search/search-index.ts';
import { facetCounts } from './search-index/facets.ts';
import { hitsAndPages } from './search-index/hits-and-pages.ts';
import type { IndexUnderTest, QueryInput } from './search-index/index-under-test.ts';
import { searchedWords } from './search-index/words.ts';
import { indexWrites } from './search-index/writes.ts';

/** What every search index does. `open` gives an empty one. */
export function searchIndexSuite(name: string, open: () => Promise<SearchIndex>): void {
  describe(name, () => {
    let index: SearchIndex;

    beforeEach(async () => {
      index = await open();
    });

    afterEach(async () => {
      await index.close();
    });

    const search = (query: QueryInput): Promise<SearchResult> => index.search(SearchQuery.parse(query));
    const its: IndexUnderTest = {
      current: () => index,
      async fill(...versions) {
        const outcomes = await index.index(versions);
        expect(outcomes.filter(({ result }) => result === 'rejected')).toEqual([]);
        await index.refresh();
      },
      search,
      titles: async (query) => (await search({ sort: 'title', ...query })).hits.map(({ title }) => title),
    };

    searchedWords(its);
    hitsAndPages(its);
    facetCounts(its);
    indexWrites(its);
  });
}
