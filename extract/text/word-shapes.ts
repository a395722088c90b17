import type { Slot } from '../readers/kind-slots.ts';
import type { WordClass } from './word-classes.ts';

/**
 * How a word looks: a small word of the language, another in small letters, one with a capital, an abbreviation in
 * capitals, a number. Columns differ in them: names are written in capitals, sentences are not.
 */
export type WordShape = 0 | 1 | 2 | 3 | 4;
const SHAPES = 5;

export function shapeOf(text: string, own: WordClass): WordShape {
  if (/\d/u.test(text)) return 4;
  if (/^[^\p{L}]*\p{Lu}[\p{Lu}.&+-]/u.test(text)) return 3;
  if (/^[^\p{L}]*\p{Lu}/u.test(text)) return 2;
  return own > 0 ? 0 : 1;
}

type Shares = readonly [number, number, number, number, number];

const NAMES: Shares = [0.12, 0.12, 0.6, 0.1, 0.06];
const TITLES: Shares = [0.22, 0.4, 0.28, 0.06, 0.04];
const TERMS: Shares = [0.2, 0.5, 0.25, 0.03, 0.02];
const SENTENCES: Shares = [0.38, 0.48, 0.09, 0.02, 0.03];
const TIMES: Shares = [0.12, 0.12, 0.2, 0.01, 0.55];

const OF_SLOT: Readonly<Record<string, Shares>> = {
  authors: NAMES,
  author: NAMES,
  writer: NAMES,
  title: TITLES,
  acronym: [0.05, 0.1, 0.35, 0.45, 0.05],
  programme: [0.22, 0.34, 0.34, 0.06, 0.04],
  implementationLevel: [0.26, 0.42, 0.26, 0.02, 0.04],
  type: TERMS,
  studyType: TERMS,
  dataCollection: TERMS,
  period: TIMES,
  year: TIMES,
  start: TIMES,
  end: TIMES,
};

/** Words that the first shares of a column stand for, beside those that a reading gives it. */
const KNOWN_WORDS = 20;
/** Words of a cell are alike in their looks: a word tells less than it would alone. */
const DAMPED = 0.4;

/** What ends a sentence, what ends the item of a list, and no mark: sentences hold the one, lists of names the other. */
export type WordEnd = 0 | 1 | 2;
const ENDS = 3;
const ENDS_OF_SENTENCES: readonly number[] = [0.93, 0.06, 0.01];
const ENDS_OF_TERMS: readonly number[] = [0.97, 0.02, 0.01];
const ENDS_OF_NAMES: readonly number[] = [0.92, 0.03, 0.05];

/** Words of a column counted by their shapes and ends. */
export interface WordCounts {
  readonly shapes: number[];
  readonly ends: number[];
}

/** What a word of each shape, and of each end, costs in a column, against the mean of the columns. */
export interface WordLooks {
  readonly shapes: readonly number[];
  readonly ends: readonly number[];
}

export const noWords = (): WordCounts => ({
  shapes: Array.from({ length: SHAPES }, () => 0),
  ends: Array.from({ length: ENDS }, () => 0),
});

/** The looks of the words of each column: from its slot, and the words given to it. */
export function wordLooks(
  columns: readonly { readonly slot: Slot | null; readonly counts: WordCounts }[],
): WordLooks[] {
  const shapes = costsOf(
    columns.map(({ slot, counts }) => ({
      slot,
      first: OF_SLOT[slot ?? ''] ?? SENTENCES,
      counts: counts.shapes,
    })),
  );
  const ends = costsOf(
    columns.map(({ slot, counts }) => ({ slot, first: endsOf(slot), counts: counts.ends })),
  );
  return columns.map((_, col) => ({ shapes: shapes[col] ?? [], ends: ends[col] ?? [] }));
}

function endsOf(slot: Slot | null): readonly number[] {
  const first = OF_SLOT[slot ?? ''];
  return first === undefined ? ENDS_OF_SENTENCES : first === NAMES ? ENDS_OF_NAMES : ENDS_OF_TERMS;
}

interface Counted {
  readonly slot: Slot | null;
  readonly first: readonly number[];
  readonly counts: readonly number[];
}

function costsOf(columns: readonly Counted[]): (readonly number[])[] {
  const shares = columns.map(({ first, counts }) => {
    const sum = counts.reduce((all, count) => all + count, KNOWN_WORDS);
    return first.map((share, index) => ((counts[index] ?? 0) + share * KNOWN_WORDS) / sum);
  });
  const text = shares.filter((_, col) => holdsWords(columns[col]?.slot ?? null));
  return shares.map((own, col) =>
    own.map((share, index) => {
      if (!holdsWords(columns[col]?.slot ?? null)) return 0;
      const mean = text.reduce((sum, other) => sum + (other[index] ?? 0), 0) / text.length;
      return DAMPED * (Math.log(mean) - Math.log(share));
    }),
  );
}

/** Numbers and links hold no words. */
export const holdsWords = (slot: Slot | null): boolean => slot !== 'no' && slot !== 'links';
