import { median } from '../pdf/page-content.ts';
import { cellText, isNumeric } from './header-rows.ts';
import type { PageTable } from './page-table.ts';

const MARKER =
  /^(?:[•●▪■◦○‣∙·➢✓–—*-]|\[?\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)\]]{1,2}|\d{1,2}(?:\.\d{1,2}){1,3}\.?|§\s*\d+)$/iu;

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
  const first = column(0);
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
    const second = column(1);
    if (second.length > 3 && second.every((t) => /^(?:\d{1,3}|[ivxl]+)$/u.test(t)) && isRising(second))
      return 'a contents page';
  }
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

const isRising = (texts: readonly string[]): boolean => {
  const numbers = texts.map(Number).filter((n) => !Number.isNaN(n));
  return numbers.length > 2 && numbers.every((n, i) => i === 0 || n >= (numbers[i - 1] ?? 0));
};
