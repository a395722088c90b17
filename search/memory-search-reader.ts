import type { SearchQuery, SearchResult, Sort } from '../schemas/search.ts';
import { answerWith, comparisonIn, pageIn, selectIn } from './column-answers.ts';
import type { ConceptTree } from './concept-tree.ts';
import { didYouMean, type SpellingSource } from './did-you-mean.ts';
import type { Candidates } from './facet-columns.ts';
import { type IndexParts, numberKey } from './memory-index-parts.ts';
import { makeWordMatcher, type WordMatcher } from './memory-match.ts';
import { parseQuery, type QueryClause } from './parse-query.ts';
import { isRanked } from './ranking-clauses.ts';
import { decodeCursor, effectiveSort } from './search-cursor.ts';
import type { SearchIndex } from './search-index.ts';
import { asFolded, formIn, MAX_TITLES, type SuggestionSource, suggest } from './suggest.ts';

const IDS_BATCH = 500;
/** Matches of the last queries, kept for the next page and the next facet of the same words. */
const MAX_CACHED_MATCHES = 24;

type SearchReader = Pick<SearchIndex, 'search' | 'suggest' | 'compare' | 'matchingIds'>;

/** Answers as the embedded index does, from parts in memory or still to be loaded. */
export function makeSearchReader(parts: IndexParts, tree: ConceptTree): SearchReader {
  const matcher = withMemory(makeWordMatcher(parts.words));

  const find = async (clauses: readonly QueryClause[], sort: Sort) => {
    const columns = await parts.columns(sort);
    return { columns, candidates: await matcher.match(clauses, columns.all(), sort === 'relevance') };
  };

  const search = async (query: SearchQuery): Promise<SearchResult> => {
    const clauses = parseQuery(query.q);
    const sort = effectiveSort(query, isRanked(clauses));
    const cursor = decodeCursor(query, sort);
    const after = cursor && { ...cursor, id: numberKey(await parts.numberOf(cursor.id)) };
    const { columns, candidates } = await find(clauses, sort);
    const page = pageIn(columns, candidates, query, { sort, after });
    const records = await parts.records(page.shown.map(({ doc }) => doc));
    const answer = answerWith(page, records, query, { sort, clauses });
    const isLost = answer.total === 0 && clauses.length > 0;
    return { ...answer, didYouMean: isLost ? await didYouMean(query.q, clauses, spelling(query)) : null };
  };

  const writtenForm = async (word: string): Promise<string> => {
    const [record] = await parts.records(await matcher.best([asFolded(word)], 1));
    return formIn(record?.body, word);
  };

  const suggestions: SuggestionSource = {
    facets: async () => (await parts.columns('newest')).everything().facets,
    titles: async (clauses) => parts.records(await matcher.best(clauses, MAX_TITLES)),
    words: async (prefix, limit) =>
      (await parts.words.wordsWith(prefix)).toSorted((a, b) => b.count - a.count).slice(0, limit),
    writtenForm,
  };

  const spelling = (query: SearchQuery): SpellingSource => ({
    hasHits: matcher.hasHits,
    // A wrong first letter is rare, and words of one first letter are few enough to be looked through.
    similarWords: (word) => parts.words.wordsWith(String.fromCodePoint(word.codePointAt(0) ?? 0)),
    writtenForm,
    async queryHasHits(q) {
      const { columns, candidates } = await find(parseQuery(q), 'newest');
      return selectIn(columns, candidates, query).places.length > 0;
    },
  });

  return {
    search,
    suggest: (input) => suggest(suggestions, tree, input),
    async compare(query) {
      const { columns, candidates } = await find(parseQuery(query.q), 'newest');
      return comparisonIn(columns, candidates, query);
    },
    async *matchingIds(query) {
      const clauses = parseQuery(query.q);
      const sort = effectiveSort(query, isRanked(clauses));
      const { columns, candidates } = await find(clauses, sort);
      const docs = columns
        .ordered(candidates, selectIn(columns, candidates, query).places, sort)
        .map((place) => candidates.docs[place] ?? 0);
      for (let at = 0; at < docs.length; at += IDS_BATCH)
        yield* await parts.ids(docs.slice(at, at + IDS_BATCH));
    },
  };
}

function withMemory(matcher: WordMatcher): WordMatcher {
  const known = new Map<string, Promise<Candidates>>();
  return {
    ...matcher,
    match(clauses, everything, isScored) {
      const key = JSON.stringify([isScored, clauses]);
      const found = known.get(key) ?? matcher.match(clauses, everything, isScored);
      known.delete(key);
      known.set(key, found);
      // What could not be loaded is asked for again.
      found.catch(() => known.delete(key));
      if (known.size > MAX_CACHED_MATCHES) known.delete(known.keys().next().value ?? '');
      return found;
    },
  };
}
