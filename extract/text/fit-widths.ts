import type { Given } from './assign-cells.ts';
import { type ColumnModel, isNameSlot } from './column-model.ts';
import { BLANK_WIDTH, printedWidth } from './printed-width.ts';
import { endsSentence } from './sentence-ends.ts';
import type { TextLine } from './text-lines.ts';

/** A line of a cell, and the line with the next word of the cell added: the column is at least the one, below the other. */
interface Bounds {
  readonly least: number;
  readonly below: number;
}

/** How many letters a column's width may be off. */
const SPREAD = 1.5;
const FEWEST = 4;

interface Fitting {
  readonly columns: readonly ColumnModel[];
  readonly given: readonly Given[];
  /** Lines that stand in one column alone. */
  readonly narrow: ReadonlySet<TextLine>;
  /** The text keeps the positions of its columns. */
  readonly positioned: boolean;
}

/** The columns as the pieces given so far have them. */
export function fitColumns(fitting: Fitting): ColumnModel[] {
  const { columns, given, narrow, positioned } = fitting;
  return fitWidths(columns, given, narrow).map((column, col) => {
    const own = given.filter((piece) => piece.col === col);
    const last = new Map(own.map((piece) => [piece.row, piece]));
    const ended = [...last.values()].filter(({ line, to }) =>
      isWhole(line.words[to - 1]?.text ?? '', column),
    ).length;
    const lefts = own.map(({ line, from }) => line.words[from]?.at ?? 0).sort((a, b) => a - b);
    const leftLetters =
      positioned && lefts.length >= FEWEST ? (lefts[Math.floor(lefts.length / 2)] ?? null) : null;
    return { ...column, leftLetters, sentenceShare: (ended + 2 * column.sentenceShare) / (last.size + 2) };
  });
}

const isWhole = (word: string, { slot }: ColumnModel): boolean =>
  endsSentence(word) || (isNameSlot(slot) && word.endsWith(')'));

/**
 * A line ends where its next word no longer fits, so each line that goes on bounds the width on both sides, and the
 * width that most lines agree on is the column's.
 */
function fitWidths(
  columns: readonly ColumnModel[],
  given: readonly Given[],
  narrow: ReadonlySet<TextLine>,
): ColumnModel[] {
  return columns.map((column, col) => {
    if (column.slot === 'no') return column;
    const own = given.filter((piece) => piece.col === col);
    const alone = boundsOf(own.filter((piece) => narrow.has(piece.line)));
    // Lines that stand alone tell more than those that had to be cut.
    const bounds = alone.length >= FEWEST * 2 ? alone : [...alone, ...boundsOf(own)];
    const closed = bounds.filter(({ below }) => Number.isFinite(below));
    // Cells of one line each tell only how wide the column is at least.
    if (closed.length < FEWEST && column.slot !== 'links')
      return { ...column, widthLetters: openWidth(bounds, column.widthLetters) };
    if (bounds.length < FEWEST) return column;
    const isLinks = column.slot === 'links';
    const width = isLinks ? upperQuartile(bounds) : agreedWidth(closed, column.widthLetters);
    const trust = closed.length / (closed.length + 4);
    return { ...column, widthLetters: Math.max(4, trust * width + (1 - trust) * column.widthLetters) };
  });
}

function boundsOf(pieces: readonly Given[]): Bounds[] {
  const bounds: Bounds[] = [];
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    const least = widthOf(piece.line, piece.from, piece.to);
    if (!next || next.row !== piece.row || next.line === piece.line) {
      // A cell's last line tells only how wide the column is at least.
      bounds.push({ least, below: Number.POSITIVE_INFINITY });
      continue;
    }
    bounds.push({ least, below: least + BLANK_WIDTH + printedWidth(next.line.words[next.from]?.text ?? '') });
  }
  return bounds;
}

const widthOf = (line: TextLine, from: number, to: number): number =>
  printedWidth(
    line.words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  );

/** The width within the most bounds; of equals the one nearest to what was thought. */
function agreedWidth(bounds: readonly Bounds[], before: number): number {
  let best = { width: before, score: -1 };
  const candidates = [
    before,
    ...bounds.flatMap(({ least, below }) => [least + 0.2, ...(Number.isFinite(below) ? [below - 0.2] : [])]),
  ];
  for (const width of candidates) {
    let score = -0.02 * Math.abs(width - before);
    for (const { least, below } of bounds) {
      const off = Math.max(0, least - width, width - below);
      score += Math.max(0, 1 - off / SPREAD);
    }
    if (score > best.score) best = { width, score };
  }
  return best.width;
}

function openWidth(bounds: readonly Bounds[], before: number): number {
  const lengths = bounds.map(({ least }) => least).sort((a, b) => a - b);
  const seen = lengths[Math.floor((lengths.length - 1) * 0.85)] ?? before;
  return bounds.length < FEWEST ? Math.max(before, seen) : Math.max(before * 0.7, seen);
}

function upperQuartile(bounds: readonly Bounds[]): number {
  const lengths = bounds.map(({ least }) => least).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 15;
}
