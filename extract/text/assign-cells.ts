import type { BodyLine } from './body-lines.ts';
import { type Cut, type Cutting, cuttings } from './cut-line.ts';
import { type LineCosts, lineCosts, type TableModel } from './line-costs.ts';
import { type Cells, isText, openCell, outlook } from './open-cell.ts';
import type { TextLine } from './text-lines.ts';

/** A stretch of a line given to a row and column. */
export interface Given {
  readonly line: TextLine;
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly col: number;
}

/** One way of reading the lines so far. */
interface Reading {
  readonly cost: number;
  /** Cost and outlook: what readings are ordered by. */
  readonly rank: number;
  readonly row: number;
  /** The row's printed number, or the one it would have. */
  readonly number: number | null;
  readonly cells: Cells;
  /** Columns of the last line's pieces. */
  readonly last: readonly number[];
  readonly trail: Trail | null;
}
interface Trail {
  readonly before: Trail | null;
  readonly line: TextLine;
  readonly cuts: readonly Cut[];
  readonly row: number;
}

/** A line of the body as the search comes to it. */
interface Step {
  readonly line: BodyLine;
  readonly costs: LineCosts;
  readonly at: number;
  readonly model: TableModel;
}

/**
 * Gives every word of a table's body to a row and a column. A text layer keeps neither borders nor positions, so the
 * whole is weighed: a line is broken where its next word no longer fits its column, a cell goes on as language goes
 * on, addresses and periods stand in their columns, and cells follow each other side by side or one after the other.
 * A beam search keeps the likeliest readings, `beamWidth` of them, from line to line.
 */
export function assignCells(
  body: readonly BodyLine[],
  model: TableModel,
  beamWidth: number,
): { readonly given: Given[]; readonly cost: number } {
  const none: Cells = model.columns.map(() => null);
  let beam: Reading[] = [{ cost: 0, rank: 0, row: -1, number: null, cells: none, last: [], trail: null }];
  for (const [at, line] of body.entries()) {
    const costs = lineCosts(line, model);
    const fresh = cuttings(
      { cells: none, last: [], at, body: line, costs, number: null, isNew: true },
      model,
    );
    const next: Reading[] = [];
    const step: Step = { line, costs, at, model };
    for (const reading of beam) {
      if (reading.row >= 0) {
        const { cells, last } = reading;
        const found = cuttings(
          { cells, last, at, body: line, costs, number: reading.number, isNew: false },
          model,
        );
        for (const cutting of found) next.push(continued(reading, cutting, step));
      }
      const begin = rowCost(reading, line, model);
      for (const cutting of fresh) next.push(advanced(reading, cutting, begin, step));
    }
    next.sort((a, b) => a.rank - b.rank);
    beam = distinct(next, beamWidth);
  }
  const [best] = beam;
  return { given: best ? trailOf(best.trail) : [], cost: best?.cost ?? 0 };
}

/** Readings that differ only in the past go on alike: the cheapest of them stands for all. */
function distinct(readings: readonly Reading[], most: number): Reading[] {
  const seen = new Set<string>();
  const kept: Reading[] = [];
  for (const reading of readings) {
    let key = `${reading.row}`;
    for (const cell of reading.cells) key += cell ? `|${cell.at}:${cell.text}` : '|';
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(reading);
    if (kept.length >= most) break;
  }
  return kept;
}

function trailOf(last: Trail | null): Given[] {
  const given: Given[] = [];
  for (let trail = last; trail; trail = trail.before)
    for (const { from, to, col } of [...trail.cuts].reverse())
      given.push({ line: trail.line, from, to, row: trail.row, col });
  return given.reverse();
}

function continued(reading: Reading, cutting: Cutting, { line, costs, at, model }: Step): Reading {
  const cost = reading.cost + cutting.cost;
  const cells = withPieces(reading.cells, cutting.cuts, line, costs, at);
  return {
    cost,
    rank: cost + outlook(cells, at, model),
    row: reading.row,
    number: reading.number,
    cells,
    last: cutting.cuts.map(({ col }) => col),
    trail: { before: reading.trail, line: line.line, cuts: cutting.cuts, row: reading.row },
  };
}

function advanced(
  reading: Reading,
  cutting: Cutting,
  begin: number,
  { line, costs, at, model }: Step,
): Reading {
  const { columns } = model;
  const [first] = cutting.cuts;
  const isNumbered = first !== undefined && columns[first.col]?.slot === 'no';
  const printed = isNumbered ? Number.parseInt(line.line.words[first.from]?.text ?? '', 10) : null;
  const hasNumbers = columns.some(({ slot }) => slot === 'no');
  const cost =
    reading.cost + cutting.cost + begin + (hasNumbers ? numberCost(printed, reading.number, model) : 0);
  const cells = withPieces(
    columns.map(() => null),
    cutting.cuts,
    line,
    costs,
    at,
  );
  const row = reading.row + 1;
  return {
    cost,
    rank: cost + outlook(cells, at, model),
    row,
    number: printed ?? (reading.number ?? 0) + 1,
    cells,
    last: cutting.cuts.map(({ col }) => col),
    trail: { before: reading.trail, line: line.line, cuts: cutting.cuts, row },
  };
}

function numberCost(printed: number | null, before: number | null, { weights }: TableModel): number {
  if (printed === null) return weights.numberMissing;
  if (printed === (before ?? 0) + 1) return weights.numberNext;
  return before !== null && printed > before && printed <= before + 3 ? 0 : weights.numberOther;
}

/** What it costs that a row begins here. */
function rowCost({ row, cells }: Reading, line: BodyLine, { columns, weights }: TableModel): number {
  if (row < 0) return 0;
  let cost = line.opensZone ? weights.rowInZone : weights.row;
  if (line.followsHeader) cost += weights.rowBelowHeader;
  for (const [col, cell] of cells.entries()) {
    // A row seldom has empty cells: what has not begun yet may still come.
    if (!cell && isText(columns[col])) cost += weights.rowMissing;
    if (cell?.isUnfinished && columns[col]?.slot !== 'links') cost += weights.rowOpen;
  }
  return cost;
}

function withPieces(cells: Cells, cuts: readonly Cut[], line: BodyLine, costs: LineCosts, at: number): Cells {
  const next = [...cells];
  for (const { from, to, col } of cuts) next[col] = openCell(line, costs, from, to, at);
  return next;
}
