import type { Slot } from '../readers/kind-slots.ts';
import { SENSE_WORDS, SENSES, type Sense } from './sense-words.ts';
import { holdsWords } from './word-shapes.ts';

/** Number of a word's sense: 0 for none, else one more than its place among the senses. */
export type SenseNumber = number;
export const SENSE_COUNT = SENSES.length + 1;

const BEGINNINGS = SENSES.map(
  (sense) => new RegExp(`^(?:${SENSE_WORDS[sense].join(' ').split(' ').join('|')})`, 'u'),
);
const AIM = SENSES.indexOf('aim') + 1;
const SHORTEST = 3;

/** What a folded word without marks speaks of. */
export const senseOf = (plain: string): SenseNumber =>
  plain.length < SHORTEST ? 0 : BEGINNINGS.findIndex((beginning) => beginning.test(plain)) + 1;

/** Words that say nothing of what they introduce. */
const INTRODUCES =
  /^(?:the|an?|our|het|de|een|le|la|les|l|un|une|il|lo|gli|el|los|las|una|this|project|study|main|glavni|om)$/u;
const MOST_INTRODUCING = 2;

/** Of each word of a line: what a cell that begins there opens with. An English infinitive opens with an aim. */
export function openingSenses(texts: readonly string[], plain: readonly string[]): SenseNumber[] {
  return plain.map((word, at) => {
    if (word === 'to' && /^\W*T/u.test(texts[at] ?? '')) return AIM;
    let next = at;
    while (next < at + MOST_INTRODUCING && INTRODUCES.test(plain[next] ?? '')) next += 1;
    return senseOf(plain[next] ?? '');
  });
}

type Shares = Readonly<Partial<Record<Sense, number>>>;
type SharesOfSlots = Readonly<Partial<Record<Slot, Shares>>>;

/** Shares of the words of a column's cells that have a sense; others are rare there. */
const WORDS: SharesOfSlots = {
  purpose: { aim: 0.02, inquiry: 0.04 },
  objective: { aim: 0.04, inquiry: 0.012 },
  aims: { aim: 0.05, inquiry: 0.01 },
  participants: { people: 0.14, body: 0.02, action: 0.012 },
  findings: { outcome: 0.025, aim: 0.012 },
  results: { outcome: 0.025, action: 0.015, aim: 0.015 },
  activities: { action: 0.025, aim: 0.02, field: 0.02, fund: 0.012 },
  implementationLevel: { place: 0.12, body: 0.03, fund: 0.015 },
  programme: { fund: 0.09, body: 0.03, place: 0.015 },
  author: { body: 0.12, place: 0.015 },
  authors: { body: 0.03 },
  type: { field: 0.4, aim: 0.15 },
  studyType: { inquiry: 0.06 },
  dataCollection: { inquiry: 0.05, place: 0.012 },
  period: { fund: 0.03, inquiry: 0.015 },
  title: { field: 0.03, fund: 0.03, body: 0.03, action: 0.015, place: 0.015 },
};
const RARE_WORD = 0.006;

/** Shares of a column's cells that open with a sense. */
const OPENINGS: SharesOfSlots = {
  purpose: { aim: 0.65, inquiry: 0.15 },
  objective: { aim: 0.65, inquiry: 0.05 },
  aims: { aim: 0.6, inquiry: 0.04 },
  participants: { people: 0.2, body: 0.08, action: 0.02 },
  findings: { outcome: 0.05, field: 0.03 },
  results: { outcome: 0.08, aim: 0.04, field: 0.04 },
  activities: { action: 0.07, aim: 0.06, field: 0.04 },
  implementationLevel: { place: 0.6 },
  programme: { fund: 0.25, action: 0.04, place: 0.04 },
  author: { body: 0.25 },
  authors: { body: 0.03 },
  type: { field: 0.65, aim: 0.1 },
  studyType: { inquiry: 0.06 },
  dataCollection: { inquiry: 0.06, place: 0.04 },
  period: { fund: 0.05, inquiry: 0.03 },
  title: { field: 0.05, fund: 0.06, body: 0.06, place: 0.05 },
};
const RARE_OPENING = 0.015;

/** Words that the first shares of a column stand for, beside those that a reading gives it. */
const KNOWN_WORDS = 60;

/** What a word of each sense costs in a column, and what a cell that opens with it costs, against any column's words. */
export interface ColumnSenses {
  readonly words: readonly number[];
  readonly openings: readonly number[];
}

/** The senses of each column: by its slot, and by the words of each sense that a reading gives it. */
export function columnSenses(
  columns: readonly { readonly slot: Slot | null; readonly counts: readonly number[] }[],
): ColumnSenses[] {
  const words = columns.map(({ slot, counts }) => {
    const sum = counts.reduce((all, count) => all + count, KNOWN_WORDS);
    return sharesOf(WORDS, slot, RARE_WORD).map(
      (share, sense) => ((counts[sense] ?? 0) + share * KNOWN_WORDS) / sum,
    );
  });
  const text = words.filter((_, col) => holdsWords(columns[col]?.slot ?? null));
  const mean = Array.from(
    { length: SENSE_COUNT },
    (_, sense) => text.reduce((sum, own) => sum + (own[sense] ?? 0), 0) / Math.max(1, text.length),
  );
  return columns.map(({ slot }, col) => {
    if (!holdsWords(slot)) return { words: mean.map(() => 0), openings: mean.map(() => 0) };
    const against = (own: readonly number[]): number[] =>
      mean.map((share, sense) => Math.log(share / (own[sense] ?? share)));
    return { words: against(words[col] ?? mean), openings: against(sharesOf(OPENINGS, slot, RARE_OPENING)) };
  });
}

/** The share of no sense, then those of the senses. */
function sharesOf(table: SharesOfSlots, slot: Slot | null, rare: number): number[] {
  const known = slot === null ? undefined : table[slot];
  const own = SENSES.map((sense) => known?.[sense] ?? rare);
  return [1 - own.reduce((sum, share) => sum + share, 0), ...own];
}
