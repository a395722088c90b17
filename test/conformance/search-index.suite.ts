import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CompareQuery } from '../../schemas/compare.ts';
import type { RecordVersion } from '../../schemas/record-version.ts';
import { FACET_IDS, NOT_REPORTED, SearchQuery, type SearchResult } from '../../schemas/search.ts';
import type { SearchIndex } from '../../search/search-index.ts';
import { generateVersions, makeVersion, seededRandom } from '../support/search-records.ts';

type QueryInput = Parameters<typeof SearchQuery.parse>[0] & object;

async function* stream(versions: readonly RecordVersion[]): AsyncGenerator<RecordVersion> {
  yield* versions;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

const marked = (parts: readonly { text: string; isMatch: boolean }[]): string[] =>
  parts.filter(({ isMatch }) => isMatch).map(({ text }) => text);

const whole = (parts: readonly { text: string }[]): string => parts.map(({ text }) => text).join('');

const countOf = (
  result: SearchResult,
  facet: (typeof FACET_IDS)[number],
  value: string,
): number | undefined => result.facets[facet].find((entry) => entry.value === value)?.count;

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

    const fill = async (...versions: readonly RecordVersion[]): Promise<void> => {
      const outcomes = await index.index(versions);
      expect(outcomes.filter(({ result }) => result === 'rejected')).toEqual([]);
      await index.refresh();
    };
    const search = (query: QueryInput): Promise<SearchResult> => index.search(SearchQuery.parse(query));
    const titles = async (query: QueryInput): Promise<string[]> =>
      (await search({ sort: 'title', ...query })).hits.map(({ title }) => title);

    describe('words', () => {
      test('are found without their diacritics, and with them where the text has none', async () => {
        await fill(
          makeVersion(1, { language: 'sl', fields: { title: 'Ključ do varnosti' } }),
          makeVersion(2, { language: 'sl', fields: { title: 'Kljuc brez strešice' } }),
        );

        expect(await titles({ q: 'kljuc' })).toHaveLength(2);
        expect(await titles({ q: 'KLJUČ' })).toHaveLength(2);
      });

      test.each([
        ['en', 'exploited workers', 'exploitation'],
        ['sl', 'Izkoriščanje žrtev', 'izkoriščanja'],
        ['sl', 'Trgovina z ljudmi', 'trgovine'],
        ['nl', 'slachtoffers van mensenhandel', 'slachtoffer'],
        ['fr', 'les victimes exploitées', 'victime'],
        ['fi', 'ihmiskaupan uhrit', 'uhrin'],
        ['it', 'lo sfruttamento dei lavoratori', 'lavoratore'],
        ['es', 'la explotación de menores', 'explotaciones'],
        ['es', 'la explotación de menores', 'explotacion'],
      ] as const)('in %s are found in another form: %s by %s', async (language, title, q) => {
        await fill(makeVersion(1, { language, fields: { title } }));

        const result = await search({ q });

        expect(result.total).toBe(1);
        expect(marked(result.hits[0]?.markedTitle ?? [])).toHaveLength(1);
      });

      test('written as asked stand before other forms of them', async () => {
        await fill(
          makeVersion(1, { fields: { title: 'Trainings for officers of police' } }),
          makeVersion(2, { fields: { title: 'Training for officers of police' } }),
          makeVersion(3, { fields: { title: 'Trained for officers of police' } }),
        );

        const result = await search({ q: 'training' });

        expect(result.total).toBe(3);
        expect(result.hits[0]?.title).toBe('Training for officers of police');
      });

      test('in the title weigh more than in the text', async () => {
        await fill(
          makeVersion(1, {
            fields: { title: 'A study of shelters', findings: 'Helplines helped many people.' },
          }),
          makeVersion(2, {
            fields: { title: 'A study of helplines', findings: 'Shelters helped many people.' },
          }),
        );

        expect((await search({ q: 'helplines' })).hits.map(({ title }) => title)).toEqual([
          'A study of helplines',
          'A study of shelters',
        ]);
      });

      test('must all be there; phrases in a row, prefixes at a start, excluded ones not at all', async () => {
        await fill(
          makeVersion(1, { fields: { title: 'Alpha beta gamma' } }),
          makeVersion(2, { fields: { title: 'Beta alpha delta' } }),
          makeVersion(3, { fields: { title: 'Gammalike alpha' } }),
        );

        expect(await titles({ q: 'alpha beta' })).toEqual(['Alpha beta gamma', 'Beta alpha delta']);
        expect(await titles({ q: '"alpha beta"' })).toEqual(['Alpha beta gamma']);
        expect(await titles({ q: '“alpha beta”' })).toEqual(['Alpha beta gamma']);
        expect(await titles({ q: 'gamma*' })).toEqual(['Alpha beta gamma', 'Gammalike alpha']);
        expect(await titles({ q: 'alpha -beta' })).toEqual(['Gammalike alpha']);
        expect(await titles({ q: '-"alpha beta"' })).toEqual(['Beta alpha delta', 'Gammalike alpha']);
        expect(await titles({ q: '-delta -gammalike' })).toEqual(['Alpha beta gamma']);
      });

      test('with a field before a colon are looked for there only', async () => {
        await fill(
          makeVersion(1, { fields: { title: 'Of Novak', authors: 'Kos' } }),
          makeVersion(2, { kind: 'project', country: 'FI', fields: { title: 'Other', author: 'Novak' } }),
        );

        expect(await titles({ q: 'author:novak' })).toEqual(['Other']);
        expect(await titles({ q: 'title:novak' })).toEqual(['Of Novak']);
        expect(await titles({ q: '-author:novak' })).toEqual(['Of Novak']);
        expect(await titles({ q: 'country:finland' })).toEqual(['Other']);
        expect(await titles({ q: 'country:SI' })).toEqual(['Of Novak']);
        expect(await titles({ q: 'finland' })).toEqual([]);
        expect(await titles({ q: 'kos:novak' })).toEqual(['Of Novak']);
      });

      test('that carry no meaning need not be there, unless they are all that is asked', async () => {
        await fill(makeVersion(1, { fields: { title: 'Prevention and trafficking' } }));

        expect(await titles({ q: 'prevention of the trafficking' })).toHaveLength(1);
        expect(await titles({ q: '"prevention of trafficking"' })).toHaveLength(0);
        expect(await titles({ q: 'of the' })).toHaveLength(0);
      });

      test('after an elided article are words of their own', async () => {
        await fill(makeVersion(1, { language: 'fr', fields: { title: "L'exploitation d’enfants" } }));

        expect(await titles({ q: 'exploitation enfants' })).toHaveLength(1);
        expect(await titles({ q: "l'exploitation" })).toHaveLength(1);
        expect(await titles({ q: '"l’exploitation d\'enfants"' })).toHaveLength(1);
      });

      test.each(
        [
          '"',
          '""',
          '*',
          '-',
          '--',
          '^a',
          'a AND',
          'NOT OR AND NEAR(',
          'title:',
          ':x',
          'NEAR(a b, 3)',
          '{title} : x',
          "'; DROP TABLE search_meta; --",
          '\u0000',
          '\ud800',
          '🙂',
          '((((((((((',
          '"unclosed phrase',
          'a* b* c*',
          '%_%',
          '<script>alert(1)</script>',
          '中文 العربية עברית ไทย',
          '~enexploit',
          '\\',
          `${'x '.repeat(400)}`,
          `"${'a '.repeat(450)}"`,
          'q'.repeat(1000),
        ].map((q) => [q.slice(0, 40), q] as const),
      )('of any kind are no error: %j', async (_, q) => {
        await fill(makeVersion(1, { fields: { title: 'A title' } }));

        const result = await search({ q });

        expect(result.total).toBeGreaterThanOrEqual(0);
      });
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
            concepts: [
              concept('exploitation/domestic-servitude'),
              concept('exploitation/agricultural-labour'),
            ],
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

    describe('spelling', () => {
      test('is mended by the words of the index, as they are written there', async () => {
        await fill(
          makeVersion(1, { language: 'sl', fields: { title: 'Izkoriščanje delavcev' } }),
          makeVersion(2, { fields: { title: 'Trafficking in persons' } }),
        );

        expect((await search({ q: 'trafiking persons' })).didYouMean).toBe('trafficking persons');
        expect((await search({ q: 'izkoristjanje' })).didYouMean).toBe('izkoriščanje');
        expect((await search({ q: 'trafficking' })).didYouMean).toBeNull();
      });

      test('is not mended where the better query has no hits either', async () => {
        await fill(makeVersion(1, { fields: { title: 'Trafficking in persons' } }));

        expect((await search({ q: 'trafiking zebras' })).didYouMean).toBeNull();
        expect((await search({ q: 'trafiking', filters: { country: ['FI'] } })).didYouMean).toBeNull();
        expect((await search({ q: 'xqzzv' })).didYouMean).toBeNull();
      });
    });

    describe('suggestions', () => {
      const concept = { id: 'exploitation/forced-begging', field: 'title', quote: 'begging' };

      test('name concepts in the language of the reader, countries, titles and words', async () => {
        await fill(
          makeVersion(1, { country: 'SI', fields: { title: 'Begging in the streets' }, concepts: [concept] }),
          makeVersion(2, { country: 'FI', fields: { title: 'Other' } }),
        );
        const suggest = (text: string, language: string) => index.suggest({ text, language, limit: 8 });

        expect(await suggest('ber', 'sl')).toContainEqual({
          type: 'concept',
          text: 'prisilno beračenje',
          value: 'exploitation/forced-begging',
          count: 1,
        });
        expect(await suggest('slovenij', 'en')).toContainEqual({
          type: 'country',
          text: 'Slovenia',
          value: 'SI',
          count: 1,
        });
        const begging = await suggest('begg', 'en');
        expect(begging.map(({ type }) => type)).toEqual(['concept', 'title', 'word']);
        expect(begging.at(-1)).toEqual({ type: 'word', text: 'begging', value: 'begging', count: 1 });
        expect(await suggest('', 'en')).toEqual([]);
        expect(await suggest('xqzzv', 'en')).toEqual([]);
      });

      test('are as many as asked at most, whatever is typed', async () => {
        await fill(...generateVersions(60));

        for (const text of ['for', 'a', 'tra', '"; DROP', 'the forced', '*', '\ud800'])
          expect((await index.suggest({ text, language: 'en', limit: 4 })).length).toBeLessThanOrEqual(4);
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

    describe('writes', () => {
      test('keep the newest version, in whatever order they come', async () => {
        const old = makeVersion(1, { fields: { title: 'Old words' } });
        const young = makeVersion(1, { fields: { title: 'New words' } }, { version: 2, hash: 'h2' });

        expect(await index.index([young])).toEqual([{ id: young.record.id, result: 'indexed' }]);
        expect(await index.index([old])).toEqual([{ id: old.record.id, result: 'older' }]);
        expect(await index.index([young])).toEqual([{ id: young.record.id, result: 'indexed' }]);
        await index.refresh();

        expect(await titles({})).toEqual(['New words']);
        expect((await search({ q: 'old' })).total).toBe(0);
        expect(await collect(index.keys())).toEqual([{ id: young.record.id, version: 2, hash: 'h2' }]);
      });

      test('of what is no longer published leave a tombstone that older versions cannot lift', async () => {
        const first = makeVersion(1, { fields: { title: 'Words' } });
        const withdrawn = { ...first, version: 2, status: 'withdrawn' as const };

        await fill(first);
        expect(await index.index([withdrawn])).toEqual([{ id: first.record.id, result: 'removed' }]);
        expect(await index.index([first])).toEqual([{ id: first.record.id, result: 'older' }]);
        await index.refresh();
        expect((await search({})).total).toBe(0);
        expect((await search({ q: 'words' })).total).toBe(0);
        expect(await collect(index.keys())).toEqual([]);

        await fill({ ...first, version: 3 });
        expect(await titles({ q: 'words' })).toEqual(['Words']);
      });

      test('of several versions of one record in one call end with the newest', async () => {
        const first = makeVersion(1, { fields: { title: 'One' } });
        const second = makeVersion(1, { fields: { title: 'Two' } }, { version: 2, hash: 'h2' });

        await index.index([second, first]);
        await index.refresh();

        expect(await titles({})).toEqual(['Two']);
      });

      test('take out what the store does not have, so that it may come again', async () => {
        const [a, b] = [
          makeVersion(1, { fields: { title: 'a' } }),
          makeVersion(2, { fields: { title: 'b' } }),
        ];
        await fill(a, b);

        await index.remove([a.record.id, 'study_ffffffffffffffff']);
        await index.refresh();
        expect(await titles({})).toEqual(['b']);

        await fill(a);
        expect(await titles({})).toEqual(['a', 'b']);
      });

      test('move the generation, reads do not', async () => {
        const { generation } = await index.check();
        await search({});
        expect((await index.check()).generation).toBe(generation);

        await fill(makeVersion(1, { fields: { title: 'a' } }));

        const after = await index.check();
        expect(after.generation).not.toBe(generation);
        expect(after.documents).toBe(1);
      });
    });

    describe('a rebuild', () => {
      test('swaps in what it was given at once, and keeps what was written meanwhile', async () => {
        await fill(
          makeVersion(1, { fields: { title: 'stale' } }),
          makeVersion(2, { fields: { title: 'kept' } }),
        );
        const meanwhile = makeVersion(3, { fields: { title: 'meanwhile' } });
        const during: string[][] = [];
        const versions = async function* () {
          yield makeVersion(2, { fields: { title: 'kept' } });
          during.push(await titles({}));
          await index.index([meanwhile]);
          await index.index([makeVersion(2, { fields: { title: 'newer' } }, { version: 2, hash: 'h2' })]);
          yield makeVersion(4, { fields: { title: 'withdrawn' } }, { status: 'withdrawn' });
        };

        const report = await index.rebuild(versions());
        await index.refresh();

        expect(report).toEqual({ indexed: 1, rejected: [] });
        expect(during).toEqual([['kept', 'stale']]);
        expect(await titles({})).toEqual(['meanwhile', 'newer']);
      });

      test('that fails leaves the old index as it was', async () => {
        await fill(makeVersion(1, { fields: { title: 'a' } }));
        const failing = async function* () {
          yield makeVersion(2, { fields: { title: 'b' } });
          throw new Error('the store went away');
        };

        await expect(index.rebuild(failing())).rejects.toThrow('the store went away');

        expect(await titles({})).toEqual(['a']);
        await index.rebuild(stream([makeVersion(3, { fields: { title: 'c' } })]));
        await index.refresh();
        expect(await titles({})).toEqual(['c']);
      });
    });

    describe('a count', () => {
      test('is followed to exactly that many hits, in 200 random states', { timeout: 240_000 }, async () => {
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
          expect(await total({ ...query, yearFrom: undefined, yearUnknown: true })).toBe(
            result.years.unknown,
          );

          const by = pick(FACET_IDS.filter((id) => id !== 'country')) ?? 'kind';
          const across = pick(FACET_IDS.filter((id) => id !== 'country' && id !== by)) ?? 'level';
          const table = await index.compare(
            CompareQuery.parse({ q: query.q, filters, ...years, by, across }),
          );
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
  });
}
