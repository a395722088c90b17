import type { IndexWord } from './did-you-mean.ts';
import type { Pattern, Posting, WordSource } from './memory-index-parts.ts';
import { columnWeight, DEFAULT_COLUMNS, SEARCH_COLUMNS, type SearchColumn } from './search-columns.ts';
import type { SearchDocument } from './search-document.ts';
import { isStemToken } from './stem-word.ts';

/** A token's row: its posting, and where it stands if it is a word. */
export interface WordRow extends Posting {
  readonly docs: number[];
  readonly patterns: number[];
  readonly places: number[];
}

/** All tokens of some records. A record's number is its place in the list. */
export interface WordTable {
  readonly rows: ReadonlyMap<string, WordRow>;
  readonly patterns: readonly Pattern[];
  readonly lengths: readonly number[];
}

export function buildWordTable(texts: readonly SearchDocument['text'][]): WordTable {
  const rows = new Map<string, WordRow>();
  const patterns: Pattern[] = [];
  const patternNumbers = new Map<string, number>();
  const patternNumber = (key: string, pattern: () => Pattern): number => {
    const known = patternNumbers.get(key);
    if (known !== undefined) return known;
    patternNumbers.set(key, patterns.length);
    return patterns.push(pattern()) - 1;
  };

  texts.forEach((text, doc) => {
    for (const [token, standing] of standings(text)) {
      const row = rows.get(token) ?? { docs: [], patterns: [], places: [] };
      if (row.docs.length === 0) rows.set(token, row);
      row.docs.push(doc);
      row.patterns.push(
        patternNumber(standing.map(([column, places]) => `${column}:${places.length}`).join(' '), () =>
          standing.map(([column, places]) => [column, places.length] as const),
        ),
      );
      if (isStemToken(token)) continue;
      for (const [, places] of standing)
        places.forEach((place, at) => {
          row.places.push(place - (places[at - 1] ?? 0));
        });
    }
  });
  return { rows, patterns, lengths: texts.map(weightedLength) };
}

/** By token: the columns it stands in, rising, each with its places. */
function standings(text: SearchDocument['text']): Map<string, [column: number, places: number[]][]> {
  const found = new Map<string, [number, number[]][]>();
  SEARCH_COLUMNS.forEach((name, column) => {
    const tokens = text[name];
    if (!tokens) return;
    tokens.split(' ').forEach((token, place) => {
      const standing = found.get(token);
      const last = standing?.at(-1);
      if (!standing) found.set(token, [[column, [place]]]);
      else if (last?.[0] === column) last[1].push(place);
      else standing.push([column, [place]]);
    });
  });
  return found;
}

/** As BM25F counts: a word of weight 4 is four words long. The country's code is one, as in the embedded index. */
function weightedLength(text: SearchDocument['text']): number {
  const countOf = (column: SearchColumn): number => text[column]?.split(' ').length ?? 0;
  return DEFAULT_COLUMNS.reduce(
    (sum, column) => sum + columnWeight(column) * countOf(column),
    countOf('place'),
  );
}

/** The table as a source that has everything at hand. */
export function wordSourceOf({ rows, patterns, lengths }: WordTable): WordSource {
  let words: readonly IndexWord[] | null = null;
  const allWords = (): readonly IndexWord[] => {
    words ??= wordCounts(rows);
    return words;
  };
  const found = <T>(tokens: readonly string[], pick: (row: WordRow) => T): Map<string, T> =>
    new Map(
      tokens.flatMap((token): [string, T][] => {
        const row = rows.get(token);
        return row ? [[token, pick(row)]] : [];
      }),
    );
  return {
    patterns,
    lengths,
    postings: async (tokens) => found(tokens, (row) => row),
    places: async (tokens) => found(tokens, (row) => row.places),
    wordsWith: async (prefix) => wordsBeginning(allWords(), prefix),
  };
}

/** Every word with the number of its records, in the order of the alphabet. */
export const wordCounts = (rows: WordTable['rows']): IndexWord[] =>
  [...rows]
    .filter(([token]) => !isStemToken(token))
    .map(([word, { docs }]) => ({ word, count: docs.length }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));

/** The words of an ordered list that begin so. */
export function wordsBeginning(words: readonly IndexWord[], prefix: string): readonly IndexWord[] {
  const first = firstNotBefore(words, prefix);
  let end = first;
  while (words[end]?.word.startsWith(prefix)) end++;
  return words.slice(first, end);
}

function firstNotBefore(words: readonly IndexWord[], prefix: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.word ?? '') < prefix) low = middle + 1;
    else high = middle;
  }
  return low;
}
