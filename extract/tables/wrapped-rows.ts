import { median, type Word } from '../pdf/page-content.ts';
import { isNumeric } from './header-rows.ts';
import { isLow, isUnfinished, type Piece, type RowLine } from './text-rows.ts';

/** Lines of one row at most; longer ones are parted somewhere. */
const MAX_LINES = 60;
/** What it costs when lines of one cell have white between them that a line had filled. */
const HOLE = 3;
/** What it costs when a cell does not begin (or end, or stand in the middle) where its row does. */
const ASTRAY = 1.6;
/** What a rhythm of line distances says for or against a new row. */
const INSIDE = 5;
/** What a row costs that has nothing in the first column. */
const NAMELESS = 2.5;
const EACH_ROW = 0.2;
/** Share of cells that lines fill from which on each line is a row rather: wrapped cells are not all of one length. */
const DENSE = 0.85;
/** The share of a table in which hardly a cell is empty on any line. */
const WHOLE = 0.95;
/** What speaks for a new row at each line of a dense table; twice as much in one without holes. */
const DENSELY = 2;
const BOLD_SHARE = 0.6;

type Valign = 'top' | 'bottom' | 'middle';

interface Column {
  /** The widest line of text in it, in points. */
  readonly width: number;
  /** Share of lines in which the column has words. */
  readonly share: number;
  /** Whether a small first letter tells a wrapped line: not where cells themselves begin so. */
  readonly tells: boolean;
  /** Share of its lines on which the next line's first word had not fitted: near 1 where all its texts are alike. */
  readonly fullShare: number;
  /** Whether its texts are marks or the same few words again and again: one below the other they are two. */
  readonly holdsMarks: boolean;
}

/** Two pieces of a column, one below the other, and the lines they stand on. */
interface Pair {
  readonly above: Piece;
  readonly below: Piece;
  readonly from: number;
  readonly to: number;
}

const x0Of = (piece: Piece): number => piece.words[0]?.x0 ?? 0;
const widthOf = (piece: Piece): number => (piece.words.at(-1)?.x1 ?? 0) - x0Of(piece);
const isBold = (piece: Piece): boolean =>
  piece.words.filter((w) => w.isBold).length > BOLD_SHARE * piece.words.length;
const overlaps = (a: Piece, b: Piece): boolean => a.col < b.col + b.colspan && b.col < a.col + a.colspan;
const baselineAt = (lines: readonly RowLine[], i: number): number => lines[i]?.line.baseline ?? 0;

/**
 * Parts lines without rules between them into rows, all at once: a wrapped line is full, so a line whose neighbour's
 * first word had fitted on it ends its cell; cells have no empty line inside, and begin (or end, or stand in the
 * middle) together; white is wider between rows than inside. The division that agrees best with all columns is
 * taken. Gives the index of each row's first line.
 * `all` are the lines of the whole table, which show its columns; `distance` is the line distance from which on lines belong to different rows, where a table shows one.
 */
export function wrappedRows(
  lines: readonly RowLine[],
  all: readonly RowLine[],
  colCount: number,
  distance: number | null,
): number[] {
  const size = median(lines.map((l) => l.line.sizePt));
  const pairs = pairsOf(lines);
  const gaps = pairs
    .map((p) => baselineAt(lines, p.to) - baselineAt(lines, p.from))
    .filter((d) => d > 0.8 * size)
    .sort((a, b) => a - b);
  const leading = gaps[Math.floor(0.1 * gaps.length)] ?? 1.2 * size;
  const allPairs = all.length === lines.length ? pairs : pairsOf(all);
  const columns = Array.from({ length: colCount }, (_, col) => columnFacts(all, allPairs, col, size));
  const breaks = Array.from({ length: Math.max(0, lines.length - 1) }, () => 0);
  for (const pair of pairs) {
    if (baselineAt(lines, pair.to) - baselineAt(lines, pair.from) > 1.6 * leading) continue;
    const evidence = breakEvidence(pair, columns, size);
    for (let i = pair.from; i < pair.to; i++) breaks[i] = (breaks[i] ?? 0) + evidence;
  }
  const full = Math.max(2, ...all.map((l) => l.pieces.length));
  const filled = all.reduce((sum, l) => sum + l.pieces.length, 0) / (Math.max(1, all.length) * full);
  const dense = filled > DENSE && all.length > 3 ? (filled > WHOLE ? 2 : 1) * DENSELY : 0;
  const whites = whitesOf(lines);
  const low = [...whites].filter((w) => w > -0.2 * size).sort((a, b) => a - b)[
    Math.floor(0.1 * whites.length)
  ];
  whites.forEach((white, i) => {
    const [above, below] = [lines[i], lines[i + 1]];
    if (!above || !below) return;
    const least = Math.min(above.pieces.length, below.pieces.length);
    const isFull = least >= full;
    const step = below.line.baseline - above.line.baseline;
    const inRhythm = distance === null ? 0 : step < distance ? -INSIDE : INSIDE;
    breaks[i] =
      (breaks[i] ?? 0) +
      whiteEvidence(white, low ?? 0, size) +
      (isFull ? 2 : 0) +
      (least >= 0.75 * full ? dense : 0) +
      inRhythm;
  });
  let best: { score: number; starts: number[] } | null = null;
  for (const valign of ['top', 'bottom', 'middle'] as const) {
    const found = divide(lines, breaks, columns, leading, valign);
    const score = found.score - (valign === 'top' ? 0 : 0.5);
    if (best === null || score > best.score + 0.01) best = { score, starts: found.starts };
  }
  return best?.starts ?? [];
}

/** Each piece with the nearest one above it that shares a column with it. */
function pairsOf(lines: readonly RowLine[]): Pair[] {
  const pairs: Pair[] = [];
  const latest: { piece: Piece; at: number }[] = [];
  lines.forEach((line, to) => {
    for (const below of line.pieces) {
      const above = latest.findLast((l) => l.at < to && overlaps(l.piece, below));
      if (above) pairs.push({ above: above.piece, below, from: above.at, to });
    }
    for (const piece of line.pieces) {
      const at = latest.findIndex((l) => l.piece.col === piece.col && l.piece.colspan === piece.colspan);
      if (at >= 0) latest.splice(at, 1);
      latest.push({ piece, at: to });
    }
  });
  return pairs;
}

function columnFacts(lines: readonly RowLine[], pairs: readonly Pair[], col: number, size: number): Column {
  const pieces = lines.flatMap((l) => l.pieces.filter((p) => p.col === col && p.colspan === 1));
  const width = Math.max(0, ...pieces.map(widthOf));
  const letters = pieces.filter((p) => /^\p{L}/u.test(p.text) && /\p{Ll}/u.test(p.text));
  const lowTexts = letters.filter((p) => isLow(p.text)).map((p) => p.text);
  const lows = lowTexts.length;
  // The same few words again and again are values, not ends of texts.
  const areValues = lows > 2 && new Set(lowTexts).size <= 0.6 * lows;
  const [opening] = pieces;
  const own = pairs.filter((p) => p.above.col === col && p.below.col === col);
  const full = own.filter((p) => {
    const first = p.below.words[0];
    return first !== undefined && roomFor(first, p.above, width) < -0.3 * size;
  });
  return {
    width,
    share: pieces.length / Math.max(1, lines.length),
    tells:
      !areValues &&
      letters.length > 0.5 * pieces.length &&
      lows < 0.85 * letters.length &&
      opening !== undefined &&
      !isLow(opening.text),
    holdsMarks:
      pieces.length > 2 &&
      ((pieces.every((p) => p.words.length === 1) && pieces.every((p) => p.text.length <= 3)) ||
        (pieces.every((p) => p.words.length === 1 || p.text.length <= 8) &&
          new Set(pieces.map((p) => p.text)).size <= 0.5 * pieces.length)),
    fullShare: own.length ? full.length / own.length : 1,
  };
}

/** White between each line and all above it, in points; below 0 where they stand side by side. */
function whitesOf(lines: readonly RowLine[]): number[] {
  const whites: number[] = [];
  let bottom = lines[0]?.line.y1 ?? 0;
  for (const { line } of lines.slice(1)) {
    whites.push(line.y0 - bottom);
    bottom = Math.max(bottom, line.y1);
  }
  return whites;
}

function whiteEvidence(white: number, low: number, size: number): number {
  const more = (white - low) / size;
  if (more > 0.12) return Math.min(4, 5 * more);
  return more < -0.3 ? -3 : 0;
}

/** A number that is no year: it neither goes on with a text nor is gone on with. */
const isAmount = (text: string): boolean => isNumeric(text) && !/^\(?(?:19|20)\d\d\)?$/u.test(text);

/** What is left of a column's width when the next line's first word is put after the last of this one. */
const roomFor = (first: Word, last: Piece, width: number): number =>
  width - widthOf(last) - 0.25 * first.sizePt - (first.x1 - first.x0);

/** How much speaks for a new row between two pieces of a column: above 0 for it, below 0 against it. */
function breakEvidence({ above, below }: Pair, columns: readonly Column[], size: number): number {
  if (/[-–]$/u.test(above.text) && above.text.length > 1 && below.col > 0) return -2;
  if (above.isNumeric && below.isNumeric && below.col > 0) return 4;
  const first = below.words[0];
  if (!first || above.colspan > 1 || below.colspan > 1) return 1;
  const column = columns[below.col];
  if (column?.holdsMarks && below.col > 0) return 3;
  let sum = 0;
  if (isBold(above) !== isBold(below)) sum += 2;
  if (below.col > 0 && isAmount(above.text) !== isAmount(below.text)) sum += 1.5;
  const room = roomFor(first, above, column?.width ?? 0) / size;
  if (room > 0.5) sum += Math.min(2.5, 1 + 0.25 * room);
  else if (room < -0.3) sum -= Math.log(1 / Math.max(0.3, column?.fullShare ?? 1));
  if (column?.tells) sum += isLow(below.text) ? (room > 0.5 ? -0.8 : -2) : 1;
  if (isUnfinished(above.text)) sum -= 0.8;
  if (x0Of(below) < x0Of(above) - 0.4 * size) sum += 0.8;
  return sum;
}

function divide(
  lines: readonly RowLine[],
  breaks: readonly number[],
  columns: readonly Column[],
  leading: number,
  valign: Valign,
): { score: number; starts: number[] } {
  const best: { score: number; from: number }[] = [{ score: 0, from: 0 }];
  const row = new RowCost(lines, columns, leading, valign);
  for (let end = 1; end <= lines.length; end++) {
    let winner = { score: Number.NEGATIVE_INFINITY, from: end - 1 };
    row.beginAt(end);
    for (let from = end - 1; from >= 0 && end - from <= MAX_LINES; from--) {
      const cost = row.withLine(from);
      const score = (best[from]?.score ?? 0) + (from > 0 ? (breaks[from - 1] ?? 0) : 0) - cost - EACH_ROW;
      if (score > winner.score) winner = { score, from };
      // Ever longer rows only cost more.
      if (cost > 30) break;
    }
    best.push(winner);
  }
  const starts: number[] = [];
  for (let at = lines.length; at > 0; at = best[at]?.from ?? 0) starts.unshift(best[at]?.from ?? 0);
  return { score: best.at(-1)?.score ?? 0, starts };
}

/** What speaks against lines being one row, as the row grows upwards line by line: each step looks at one line only. */
class RowCost {
  private readonly baselines: Float64Array;
  /** By column and line, 1 where it has words: `holds[col * lines + i]`. */
  private readonly holds: Uint8Array;
  /** Baselines of each column's first and last line in the row; NaN while it has none. */
  private readonly first: Float64Array;
  private readonly last: Float64Array;
  private readonly columns: readonly Column[];
  private readonly count: number;
  private readonly leading: number;
  private readonly valign: Valign;
  private end = 0;
  private holes = 0;

  constructor(lines: readonly RowLine[], columns: readonly Column[], leading: number, valign: Valign) {
    this.columns = columns;
    this.leading = leading;
    this.valign = valign;
    this.count = lines.length;
    this.baselines = Float64Array.from(lines, ({ line }) => line.baseline);
    this.holds = new Uint8Array(columns.length * lines.length);
    lines.forEach((line, i) => {
      for (const { col } of line.pieces) if (col < columns.length) this.holds[col * this.count + i] = 1;
    });
    this.first = new Float64Array(columns.length);
    this.last = new Float64Array(columns.length);
  }

  /** A row that ends before line `end`. */
  beginAt(end: number): void {
    this.end = end;
    this.holes = 0;
    this.first.fill(Number.NaN);
    this.last.fill(Number.NaN);
  }

  /** Takes the line above the row in, and gives the row's cost. */
  withLine(from: number): number {
    const { baselines, count, first, last, leading } = this;
    const top = baselines[from] ?? 0;
    const bottom = baselines[this.end - 1] ?? 0;
    // A page break may have cut the first and the last row.
    const astrayCost = (from === 0 || this.end === count ? 0.25 : 1) * ASTRAY;
    let cost = 0;
    for (let col = 0; col < this.columns.length; col++) {
      if (this.holds[col * count + from] === 1) {
        if (Number.isNaN(last[col])) last[col] = top;
        else if ((first[col] ?? 0) - top > 1.6 * leading) this.holes += HOLE;
        first[col] = top;
      }
      const begins = first[col] ?? Number.NaN;
      if (Number.isNaN(begins)) {
        if (col === 0) cost += NAMELESS * Math.min(1, 2 * (this.columns[0]?.share ?? 0));
        continue;
      }
      const lead = begins - top;
      const rest = bottom - (last[col] ?? 0);
      const astray =
        this.valign === 'top'
          ? lead
          : this.valign === 'bottom'
            ? rest
            : Math.abs(lead - rest) - 0.7 * leading;
      if (astray > 0.35 * leading) cost += astrayCost;
    }
    return this.holes + cost;
  }
}
