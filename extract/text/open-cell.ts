import type { BodyLine } from './body-lines.ts';
import { type ColumnModel, isLasting, isNameSlot, isPeriodSlot, isTitleSlot } from './column-model.ts';
import { type LineCosts, type TableModel, textOf } from './line-costs.ts';
import { BLANK_WIDTH } from './printed-width.ts';
import { endsSentence, isUnfinished } from './sentence-ends.ts';

/** A cell as the row so far has it. */
export interface OpenCell {
  /** Its last line's words, and their printed width. */
  readonly text: string;
  /** The last of them, plain; empty where a mark follows it. */
  readonly lastWord: string;
  readonly letters: number;
  readonly isEnded: boolean;
  readonly isUnfinished: boolean;
  /** It ends with a bracket, as names with their year do. */
  readonly isBracketed: boolean;
  /** It has a figure, or says that it goes on: a period without is not whole. */
  readonly isDated: boolean;
  /** Index of the body line that held its last piece. */
  readonly at: number;
}
export type Cells = readonly (OpenCell | null)[];

/** A line to be cut, and the row that it may go on with. */
export interface Situation {
  readonly cells: Cells;
  /** Columns of the last line's pieces. */
  readonly last: readonly number[];
  /** Index of the line in the table's body. */
  readonly at: number;
  readonly body: BodyLine;
  readonly costs: LineCosts;
  /** The row's number as it follows from the rows before. */
  readonly number: number | null;
  /** The line begins a row. */
  readonly isNew: boolean;
}

export function openCell(body: BodyLine, costs: LineCosts, from: number, to: number, at: number): OpenCell {
  const key = from * 1_000_000 + to;
  const known = costs.pieces.get(key);
  if (known) return known;
  const text = textOf(body.line.words, from, to);
  const last = body.line.words[to - 1]?.text ?? '';
  const cell: OpenCell = {
    text,
    lastWord: /[\p{L}\p{N}]$/u.test(last) ? (costs.plain[to - 1] ?? '') : '',
    letters: (costs.letters[to] ?? 0) - (costs.letters[from] ?? 0) - BLANK_WIDTH,
    isEnded: endsSentence(text),
    isUnfinished: isUnfinished(text),
    isBracketed: /\)$/u.test(text),
    isDated: /\d{4}/u.test(text) || isLasting(text),
    at,
  };
  costs.pieces.set(key, cell);
  return cell;
}

export const isText = (column: ColumnModel | undefined): boolean =>
  column?.slot !== 'no' && column?.slot !== 'links';

/** What it costs that this column has nothing on this line. */
export function absenceCost(
  col: number,
  { cells, at, body, isNew }: Situation,
  { columns, weights }: TableModel,
): number {
  const slot = columns[col]?.slot ?? null;
  if (isNew) {
    if (slot === 'no') return 0;
    const words = body.line.words.length;
    // A line too short for all columns begins a row that is printed cell by cell.
    if (body.isNarrow || words < columns.length / 2) return 0;
    return slot === 'links' ? weights.leftOutLinks : weights.leftOut;
  }
  const cell = cells[col];
  if (!cell || cell.at !== at - 1 || body.opensZone) return 0;
  if (cell.isEnded || slot === 'links' || slot === 'no') return weights.stopsEnded;
  if (cell.isUnfinished || (isPeriodSlot(slot) && !cell.isDated)) return weights.stopsOpen;
  if (isNameSlot(slot) && cell.isBracketed) return weights.stopsEnded;
  const share = columns[col]?.sentenceShare ?? 0.5;
  return weights.stopsPlain + share * weights.stopsMidSentence;
}

/** What it costs that a piece of this column begins at this word. */
export function presenceCost(col: number, from: number, situation: Situation, model: TableModel): number {
  return situation.cells[col] && !situation.isNew
    ? goingOnCost(col, from, situation, model)
    : beginningCost(col, from, situation, model);
}

function beginningCost(
  col: number,
  from: number,
  situation: Situation,
  { columns, weights }: TableModel,
): number {
  const { cells, last, body, costs, isNew, number } = situation;
  const slot = columns[col]?.slot ?? null;
  if (slot === 'no') {
    if (isNew) return from === 0 ? 0 : 12;
    // Cells of a row may be printed above its number.
    return from === 0 && Number.parseInt(costs.plain[from] ?? '', 10) === number
      ? weights.numberNext - weights.numberMissing
      : 12;
  }
  let cost = costs.isSmall[from] === true && slot !== 'links' ? weights.beginsSmall : 0.1;
  if (/^\([^)]*$/u.test(body.line.words[from]?.text ?? '')) cost += weights.beginsBracket;
  if (isNew) return cost;
  cost += body.opensZone || last.length === 0 ? weights.beginsInZone : weights.beginsLater;
  for (const [other, column] of columns.entries()) {
    if (!isText(column)) continue;
    if (other < col && !cells[other]) cost += weights.leftEmpty;
    if (other > col && cells[other]) cost += weights.rightBegun;
  }
  return cost;
}

function goingOnCost(col: number, from: number, situation: Situation, model: TableModel): number {
  const { cells, at, body, costs, last } = situation;
  const { columns, weights, pairs } = model;
  const cell = cells[col];
  const column = columns[col];
  if (!cell || !column || column.slot === 'no') return 12;
  const { slot } = column;
  const isSmall = costs.isSmall[from] === true && slot !== 'links';
  let cost = 0;
  if (slot !== 'links') {
    const word = costs.plain[from] ?? '';
    cost += roomCost(cell, column, costs.least[from] ?? 0, model);
    const capital = isTitleSlot(slot) ? weights.inTitles : 1;
    if (isSmall && pairs.isOneWord(cell.lastWord, word)) cost += weights.oneWord;
    else if (pairs.seen(cell.lastWord, word)) cost += weights.knownPair;
    if (cell.isEnded) cost += isSmall ? weights.smallAfterEnd : weights.capitalAfterEnd;
    else if (!isSmall)
      cost += (cell.isUnfinished ? weights.capitalAfterOpen : weights.capitalAfterNeither) * capital;
  }
  if (cell.at < at - 1) {
    cost += body.opensZone ? weights.resumesInZone : weights.resumes;
    if (last.some((other) => other > col)) cost += weights.resumesLeft;
  } else if (body.opensZone && !body.startsPage) {
    cost +=
      isSmall || slot === 'links' || cell.isUnfinished
        ? weights.overBlankSmall
        : cell.isEnded
          ? weights.overBlankEnded
          : weights.overBlank;
  }
  return cost;
}

/** A line ends where its next word no longer fits: one that would have fitted speaks against the continuation. */
function roomCost(
  cell: OpenCell,
  { widthLetters }: ColumnModel,
  least: number,
  { weights, trust }: TableModel,
): number {
  const room = widthLetters * 0.97 - 0.4 - (cell.letters + BLANK_WIDTH + least);
  return room <= 0
    ? 0
    : trust * Math.min(cell.isEnded ? weights.mostRoomAfterEnd : weights.mostRoom, room * weights.room);
}

/**
 * What is likely still to come for a reading: lines that leave much of their column empty will have to be explained
 * by the next line. It orders the readings that are kept and is no part of their cost.
 */
export function outlook(cells: Cells, at: number, { columns, weights }: TableModel): number {
  let sum = 0;
  for (const [col, cell] of cells.entries()) {
    const column = columns[col];
    if (!cell || !column || cell.at !== at || !isText(column) || cell.isEnded) continue;
    const room = column.widthLetters * 0.97 - cell.letters - 6;
    if (room > 0) sum += Math.min(1, room * weights.room * 0.4);
  }
  return sum;
}
