import type { LineMarks } from './line-marks.ts';
import { hasSlot, type PreparedLine, type TableModel } from './table-model.ts';
import { JUNCTION } from './word-classes.ts';

/** What it costs, before each word of a line, that a border stands there, and that none does. */
export interface WordCosts {
  readonly border: Float64Array;
  readonly inner: Float64Array;
  /** A capital that neither a sentence's end nor a name before it explains. */
  readonly strayCapital: Uint8Array;
  /** Of each column: what the looks of the words before each word cost there. */
  readonly shapes: readonly Float64Array[];
  /** The same for what they speak of. */
  readonly senses: readonly Float64Array[];
}

export function wordCosts({ body, marks }: PreparedLine, { columns, pairs, weights }: TableModel): WordCosts {
  const { size } = marks;
  const border = new Float64Array(size);
  const inner = new Float64Array(size);
  const strayCapital = new Uint8Array(size);
  const hasLinks = hasSlot(columns, 'links');
  // How rare a wide gap is where no border stands: each document sets its blanks in its own way.
  const wideGap = Math.min(4, -Math.log(pairs.wideGaps) + Math.log(0.3));
  for (let i = 1; i < size; i += 1) {
    const gap = marks.gap[i] ?? 0;
    let here = 0;
    if (i > 1 || marks.isCount[0] !== true) {
      here = body.isNarrow ? weights.borderAmongShort : 0;
      if (gap <= 1) {
        here += weights.border;
        if (marks.isSmall[i]) here += weights.borderAtSmall;
        if (pairs.seen(marks.numbers[i - 1] ?? 0, marks.numbers[i] ?? 0)) here += weights.borderInPair;
      }
    }
    if (marks.isLoud[i - 1] && marks.isLoud[i]) here += weights.borderInCapitals;
    if (marks.isDash[i]) here += weights.borderAtDash;
    else if (marks.isDash[i - 1]) here += weights.borderAfterDash;
    border[i] = here;
    let none = gap <= 1 ? 0 : Math.max(0.3, gap > 2 ? wideGap + 1 : wideGap);
    if (marks.startsSentence[i]) none += weights.sentenceStartWithin;
    if (marks.isAddress[i] || (marks.isAddress[i - 1] && !hasLinks)) none += weights.besideAddress;
    if (marks.isNone[i] || marks.isNone[i - 1]) none += weights.besideNone;
    if (marks.isBare[i - 1])
      none += weights.junction * (JUNCTION[marks.classes[i - 1] ?? 0]?.[marks.classes[i] ?? 0] ?? 0);
    inner[i] = none;
    strayCapital[i] = marks.isName[i] && !marks.isEnded[i - 1] && !marks.isCapital[i - 1] ? 1 : 0;
  }
  const shapes = columns.map(({ looks }) =>
    sumsOf(marks, (i) => (looks.shapes[marks.shapes[i] ?? 0] ?? 0) + (looks.ends[marks.ends[i] ?? 0] ?? 0)),
  );
  const senses = columns.map(({ senses: own }) => sumsOf(marks, (i) => own.words[marks.senses[i] ?? 0] ?? 0));
  return { border, inner, strayCapital, shapes, senses };
}

/** Costs of a line's words added up before each word; addresses cost nothing. */
function sumsOf({ size, isAddress }: LineMarks, costOf: (at: number) => number): Float64Array {
  const sums = new Float64Array(size + 1);
  for (let i = 0; i < size; i += 1) sums[i + 1] = (sums[i] ?? 0) + (isAddress[i] ? 0 : costOf(i));
  return sums;
}
