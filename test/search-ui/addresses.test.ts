import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FACET_IDS, RECORD_KINDS, SORTS, VOCABULARY_IDS } from '../../schemas/facet.ts';
import type { FacetId, SearchQuery } from '../../schemas/search.ts';
import {
  type CompareState,
  cellQuery,
  compareAddress,
  DIMENSIONS,
  MEASURES,
  ORDERS,
  readCompareAddress,
} from '../../search-ui/compare/compare-address.ts';
import {
  activeFilters,
  emptyQuery,
  readSearchAddress,
  type SearchState,
  searchAddress,
  VIEWS,
  withValue,
} from '../../search-ui/search/search-address.ts';

const RUNS = 200;
const word = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.startsWith('-'));
const VALUES: Partial<Record<FacetId, fc.Arbitrary<string>>> = {
  kind: fc.constantFrom(...RECORD_KINDS),
  country: fc.constantFrom('SI', 'BE', 'FI', 'IT', 'ES', 'FR'),
  language: fc.constantFrom('en', 'sl', 'fi'),
};
const choice = fc
  .record(
    Object.fromEntries(
      FACET_IDS.map((facet) => [
        facet,
        fc.uniqueArray(VALUES[facet] ?? word, {
          minLength: 1,
          maxLength: 3,
        }),
      ]),
    ),
    { requiredKeys: [] },
  )
  .map((filters) =>
    Object.fromEntries(Object.entries(filters).map(([facet, values]) => [facet, [...(values ?? [])].sort()])),
  );

const state: fc.Arbitrary<SearchState> = fc
  .record({
    query: fc.record(
      {
        q: fc.string({ maxLength: 40, unit: 'grapheme' }),
        filters: choice,
        exclude: choice,
        matchAll: fc.constant([]),
        yearFrom: fc.integer({ min: 1900, max: 2000 }),
        yearTo: fc.integer({ min: 2001, max: 2100 }),
        yearUnknown: fc.boolean(),
        sort: fc.constantFrom(...SORTS),
        limit: fc.constantFrom(20, 50, 100),
        cursor: fc.string({ minLength: 1, maxLength: 30 }),
      },
      { requiredKeys: ['q', 'filters', 'exclude', 'matchAll', 'yearUnknown', 'limit'] },
    ) as fc.Arbitrary<SearchQuery>,
    page: fc.integer({ min: 1, max: 9 }),
    view: fc.constantFrom(...VIEWS),
  })
  .map((made) => ({
    ...made,
    page: made.query.cursor ? made.page : 1,
    query: {
      ...made.query,
      // A facet is asked to match all of its values only where it has several.
      matchAll: VOCABULARY_IDS.filter((facet) => (made.query.filters[facet]?.length ?? 0) > 1).slice(0, 1),
    },
  }));

describe('the address of a search', () => {
  test('gives the same state back, for 200 random states', () => {
    fc.assert(
      fc.property(state, (made) => {
        const address = searchAddress(made);

        const read = readSearchAddress(address.split('?')[1] ?? '');

        expect(read).toEqual({ state: made, unread: [] });
        expect(searchAddress(read.state)).toBe(address);
      }),
      { numRuns: RUNS },
    );
  });

  test('keeps its state when a language is named in it, for 200 random states', () => {
    fc.assert(
      fc.property(state, (made) => {
        const parameters = new URLSearchParams(searchAddress(made).split('?')[1]);
        parameters.set('lang', 'fi');

        expect(readSearchAddress(parameters.toString())).toEqual({ state: made, unread: [] });
      }),
      { numRuns: RUNS },
    );
  });

  test('drops what it does not understand and names it', () => {
    const { state: read, unread } = readSearchAddress(
      '?country=XX&country=SI&kind=poem&from=20x4&colour=red&sort=best',
    );

    expect(read.query.filters).toEqual({ country: ['SI'] });
    expect([...unread].sort()).toEqual(['colour=red', 'country=XX', 'from=20x4', 'kind=poem', 'sort=best']);
  });

  test('never fails, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        const { state: read } = readSearchAddress(text);

        expect(readSearchAddress(searchAddress(read).split('?')[1] ?? '').unread).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('leaves defaults out', () => {
    expect(searchAddress({ query: emptyQuery(), page: 1, view: 'list' })).toBe('/search');
  });

  test('is back at its start after each active filter is taken away', () => {
    fc.assert(
      fc.property(state, ({ query }) => {
        let rest = query;
        for (let filters = activeFilters(rest); filters[0]; filters = activeFilters(rest))
          rest = filters[0].without;

        expect(activeFilters(rest)).toEqual([]);
        expect(rest.cursor).toBeUndefined();
      }),
      { numRuns: RUNS },
    );
  });

  test('says a page by its number, or by a cursor with the number for the reader', () => {
    const read = (search: string) => readSearchAddress(search).state;

    expect(read('?page=7')).toMatchObject({ page: 7, query: { page: 7 } });
    expect(read('?page=7&cursor=abc')).toMatchObject({ page: 7, query: { cursor: 'abc' } });
    expect(read('?page=7&cursor=abc').query.page).toBeUndefined();
    expect(searchAddress(read('?page=7'))).toBe('/search?page=7');
    expect(searchAddress(read('?page=7&cursor=abc'))).toBe('/search?cursor=abc&page=7');
    expect(readSearchAddress('?page=501').unread).toEqual(['page=501']);
  });

  test('starts at the first page when a value is chosen', () => {
    const paged: SearchQuery = { ...emptyQuery(), cursor: 'abc', page: 4 };

    expect(withValue(paged, 'country', 'SI', 'chosen')).toEqual({
      ...emptyQuery(),
      filters: { country: ['SI'] },
    });
    expect(
      withValue(withValue(paged, 'country', 'SI', 'chosen'), 'country', 'SI', 'excluded').exclude,
    ).toEqual({
      country: ['SI'],
    });
  });
});

const compareState: fc.Arbitrary<CompareState> = fc.record({
  countries: fc.uniqueArray(fc.constantFrom('SI', 'BE', 'FI', 'IT', 'ES'), { maxLength: 5 }),
  by: fc.constantFrom(...DIMENSIONS),
  across: fc.constantFrom(...DIMENSIONS),
  q: fc.string({ maxLength: 30 }),
  filters: choice.map(({ country: _country, ...others }) => others),
  yearFrom: fc.option(fc.integer({ min: 1900, max: 2000 }), { nil: undefined }),
  yearTo: fc.option(fc.integer({ min: 2001, max: 2100 }), { nil: undefined }),
  measure: fc.constantFrom(...MEASURES),
  order: fc.constantFrom(...ORDERS, 'country-SI' as const),
  isTransposed: fc.boolean(),
  isOnlyDifferences: fc.boolean(),
  isClustered: fc.boolean(),
  isWithEmpty: fc.boolean(),
});

describe('the address of a comparison', () => {
  test('gives the same state back, with the countries in their order, for 200 random states', () => {
    fc.assert(
      fc.property(compareState, (made) => {
        const address = compareAddress('/gaps', made);

        expect(readCompareAddress(address.split('?')[1] ?? '')).toEqual({ state: made, unread: [] });
      }),
      { numRuns: RUNS },
    );
  });

  test('asks for the row’s concept in place of the chosen ones where both are of one vocabulary', () => {
    const { state: read } = readCompareAddress(
      '?by=exploitation&exploitation=begging&exploitation=labour&kind=study',
    );

    const query = cellQuery(read, [
      ['exploitation', 'labour'],
      ['country', 'SI'],
    ]);

    expect(query).toMatchObject({
      filters: { exploitation: ['labour'], country: ['SI'], kind: ['study'] },
      matchAll: [],
    });
  });
});
