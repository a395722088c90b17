import { median, type Rule, type Word } from '../pdf/page-content.ts';
import { type WordLine, wordsText } from '../pdf/text-lines.ts';
import { isNumeric } from './header-rows.ts';
import { wrappedRows } from './wrapped-rows.ts';

/** Words of one line inside one column, or over several. */
export interface Piece {
  readonly col: number;
  readonly colspan: number;
  readonly words: readonly Word[];
  readonly text: string;
  readonly isNumeric: boolean;
}

/** A line of a table with its pieces, left to right. */
export interface RowLine {
  readonly line: WordLine;
  readonly pieces: readonly Piece[];
}

/** Lines that are one row. */
export interface TextRow {
  readonly lines: RowLine[];
  readonly isHeader: boolean;
}

export const isLow = (text: string): boolean => /^[\p{Ll}]|^[,;)\]&–-]\s?\p{L}|^\(\p{Ll}/u.test(text);
export const isUnfinished = (text: string): boolean =>
  /[-‐,;(&/–]$|(?:^|\s)(?:and|or|of|the|for|in|to|with|by|from|per|a|an|de|des|du|la|le|et|und|der|die|das|für|von|mit|van|het|en|di|del|della|e|y|los|las|ja|in|za|na|z|s|v|o)$/iu.test(
    text,
  );

interface Rhythm {
  /** From this distance on, lines belong to different rows; null where the distances tell nothing. */
  readonly threshold: number | null;
  readonly typical: number;
  /** The narrow distances. */
  readonly low: number;
}

/** Whether line distances come in two kinds: inside a row, and between rows. */
function rhythmOf(lines: readonly RowLine[]): Rhythm {
  const steps = lines.slice(1).map((l, i) => l.line.baseline - (lines[i]?.line.baseline ?? 0));
  const size = median(lines.map((l) => l.line.sizePt));
  const real = steps.filter((s) => s > 0.7 * size && s < 9 * size).sort((a, b) => a - b);
  const typical = median(real);
  if (real.length < 3) return { threshold: null, typical, low: real[0] ?? typical };
  const low = real[Math.floor(real.length * 0.1)] ?? typical;
  let best: { gap: number; at: number } | null = null;
  for (let i = 1; i < real.length; i++) {
    const a = real[i - 1] ?? 0;
    const b = real[i] ?? 0;
    if (b - a > 0.12 * size && a < 1.45 * low && b - a > (best?.gap ?? 0) && a <= 1.75 * size)
      best = { gap: b - a, at: (a + b) / 2 };
    if (a > 1.45 * low) break;
  }
  if (!best) return { threshold: null, typical, low };
  const { at } = best;
  const inside = real.filter((s) => s < at).length;
  const between = real.length - inside;
  if (inside < 1 || between < 1 || (between < 0.08 * real.length && best.gap < 0.6 * size))
    return { threshold: null, typical, low };
  return { threshold: at, typical, low };
}

/**
 * Parts a table's body lines into rows. Lines across that reach over the table part rows; values stacked in one
 * column part rows; then the rhythm of line distances, where it has two beats and the columns agree with it; then
 * columns that begin together. A line that only goes on where the row above has words belongs to it.
 */
export function bodyRows(
  given: readonly RowLine[],
  across: readonly Rule[],
  colCount: number,
  context: readonly RowLine[] = given,
): TextRow[] {
  const lines = onlyValues(given);
  const rhythm = rhythmOf(context);
  const size = median(lines.map((l) => l.line.sizePt));
  const key = Math.min(...lines.flatMap((l) => l.pieces.map((p) => p.col)), colCount - 1);
  const keyed = lines.filter((l) => has(l, key));
  const typicalFill = median(keyed.filter((l) => l.pieces.length > 1).map((l) => l.pieces.length));
  const isRuledBetween = (a: RowLine, b: RowLine): boolean =>
    across.some((r) => r.at > a.line.baseline - 0.1 * size && r.at < b.line.baseline - 0.35 * size);
  const [opening] = lines;
  const lowInColumn = new Map<number, number>();
  for (const line of lines)
    for (const p of line.pieces) if (isLow(p.text)) lowInColumn.set(p.col, (lowInColumn.get(p.col) ?? 0) + 1);
  /** Whether a small first letter tells a wrapped line in this column: not where cells begin so. */
  const tells = (col: number): boolean =>
    !opening?.pieces.some((p) => p.col === col && isLow(p.text)) &&
    (lowInColumn.get(col) ?? 0) < 0.85 * lines.filter((l) => has(l, col)).length;
  const bands: RowLine[][] = [];
  for (const line of lines) {
    const last = bands.at(-1)?.at(-1);
    if (last && !isRuledBetween(last, line)) bands.at(-1)?.push(line);
    else bands.push([line]);
  }
  // Lines between nearly all rows: each band is one row, unless values are stacked in it.
  const areRowsRuled = bands.length >= 3 && across.length >= bands.length - 2;
  const rhythmHolds = holds(context === given ? lines : onlyValues(context), rhythm);
  const rows: TextRow[] = [];
  for (const band of bands) {
    if (areRowsRuled && isOneRow(band)) {
      rows.push({ lines: [...band], isHeader: false });
      continue;
    }
    if (!rhythmHolds) {
      const starts = wrappedRows(band, colCount);
      starts.forEach((from, i) => {
        rows.push({ lines: band.slice(from, starts[i + 1] ?? band.length), isHeader: false });
      });
      continue;
    }
    let current: RowLine[] = [];
    const close = (): void => {
      if (current.length) rows.push({ lines: current, isHeader: false });
      current = [];
    };
    band.forEach((line, i) => {
      const last = current.at(-1);
      if (last && startsRow(current, last, line, band[i + 1])) close();
      current.push(line);
    });
    close();
  }
  return rows;

  function startsRow(
    row: readonly RowLine[],
    last: RowLine,
    line: RowLine,
    next: RowLine | undefined,
  ): boolean {
    const step = line.line.baseline - last.line.baseline;
    if (step < 0.62 * size) return sharesNumericColumn(row, line);
    const texts = line.pieces.map((p) => p.text);
    const stacked = sharesNumericColumn(row, line);
    if (rhythmHolds && rhythm.threshold !== null) {
      if (step >= rhythm.threshold) return !(isStubOnly(row) && isContinuedStub(row, line, step));
      return isFreshRow(row, line) || (stacked && texts.length >= 0.6 * typicalFill);
    }
    if (stacked) return true;
    if (step > 2 * size && step > 1.4 * rhythm.low) return true;
    if (step > 2.6 * size && step > 1.5 * rhythm.typical) return true;
    const low = line.pieces.filter((p) => isLow(p.text) && tells(p.col)).length;
    const values = line.pieces.filter((p) => p.isNumeric && !isUnfinished(lastText(row, p.col))).length;
    const isKeyed = has(line, key);
    const within = line.pieces.every((p) => row.some((l) => l.pieces.some((q) => overlaps(p, q))));
    if (!isKeyed) {
      if (values > 0) return !(isStubOnly(row) && row.length <= 3);
      if (!within) return low < 0.5 * texts.length && line.pieces.length > 1;
      return (
        line.pieces.length >= Math.max(2, 0.8 * typicalFill) &&
        low === 0 &&
        keyed.length < 0.5 * lines.length &&
        colCount <= 3
      );
    }
    if (line.pieces.length === 1) {
      const before = lastText(row, 0);
      if (isLow(texts[0] ?? '') || isUnfinished(before)) return false;
      return !(isHanging(row, line) && !isStubOnly(row) && (next === undefined || next.pieces.length > 0));
    }
    if (isStubOnly(row)) return !isContinuedStub(row, line, step);
    // A row whose name begins large is new, unless nearly all else in it goes on.
    const share = isLow(texts[0] ?? '') && tells(key) ? 0.3 : 0.6;
    return !(within && low >= 1 && low >= share * (texts.length - values) && values <= 0.34 * texts.length);
  }

  /** A first column that begins on one line and has its values on the next. */
  function isContinuedStub(row: readonly RowLine[], line: RowLine, step: number): boolean {
    const key = line.pieces.find((p) => p.col === 0)?.text ?? '';
    if (key === '') return line.pieces.some((p) => p.isNumeric) && row.length === 1 && step < 1.5 * size;
    const before = lastText(row, 0);
    if (/:$/u.test(before)) return false;
    return isLow(key) || (isUnfinished(before) && !/,$/u.test(before));
  }

  /** Within a row's distance, and yet a row of its own: it fills as many columns as rows do, and starts anew. */
  function isFreshRow(row: readonly RowLine[], line: RowLine): boolean {
    const low = line.pieces.filter((p) => isLow(p.text)).length;
    const numeric = line.pieces.filter((p) => p.isNumeric).length;
    return numeric >= 2 && low === 0 && has(line, 0) && !isStubOnly(row);
  }

  function isHanging(row: readonly RowLine[], line: RowLine): boolean {
    const first = row[0]?.pieces.find((p) => p.col === 0)?.words[0];
    const own = line.pieces[0]?.words[0];
    const end = row
      .at(-1)
      ?.pieces.find((p) => p.col === 0)
      ?.words.at(-1);
    const widest = Math.max(
      ...lines.flatMap((l) =>
        l.pieces.filter((p) => p.col === 0 && p.colspan === 1).map((p) => p.words.at(-1)?.x1 ?? 0),
      ),
    );
    return (
      first !== undefined &&
      own !== undefined &&
      end !== undefined &&
      own.x0 > first.x0 + 0.5 * size &&
      own.x0 < first.x0 + 2.5 * size &&
      end.x1 > widest - 6 * size * 0.5
    );
  }

  function isOneRow(band: readonly RowLine[]): boolean {
    if (band.length === 1) return true;
    const stacked = new Map<number, number>();
    for (const line of band)
      for (const p of line.pieces) if (p.isNumeric) stacked.set(p.col, (stacked.get(p.col) ?? 0) + 1);
    const numericCols = [...stacked.values()].filter((n) => n >= 2).length;
    if (numericCols >= 1 && numericCols >= 0.3 * (colCount - 1)) return false;
    const full = band.filter((l) => has(l, 0) && l.pieces.length >= Math.max(2, 0.7 * colCount)).length;
    return (
      full <= 1 ||
      full < 0.6 * band.length ||
      band.slice(1).every((l) => l.pieces.filter((p) => isLow(p.text)).length >= 0.3 * l.pieces.length)
    );
  }
}

/** A number counts as a value only in a column that mostly holds values: a year in a name's column is part of a text. */
function onlyValues(lines: readonly RowLine[]): RowLine[] {
  const all = new Map<number, number>();
  const numeric = new Map<number, number>();
  for (const { pieces } of lines)
    for (const p of pieces) {
      all.set(p.col, (all.get(p.col) ?? 0) + 1);
      if (p.isNumeric) numeric.set(p.col, (numeric.get(p.col) ?? 0) + 1);
    }
  const isValueColumn = (col: number): boolean => (numeric.get(col) ?? 0) >= 0.5 * (all.get(col) ?? 0);
  return lines.map(({ line, pieces }) => ({
    line,
    pieces: pieces.map((p) => (p.isNumeric && !isValueColumn(p.col) ? { ...p, isNumeric: false } : p)),
  }));
}

const has = (line: RowLine, col: number): boolean => line.pieces.some((p) => p.col === col);
const overlaps = (a: Piece, b: Piece): boolean => a.col < b.col + b.colspan && b.col < a.col + a.colspan;
const isStubOnly = (row: readonly RowLine[]): boolean => row.every((l) => l.pieces.length === 1 && has(l, 0));
const lastText = (row: readonly RowLine[], col: number): string =>
  row.flatMap((l) => l.pieces.filter((p) => p.col === col)).at(-1)?.text ?? '';

/** A value under a value of the same row: two rows. Years and ranges in running text are no values. */
function sharesNumericColumn(row: readonly RowLine[], line: RowLine): boolean {
  const stacked = line.pieces.filter(
    (p) => p.col > 0 && p.isNumeric && row.some((l) => l.pieces.some((q) => q.isNumeric && q.col === p.col)),
  ).length;
  const numeric = line.pieces.filter((p) => p.col > 0 && p.isNumeric).length;
  return (
    stacked >= 1 &&
    stacked >= 0.5 * numeric &&
    (has(line, 0) || numeric >= 2 || line.pieces.length === numeric)
  );
}

/** Whether the two distances part the lines as the first columns do: keys after wide steps, none after narrow ones. */
function holds(lines: readonly RowLine[], rhythm: Rhythm): boolean {
  const { threshold } = rhythm;
  if (threshold === null) return false;
  let wide = 0;
  let wideKeyed = 0;
  let narrow = 0;
  let narrowFull = 0;
  const fill = Math.max(...lines.map((l) => l.pieces.length));
  lines.forEach((line, i) => {
    const last = lines[i - 1];
    if (!last || line.line.baseline < last.line.baseline) return;
    if (line.line.baseline - last.line.baseline >= threshold) {
      wide++;
      if (has(line, 0) || line.pieces.length >= 0.6 * fill) wideKeyed++;
    } else {
      narrow++;
      const numeric = line.pieces.filter((p) => p.isNumeric).length;
      if (
        has(line, 0) &&
        ((numeric >= 1 && line.pieces.length >= 0.6 * fill) ||
          (line.pieces.length >= 0.8 * fill && !line.pieces.some((p) => isLow(p.text))))
      )
        narrowFull++;
    }
  });
  // Cells set in the middle of their rows: white through all columns parts rows whose texts are mostly long.
  if (narrow > 1.5 * wide && narrowFull <= 0.1 * narrow) return true;
  return wideKeyed >= 0.6 * wide && narrowFull <= 0.25 * narrow;
}

export function pieceOf(col: number, colspan: number, words: readonly Word[]): Piece {
  const text = wordsText(words);
  return { col, colspan, words, text, isNumeric: isNumeric(text) };
}
