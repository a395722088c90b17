import type { Slot } from '../readers/kind-slots.ts';
import type { ColumnModel } from './column-model.ts';
import type { TextHeader } from './find-headers.ts';
import { printedWidth } from './printed-width.ts';
import type { TextLine } from './text-lines.ts';
import { columnSenses } from './word-senses.ts';
import { noWords, wordLooks } from './word-shapes.ts';

/** How wide columns are set beside each other, by what they hold: long texts get room. */
const SHARES: Readonly<Record<string, number>> = {
  no: 0.3,
  period: 1.2,
  year: 0.5,
  start: 0.7,
  end: 0.7,
  links: 1.6,
  authors: 1,
  author: 1.2,
  studyType: 0.9,
  type: 1,
  acronym: 0.9,
  dataCollection: 1.2,
  title: 1.5,
  programme: 1.4,
  participants: 1.8,
  implementationLevel: 1.7,
  purpose: 2,
  aims: 1.9,
  objective: 2.3,
  activities: 2.4,
  results: 2.6,
  findings: 3,
};

/** What differs most from report to report: descriptions stand under some headers, words under others. */
export const GUESSES: readonly Readonly<Record<string, number>>[] = [
  {},
  { implementationLevel: 2.4, aims: 1, type: 1, results: 2.2, programme: 1.8, title: 1.2 },
  {
    implementationLevel: 1,
    programme: 1.6,
    objective: 3.4,
    results: 3.6,
    findings: 3.8,
    studyType: 0.8,
    dataCollection: 1,
  },
];

/** Printed width of a body's widest lines, where all columns stand side by side. */
export function wholeWidth(body: readonly TextLine[]): number {
  const lengths = body
    .filter((line) => !line.isBlank && !/^https?:\S+$/iu.test(line.text))
    .map(({ text }) => printedWidth(text))
    .sort((a, b) => a - b);
  return Math.max(70, lengths.at(-3) ?? 100);
}

const SENTENCES: ReadonlySet<string> = new Set([
  'purpose',
  'aims',
  'objective',
  'activities',
  'results',
  'findings',
  'participants',
]);

export function firstGuess(
  header: TextHeader,
  whole: number,
  changes: Readonly<Record<string, number>>,
): ColumnModel[] {
  const slots = header.mapping.columns.map(({ slot }) => slot);
  const shares = slots.map((slot: Slot | null) => changes[slot ?? ''] ?? SHARES[slot ?? ''] ?? 1.5);
  const sum = shares.reduce((total, share) => total + share, 0);
  const looks = wordLooks(slots.map((slot) => ({ slot, counts: noWords() })));
  const senses = columnSenses(slots.map((slot) => ({ slot, counts: [] })));
  return slots.map((slot, index) => ({
    slot,
    widthLetters: Math.max(3, ((shares[index] ?? 1) / sum) * whole),
    leftLetters: null,
    looks: looks[index] ?? { shapes: [], ends: [] },
    senses: senses[index] ?? { words: [], openings: [] },
    sentenceShare: slot !== null && SENTENCES.has(slot) ? 0.7 : 0.3,
  }));
}
