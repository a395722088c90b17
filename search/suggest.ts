import type { FacetCounts, Suggestion } from '../schemas/search.ts';
import type { ConceptTree } from './concept-tree.ts';
import type { IndexWord } from './did-you-mean.ts';
import type { QueryClause } from './parse-query.ts';
import type { SearchBody } from './search-document.ts';
import {
  asWritten,
  MIN_WORD_PREFIX,
  mixSuggestions,
  namedSuggestions,
  SUGGESTION_SHARES,
  titleSuggestions,
  wordSuggestion,
} from './suggestions.ts';
import { type Token, tokenize } from './tokenize.ts';

/** Titles looked at, of which those that begin with what was typed come first. */
export const MAX_TITLES = 40;

/** What suggestions are made from, as an engine answers it. */
export interface SuggestionSource {
  /** Of all records. */
  facets(): Promise<FacetCounts>;
  /** The best matches, `MAX_TITLES` at most. */
  titles(
    clauses: readonly QueryClause[],
  ): Promise<readonly { readonly id: string; readonly body: { readonly title: string } }[]>;
  /** Words that begin so, those of most records first. */
  words(prefix: string, limit: number): Promise<readonly IndexWord[]>;
  /** A folded word as a record that holds it writes it. */
  writtenForm(word: string): Promise<string>;
}

/** Concepts, countries, titles and words for what has been typed, `limit` at most. */
export async function suggest(
  source: SuggestionSource,
  tree: ConceptTree,
  { text, language, limit }: { text: string; language: string; limit: number },
): Promise<Suggestion[]> {
  const typed = tokenize(text);
  const last = typed.at(-1);
  if (!last) return [];
  const isLongEnough = last.text.length >= MIN_WORD_PREFIX;
  const [facets, titles, words] = await Promise.all([
    source.facets(),
    isLongEnough ? source.titles(titleClauses(typed)) : [],
    isLongEnough && typed.length === 1 ? source.words(last.text, limit) : [],
  ]);
  const { concepts, countries } = namedSuggestions({ text, language }, facets, tree);
  const suggestions = mixSuggestions(
    [concepts, countries, titleSuggestions(titles, text), words.map(wordSuggestion)],
    SUGGESTION_SHARES,
    limit,
  );
  return Promise.all(
    suggestions.map(async (suggestion) =>
      suggestion.type === 'word'
        ? asWritten(suggestion, await source.writtenForm(suggestion.value))
        : suggestion,
    ),
  );
}

/** Titles with all the words, the last one still being typed. */
const titleClauses = (typed: readonly Token[]): QueryClause[] =>
  typed.map((word, at) => ({
    type: at === typed.length - 1 ? 'prefix' : 'word',
    words: [word],
    columns: ['title'],
    isExcluded: false,
  }));

/** What finds the records that hold a folded word as it is written, unstemmed. */
export const asFolded = (word: string): QueryClause => ({
  type: 'phrase',
  words: [{ text: word, raw: word }],
  columns: null,
  isExcluded: false,
});

/** A folded word as this record writes it; as it is where no record is given. */
export function formIn(body: Pick<SearchBody, 'title' | 'fields'> | undefined, word: string): string {
  const texts = body ? [body.title, ...Object.values(body.fields)] : [];
  return texts.flatMap((text) => tokenize(text)).find(({ text }) => text === word)?.raw ?? word;
}
