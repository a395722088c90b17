import { centreX, centreY, type Fill, type Word } from '../pdf/page-content.ts';
import type { PageCell } from './page-table.ts';

const NUMBER = /^[([<>≤≥~±+–−-]*[$€£¥]?\s*\d[\d.,\s' ]*(?:%|[a-z*†‡)\]]{1,2})?$|^[-–—.…*]+$|^n\/?a\.?$/iu;

/** What no value begins with: looked at first, since most words are none. */
const LETTER = /^[A-MO-Za-mo-z]/u;

/** Whether a cell reads as a value: a number, an amount, a share, or a mark for none. */
export const isNumeric = (text: string): boolean => !LETTER.test(text) && NUMBER.test(text.trim());

export const cellText = (words: readonly Word[]): string => words.map((w) => w.text).join(' ');

const boldShare = (words: readonly Word[]): number => {
  const all = words.reduce((sum, w) => sum + w.text.length, 0);
  return all ? words.reduce((sum, w) => sum + (w.isBold ? w.text.length : 0), 0) / all : 0;
};

/** The colour behind most words of a row; an empty string for none. */
function shadeOf(words: readonly Word[], fills: readonly Fill[]): string {
  const counts = new Map<string, number>();
  for (const word of words) {
    let colour = '';
    for (const fill of fills)
      if (
        centreX(word) > fill.x0 &&
        centreX(word) < fill.x1 &&
        centreY(word) > fill.y0 &&
        centreY(word) < fill.y1
      )
        colour = fill.colour; // later ones lie on top
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Whether two columns hold labels and their values: the first short and set apart, no row that names columns. */
export function isLabelTable(cells: readonly PageCell[], colCount: number, fills: readonly Fill[]): boolean {
  if (colCount !== 2) return false;
  const labels = cells.filter((c) => c.col === 0 && c.colspan === 1 && c.words.length > 0);
  const values = cells.filter((c) => c.col === 1 && c.words.length > 0);
  if (labels.length === 0 || values.length === 0) return false;
  const firstRow = Math.min(...cells.map((c) => c.row));
  const isShort = labels.filter((c) => c.words.length <= 7).length >= 0.9 * labels.length;
  if (!isShort || values.filter((c) => isNumeric(cellText(c.words))).length > 0.6 * values.length)
    return false;
  const labelWords = labels.flatMap((c) => c.words);
  const valueWords = values.flatMap((c) => c.words);
  const headValue = values.find((c) => c.row === firstRow);
  const isApart =
    (boldShare(labelWords) > 0.7 && boldShare(valueWords) < 0.4) ||
    (shadeOf(labelWords, fills) !== shadeOf(valueWords, fills) && shadeOf(labelWords, fills) !== '') ||
    labels.filter((c) => /:$/u.test(cellText(c.words))).length > 0.6 * labels.length;
  if (!isApart) return false;
  if (!headValue) return true;
  return boldShare(headValue.words) < 0.5 || boldShare(valueWords) > 0.7;
}

/** How many rows at the top name the columns: by weight, by shading, by letters above numbers. */
export function countHeaderRows(
  cells: readonly PageCell[],
  rowCount: number,
  colCount: number,
  fills: readonly Fill[],
): number {
  if (rowCount < 2 || colCount < 2 || isLabelTable(cells, colCount, fills)) return 0;
  const rows = Array.from({ length: rowCount }, (_, r) =>
    cells.filter((c) => c.row === r && c.words.length > 0),
  );
  const words = rows.map((row) => row.flatMap((c) => c.words));
  const bold = words.map(boldShare);
  const shade = words.map((w) => shadeOf(w, fills));
  const limit = Math.min(rowCount - 1, 6);
  const bodyFrom = Math.min(limit, Math.max(1, Math.floor(rowCount / 2)));
  const bodyBold = bold.slice(bodyFrom).filter((b) => b > 0.6).length / Math.max(1, rowCount - bodyFrom);
  const bodyShades = new Set(shade.slice(bodyFrom));
  let styled = 0;
  while (styled < limit) {
    const isBold = (bold[styled] ?? 0) > 0.6 && bodyBold < 0.35;
    const isShaded = shade[styled] !== '' && !bodyShades.has(shade[styled] ?? '');
    if (!isBold && !isShaded) break;
    // A bold row of one cell below filled headers is a section's title, not a header.
    if (styled > 0 && (rows[styled]?.length ?? 0) === 1 && (rows[styled - 1]?.length ?? 0) > 1) break;
    styled++;
  }
  // A spanning header cell takes the rows it covers with it.
  for (const cell of cells)
    if (cell.row < styled) styled = Math.max(styled, Math.min(limit, cell.row + cell.rowspan));
  if (styled > 0) return styled;
  const numericCols = new Set<number>();
  for (let c = 0; c < colCount; c++) {
    const column = cells.filter(
      (cell) => cell.col === c && cell.colspan === 1 && cell.words.length > 0 && cell.row > 0,
    );
    const numeric = column.filter((cell) => isNumeric(cellText(cell.words))).length;
    if (column.length >= 1 && numeric >= 0.6 * column.length) numericCols.add(c);
  }
  const first = rows[0] ?? [];
  if (numericCols.size > 0) {
    let header = 0;
    const isValue = (cell: PageCell): boolean => {
      const text = cellText(cell.words);
      return numericCols.has(cell.col) && isNumeric(text) && !/^(?:19|20)\d\d[a-z*]?$/u.test(text.trim());
    };
    while (
      header < limit &&
      !(rows[header] ?? []).some(isValue) &&
      (rows[header] ?? []).some((c) => c.col > 0)
    )
      header++;
    return header >= limit && limit > 1 ? 1 : header;
  }
  const isNaming =
    first.length >= 0.6 * colCount &&
    first.every((c) => c.words.length <= 8 && !isNumeric(cellText(c.words)));
  return isNaming ? 1 : 0;
}
