import { median } from '../pdf/page-content.ts';
import { cellText, isNumeric } from './header-rows.ts';
import { isJustified } from './justified-text.ts';
import type { PageTable } from './page-table.ts';

const MARKER =
  /^(?:[•●▪■◦○‣∙·➢✓–—*-]|\[?\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)\]]{1,2}|\d{1,2}(?:\.\d{1,2}){1,3}\.?|§\s*\d+)$/iu;

const PAGE_NUMBER = /^(?:\d{1,3}|[ivxl]+)$/iu;

/** Why aligned text is no table; null where nothing speaks against it. */
export function refuseTable(table: PageTable, hasRules: boolean): string | null {
  const cols = table.xs.length - 1;
  const rows = table.ys.length - 1;
  const filled = table.cells.filter((c) => c.words.length > 0);
  if (cols < 2 || rows < 2 || filled.length < 4) return 'too small';
  const body = filled.filter((c) => c.row >= table.headerRows);
  const column = (c: number): string[] =>
    body.filter((cell) => cell.col === c && cell.colspan === 1).map((cell) => cellText(cell.words));
  const numericShare = body.filter((c) => isNumeric(cellText(c.words))).length / Math.max(1, body.length);
  const wide = Array.from({ length: rows }, (_, r) => filled.filter((c) => c.row === r)).filter(
    (row) => row.length >= 2,
  ).length;
  if (wide < 2) return 'one row only';
  if (wide < 0.3 * rows) return 'hardly any row with two cells';
  const bodyRows = rows - table.headerRows;
  const isPlain = !filled.some((c) => c.row < table.headerRows && c.words.some((w) => w.isBold));
  if (!hasRules && rows <= 2 && bodyRows < 2 && isPlain && table.lines.length <= 2)
    return 'a line or two of words set apart';
  if (filled.length < 0.6 * rows * cols && !filled.some((c) => /\p{L}/u.test(cellText(c.words))))
    return 'numbers beside a figure';
  if (!hasRules && (isContents(table, cols) || isIndex(filled.map((c) => cellText(c.words)))))
    return 'a register';
  const first = filled.filter((c) => c.col === 0 && c.colspan === 1).map((c) => cellText(c.words));
  if (
    first.length > 1 &&
    first.filter((t) => MARKER.test(t)).length >= 0.8 * first.length &&
    cols === 2 &&
    !hasRules &&
    !/\p{L}/u.test(first[0] ?? '')
  )
    return 'a list';
  if (cols === 2 && !hasRules) {
    const gutter = table.xs[1] ?? 0;
    const running = table.lines.filter((line) => {
      const left = line.words.filter((w) => w.x1 <= gutter + 2).length;
      return left >= 3 && line.words.length - left >= 3;
    });
    if (running.length >= 0.7 * table.lines.length && numericShare < 0.15) return 'text in columns';
    if (rows <= 4 && numericShare < 0.15 && isPlain) return 'a few words side by side';
  }
  if (!hasRules && numericShare < 0.15 && isJustified(table.lines)) return 'justified text';
  if (!hasRules && numericShare < 0.15) {
    // Text in columns: every column holds running prose that wraps at its edge.
    const lengths = Array.from({ length: cols }, (_, c) => median(column(c).map((t) => t.split(' ').length)));
    const long = lengths.filter((n) => n >= 5).length;
    if (long === cols) return 'text in columns';
    if (cols === 2 && long >= 1 && table.headerRows === 0 && rows < 4) return 'text in columns';
    if (cols === 2 && table.confidence < 0.7) return 'two loose columns of words';
  }
  return null;
}

/** Titles with rising page numbers, numbered or not. */
function isContents(table: PageTable, cols: number): boolean {
  const column = (c: number): string[] =>
    table.cells.filter((cell) => cell.col === c && cell.colspan === 1).map((cell) => cellText(cell.words));
  const last = column(cols - 1).filter((t) => t !== '');
  const pages = last.filter((t) => PAGE_NUMBER.test(t));
  if (last.length < 4 || pages.length < 0.9 * last.length || !isRising(pages)) return false;
  if (cols === 2) return true;
  return cols === 3 && column(0).filter((t) => MARKER.test(t)).length >= 0.7 * column(0).length;
}

/** Words with the pages they stand on, in every column. */
const isIndex = (texts: readonly string[]): boolean =>
  texts.length >= 8 &&
  texts.filter((t) => /^\p{L}[^\d]*,(?:\s?\d{1,4}(?:[–-]\d{1,4})?[,;]?)+$/u.test(t)).length >=
    0.6 * texts.length;

const isRising = (texts: readonly string[]): boolean => {
  const numbers = texts.map(Number).filter((n) => !Number.isNaN(n));
  return numbers.length > 2 && numbers.every((n, i) => i === 0 || n >= (numbers[i - 1] ?? 0));
};
