import { median, type Rule, type Word } from '../pdf/page-content.ts';
import { type WordLine, wordsText } from '../pdf/text-lines.ts';
import { isNumeric } from './header-rows.ts';
import { rowDistance } from './line-rhythm.ts';
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

/**
 * Parts a table's body lines into rows: by lines across that reach over the table, then by what all columns agree on,
 * with the rhythm of line distances where it has two beats: `beat`, where the lines of other pages tell it too.
 */
export function bodyRows(
  given: readonly RowLine[],
  across: readonly Rule[],
  colCount: number,
  beat?: number | null,
): TextRow[] {
  const lines = onlyValues(given);
  const distance = beat === undefined ? rowDistance(lines) : beat;
  const size = median(lines.map((l) => l.line.sizePt));
  const isRuledBetween = (a: RowLine, b: RowLine): boolean =>
    across.some((r) => r.at > a.line.baseline - 0.1 * size && r.at < b.line.baseline - 0.35 * size);
  const bands: RowLine[][] = [];
  for (const line of lines) {
    const last = bands.at(-1)?.at(-1);
    if (last && !isRuledBetween(last, line)) bands.at(-1)?.push(line);
    else bands.push([line]);
  }
  // Lines between nearly all rows: each band is one row, unless values are stacked in it.
  const areRowsRuled = bands.length >= 3 && across.length >= bands.length - 2;
  const rows: TextRow[] = [];
  for (const band of bands) {
    if (areRowsRuled && isOneRow(band)) {
      rows.push({ lines: [...band], isHeader: false });
      continue;
    }
    const starts = wrappedRows(band, lines, colCount, distance);
    starts.forEach((from, i) => {
      rows.push({ lines: band.slice(from, starts[i + 1] ?? band.length), isHeader: false });
    });
  }
  return rows;

  function isOneRow(band: readonly RowLine[]): boolean {
    if (band.length === 1) return true;
    const stacked = new Map<number, number>();
    for (const line of band)
      for (const p of line.pieces) if (p.isNumeric) stacked.set(p.col, (stacked.get(p.col) ?? 0) + 1);
    const numericCols = [...stacked.values()].filter((n) => n >= 2).length;
    if (numericCols >= 1 && numericCols >= 0.3 * (colCount - 1)) return false;
    const full = band.filter((l) => hasColumn(l, 0) && l.pieces.length >= Math.max(2, 0.7 * colCount)).length;
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

/** The distance from which on lines are different rows, from the lines of all a table's pages; null where none shows. */
export const beatOf = (lines: readonly RowLine[]): number | null => rowDistance(onlyValues(lines));

export const hasColumn = (line: RowLine, col: number): boolean => line.pieces.some((p) => p.col === col);
export function pieceOf(col: number, colspan: number, words: readonly Word[]): Piece {
  const text = wordsText(words);
  return { col, colspan, words, text, isNumeric: isNumeric(text) };
}
