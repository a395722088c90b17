import { countryName } from '../schemas/country.ts';
import { LANGUAGES, type Language } from '../schemas/language.ts';
import type { FacetCounts, Suggestion } from '../schemas/search.ts';
import type { ConceptTree } from './concept-tree.ts';
import type { IndexWord } from './did-you-mean.ts';
import { tokenize } from './tokenize.ts';

/** Fewer letters begin too many words to be worth counting them. */
export const MIN_WORD_PREFIX = 3;

const asLanguage = (language: string): Language =>
  LANGUAGES.find((known) => known === language.slice(0, 2)) ?? 'en';

const wordsOf = (name: string): string[] => tokenize(name).map(({ text }) => text);

/** The words of concepts' and countries' names, which are asked with every letter that is typed. */
const wordsByName = new Map<string, readonly string[]>();

function wordsOfName(name: string): readonly string[] {
  const words = wordsByName.get(name) ?? wordsOf(name);
  wordsByName.set(name, words);
  return words;
}

/** 2 where a name begins with what was typed, 1 where each typed word begins a word of it, 0 otherwise. */
function closeness(words: readonly string[], typed: readonly string[]): number {
  if (!typed.every((start) => words.some((word) => word.startsWith(start)))) return 0;
  return typed.every((start, index) => words[index]?.startsWith(start)) ? 2 : 1;
}

interface NearName {
  readonly suggestion: Suggestion;
  readonly closeness: number;
}

const inOrder = (near: readonly NearName[]): Suggestion[] =>
  near
    .filter(({ closeness, suggestion }) => closeness > 0 && suggestion.count > 0)
    .toSorted(
      (a, b) => b.closeness - a.closeness || b.suggestion.count - a.suggestion.count || compareText(a, b),
    )
    .map(({ suggestion }) => suggestion);

const compareText = (a: NearName, b: NearName): number => (a.suggestion.text < b.suggestion.text ? -1 : 1);

/** Concepts and countries that have records and whose name, in the reader's language or any other, is being typed. */
export function namedSuggestions(
  input: { readonly text: string; readonly language: string },
  facets: FacetCounts,
  tree: ConceptTree,
): { concepts: Suggestion[]; countries: Suggestion[] } {
  const typed = tokenize(input.text).map(({ text }) => text);
  if (typed.length === 0) return { concepts: [], countries: [] };
  const language = asLanguage(input.language);
  const concepts = tree.concepts.map(({ vocabulary, concept }): NearName => {
    const count = facets[vocabulary]?.find(({ value }) => value === concept.id)?.count ?? 0;
    const own = closeness(wordsOfName(concept.labels[language]), typed) * 2;
    const others = [...Object.values(concept.labels), ...Object.values(concept.synonyms).flat()];
    return {
      closeness: own || Math.max(0, ...others.map((name) => closeness(wordsOfName(name), typed))) / 2,
      suggestion: {
        type: 'concept',
        text: concept.labels[language],
        value: `${vocabulary}/${concept.id}`,
        count,
      },
    };
  });
  const countries = (facets.country ?? []).map(({ value, count }): NearName => {
    const text = countryName(value, language);
    const names = LANGUAGES.map((other) => countryName(value, other));
    const isCode = typed.length === 1 && typed[0] === value.toLowerCase();
    return {
      closeness: isCode
        ? 4
        : closeness(wordsOfName(text), typed) * 2 ||
          Math.max(...names.map((name) => closeness(wordsOfName(name), typed))) / 2,
      suggestion: { type: 'country', text, value, count },
    };
  });
  return { concepts: inOrder(concepts), countries: inOrder(countries) };
}

/** Titles that begin with what was typed first, the others in the order they came. */
export function titleSuggestions(
  hits: readonly { readonly id: string; readonly body: { readonly title: string } }[],
  text: string,
): Suggestion[] {
  const typed = tokenize(text).map((token) => token.text);
  return hits
    .map(({ id, body: { title } }) => ({ id, title, begins: closeness(wordsOf(title), typed) === 2 }))
    .toSorted((a, b) => Number(b.begins) - Number(a.begins))
    .map(({ id, title }) => ({ type: 'title', text: title, value: id, count: 1 }));
}

/** A folded word of the index; what is shown in the end is the word as it is written somewhere. */
export const wordSuggestion = ({ word, count }: IndexWord): Suggestion => ({
  type: 'word',
  text: word,
  value: word,
  count,
});
export const asWritten = (suggestion: Suggestion, written: string): Suggestion => ({
  ...suggestion,
  text: written,
  value: written,
});

/** A fair share of each type first, then more of the earlier ones until the limit. */
export function mixSuggestions(
  groups: readonly (readonly Suggestion[])[],
  shares: readonly number[],
  limit: number,
): Suggestion[] {
  const taken = groups.map((group, index) => group.slice(0, shares[index] ?? 0));
  const left = groups.flatMap((group, index) => group.slice(shares[index] ?? 0));
  const room = limit - taken.flat().length;
  if (room <= 0) return taken.flat().slice(0, limit);
  const more = new Set(left.slice(0, room));
  return groups.flatMap((group, index) => [
    ...(taken[index] ?? []),
    ...group.slice(shares[index] ?? 0).filter((suggestion) => more.has(suggestion)),
  ]);
}

/** Concepts, countries, titles, words. */
export const SUGGESTION_SHARES = [3, 2, 3, 2] as const;
