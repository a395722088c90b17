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
    const add = (from: State, cost: number, cuts: Int32Array, isNew: boolean): void => {
      const total = from.cost + cost;
      candidates.push({ cost: total, rank: total + outlook(cuts, marks, model), cuts, from, isNew });
    };
    const fresh = cutter.cuttings({ cells: null, at, number: null });
    for (const state of beam) {
      if (state.row >= 0)
        for (const { cost, cuts } of cutter.cuttings({ cells: state.cells, at, number: state.number }))
          add(state, cost, cuts, false);
      const begin = state.row < 0 ? 0 : costs.row(state.cells, at);
      for (const { cost, cuts } of fresh)
        add(state, cost + begin + costs.number(printedNumber(cuts, marks, model), state.number), cuts, true);
    }
    candidates.sort((a, b) => a.rank - b.rank);
    beam = best(candidates, { at, marks, model, none }, beamWidth);
  }
  const ended = beam.map((state) => ({ ...state, cost: state.cost + costs.end(state.cells) }));
  return readingOf(
    ended.reduce<State | null>((least, state) => (least && least.cost <= state.cost ? least : state), null),
  );
}

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
  for (const { cost, cuts, from, isNew } of candidates) {
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
