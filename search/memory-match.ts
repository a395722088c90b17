import { countriesNamed } from './country-words.ts';
import type { Candidates } from './facet-columns.ts';
import { clauseTokens } from './match-expression.ts';
import type { Pattern, Posting, WordSource } from './memory-index-parts.ts';
import type { QueryClause } from './parse-query.ts';
import { COLUMNS_BY_WEIGHT, prefixScore, rankingClauses } from './ranking-clauses.ts';
import {
  columnWeight,
  DEFAULT_COLUMNS,
  placeToken,
  SEARCH_COLUMNS,
  type SearchColumn,
} from './search-columns.ts';

/**
 * BM25 as SQLite's FTS5 reckons it, so that both rank alike (sqlite.org/fts5.html, "The bm25() function"): how soon a
 * word's further occurrences stop to count, and how much a record's length does.
 */
const K1 = 1.2;
const B = 0.75;
const LEAST_RARITY = 1e-6;

/** Records that hold a row of tokens, with its weighted frequency in each. */
interface Occurrences {
  readonly docs: readonly number[];
  readonly frequencies: readonly number[];
}

/** Finds and scores records by words alone. */
export interface WordMatcher {
  /** Records that fulfil all clauses; `everything` where none wants a word. Scored where asked for. */
  match(clauses: readonly QueryClause[], everything: Candidates, isScored: boolean): Promise<Candidates>;
  hasHits(clause: QueryClause): Promise<boolean>;
  /** The best matches by score; of equal ones the first. */
  best(clauses: readonly QueryClause[], limit: number): Promise<number[]>;
}

export function makeWordMatcher(words: WordSource): WordMatcher {
  const { patterns, lengths } = words;
  const averageLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const weightOf = new Map<string, readonly number[]>();

  /** The weighted frequency that each pattern stands for in some columns; -1 where it stands in none of them. */
  const weightsIn = (columns: readonly SearchColumn[]): readonly number[] => {
    const key = columns.join(' ');
    const known = weightOf.get(key) ?? patterns.map((pattern) => frequencyIn(pattern, columns));
    weightOf.set(key, known);
    return known;
  };

  const single = ({ docs, patterns: numbers }: Posting, weights: readonly number[]): Occurrences => {
    const found: { docs: number[]; frequencies: number[] } = { docs: [], frequencies: [] };
    docs.forEach((doc, at) => {
      const frequency = weights[numbers[at] ?? -1] ?? -1;
      if (frequency < 0) return;
      found.docs.push(doc);
      found.frequencies.push(frequency);
    });
    return found;
  };

  /** Occurrences of tokens that stand in a row. */
  const inRow = async (tokens: readonly string[], columns: readonly SearchColumn[]): Promise<Occurrences> => {
    const distinct = [...new Set(tokens)];
    const postings = await words.postings(distinct);
    const [first = '', ...others] = tokens;
    const posting = postings.get(first);
    if (!posting || postings.size < distinct.length) return { docs: [], frequencies: [] };
    if (others.length === 0) return single(posting, weightsIn(columns));
    const places = await words.places(distinct);
    const standing = new Map(
      distinct.map((token) => [
        token,
        placesByRecord(patterns, postings.get(token), places.get(token) ?? []),
      ]),
    );
    const found: { docs: number[]; frequencies: number[] } = { docs: [], frequencies: [] };
    for (const doc of posting.docs) {
      const rows = tokens.map((token) => standing.get(token)?.(doc) ?? NOWHERE);
      const frequency = rowsIn(rows, columns);
      if (frequency < 0) continue;
      found.docs.push(doc);
      found.frequencies.push(frequency);
    }
    return found;
  };

  /** Occurrences of all words that begin so, as of one word. */
  const beginning = async (prefix: string, columns: readonly SearchColumn[]): Promise<Occurrences> => {
    const near = await words.wordsWith(prefix);
    const postings = await words.postings(near.map(({ word }) => word));
    const frequencies = new Map<number, number>();
    for (const posting of postings.values()) {
      const found = single(posting, weightsIn(columns));
      found.docs.forEach((doc, at) => {
        frequencies.set(doc, (frequencies.get(doc) ?? 0) + (found.frequencies[at] ?? 0));
      });
    }
    const docs = [...frequencies.keys()].sort((a, b) => a - b);
    return { docs, frequencies: docs.map((doc) => frequencies.get(doc) ?? 0) };
  };

  const textColumns = (clause: QueryClause): readonly SearchColumn[] =>
    (clause.columns ?? DEFAULT_COLUMNS).filter((column) => column !== 'place');

  /** One entry for each alternative of a clause. */
  const alternatives = (clause: QueryClause): Promise<Occurrences[]> => {
    const { alternatives: rows, isPrefix } = clauseTokens(clause);
    const columns = textColumns(clause);
    return Promise.all(
      rows.map((tokens) => (isPrefix ? beginning(tokens.join(' '), columns) : inRow(tokens, columns))),
    );
  };

  /** By record number, 1 where the clause's words stand, excluded or not. */
  const flags = async (clause: QueryClause): Promise<Uint8Array> => {
    const marked = new Uint8Array(lengths.length);
    const places = clause.columns?.includes('place') ? countriesNamed(clause).map(placeToken) : [];
    const [found, inPlaces] = await Promise.all([alternatives(clause), words.postings(places)]);
    for (const { docs } of [...found, ...inPlaces.values()]) for (const doc of docs) marked[doc] = 1;
    return marked;
  };

  const addScores = (scores: Float64Array, { docs, frequencies }: Occurrences): void => {
    const rarity = Math.max(
      LEAST_RARITY,
      Math.log((lengths.length - docs.length + 0.5) / (docs.length + 0.5)),
    );
    docs.forEach((doc, at) => {
      const frequency = frequencies[at] ?? 0;
      const length = (lengths[doc] ?? 0) / averageLength;
      scores[doc] =
        (scores[doc] ?? 0) + (rarity * frequency * (K1 + 1)) / (frequency + K1 * (1 - B + B * length));
    });
  };

  const score = async (clauses: readonly QueryClause[]): Promise<Float64Array> => {
    const scores = new Float64Array(lengths.length);
    for (const clause of rankingClauses(clauses)) {
      if (clause.type !== 'prefix') {
        for (const found of await alternatives(clause)) addScores(scores, found);
        continue;
      }
      for (const [weight, columns] of COLUMNS_BY_WEIGHT)
        for (const doc of (await beginning(clause.words[0].text, columns)).docs)
          scores[doc] = (scores[doc] ?? 0) + prefixScore(weight);
    }
    return scores;
  };

  return {
    async match(clauses, everything, isScored) {
      if (clauses.length === 0) return everything;
      const marked = await Promise.all(
        clauses.map(async (clause) => ({ isExcluded: clause.isExcluded, at: await flags(clause) })),
      );
      const docs = everything.docs.filter((doc) =>
        marked.every(({ isExcluded, at }) => (at[doc] === 1) !== isExcluded),
      );
      if (!isScored || docs.length === 0 || clauses.every(({ isExcluded }) => isExcluded))
        return { docs, scores: null };
      const scores = await score(clauses);
      return { docs, scores: Float64Array.from(docs, (doc) => scores[doc] ?? 0) };
    },
    async hasHits(clause) {
      return (await flags(clause)).includes(1);
    },
    async best(clauses, limit) {
      const scores = new Float64Array(lengths.length);
      const marked = await Promise.all(clauses.map(flags));
      for (const clause of clauses) for (const found of await alternatives(clause)) addScores(scores, found);
      return [...scores.keys()]
        .filter((doc) => marked.every((at) => at[doc] === 1))
        .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
        .slice(0, limit);
    },
  };
}

/** -1 where the pattern stands in none of the columns; a column of weight 0 is found, and adds nothing. */
function frequencyIn(pattern: Pattern, columns: readonly SearchColumn[]): number {
  let frequency = -1;
  for (const [column, count] of pattern) {
    const name = SEARCH_COLUMNS[column];
    if (name && columns.includes(name)) frequency = Math.max(0, frequency) + columnWeight(name) * count;
  }
  return frequency;
}

type Places = ReadonlyMap<number, readonly number[]>;
const NOWHERE: Places = new Map();

/** Gives a token's places by column in a record that it is asked for; records must be asked for in rising order. */
function placesByRecord(
  patterns: readonly Pattern[],
  posting: Posting | undefined,
  places: readonly number[],
): (doc: number) => Places {
  let at = 0;
  let from = 0;
  return (doc) => {
    if (!posting) return NOWHERE;
    for (; (posting.docs[at] ?? Number.POSITIVE_INFINITY) < doc; at++)
      for (const [, count] of patterns[posting.patterns[at] ?? -1] ?? []) from += count;
    if (posting.docs[at] !== doc) return NOWHERE;
    const found = new Map<number, number[]>();
    let next = from;
    for (const [column, count] of patterns[posting.patterns[at] ?? -1] ?? []) {
      let place = 0;
      found.set(
        column,
        Array.from({ length: count }, () => (place += places[next++] ?? 0)),
      );
    }
    return found;
  };
}

/** How often the tokens with these places stand in a row, weighted; -1 where they never do. */
function rowsIn(tokens: readonly Places[], columns: readonly SearchColumn[]): number {
  const [first, ...others] = tokens;
  let frequency = -1;
  for (const [column, places] of first ?? []) {
    const name = SEARCH_COLUMNS[column];
    if (!name || !columns.includes(name)) continue;
    const sets = others.map((other) => new Set(other.get(column)));
    const count = places.filter((place) => sets.every((set, at) => set.has(place + at + 1))).length;
    if (count > 0) frequency = Math.max(0, frequency) + columnWeight(name) * count;
  }
  return frequency;
}
