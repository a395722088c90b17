import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FACET_IDS, SearchQuery, SORTS } from '../../schemas/search.ts';
import { searchFromParameters, searchToParameters } from '../../schemas/search-parameters.ts';

const value = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => !text.startsWith('-'));
const choice = fc.dictionary(
  fc.constantFrom(...FACET_IDS),
  fc.uniqueArray(value, { minLength: 1, maxLength: 4 }),
);
const query = fc.record(
  {
    q: fc.string({ maxLength: 40 }),
    filters: choice,
    exclude: choice,
    matchAll: fc.uniqueArray(fc.constantFrom(...FACET_IDS)),
    yearFrom: fc.integer({ min: 1900, max: 2100 }),
    yearTo: fc.integer({ min: 1900, max: 2100 }),
    yearUnknown: fc.boolean(),
    sort: fc.constantFrom(...SORTS),
    limit: fc.integer({ min: 1, max: 100 }),
    page: fc.integer({ min: 2, max: 100 }),
  },
  { requiredKeys: [] },
);

const sorted = (input: SearchQuery) => ({
  ...input,
  matchAll: [...input.matchAll].sort(),
  filters: Object.fromEntries(
    Object.entries(input.filters).map(([facet, values]) => [facet, [...values].sort()]),
  ),
  exclude: Object.fromEntries(
    Object.entries(input.exclude).map(([facet, values]) => [facet, [...values].sort()]),
  ),
});

test('a search written as an address and read again is the same search', () => {
  fc.assert(
    fc.property(query, (partial) => {
      const before = SearchQuery.parse(partial);

      const { query: after, unread } = searchFromParameters(
        new URLSearchParams(searchToParameters(before).toString()),
      );

      expect(unread).toEqual([]);
      expect(sorted(after)).toEqual(sorted(before));
    }),
    { numRuns: 1000 },
  );
});

test('equal searches have equal addresses, whatever the order of the choice', () => {
  const one = searchToParameters({ filters: { country: ['SI', 'BE'], kind: ['study'] } });
  const other = searchToParameters({ filters: { kind: ['study'], country: ['BE', 'SI'] } });

  expect(one.toString()).toBe('kind=study&country=BE&country=SI');
  expect(other.toString()).toBe(one.toString());
});

test('what is not understood is named, and the rest is kept', () => {
  const { query: read, unread } = searchFromParameters(
    new URLSearchParams('q=x&from=soon&constructor=1&country=SI&limit=5000&to='),
  );

  expect(unread).toEqual(['from=soon', 'constructor=1', 'limit=5000']);
  expect(read).toMatchObject({ q: 'x', filters: { country: ['SI'] }, limit: 20 });
});

test('a page is a number from 1, as far as the 10,000th record; further on there are cursors', () => {
  const read = (text: string) => searchFromParameters(new URLSearchParams(text));

  expect(read('page=7')).toMatchObject({ query: { page: 7 }, unread: [] });
  expect(read('page=1').query.page).toBeUndefined();
  expect(read('page=500').unread).toEqual([]);
  for (const page of ['501', '0', '-1', '1.5', 'x', '99999999'])
    expect(read(`page=${page}`)).toMatchObject({ query: { limit: 20 }, unread: [`page=${page}`] });
  expect(read('page=200&limit=100').unread).toEqual(['page=200']);
  expect(read('page=501&cursor=abc').unread).toEqual([]);
});
