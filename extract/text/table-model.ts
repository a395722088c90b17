import type { BlankCosts } from './blank-lines.ts';
import type { BodyLine } from './body-lines.ts';
import { addressCost, type ColumnModel, contentCost, isPeriodSlot } from './column-model.ts';
import type { LineMarks } from './line-marks.ts';
import type { Weights } from './weights.ts';
import type { WordPairs } from './word-pairs.ts';

/** What stays the same while a table's words are given to rows and columns. */
export interface TableModel {
  readonly columns: readonly ColumnModel[];
  readonly pairs: WordPairs;
  readonly weights: Weights;
  /** What a blank line costs within a cell, and between two of one row. */
  readonly blanks: BlankCosts;
  /** What a letter over a column's width costs, and a letter of room where the next word would have fitted. */
  readonly overSlope: number;
  readonly roomSlope: number;
}

/** A line of the body with what does not depend on the widths of the columns. */
export interface PreparedLine {
  readonly body: BodyLine;
  readonly marks: LineMarks;
  /** content[col][from * (words + 1) + to]: how badly a stretch fits what the column holds. */
  readonly content: readonly Float64Array[];
}

/** Longer stretches are in no cell's line. */
export const MOST_WORDS = 64;

export const hasSlot = (columns: readonly ColumnModel[], slot: ColumnModel['slot']): boolean =>
  columns.some((column) => column.slot === slot);

export function prepareLine(
  body: BodyLine,
  marks: LineMarks,
  columns: readonly ColumnModel[],
  weights: Weights,
  isDatedZone: boolean,
): PreparedLine {
  const { size } = marks;
  const hasLinks = hasSlot(columns, 'links');
  const hasNumbers = hasSlot(columns, 'no');
  const hasPeriod = columns.some(({ slot }) => isPeriodSlot(slot));
  const lastSlot = columns.at(-1)?.slot;
  const content = columns.map(({ slot, leftLetters }) => {
    const table = new Float64Array(size * (size + 1));
    // Without a column of links, addresses stand at the end of the last column's cells.
    const looks = marks.looks.map((look, at) =>
      !hasLinks && marks.isAddress[at] === true && slot !== lastSlot
        ? weights.addressNotLast
        : addressCost(look, slot, hasLinks, weights),
    );
    for (let from = 0; from < size; from += 1) {
      // A number that opens a line is the row's own.
      const holdsNumber = hasNumbers && from === 0 && slot !== 'no' && marks.isCount[0] === true ? 3 : 0;
      const left = body.line.words[from]?.at ?? 0;
      let sum =
        leftLetters === null
          ? 0
          : Math.min(weights.mostOffEdge, weights.offEdge * Math.max(0, Math.abs(left - leftLetters) - 1));
      for (let to = from + 1; to <= Math.min(size, from + MOST_WORDS); to += 1) {
        sum += looks[to - 1] ?? 0;
        table[from * (size + 1) + to] =
          contentCost(marks, { from, to, slot, hasPeriod, isDatedZone }, weights) +
          sum +
          (to > from + 1 ? holdsNumber : holdsNumber / 2);
      }
    }
    return table;
  });
  return { body, marks, content };
}
