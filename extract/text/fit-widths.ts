import type { Reading } from './assign-cells.ts';
import { leastWidth, mostRoom, mostWidth } from './cell-costs.ts';
import type { ColumnModel } from './column-model.ts';
import { boundsCost, type WidthBounds } from './header-bounds.ts';
import { widthOf } from './line-marks.ts';
import { BLANK_WIDTH } from './printed-width.ts';
import type { PreparedLine, TableModel } from './table-model.ts';
import { columnSenses } from './word-senses.ts';
import { noWords, type WordCounts, wordLooks } from './word-shapes.ts';

/** The printed width of a cell's line, and of it with the next line's first word: the column is between the two. */
interface Closed {
  readonly high: number;
  /** The most that it costs when the column is wider. */
  readonly most: number;
  readonly weight: number;
}

interface Evidence {
  readonly lows: number[];
  readonly closed: Closed[];
  readonly lefts: number[];
  readonly words: WordCounts;
  /** How many words of each sense. */
  readonly senses: number[];
  cells: number;
  ended: number;
}

/** Lines that stand alone tell more than those that had to be cut. */
const ALONE = 1.5;
const MOST_OVER = 8;
/** What a letter costs that a column is wider, or has changed: of equals the narrower and the nearer one. */
const WIDER = 0.02;
const CHANGED = 0.04;
const FEWEST = 4;
const LEAST_LETTERS = 3;

/** The columns as a reading has them: each as wide as makes the reading cost least. */
export function fitColumns(
  lines: readonly PreparedLine[],
  reading: Reading,
  model: TableModel,
  { bounds, positioned }: { readonly bounds: readonly WidthBounds[]; readonly positioned: boolean },
): ColumnModel[] {
  const found = model.columns.map((_, col) => evidenceOf(lines, reading, col, model));
  const looks = wordLooks(
    model.columns.map(({ slot }, col) => ({ slot, counts: found[col]?.words ?? noWords() })),
  );
  const senses = columnSenses(
    model.columns.map(({ slot }, col) => ({ slot, counts: found[col]?.senses ?? [] })),
  );
  return model.columns.map((column, col) => {
    const evidence = found[col];
    if (column.slot === 'no' || !evidence) return column;
    const lefts = evidence.lefts.sort((a, b) => a - b);
    return {
      ...column,
      looks: looks[col] ?? column.looks,
      senses: senses[col] ?? column.senses,
      leftLetters:
        positioned && lefts.length >= FEWEST ? (lefts[Math.floor(lefts.length / 2)] ?? null) : null,
      sentenceShare: (evidence.ended + 2 * column.sentenceShare) / (evidence.cells + 2),
      widthLetters: Math.max(LEAST_LETTERS, fittingWidth(column, evidence, bounds[col], model)),
    };
  });
}

function evidenceOf(
  lines: readonly PreparedLine[],
  reading: Reading,
  col: number,
  model: TableModel,
): Evidence {
  const column = model.columns[col];
  const found: Evidence = {
    lows: [],
    closed: [],
    lefts: [],
    words: noWords(),
    senses: [],
    cells: 0,
    ended: 0,
  };
  let last: { readonly line: PreparedLine; readonly to: number; readonly row: number } | null = null;
  const close = (): void => {
    if (!last) return;
    found.cells += 1;
    if (last.line.marks.isEnded[last.to - 1]) found.ended += 1;
  };
  for (const [at, line] of lines.entries()) {
    const cuts = reading.cuts[at];
    const row = reading.rows[at] ?? 0;
    if (!cuts || !column) continue;
    for (let i = 0; i < cuts.length; i += 3) {
      if (cuts[i + 2] !== col) continue;
      const from = cuts[i] ?? 0;
      const to = cuts[i + 1] ?? 0;
      if (last && last.row === row) {
        const next = { marks: line.marks, from, opensZone: line.body.opensZone };
        found.closed.push({
          high: (found.lows.at(-1) ?? 0) + BLANK_WIDTH + (line.marks.least[from] ?? 0),
          most: mostRoom(last.line.marks, last.to - 1, next, column, model.weights),
          weight: line.body.isNarrow ? ALONE : 1,
        });
      } else close();
      found.lows.push(widthOf(line.marks, from, to));
      countWords(line, from, to, found);
      found.lefts.push(line.body.line.words[from]?.at ?? 0);
      last = { line, to, row };
    }
  }
  close();
  return found;
}

function countWords({ marks }: PreparedLine, from: number, to: number, found: Evidence): void {
  const { shapes, ends } = found.words;
  for (let i = from; i < to; i += 1) {
    const shape = marks.shapes[i] ?? 0;
    const end = marks.ends[i] ?? 0;
    const sense = marks.senses[i] ?? 0;
    found.senses[sense] = (found.senses[sense] ?? 0) + 1;
    shapes[shape] = (shapes[shape] ?? 0) + 1;
    ends[end] = (ends[end] ?? 0) + 1;
  }
}

/** A line ends where its next word no longer fits: the width that makes that least untrue. */
function fittingWidth(
  column: ColumnModel,
  { lows, closed }: Evidence,
  bound: WidthBounds | undefined,
  { overSlope, roomSlope }: TableModel,
): number {
  const isLinks = column.slot === 'links';
  const candidates = [
    column.widthLetters,
    ...(bound && bound.low > 0 ? [bound.low] : []),
    ...lows.map((low) => low + 0.1),
    ...closed.map(({ high }) => high - 0.1),
  ];
  let best = { width: column.widthLetters, cost: Number.POSITIVE_INFINITY };
  for (const width of candidates) {
    const most = mostWidth({ ...column, widthLetters: width });
    const least = leastWidth({ ...column, widthLetters: width });
    let cost = CHANGED * Math.abs(width - column.widthLetters) + WIDER * width + boundsCost(width, bound);
    for (const low of lows)
      if (low > most) cost += Math.min(MOST_OVER, (low - most) * overSlope * (isLinks ? 0.3 : 1));
    if (!isLinks)
      for (const { high, most: dearest, weight } of closed)
        if (least > high) cost += weight * Math.min(dearest, (least - high) * roomSlope);
    if (cost < best.cost) best = { width, cost };
  }
  return best.width;
}
