import { beforeEach, describe, expect, test } from 'vitest';
import { SearchQuery, type SearchResult } from '../../../schemas/search.ts';
import type { SearchIndex } from '../../../search/search-index.ts';
import { generateVersions, makeVersion } from '../../support/search-records.ts';
import { collect, type IndexUnderTest, marked, whole } from './index-under-test.ts';

export function hitsAndPages({ current, fill, search, titles }: IndexUnderTest): void {
  let index: SearchIndex;
  beforeEach(() => {
    index = current();
  });

  describe('a hit', () => {
    test('marks what matched, in the title and in at most two fields that are named', async () => {
      await fill(
        makeVersion(1, {
          fields: {
            title: 'Workers at risk',
            purpose: 'To ask about a worker.',
            findings: `${'Many words stand before it. '.repeat(20)}The worker was helped.`,
            participants: 'Workers (n=20)',
          },
        }),
      );

      const [hit] = (await search({ q: 'workers' })).hits;

      expect(marked(hit?.markedTitle ?? [])).toEqual(['Workers']);
      expect(whole(hit?.markedTitle ?? [])).toBe('Workers at risk');
      expect(hit?.snippets).toHaveLength(2);
      expect(hit?.snippets.flatMap(({ parts }) => marked(parts)).length).toBeGreaterThanOrEqual(2);
      for (const { parts } of hit?.snippets ?? []) expect(whole(parts).length).toBeLessThan(260);
      expect(hit?.facts).toEqual({ participants: 'Workers (n=20)' });
    });

    test('shows the start of its main field where nothing is asked', async () => {
      await fill(makeVersion(1, { fields: { title: 'T', findings: 'It was found that it works.' } }));

      const [hit] = (await search({})).hits;

      expect(hit?.snippets).toEqual([
        { field: 'findings', parts: [{ text: 'It was found that it works.', isMatch: false }] },
      ]);
      expect(hit?.score).toBeNull();
    });

    test('holds what a line of facts needs', async () => {
      await fill(
        makeVersion(7, {
          country: 'FI',
          fields: { title: 'T', authors: 'A and B', studyType: 'Qualitative study' },
          year: 2019,
          links: ['https://example.org/a'],
          concepts: [{ id: 'design/qualitative', field: 'studyType', quote: 'Qualitative' }],
        }),
      );

      const [hit] = (await search({})).hits;

      expect(hit).toMatchObject({
        id: 'study_0000000000000007',
        version: 1,
        kind: 'study',
        country: 'FI',
        language: 'en',
        source: 'report',
        year: 2019,
        period: null,
        facts: { authors: 'A and B', studyType: 'Qualitative study' },
        links: ['https://example.org/a'],
        concepts: ['design/qualitative'],
      });
    });
  });

  describe('pages', () => {
    test.each(['relevance', 'newest', 'oldest', 'title', 'country', 'added'] as const)(
      'sorted by %s hold each record once, in one order',
      async (sort) => {
        await fill(...generateVersions(137));
        const ids: string[] = [];
        let cursor: string | null = null;
        do {
          const page: SearchResult = await search({
            q: 'the',
            sort,
            limit: 9,
            ...(cursor ? { cursor } : {}),
          });
          ids.push(...page.hits.map(({ id }) => id));
          cursor = page.next;
          if (!cursor) expect(ids).toHaveLength(page.total);
        } while (cursor);

        expect(new Set(ids).size).toBe(ids.length);
        const all = await collect(index.matchingIds(SearchQuery.parse({ q: 'the', sort })));
        expect(all).toEqual(ids);
      },
    );

    test('asked for by number are those that cursors lead to, and lead on by cursor', async () => {
      await fill(...generateVersions(57));
      const query = { q: 'the', limit: 10 } as const;
      const all = await collect(index.matchingIds(SearchQuery.parse({ q: 'the' })));
      const ids = ({ hits }: SearchResult) => hits.map(({ id }) => id);

      const last = Math.ceil(all.length / 10);
      for (const page of [1, 2, last])
        expect(ids(await search({ ...query, page }))).toEqual(all.slice((page - 1) * 10, page * 10));
      const second = await search({ ...query, page: 2 });
      const third = await search({ ...query, page: 9, cursor: second.next ?? '' });
      expect(ids(third)).toEqual(all.slice(20, 30));
      expect((await search({ ...query, page: last })).next).toBeNull();
      expect(await search({ ...query, page: last + 1 })).toMatchObject({
        total: all.length,
        hits: [],
        next: null,
      });
      expect(await search({ q: 'the', limit: 1, page: 10_000 })).toMatchObject({ hits: [], next: null });
    });

    test('go by year or title with the unknown last', async () => {
      await fill(
        makeVersion(1, { fields: { title: '"Zebra"' }, year: 2014 }),
        makeVersion(2, { fields: { title: 'Čebela' } }),
        makeVersion(3, { fields: { title: 'apple' }, year: 2020 }),
      );

      expect(await titles({ sort: 'title' })).toEqual(['apple', 'Čebela', '"Zebra"']);
      expect(await titles({ sort: 'newest' })).toEqual(['apple', '"Zebra"', 'Čebela']);
      expect(await titles({ sort: 'oldest' })).toEqual(['"Zebra"', 'apple', 'Čebela']);
    });

    test('are not to be had by a cursor that is made up or of another query', async () => {
      await fill(...generateVersions(30));
      const { next } = await search({ limit: 5 });

      for (const cursor of ['nonsense', '', '{}', 'eyJhIjoxfQ', `${next}x`.slice(3)])
        await expect(search({ limit: 5, cursor })).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
      await expect(search({ q: 'other', cursor: next ?? '' })).rejects.toMatchObject({
        code: 'INVALID_CURSOR',
      });
    });
  });
}
