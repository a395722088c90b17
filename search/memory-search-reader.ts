import type { CompareQuery } from '../schemas/compare.ts';
import type { SearchQuery, SearchResult, Sort, Suggestion } from '../schemas/search.ts';
import { buildHit } from './build-hit.ts';
import { comparisonTable } from './comparison-table.ts';
import type { ConceptTree } from './concept-tree.ts';
import { didYouMean, type SpellingSource } from './did-you-mean.ts';
import type { Candidates, FacetColumns, Selection } from './facet-columns.ts';
import { makeMatcher } from './mark-matches.ts';
import { type IndexParts, numberKey } from './memory-index-parts.ts';
import { makeWordMatcher, type WordMatcher } from './memory-match.ts';
import { parseQuery, type QueryClause } from './parse-query.ts';
import { isRanked } from './ranking-clauses.ts';
import { decodeCursor, effectiveSort, encodeCursor } from './search-cursor.ts';
import type { SearchIndex } from './search-index.ts';
import {
  asWritten,
  MIN_WORD_PREFIX,
  mixSuggestions,
  namedSuggestions,
  SUGGESTION_SHARES,
  titleSuggestions,
  wordSuggestion,
} from './suggestions.ts';
import { tokenize } from './tokenize.ts';
import { yearChoice } from './year-spans.ts';

/** Titles looked at for suggestions, of which those that begin with what was typed come first. */
const MAX_TITLES = 40;
const IDS_BATCH = 500;
/** Matches of the last queries, kept for the next page and the next facet of the same words. */
const MAX_CACHED_MATCHES = 24;

type SearchReader = Pick<SearchIndex, 'search' | 'suggest' | 'compare' | 'matchingIds'>;

/** Answers as the embedded index does, from parts in memory or still to be loaded. */
export function makeSearchReader(parts: IndexParts, tree: ConceptTree): SearchReader {
  const matcher = withMemory(makeWordMatcher(parts.words));

  const select = async (query: SearchQuery, clauses: readonly QueryClause[], sort: Sort) => {
    const columns = await parts.columns(sort);
    const candidates = await matcher.match(clauses, columns.all(), sort === 'relevance');
    const selection = columns.select(candidates, { ...query, years: yearChoice(query) });
    return { columns, candidates, selection };
  };

  const search = async (query: SearchQuery): Promise<SearchResult> => {
    const clauses = parseQuery(query.q);
    const sort = effectiveSort(query, isRanked(clauses));
    const cursor = decodeCursor(query, sort);
    const after = cursor && { ...cursor, id: numberKey(await parts.numberOf(cursor.id)) };
    const { columns, candidates, selection } = await select(query, clauses, sort);
    const places = columns.top(candidates, selection.places, sort, after, query.limit + 1);
    const shown = places.slice(0, query.limit).map((place) => ({
      doc: candidates.docs[place] ?? 0,
      score: candidates.scores?.[place] ?? null,
    }));
    const records = await parts.records(shown.map(({ doc }) => doc));
    const [last, lastRecord] = [shown.at(-1), records.at(-1)];
    const marks = makeMatcher(clauses);
    const isLost = selection.places.length === 0 && clauses.length > 0;
    return {
      total: selection.places.length,
      hits: records.map(({ id, version, body }, at) =>
        buildHit({ id, version, score: shown[at]?.score ?? null }, body, marks),
      ),
      facets: selection.facets,
      years: selection.years,
      next:
        places.length > query.limit && last && lastRecord
          ? encodeCursor(query, sort, {
              key: columns.sortKey(sort, last.doc, last.score ?? 0),
              id: lastRecord.id,
            })
          : null,
      didYouMean: isLost ? await didYouMean(query.q, clauses, spelling(query)) : null,
    };
  };

  const spelling = (query: SearchQuery): SpellingSource => ({
    hasHits: matcher.hasHits,
    // A wrong first letter is rare, and words of one first letter are few enough to be looked through.
    similarWords: (word) => parts.words.wordsWith(String.fromCodePoint(word.codePointAt(0) ?? 0)),
    writtenForm: (word) => writtenForm(parts, matcher, word),
    queryHasHits: async (q) => (await select(query, parseQuery(q), 'newest')).selection.places.length > 0,
  });

  return {
    search,
    suggest: (input) => suggest(parts, matcher, tree, input),
    compare: async (query) => compare(await parts.columns('newest'), matcher, query),
    async *matchingIds(query) {
      const clauses = parseQuery(query.q);
      const sort = effectiveSort(query, isRanked(clauses));
      const { columns, candidates, selection } = await select(query, clauses, sort);
      const docs = columns
        .ordered(candidates, selection.places, sort)
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

/** A folded word as the first record that holds it writes it. */
async function writtenForm(parts: IndexParts, matcher: WordMatcher, word: string): Promise<string> {
  const phrase: QueryClause = {
    type: 'phrase',
    words: [{ text: word, raw: word }],
    columns: null,
    isExcluded: false,
  };
  const [record] = await parts.records(await matcher.best([phrase], 1));
  const texts = record ? [record.body.title, ...Object.values(record.body.fields)] : [];
  return texts.flatMap((text) => tokenize(text)).find(({ text }) => text === word)?.raw ?? word;
}

async function suggest(
  parts: IndexParts,
  matcher: WordMatcher,
  tree: ConceptTree,
  { text, language, limit }: { text: string; language: string; limit: number },
): Promise<Suggestion[]> {
  const typed = tokenize(text);
  const last = typed.at(-1);
  if (!last) return [];
  const { facets } = (await parts.columns('newest')).everything();
  const { concepts, countries } = namedSuggestions({ text, language }, facets, tree);
  const isLongEnough = last.text.length >= MIN_WORD_PREFIX;
  const clauses = typed.map(
    (word): QueryClause => ({
      type: word === last ? 'prefix' : 'word',
      words: [word],
      columns: ['title'],
      isExcluded: false,
    }),
  );
  const titles = isLongEnough ? await parts.records(await matcher.best(clauses, MAX_TITLES)) : [];
  const words =
    typed.length === 1 && isLongEnough
      ? (await parts.words.wordsWith(last.text)).toSorted((a, b) => b.count - a.count).slice(0, limit)
      : [];
  const suggestions = mixSuggestions(
    [concepts, countries, titleSuggestions(titles, text), words.map(wordSuggestion)],
    SUGGESTION_SHARES,
    limit,
  );
  return Promise.all(
    suggestions.map(async (suggestion) =>
      suggestion.type === 'word'
        ? asWritten(suggestion, await writtenForm(parts, matcher, suggestion.value))
        : suggestion,
    ),
  );
}

async function compare(
  columns: FacetColumns,
  matcher: WordMatcher,
  query: CompareQuery,
): Promise<ReturnType<typeof comparisonTable>> {
  const candidates = await matcher.match(parseQuery(query.q), columns.all(), false);
  const choice = { filters: query.filters, exclude: {}, matchAll: [], years: yearChoice(query) };
  const selection: Selection = columns.select(candidates, choice);
  const countries =
    query.countries.length > 0
      ? query.countries
      : columns
          .everything()
          .facets.country.map(({ value }) => value)
          .toSorted();
  return comparisonTable(
    query,
    countries,
    columns.cross(candidates, selection, query.by, query.across ?? null),
  );
}
