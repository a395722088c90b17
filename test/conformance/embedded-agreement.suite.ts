import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CompareQuery } from '../../schemas/compare.ts';
import type { RecordVersion } from '../../schemas/record-version.ts';
import { SearchQuery } from '../../schemas/search.ts';
import type { SearchIndex } from '../../search/search-index.ts';
import { openSqliteSearchIndex } from '../../search/sqlite-search-index.ts';
import { AGREEMENT_QUERIES } from '../support/agreement-queries.ts';
import { generateVersions } from '../support/search-records.ts';
import { SEARCH_VOCABULARIES } from '../support/search-vocabularies.ts';

const RECORDS = 1500;

type Reader = Pick<SearchIndex, 'search' | 'suggest' | 'compare' | 'matchingIds'>;

async function collect(ids: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = [];
  for await (const id of ids) all.push(id);
  return all;
}

/** That an index written in TypeScript answers as SQLite does, scores and their order included. */
export function embeddedAgreementSuite(
  name: string,
  open: (versions: readonly RecordVersion[]) => Promise<Reader>,
): void {
  describe(`${name} and the embedded index`, () => {
    let embedded: SearchIndex;
    let other: Reader;

    beforeAll(async () => {
      const versions = generateVersions(RECORDS, 3);
      embedded = await openSqliteSearchIndex({ path: ':memory:', vocabularies: SEARCH_VOCABULARIES });
      await embedded.index(versions);
      other = await open(versions);
    });

    afterAll(() => embedded.close());

    test.each(AGREEMENT_QUERIES.map((query) => [JSON.stringify(query), query] as const))(
      'agree on the total, every count and the first ten of %s',
      async (_, input) => {
        const query = SearchQuery.parse({ ...input, limit: 10 });

        const [ours, theirs] = [await embedded.search(query), await other.search(query)];

        const rounded = (hits: typeof ours.hits) =>
          hits.map((hit) => ({ ...hit, score: hit.score === null ? null : Number(hit.score.toFixed(6)) }));
        expect(theirs.total).toBe(ours.total);
        expect(theirs.facets).toEqual(ours.facets);
        expect(theirs.years).toEqual(ours.years);
        expect(rounded(theirs.hits)).toEqual(rounded(ours.hits));
      },
    );

    test.each(['title', 'country', 'oldest', 'added', 'newest', 'relevance'] as const)(
      'go through a result page by page alike, sorted by %s',
      async (sort) => {
        let [cursor, pages]: [string | undefined, number] = [undefined, 0];
        do {
          const query: SearchQuery = SearchQuery.parse({
            q: 'traff*',
            sort,
            limit: 40,
            ...(cursor && { cursor }),
          });

          const [ours, theirs] = [await embedded.search(query), await other.search(query)];

          expect(theirs.hits.map(({ id }) => id)).toEqual(ours.hits.map(({ id }) => id));
          // Either's cursor is good for both: an address that was shared goes on where it was.
          cursor = (pages++ % 2 === 0 ? ours.next : theirs.next) ?? undefined;
        } while (cursor !== undefined && pages < 4);
        expect(pages).toBe(4);
      },
    );

    test.each(['', 'trafficking', 'raziskav* -police'])('agree on the whole comparison of %j', async (q) => {
      const query = CompareQuery.parse({ q, by: 'exploitation', across: 'kind' });

      expect(await other.compare(query)).toEqual(await embedded.compare(query));
    });

    test.each(['traficking', 'preventoin campain', 'izkoriscanie', 'sfrutamento'])(
      'mend the spelling of %s alike',
      async (q) => {
        const query = SearchQuery.parse({ q });

        const [ours, theirs] = [await embedded.search(query), await other.search(query)];

        expect(ours.didYouMean).not.toBeNull();
        expect(theirs.didYouMean).toBe(ours.didYouMean);
      },
    );

    test.each(['traff', 'vict', 'slov', 'forced la', 'rese', 'izk'])('suggest alike for %s', async (text) => {
      const input = { text, language: 'en', limit: 8 };

      const [ours, theirs] = [await embedded.suggest(input), await other.suggest(input)];

      expect(theirs).toEqual(ours);
    });

    test('give all ids of a result in one order', async () => {
      const query = SearchQuery.parse({ q: 'victims', sort: 'country' });

      const [ours, theirs] = [
        await collect(embedded.matchingIds(query)),
        await collect(other.matchingIds(query)),
      ];

      expect(ours.length).toBeGreaterThan(50);
      expect(theirs).toEqual(ours);
    });
  });
}
