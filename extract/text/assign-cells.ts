import { CellCosts, type Cells, isText, noCells } from './cell-costs.ts';
import { LineCutter } from './cut-line.ts';
import type { LineMarks } from './line-marks.ts';
import { widthOf } from './line-marks.ts';
import type { PreparedLine, TableModel } from './table-model.ts';

/** How the lines of a table's body are read: the pieces of each line, and its row. */
export interface Reading {
  readonly cost: number;
  /** Of each line, thrice a piece: its first word, the one after its last, its column; the last piece first. */
  readonly cuts: readonly Int32Array[];
  readonly rows: readonly number[];
}

/** One way of reading the lines so far. */
interface State {
  readonly cost: number;
  readonly row: number;
  /** The row's printed number, or the one it would have. */
  readonly number: number | null;
  readonly cells: Cells;
  readonly cuts: Int32Array;
  readonly before: State | null;
}

interface Candidate {
  readonly cost: number;
  /** Cost and outlook: what readings are ordered by. */
  readonly rank: number;
  readonly cuts: Int32Array;
  readonly from: State;
  readonly isNew: boolean;
}

/**
 * Gives every word of a table's body to a row and a column. A text layer keeps neither borders nor positions, so the
 * whole is weighed: a line is broken where its next word no longer fits its column, a cell goes on as language goes
 * on, addresses and periods stand in their columns, and cells follow each other side by side or one after the other.
 * A beam search keeps the likeliest readings, `beamWidth` of them, from line to line.
 */
export function assignCells(lines: readonly PreparedLine[], model: TableModel, beamWidth: number): Reading {
  const costs = new CellCosts(lines, model);
  const cutter = new LineCutter(lines, model, costs);
  const none = noCells(model.columns.length);
  let beam: State[] = [
    { cost: 0, row: -1, number: null, cells: none, cuts: new Int32Array(0), before: null },
  ];
  for (const [at, { marks }] of lines.entries()) {
    const candidates: Candidate[] = [];
    let limit = Number.POSITIVE_INFINITY;
    const add = (from: State, cost: number, cuts: Int32Array, isNew: boolean): void => {
      const total = from.cost + cost;
      limit = Math.min(limit, total + SPAN + GAIN);
      candidates.push({ cost: total, rank: total + outlook(cuts, marks, model), cuts, from, isNew });
    };
    for (const state of beam) {
      if (state.row < 0) continue;
      const situation = { cells: state.cells, at, number: state.number };
      for (const { cost, cuts } of cutter.cuttings(situation, limit - state.cost))
        add(state, cost, cuts, false);
    }
    const begins = beam.map((state) => (state.row < 0 ? 0 : costs.row(state.cells, at)));
    const least = beam.reduce((sum, state, index) => Math.min(sum, state.cost + (begins[index] ?? 0)), limit);
    const fresh = cutter.cuttings({ cells: null, at, number: null }, limit - least);
    for (const [index, state] of beam.entries())
      for (const { cost, cuts } of fresh) {
        const number = costs.number(printedNumber(cuts, marks, model), state.number);
        add(state, cost + (begins[index] ?? 0) + number, cuts, true);
      }
    candidates.sort((a, b) => a.rank - b.rank);
    beam = best(candidates, { at, marks, model, none }, beamWidth);
  }
  const ended = beam.map((state) => ({ ...state, cost: state.cost + costs.end(state.cells) }));
  return readingOf(
    ended.reduce<State | null>((least, state) => (least && least.cost <= state.cost ? least : state), null),
  );
}

/** A reading that costs so much more than the best one is never caught up with. */
const SPAN = 6.5;
/** The most that the rest of a line may bring back. */
const GAIN = 5;

interface Step {
  readonly at: number;
  readonly marks: LineMarks;
  readonly model: TableModel;
  readonly none: Cells;
}

/** Readings that differ only in the past go on alike: the cheapest of them stands for all. */
function best(candidates: readonly Candidate[], { at, marks, model, none }: Step, most: number): State[] {
  const seen = new Set<number>();
  const kept: State[] = [];
  const dearest = (candidates[0]?.rank ?? 0) + SPAN;
  for (const { cost, rank, cuts, from, isNew } of candidates) {
    if (rank > dearest) break;
    const cells = (isNew ? none : from.cells).slice();
    for (let i = 0; i < cuts.length; i += 3) {
      const col = cuts[i + 2] ?? 0;
      cells[col * 3] = at;
      cells[col * 3 + 1] = cuts[i] ?? 0;
      cells[col * 3 + 2] = cuts[i + 1] ?? 0;
    }
    const row = isNew ? from.row + 1 : from.row;
    const key = keyOf(row, cells);
    if (seen.has(key)) continue;
    seen.add(key);
    const number = isNew ? (printedNumber(cuts, marks, model) ?? (from.number ?? 0) + 1) : from.number;
    kept.push({ cost, row, number, cells, cuts, before: from });
    if (kept.length >= most) break;
  }
  return kept;
}

/** 53 bits that tell rows and their cells apart. */
function keyOf(row: number, cells: Cells): number {
  let high = row;
  let low = 17;
  for (const value of cells) {
    high = Math.imul(high ^ value, 0x9e3779b1);
    high ^= high >>> 15;
    low = Math.imul(low + value, 0x85ebca6b) ^ (low >>> 13);
  }
  return (high >>> 0) * 0x200000 + (low & 0x1fffff);
}

/** The number that a row begins with; null when it has none. */
function printedNumber(cuts: Int32Array, marks: LineMarks, { columns }: TableModel): number | null {
  const first = cuts.length - 3;
  const isNumbered = first >= 0 && columns[cuts[first + 2] ?? -1]?.slot === 'no';
  return isNumbered ? Number.parseInt(marks.plain[cuts[first] ?? 0] ?? '', 10) : null;
}

/**
 * What is likely still to come for a reading: lines that leave much of their column empty will have to be explained
 * by the next line. It orders the readings that are kept and is no part of their cost.
 */
function outlook(cuts: Int32Array, marks: LineMarks, { columns }: TableModel): number {
  let sum = 0;
  for (let i = 0; i < cuts.length; i += 3) {
    const column = columns[cuts[i + 2] ?? -1];
    const to = cuts[i + 1] ?? 0;
    if (!column || !isText(column) || marks.isEnded[to - 1]) continue;
    const room = column.widthLetters * 0.97 - widthOf(marks, cuts[i] ?? 0, to) - 6;
    if (room > 0) sum += Math.min(1, room * 0.12);
  }
  return sum;
}

function readingOf(last: State | null): Reading {
  const cuts: Int32Array[] = [];
  const rows: number[] = [];
  for (let state = last; state?.before; state = state.before) {
    cuts.push(state.cuts);
    rows.push(state.row);
  }
  return { cost: last?.cost ?? 0, cuts: cuts.reverse(), rows: rows.reverse() };
}
