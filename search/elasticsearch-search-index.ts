import { Client, type estypes } from '@elastic/elasticsearch';
import { AppError } from '../schemas/errors.ts';
import type { SearchQuery, SearchResult } from '../schemas/search.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import { buildHit } from './build-hit.ts';
import { type ConceptTree, makeConceptTree } from './concept-tree.ts';
import { didYouMean, type SpellingSource } from './did-you-mean.ts';
import { comparisonRequest, readComparison } from './elasticsearch-comparison.ts';
import { asElasticsearchError } from './elasticsearch-errors.ts';
import { facetAggregations, readBuckets, readFacets, readYears } from './elasticsearch-facets.ts';
import { elasticsearchIndices } from './elasticsearch-indices.ts';
import { type StoredSource, yearOfSortValue } from './elasticsearch-mapping.ts';
import { choiceFilters, clauseQuery, LIVE, sortOf, wholeQuery } from './elasticsearch-query.ts';
import { searchRequest } from './elasticsearch-search-request.ts';
import { elasticsearchWriter } from './elasticsearch-writer.ts';
import { makeMatcher } from './mark-matches.ts';
import { parseQuery, type QueryClause } from './parse-query.ts';
import { isRanked } from './ranking-clauses.ts';
import {
  type CursorPosition,
  decodeCursor,
  effectiveSort,
  encodeCursor,
  skippedBy,
} from './search-cursor.ts';
import type { SearchBody } from './search-document.ts';
import type { SearchIndex } from './search-index.ts';
import { asFolded, formIn, MAX_TITLES, type SuggestionSource, suggest } from './suggest.ts';

const REQUEST_TIMEOUT_MS = 30_000;
/** Keys and ids are small: half of the largest page a server gives. */
const PAGE_SIZE = 5000;
/** How long a snapshot that is being read outlives its last page. */
const KEEP_ALIVE = '1m';

type Hit = estypes.SearchHit<StoredSource>;
type Response = estypes.SearchResponse<StoredSource>;

/**
 * The index at scale. Words are split and stemmed by us, as in the embedded index, so both find the same; the server
 * finds, ranks and counts. `index` is the prefix of the names of its indices and aliases.
 * @throws CONFIG_INVALID naming ELASTICSEARCH_URL, SEARCH_UNAVAILABLE
 */
export async function openElasticsearchSearchIndex(options: {
  url: string;
  index?: string;
  vocabularies: readonly Vocabulary[];
  shards?: number;
  replicas?: number | null;
  requestTimeoutMs?: number;
}): Promise<SearchIndex> {
  const { url, index = 'prismatlas', vocabularies, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
  const { shards = 1, replicas = null } = options;
  const client = new Client({ node: url, requestTimeout: requestTimeoutMs, maxRetries: 2 });
  const translated = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw asElasticsearchError(error, url);
    }
  };
  const indices = elasticsearchIndices(client, index, { shards, replicas });
  try {
    await translated(() => indices.prepare());
  } catch (error) {
    await client.close();
    throw error;
  }
  return makeIndex(client, indices, makeConceptTree(vocabularies), translated);
}

function makeIndex(
  client: Client,
  indices: ReturnType<typeof elasticsearchIndices>,
  tree: ConceptTree,
  translated: <T>(work: () => Promise<T>) => Promise<T>,
): SearchIndex {
  const ask = async (request: estypes.SearchRequest): Promise<Response> => {
    const response = await client.search<StoredSource>({
      index: indices.read,
      allow_partial_search_results: false,
      // One copy of the data for everyone: copies may order near ties differently, and pages must fit together.
      preference: 'prismatlas',
      // Words weigh the same in every shard; with one shard the server leaves the extra round out.
      search_type: 'dfs_query_then_fetch',
      ...request,
    });
    if (response.timed_out) throw new AppError('SEARCH_UNAVAILABLE', 'Elasticsearch did not search in time');
    return response;
  };

  const countMatches = async (query: estypes.QueryDslQueryContainer): Promise<number> =>
    totalOf(await ask({ query, size: 0, terminate_after: 1, track_total_hits: 1 }));

  const search = async (query: SearchQuery): Promise<SearchResult> => {
    const clauses = parseQuery(query.q);
    const sort = effectiveSort(query, isRanked(clauses));
    const after = decodeCursor(query, sort);
    const response = await ask(searchRequest(query, clauses, sort, after));
    const shown = response.hits.hits.slice(0, query.limit);
    const last = shown.at(-1);
    const matcher = makeMatcher(clauses);
    const total = totalOf(response);
    const isLost = total === 0 && clauses.length > 0;
    const hasMore = after ? response.hits.hits.length > query.limit : skippedBy(query) + shown.length < total;
    return {
      total,
      hits: shown.map((hit) => {
        const { id, version, body } = sourceOf(hit);
        return buildHit(
          { id, version, score: sort === 'relevance' ? Number(hit.sort?.[0]) : null },
          body,
          matcher,
        );
      }),
      facets: readFacets(response.aggregations, query),
      years: readYears(response.aggregations),
      next: hasMore && last ? encodeCursor(query, sort, positionOf(last, sort)) : null,
      didYouMean: isLost ? await didYouMean(query.q, clauses, spelling(query)) : null,
    };
  };

  const writtenForm = async (word: string): Promise<string> => {
    const query = { bool: { filter: [LIVE, clauseQuery(asFolded(word))] } };
    const [hit] = (await ask({ query, size: 1, track_total_hits: false })).hits.hits;
    return formIn(hit && sourceOf(hit).body, word);
  };

  const spelling = (query: SearchQuery): SpellingSource => ({
    hasHits: async (clause) => (await countMatches({ bool: { filter: [LIVE, clauseQuery(clause)] } })) > 0,
    async similarWords(word) {
      const response = await ask({
        size: 0,
        suggest: {
          near: {
            text: word,
            // A wrong first letter is rare, and looking for one costs the whole dictionary.
            term: { field: 'vocabulary', suggest_mode: 'always', max_edits: 2, prefix_length: 1, size: 20 },
          },
        },
      });
      const [entry] = response.suggest?.near ?? [];
      const options: readonly unknown[] = entry && Array.isArray(entry.options) ? entry.options : [];
      return options.map((option) => ({
        word: String(Object(option).text),
        count: Number(Object(option).freq),
      }));
    },
    writtenForm,
    queryHasHits: async (q) => (await countMatches(wholeQuery(parseQuery(q), query, false))) > 0,
  });

  const suggestions: SuggestionSource = {
    async facets() {
      const aggs = facetAggregations(choiceFilters({ filters: {} }));
      const { aggregations } = await ask({ query: LIVE, size: 0, track_total_hits: false, aggs });
      return readFacets(aggregations, NOTHING_CHOSEN);
    },
    titles: async (clauses) => (await ask(titlesRequest(clauses))).hits.hits.map(sourceOf),
    async words(prefix, limit) {
      const { aggregations } = await ask(vocabularyRequest(prefix, limit));
      return readBuckets(Object(aggregations).vocabulary).map(({ key, count }) => ({ word: key, count }));
    },
    writtenForm,
  };

  /** All hits of a search on one unchanging state, page by page; the state is let go of at the end, however it ends. */
  async function* scan(target: string, request: estypes.SearchRequest): AsyncGenerator<Hit> {
    const opened = await client.openPointInTime({ index: target, keep_alive: KEEP_ALIVE });
    let id = opened.id;
    try {
      let after: estypes.SortResults | undefined;
      for (;;) {
        const response = await client.search<StoredSource>({
          ...request,
          size: PAGE_SIZE,
          track_total_hits: false,
          allow_partial_search_results: false,
          search_type: 'dfs_query_then_fetch',
          pit: { id, keep_alive: KEEP_ALIVE },
          ...(after ? { search_after: after } : {}),
        });
        id = response.pit_id ?? id;
        yield* response.hits.hits;
        after = response.hits.hits.at(-1)?.sort;
        if (!after || response.hits.hits.length < PAGE_SIZE) return;
      }
    } finally {
      // It ends by itself a minute later; failing to say so must not hide why the reading ended.
      await client.closePointInTime({ id }).catch(() => {});
    }
  }

  async function* translatedScan(target: string, request: estypes.SearchRequest): AsyncGenerator<Hit> {
    const hits = scan(target, request);
    try {
      for (;;) {
        const next = await translated(() => hits.next());
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await hits.return(undefined);
    }
  }

  async function* keysOf(target: string, query: estypes.QueryDslQueryContainer) {
    const request = { query, sort: ['_shard_doc'], _source: ['id', 'version', 'hash'] };
    for await (const { _source: source } of translatedScan(target, request))
      if (source) yield { id: source.id, version: source.version, hash: source.hash };
  }

  const write = elasticsearchWriter(client, indices, tree, (target) => keysOf(target, { match_all: {} }));

  return {
    index: (versions) => translated(() => write.index(versions)),
    refresh: () =>
      translated(async () => {
        await client.indices.refresh({ index: indices.read });
      }),
    search: (query) => translated(() => search(query)),
    suggest: (input) => translated(() => suggest(suggestions, tree, input)),
    compare: (query) =>
      translated(async () => readComparison(query, (await ask(comparisonRequest(query))).aggregations)),
    async *matchingIds(query) {
      const clauses = parseQuery(query.q);
      const sort = effectiveSort(query, isRanked(clauses));
      const request = {
        query: wholeQuery(clauses, query, sort === 'relevance'),
        sort: sortOf(sort),
        _source: false,
      };
      for await (const hit of translatedScan(indices.read, request)) if (hit._id !== undefined) yield hit._id;
    },
    keys: () => keysOf(indices.read, LIVE),
    rebuild: (versions) => translated(() => write.rebuild(versions)),
    remove: (ids) => translated(() => write.remove(ids)),
    rollback: () => translated(() => indices.rollback()),
    check: () =>
      translated(async () => {
        const [version, name, shards, state] = await Promise.all([
          indices.version(),
          indices.resolve(indices.read),
          indices.shards(),
          // The newest write that a search can see, and how many records it sees: deletions leave no newer write.
          ask({
            size: 1,
            query: { match_all: {} },
            sort: [{ _seq_no: { order: 'desc' } }],
            _source: false,
            seq_no_primary_term: true,
            track_total_hits: true,
            aggs: { live: { filter: LIVE }, writes: { sum: { field: '_seq_no' } } },
          }),
        ]);
        // Each shard counts its writes by itself: only their sum tells of a write in any of them.
        const newest =
          shards === 1
            ? (state.hits.hits[0]?._seq_no ?? -1)
            : Number(Object(Object(state.aggregations).writes).value ?? 0);
        return {
          engine: `Elasticsearch ${version}`,
          documents: Number(Object(Object(state.aggregations).live).doc_count ?? 0),
          generation: `${name}.${newest}.${totalOf(state)}`,
        };
      }),
    close: () => client.close(),
  };
}

const NOTHING_CHOSEN = { filters: {}, exclude: {} };

function totalOf({ hits }: Response): number {
  return typeof hits.total === 'number' ? hits.total : (hits.total?.value ?? 0);
}

function sourceOf({ _id, _source: source }: Hit): { id: string; version: number; body: SearchBody } {
  if (!source?.body)
    throw new AppError('SEARCH_REJECTED', `the index holds ${_id ?? 'a record'} without its content`);
  return { id: source.id, version: source.version, body: source.body };
}

function positionOf(hit: Hit, sort: ReturnType<typeof effectiveSort>): CursorPosition {
  const [key, id] = hit.sort ?? [];
  if (sort === 'newest' || sort === 'oldest') return { key: yearOfSortValue(Number(key)), id: String(id) };
  return { key: typeof key === 'number' ? key : String(key), id: String(id) };
}

const titlesRequest = (clauses: readonly QueryClause[]): estypes.SearchRequest => ({
  query: { bool: { filter: [LIVE], must: clauses.map(clauseQuery) } },
  sort: sortOf('relevance'),
  size: MAX_TITLES,
  track_total_hits: false,
});

/** Words that begin so. They hold letters and digits only, so they need no escaping in the pattern. */
const vocabularyRequest = (prefix: string, limit: number): estypes.SearchRequest => ({
  query: { bool: { filter: [LIVE, { prefix: { vocabulary: prefix } }] } },
  aggs: { vocabulary: { terms: { field: 'vocabulary', include: `${prefix}.*`, size: limit } } },
  size: 0,
  track_total_hits: false,
});
