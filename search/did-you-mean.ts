import { distance } from 'fastest-levenshtein';
import type { QueryClause, QueryWord } from './parse-query.ts';
import { tokenize } from './tokenize.ts';

/** A word of the index with the number of records that hold it. */
export interface IndexWord {
  readonly word: string;
  readonly count: number;
}

/** What the index is asked while a better query is looked for. */
export interface SpellingSource {
  /** Whether any record matches this clause alone. */
  hasHits(clause: QueryClause): Promise<boolean>;
  /** Words of the index that may be meant; they are ranked here. */
  similarWords(word: string): Promise<readonly IndexWord[]>;
  /** The word as a record writes it, with its diacritics. */
  writtenForm(word: string): Promise<string>;
  /** Whether the whole query has hits under its own filters. */
  queryHasHits(q: string): Promise<boolean>;
}

const MAX_ALTERNATIVES = 3;
/** A query with more unknown words than this is not a misspelt one. */
const MAX_UNKNOWN = 4;
/** Each further try is a search of its own. */
const MAX_TRIES = 6;

/** How many letters may differ: none in short words, where every word is near another. */
export const maxDistance = (word: string): number => (word.length < 4 ? 0 : word.length < 6 ? 1 : 2);

/** The query with the words that nothing matches replaced by near words of the index; null where that finds nothing. */
export async function didYouMean(
  q: string,
  clauses: readonly QueryClause[],
  source: SpellingSource,
): Promise<string | null> {
  const unknown: { word: QueryWord; alternatives: string[] }[] = [];
  for (const word of await unmatchedWords(clauses, source)) {
    const alternatives = nearest(word.text, await source.similarWords(word.text));
    if (alternatives.length === 0) return null;
    unknown.push({ word, alternatives });
  }
  if (unknown.length === 0) return null;
  for (const choice of choices(unknown.map(({ alternatives }) => alternatives))) {
    const replacements = new Map<string, string>();
    for (const [index, { word }] of unknown.entries()) {
      const alternative = choice[index];
      if (alternative) replacements.set(word.text, await source.writtenForm(alternative));
    }
    const better = replaceWords(q, replacements);
    if (await source.queryHasHits(better)) return better;
  }
  return null;
}

/** None where there are too many to be misspelt. */
async function unmatchedWords(clauses: readonly QueryClause[], source: SpellingSource): Promise<QueryWord[]> {
  const unmatched = new Map<string, QueryWord>();
  for (const { type, words, columns, isExcluded } of clauses) {
    if (isExcluded) continue;
    for (const word of words) {
      if (unmatched.size > MAX_UNKNOWN) return [];
      const alone: QueryClause = {
        type: type === 'prefix' ? 'prefix' : 'word',
        words: [word],
        columns,
        isExcluded,
      };
      if (!(await source.hasHits(alone))) unmatched.set(word.text, word);
    }
  }
  return unmatched.size > MAX_UNKNOWN ? [] : [...unmatched.values()];
}

/** The nearest first; of equally near ones the more common. */
function nearest(word: string, candidates: readonly IndexWord[]): string[] {
  const limit = maxDistance(word);
  return candidates
    .map((candidate) => ({ ...candidate, distance: distance(word, candidate.word) }))
    .filter((candidate) => candidate.distance > 0 && candidate.distance <= limit)
    .toSorted((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_ALTERNATIVES)
    .map((candidate) => candidate.word);
}

/** The best of each first, then one word's next alternative at a time. */
function choices(alternatives: readonly (readonly string[])[]): string[][] {
  const best = alternatives.map(([first = '']) => first);
  const others = alternatives.flatMap((words, index) => words.slice(1).map((word) => best.with(index, word)));
  return [best, ...others].slice(0, MAX_TRIES);
}

function replaceWords(q: string, replacements: ReadonlyMap<string, string>): string {
  let better = '';
  let at = 0;
  for (const { text, start, end } of tokenize(q)) {
    const replacement = replacements.get(text);
    if (replacement === undefined) continue;
    better += q.slice(at, start) + replacement;
    at = end;
  }
  return better + q.slice(at);
}
