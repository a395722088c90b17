import { beforeEach, describe, expect, test } from 'vitest';
import { CompareQuery } from '../../../schemas/compare.ts';
import { FACET_IDS, NOT_REPORTED, type SearchQuery } from '../../../schemas/search.ts';
import type { SearchIndex } from '../../../search/search-index.ts';
import { generateVersions, makeVersion, seededRandom } from '../../support/search-records.ts';
import { countOf, type IndexUnderTest, type QueryInput } from './index-under-test.ts';

export function facetCounts({ current, fill, search, titles }: IndexUnderTest): void {
  let index: SearchIndex;
  beforeEach(() => {
    index = current();
  });

  describe('facets', () => {
    const concept = (id: string) => ({ id, field: 'title', quote: 'quote' });

    test('are ORed within, ANDed across, and count without their own choice', async () => {
      await fill(
        makeVersion(1, { country: 'SI', fields: { title: 'a' } }),
        makeVersion(2, { country: 'FI', fields: { title: 'b' } }),
        makeVersion(3, { country: 'BE', kind: 'practice', fields: { title: 'c' } }),
      );

      const result = await search({ filters: { country: ['SI', 'FI'], kind: ['study'] } });

      expect(result.total).toBe(2);
      expect(result.facets.country).toEqual([
        { value: 'FI', count: 1 },
        { value: 'SI', count: 1 },
      ]);
      expect(result.facets.kind).toEqual([{ value: 'study', count: 2 }]);
      const wider = await search({ filters: { country: ['SI'] } });
      expect(wider.facets.country.map(({ value }) => value)).toEqual(['BE', 'FI', 'SI']);
    });

    test('count a record under the broader concepts of its own, once', async () => {
      await fill(
        makeVersion(1, {
          fields: { title: 'a' },
          concepts: [concept('exploitation/domestic-servitude'), concept('exploitation/agricultural-labour')],
        }),
        makeVersion(2, { fields: { title: 'b' }, concepts: [concept('exploitation/forced-labour')] }),
        makeVersion(3, { fields: { title: 'c' } }),
      );

      const result = await search({});

      expect(countOf(result, 'exploitation', 'forced-labour')).toBe(2);
      expect(countOf(result, 'exploitation', 'domestic-servitude')).toBe(1);
      expect(countOf(result, 'exploitation', NOT_REPORTED)).toBe(1);
      expect(await titles({ filters: { exploitation: ['forced-labour'] } })).toEqual(['a', 'b']);
      expect(await titles({ filters: { exploitation: [NOT_REPORTED] } })).toEqual(['c']);
      expect(
        await titles({
          filters: { exploitation: ['domestic-servitude', 'agricultural-labour'] },
          matchAll: ['exploitation'],
        }),
      ).toEqual(['a']);
    });

    test('leave out what is excluded, and keep listing it', async () => {
      await fill(
        makeVersion(1, { fields: { title: 'a' }, concepts: [concept('audience/police')] }),
        makeVersion(2, { fields: { title: 'b' }, concepts: [concept('audience/students')] }),
      );

      const result = await search({ exclude: { audience: ['police'] } });

      expect(result.hits.map(({ title }) => title)).toEqual(['b']);
      expect(countOf(result, 'audience', 'police')).toBe(0);
      expect(countOf(result, 'audience', 'students')).toBe(1);
    });

    test('keep a chosen value though nothing has it, known or not', async () => {
      await fill(makeVersion(1, { country: 'SI', fields: { title: 'a' } }));

      const result = await search({ filters: { country: ['ZZ'], level: ['nowhere'] } });

      expect(result.total).toBe(0);
      expect(countOf(result, 'country', 'ZZ')).toBe(0);
      expect(countOf(result, 'level', 'nowhere')).toBe(0);
    });
  });

  describe('years', () => {
    const dated = () =>
      fill(
        makeVersion(1, { fields: { title: 'published' }, year: 2014 }),
        makeVersion(2, {
          kind: 'project',
          fields: { title: 'ran' },
          period: { start: '2013-05', end: '2016' },
        }),
        makeVersion(3, {
          kind: 'project',
          fields: { title: 'runs' },
          period: { start: '2015', end: null },
        }),
        makeVersion(4, { fields: { title: 'unknown' } }),
        makeVersion(5, {
          kind: 'project',
          fields: { title: 'until' },
          period: { start: null, end: '2013' },
        }),
      );

    test('count a record in each year of its period, an open one to the last year that is named', async () => {
      await dated();

      const result = await search({});

      expect(result.years).toEqual({
        years: [
          { year: 2013, count: 2 },
          { year: 2014, count: 2 },
          { year: 2015, count: 2 },
          { year: 2016, count: 2 },
        ],
        unknown: 1,
      });
    });

    test('choose what overlaps them, whichever end is named first', async () => {
      await dated();

      expect(await titles({ yearFrom: 2016 })).toEqual(['ran', 'runs']);
      expect(await titles({ yearFrom: 2030 })).toEqual(['runs']);
      expect(await titles({ yearTo: 2013 })).toEqual(['ran', 'until']);
      expect(await titles({ yearFrom: 2015, yearTo: 2014 })).toEqual(['published', 'ran', 'runs']);
      expect(await titles({ yearUnknown: true })).toEqual(['unknown']);
      const filtered = await search({ yearUnknown: true });
      expect(filtered.years.years).toHaveLength(4);
      expect(filtered.facets.kind).toEqual([{ value: 'study', count: 1 }]);
    });
  });

  describe('a comparison', () => {
    test('counts by value and country, split once more, with the records of each country once', async () => {
      const concepts = (...ids: string[]) =>
        ids.map((id) => ({ id: `exploitation/${id}`, field: 'title', quote: 'quote' }));
      await fill(
        makeVersion(1, {
          country: 'SI',
          fields: { title: 'a' },
          concepts: concepts('forced-labour', 'forced-begging'),
        }),
        makeVersion(2, {
          country: 'SI',
          kind: 'practice',
          fields: { title: 'b' },
          concepts: concepts('forced-labour'),
        }),
        makeVersion(3, { country: 'FI', fields: { title: 'c' } }),
      );

      const table = await index.compare(
        CompareQuery.parse({ countries: ['SI', 'FI', 'BE'], by: 'exploitation', across: 'kind' }),
      );

      expect(table.rows.map(({ value, total }) => [value, total])).toEqual([
        ['forced-labour', 2],
        ['forced-begging', 1],
        [NOT_REPORTED, 1],
      ]);
      expect(table.rows[0]?.cells).toEqual([
        { country: 'SI', count: 2, state: 'counted', segments: { practice: 1, study: 1 } },
        { country: 'FI', count: 0, state: 'none-found', segments: {} },
        { country: 'BE', count: 0, state: 'none-found', segments: {} },
      ]);
      expect(table.totals).toEqual({ byCountry: { SI: 2, FI: 1, BE: 0 }, all: 3 });
      const everywhere = await index.compare(CompareQuery.parse({}));
      expect(everywhere.countries).toEqual(['FI', 'SI']);
    });
  });

  describe('a count', () => {
    test('is followed to exactly that many hits, in 200 random states', async () => {
      await fill(...generateVersions(300, 5));
      const random = seededRandom(11);
      const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
      const words = [
        '',
        '',
        '',
        'trafficking',
        'victims',
        'the',
        'raziskava',
        'tra*',
        '-police',
        '"human beings"',
      ];
      const total = async (query: QueryInput): Promise<number> =>
        (await search({ ...query, limit: 1 })).total;

      for (let state = 0; state < 200; state++) {
        const all = await search({ limit: 1 });
        const filters: SearchQuery['filters'] = {};
        const exclude: SearchQuery['exclude'] = {};
        for (const target of [filters, filters, exclude]) {
          const facet = pick(FACET_IDS);
          const value = facet && pick(all.facets[facet])?.value;
          if (facet && value && random() < 0.6) target[facet] = [...(target[facet] ?? []), value];
        }
        const years = random() < 0.3 ? { yearFrom: 2008 + Math.floor(random() * 12) } : {};
        const query = { q: pick(words) ?? '', filters, exclude, ...years };
        const result = await search({ ...query, limit: 1 });

        const facet = pick(FACET_IDS) ?? 'kind';
        const count = pick(result.facets[facet]);
        if (count)
          expect(
            await total({ ...query, filters: { ...filters, [facet]: [count.value] } }),
            JSON.stringify({ query, facet, count }),
          ).toBe(count.count);
        const bar = pick(result.years.years);
        if (bar)
          expect(
            await total({ ...query, yearFrom: bar.year, yearTo: bar.year }),
            JSON.stringify({ query, bar }),
          ).toBe(bar.count);
        expect(await total({ ...query, yearFrom: undefined, yearUnknown: true })).toBe(result.years.unknown);

        const by = pick(FACET_IDS.filter((id) => id !== 'country')) ?? 'kind';
        const across = pick(FACET_IDS.filter((id) => id !== 'country' && id !== by)) ?? 'level';
        const table = await index.compare(CompareQuery.parse({ q: query.q, filters, ...years, by, across }));
        const row = pick(table.rows);
        const cell = row && pick(row.cells);
        if (row && cell && (!filters.country || filters.country.includes(cell.country))) {
          const cellFilters = { ...filters, [by]: [row.value], country: [cell.country] };
          expect(
            await total({ q: query.q, ...years, filters: cellFilters }),
            JSON.stringify({ query, by, row: row.value, cell }),
          ).toBe(cell.count);
          const segment = pick(Object.entries(cell.segments ?? {}));
          if (segment)
            expect(
              await total({ q: query.q, ...years, filters: { ...cellFilters, [across]: [segment[0]] } }),
            ).toBe(segment[1]);
        }
      }
    });
  });
}
