import { type ColumnModel, isNameSlot, isPeriodSlot, isTitleSlot } from './column-model.ts';
import type { LineMarks } from './line-marks.ts';
import { hasSlot, type PreparedLine, type TableModel } from './table-model.ts';
import type { Weights } from './weights.ts';
import { JUNCTION } from './word-classes.ts';

/**
 * The last piece of each column's cell in a row: thrice a column, the index of its line, its first word and the one
 * after its last. A line of -1 is a cell that has not begun.
 */
export type Cells = Int32Array;

/** A line, and the row that it may go on with; `cells` is null where it begins a row. */
export interface Situation {
  readonly cells: Cells | null;
  /** Index of the line. */
  readonly at: number;
  /** The row's number, as it follows from the rows before. */
  readonly number: number | null;
}

export const noCells = (columns: number): Cells => new Int32Array(columns * 3).fill(-1);

export const isText = (column: ColumnModel | undefined): boolean =>
  column?.slot !== 'no' && column?.slot !== 'links';

/** Widths are known to some hundredths; what is beyond speaks against a reading. */
const TOLERANCE = 0.015;
const LEAST_TOLERANCE = 0.15;

export const mostWidth = ({ widthLetters }: ColumnModel): number =>
  widthLetters * (1 + TOLERANCE) + LEAST_TOLERANCE;
export const leastWidth = ({ widthLetters }: ColumnModel): number =>
  widthLetters * (1 - TOLERANCE) - LEAST_TOLERANCE;

/** The most that room left at a line's end may cost, by what ends there and what follows. */
export function mostRoom(
  before: LineMarks,
  last: number,
  next: { readonly marks: LineMarks; readonly from: number; readonly opensZone: boolean },
  column: ColumnModel,
  weights: Weights,
): number {
  const endsList = before.endsList[last] === true;
  // Lists of names and addresses have lines of their own.
  if (next.marks.isAddress[next.from] || (endsList && isNameSlot(column.slot))) return 0.5;
  // So have names of organisations, each in a paragraph.
  if (next.opensZone && isNameSlot(column.slot) && next.marks.isCapital[next.from]) return 0.5;
  if (endsList || before.isEnded[last]) return weights.mostRoomAfterEnd;
  return next.opensZone && !next.marks.isSmall[next.from] ? weights.mostRoomOverBlank : weights.mostRoom;
}

/** The last piece of a column's cell, and the line that may go on with it. */
interface OpenCell {
  readonly at: number;
  readonly col: number;
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** What it costs that cells begin, go on, stop and are left out. */
export class CellCosts {
  readonly #lines: readonly PreparedLine[];
  readonly #model: TableModel;
  readonly #hasNumbers: boolean;
  #knownAt = -1;
  #known: {
    readonly line: number;
    readonly from: number;
    readonly to: number;
    readonly costs: Float64Array;
  }[][] = [];

  constructor(lines: readonly PreparedLine[], model: TableModel) {
    this.#lines = lines;
    this.#model = model;
    this.#hasNumbers = hasSlot(model.columns, 'no');
  }

  #isOpen(at: number, from: number, to: number): boolean {
    const marks = this.#lines[at]?.marks;
    return marks !== undefined && (marks.isOpen[to - 1] === true || (marks.openAt[to] ?? -1) >= from);
  }

  #isUndated(at: number, from: number, to: number): boolean {
    const dated = this.#lines[at]?.marks.dated;
    return dated !== undefined && dated[to] === dated[from];
  }

  /** What it costs that this column has nothing on this line. */
  absence(col: number, { cells, at }: Situation): number {
    const { columns, weights } = this.#model;
    const slot = columns[col]?.slot ?? null;
    const line = this.#lines[at];
    if (!line) return 0;
    if (cells === null) {
      // A line too short for all columns begins a row that is printed cell by cell.
      if (slot === 'no' || line.body.isNarrow || line.marks.size < columns.length / 2) return 0;
      return slot === 'links' ? weights.leftOutLinks : weights.leftOut;
    }
    const last = cells[col * 3] ?? -1;
    const own = this.#lines[last]?.marks;
    if (last !== at - 1 || !own || (line.body.opensZone && !line.body.isSpaced)) return 0;
    const from = cells[col * 3 + 1] ?? 0;
    const to = cells[col * 3 + 2] ?? 0;
    if (slot === 'links' && own.isBroken[to - 1]) return weights.stopsBroken;
    if (own.isEnded[to - 1] || !isText(columns[col])) return weights.stopsEnded;
    if (isNameSlot(slot) && own.endsList[to - 1]) return weights.stopsEnded * 2;
    if (this.#isOpen(last, from, to) || (isPeriodSlot(slot) && this.#isUndated(last, from, to)))
      return weights.stopsOpen;
    if (isNameSlot(slot) && own.isBracketed[to - 1]) return weights.stopsEnded;
    return weights.stopsPlain + (columns[col]?.sentenceShare ?? 0.5) * weights.stopsMidSentence;
  }

  /** Writes into `costs` what a piece of this column costs that begins at each word of the line. */
  presence(col: number, situation: Situation, costs: Float64Array): void {
    const { columns } = this.#model;
    const column = columns[col];
    const line = this.#lines[situation.at];
    if (!column || !line) return;
    if (column.slot === 'no') this.#numbers(situation, line, costs);
    else if ((situation.cells?.[col * 3] ?? -1) < 0) this.#beginning(col, situation, line, costs);
    else this.#goingOn(col, situation, line, costs);
  }

  #numbers({ cells, number }: Situation, { marks }: PreparedLine, costs: Float64Array): void {
    const { weights } = this.#model;
    costs.fill(weights.numberWithin, 0, marks.size);
    if (cells === null) costs[0] = 0;
    // Cells of a row may be printed above its number.
    else if ((cells[0] ?? -1) < 0 && Number.parseInt(marks.plain[0] ?? '', 10) === number)
      costs[0] = weights.numberNext - weights.numberMissing;
  }

  #beginning(
    col: number,
    { cells, at }: Situation,
    { body, marks }: PreparedLine,
    costs: Float64Array,
  ): void {
    const { columns, weights, blanks } = this.#model;
    const slot = columns[col]?.slot ?? null;
    const senses = columns[col]?.senses;
    let common = 0;
    if (cells !== null) {
      const isLater = !body.opensZone && this.#rightmost(cells, at) >= 0;
      common = isLater
        ? slot === 'links'
          ? weights.beginsLater / 2
          : weights.beginsLater
        : weights.beginsInZone + (body.startsPage ? 0 : blanks.between);
      for (const [other, column] of columns.entries()) {
        if (!isText(column)) continue;
        const hasBegun = (cells[other * 3] ?? -1) >= 0;
        if (other < col && !hasBegun) common += weights.leftEmpty;
        if (other > col && hasBegun) common += weights.rightBegun;
      }
    }
    for (let i = 0; i < marks.size; i += 1)
      costs[i] =
        common +
        weights.opening * (senses?.openings[marks.openings[i] ?? 0] ?? 0) +
        (marks.isSmall[i] && slot !== 'links' ? weights.beginsSmall : 0.1) +
        (marks.opensBracket[i] ? weights.beginsBracket : 0);
  }

  /** The rightmost column that the line before had a piece of; -1 for none. */
  #rightmost(cells: Cells, at: number): number {
    for (let col = this.#model.columns.length - 1; col >= 0; col -= 1)
      if (cells[col * 3] === at - 1) return col;
    return -1;
  }

  /** The line before holds a piece of one column alone. */
  #isAlone(cells: Cells, at: number): boolean {
    let count = 0;
    for (let col = 0; col < this.#model.columns.length; col += 1) if (cells[col * 3] === at - 1) count += 1;
    return count === 1;
  }

  /** Many readings hold the same cell: what follows from it alone is worked out once for each line. */
  #goingOn(col: number, { cells, at }: Situation, next: PreparedLine, costs: Float64Array): void {
    const { columns, weights, blanks } = this.#model;
    const column = columns[col];
    const line = cells?.[col * 3] ?? -1;
    const own = this.#lines[line]?.marks;
    if (!column || !cells || !own) return;
    const from = cells[col * 3 + 1] ?? 0;
    const to = cells[col * 3 + 2] ?? 0;
    let common = 0;
    if (line < at - 1) {
      const isList = isNameSlot(column.slot) && own.endsList[to - 1] === true;
      common = next.body.opensZone
        ? weights.resumesInZone + (next.body.startsPage ? 0 : blanks.between)
        : weights.resumes * (column.slot === 'links' ? 0.25 : isList ? 0.33 : 1);
      // After lines of one cell, cells follow from left to right; after cells side by side any may go on.
      if (this.#rightmost(cells, at) > col && this.#isAlone(cells, at)) common += weights.resumesLeft;
    }
    const known = this.#continuations(column, { at, line, from, to, col }, next);
    for (let i = 0; i < next.marks.size; i += 1) costs[i] = common + (known[i] ?? 0);
  }

  #continuations(column: ColumnModel, cell: OpenCell, next: PreparedLine): Float64Array {
    const { at, line, from, to, col } = cell;
    if (this.#knownAt !== at) {
      this.#knownAt = at;
      this.#known = this.#model.columns.map(() => []);
    }
    const known = this.#known[col] ?? [];
    for (const other of known)
      if (other.line === line && other.from === from && other.to === to) return other.costs;
    const costs = new Float64Array(next.marks.size);
    this.#continue(column, cell, next, costs);
    known.push({ line, from, to, costs });
    return costs;
  }

  /** What it costs that a cell goes on with each word of a line. */
  #continue(column: ColumnModel, cell: OpenCell, { body, marks }: PreparedLine, costs: Float64Array): void {
    const { weights, pairs, roomSlope, blanks } = this.#model;
    const { at, line, from, to } = cell;
    const own = this.#lines[line]?.marks;
    if (!own) return;
    const { slot } = column;
    const last = to - 1;
    const isLinks = slot === 'links';
    const isList = isNameSlot(slot) && own.endsList[last] === true;
    const isOpen = this.#isOpen(line, from, to);
    const isEnded = own.isEnded[last] === true;
    const isBare = own.isBare[last] === true;
    const closes = isTitleSlot(slot) && own.isBracketed[last] === true;
    const capital = isTitleSlot(slot) ? weights.inTitles : 1;
    const room = leastWidth(column) - ((own.x[to] ?? 0) - (own.x[from] ?? 0));
    const isResumed = line < at - 1;
    let common = 0;
    const isOverBlank = !isResumed && body.opensZone && !body.startsPage;
    // An address that breaks after its mark goes on for certain.
    if (isLinks && own.isBroken[last]) common += weights.afterBroken;
    for (let i = 0; i < marks.size; i += 1) {
      const isSmall = marks.isSmall[i] === true && !isLinks;
      // Names that stand in paragraphs of their own are the items of a list.
      const isItem = isOverBlank && !isOpen && isNameSlot(slot) && marks.isCapital[i] === true;
      let cost = common;
      if (isOverBlank)
        cost +=
          blanks.within +
          (isSmall || isLinks || isOpen || isList || isItem
            ? weights.overBlankSmall
            : isEnded
              ? weights.overBlankEnded
              : weights.overBlank);
      if (!isLinks) {
        const left = room - (marks.least[i] ?? 0);
        if (left > 0) {
          const next = { marks, from: i, opensZone: body.opensZone };
          cost += Math.min(mostRoom(own, last, next, column, weights), left * roomSlope * weights.room);
        }
        if (isBare) {
          const before = own.numbers[last] ?? 0;
          const word = marks.numbers[i] ?? 0;
          if (isSmall && pairs.isOneWord(before, word)) cost += weights.oneWord;
          else if (pairs.seen(before, word)) cost += weights.knownPair;
          else if (pairs.met(before, word)) cost += weights.metPair;
          cost += weights.junction * (JUNCTION[own.classes[last] ?? 0]?.[marks.classes[i] ?? 0] ?? 0);
        }
        if (own.endsLoud[last] !== marks.startsLoud[i]) cost += weights.capitalsChange;
        if (closes && !isItem && !marks.opensBracket[i]) cost += weights.afterBracket;
        if (isList && isSmall) cost += weights.smallAfterItem;
        else if (isOverBlank && !isOpen && isSmall && isNameSlot(slot)) cost += weights.smallOverBlank;
        if (isEnded) cost += isSmall ? weights.smallAfterEnd : weights.capitalAfterEnd;
        else if (marks.isCapital[i] && !isItem)
          cost += (isOpen ? weights.capitalAfterOpen : weights.capitalAfterNeither) * capital;
      }
      costs[i] = cost;
    }
  }

  /** What it costs that a row begins here, and ends what stands open. */
  row(cells: Cells, at: number): number {
    const { weights } = this.#model;
    const body = this.#lines[at]?.body;
    const cost = body?.opensZone ? weights.rowInZone : weights.row;
    return cost + (body?.followsHeader ? weights.rowBelowHeader : 0) + this.end(cells);
  }

  /** What it costs that a row ends with these cells. */
  end(cells: Cells): number {
    const { columns, weights } = this.#model;
    let cost = 0;
    for (const [col, column] of columns.entries()) {
      const line = cells[col * 3] ?? -1;
      const from = cells[col * 3 + 1] ?? 0;
      const to = cells[col * 3 + 2] ?? 0;
      // A row seldom has empty cells: what has not begun yet may still come.
      if (line < 0) cost += isText(column) ? weights.rowMissing : 0;
      else if (isPeriodSlot(column.slot) && this.#isUndated(line, from, to)) cost += weights.rowUndated;
      else if (column.slot !== 'links' && this.#isOpen(line, from, to)) cost += weights.rowOpen;
    }
    return cost;
  }

  /** What it costs that a row has this number after that one. */
  number(printed: number | null, before: number | null): number {
    const { weights } = this.#model;
    if (!this.#hasNumbers) return 0;
    if (printed === null) return weights.numberMissing;
    if (printed === (before ?? 0) + 1) return weights.numberNext;
    return before !== null && printed > before && printed <= before + 3 ? 0 : weights.numberOther;
  }
}
