import { overlap } from '../pdf/page-content.ts';
import { type KeptCell, type KeptTable, plainText, rowKey, rowOf } from './kept-table.ts';

/** Column edges of one table on two pages differ by no more than this share of the table's width. */
const EDGE_SHARE = 0.025;

/**
 * For each column of `b` the column of `a` that it continues, or null when the two are not one table's pages.
 * A column that a page leaves empty may be missing there.
 */
function columnMap(a: KeptTable, b: KeptTable): number[] | null {
  const widthA = (a.xs.at(-1) ?? 0) - (a.xs[0] ?? 0);
  const widthB = (b.xs.at(-1) ?? 0) - (b.xs[0] ?? 0);
  const isRuled = a.grounds[0] === 'rules' && b.grounds[0] === 'rules';
  if (a.colCount === b.colCount) {
    const slack = Math.max(6, EDGE_SHARE * Math.max(widthA, widthB)) * (isRuled ? 1 : 2.5);
    const inner = a.xs.slice(1, -1);
    const offset = (b.xs[0] ?? 0) - (a.xs[0] ?? 0);
    const fits = (shift: number): boolean =>
      inner.every((x, i) => Math.abs((b.xs[i + 1] ?? 0) - shift - x) <= slack);
    // Left and right pages of a book are set apart by their margins.
    if (fits(0) || (Math.abs(offset) < 60 && fits(offset))) return a.xs.slice(0, -1).map((_, i) => i);
  }
  if (isRuled || b.colCount >= a.colCount || b.colCount < 2 || a.colCount - b.colCount > 2) return null;
  const map: number[] = [];
  for (let c = 0; c < b.colCount; c++) {
    let best = -1;
    let most = 0;
    for (let k = (map.at(-1) ?? -1) + 1; k < a.colCount; k++) {
      const shared = overlap(a.xs[k] ?? 0, a.xs[k + 1] ?? 0, b.xs[c] ?? 0, b.xs[c + 1] ?? 0);
      if (shared > most) {
        most = shared;
        best = k;
      }
    }
    if (best < 0 || most < 0.4 * ((b.xs[c + 1] ?? 0) - (b.xs[c] ?? 0))) return null;
    map.push(best);
  }
  return map;
}

/** How many rows at the top of `b` repeat the header of `a`. */
function repeatedRows(a: KeptTable, b: KeptTable): number {
  const header = Math.max(a.headerRows, 1);
  let same = 0;
  while (same < Math.min(header, b.rowCount) && rowKey(a, same) === rowKey(b, same)) same++;
  if (same === header || (same > 0 && a.headerRows > 0)) return same;
  return 0;
}

/** Columns that stand elsewhere, since other texts fill them, and yet have the same names throughout. */
function sameColumns(a: KeptTable, b: KeptTable): number[] | null {
  if (a.colCount !== b.colCount || a.headerRows === 0 || repeatedRows(a, b) < a.headerRows) return null;
  const reach = overlap(a.xs[0] ?? 0, a.xs.at(-1) ?? 0, b.xs[0] ?? 0, b.xs.at(-1) ?? 0);
  const width = Math.max((a.xs.at(-1) ?? 0) - (a.xs[0] ?? 0), (b.xs.at(-1) ?? 0) - (b.xs[0] ?? 0));
  return reach > 0.8 * width ? a.xs.slice(0, -1).map((_, i) => i) : null;
}

/**
 * Labels on one page of a label-value table that also stand on the next begin another record's table; the last label
 * alone may come again, for one more of the same.
 */
function sharesLabels(a: KeptTable, b: KeptTable): boolean {
  const labelsOf = (t: KeptTable): string[] =>
    t.cells
      .filter((c) => c.col === 0)
      .sort((x, y) => x.row - y.row)
      .map((c) => plainText(c).toLowerCase())
      .filter((text) => text !== '');
  const known = labelsOf(a);
  const last = known.at(-1);
  const next = labelsOf(b);
  const again = next.findIndex((label) => label !== last);
  const rest = again < 0 ? [] : next.slice(again);
  if (known.length < 2 && again !== 0) return next.length > 0;
  return rest.some((label) => known.includes(label));
}

/** Whether the first row after the break goes on with the last row before it. */
function isContinuedRow(a: KeptTable, b: KeptTable, firstRow: number, map: readonly number[]): boolean {
  const last = rowOf(a, a.rowCount - 1).filter((c) => c.lines.length > 0);
  const first = rowOf(b, firstRow).filter((c) => c.lines.length > 0);
  if (first.length === 0 || last.length === 0 || a.rowCount <= a.headerRows) return false;
  const has = (cells: readonly KeptCell[], col: number): boolean => cells.some((c) => c.col === col);
  const keyCol = map[0] ?? 0;
  const bodyRows = a.rowCount - a.headerRows;
  const keyed = a.cells.filter((c) => c.col === keyCol && c.row >= a.headerRows && c.lines.length > 0).length;
  const startsLow = first.filter((c) => /^[\p{Ll},;.)\]–-]/u.test(plainText(c))).length;
  const isNew = /^(?:\d+[.)]?|[•–*-])(?:\s|$)/u;
  const key = first.find((c) => c.col === 0);
  if (key && isNew.test(plainText(key))) return false;
  if (!has(first, 0)) {
    const isKeyed = keyed >= 0.7 * bodyRows;
    const withinLast = first.every((c) => has(last, map[c.col] ?? c.col));
    if (isKeyed) return withinLast || startsLow > 0 || !a.isClosedBelow;
    // Numbered tables may leave their first number out; the next column then names the row.
    return withinLast && startsLow >= 0.5 * first.length;
  }
  if (first.length >= last.length && startsLow < 0.5 * first.length) return false;
  if (startsLow >= 0.6 * first.length) return first.every((c) => has(last, map[c.col] ?? c.col));
  return !a.isClosedBelow && startsLow > 0 && first.length <= 0.6 * last.length;
}

/**
 * Joins the next page's part to a table where the two are one: the last thing on one page and the first on the
 * next, with the same columns; a header that is repeated goes to `repeatedHeaders`, a row cut by the break is
 * made whole. Gives false, and changes nothing, where they are two tables.
 */
export function joinPages(a: KeptTable, b: KeptTable): { joined: boolean; continuedRow: number | null } {
  const no = { joined: false, continuedRow: null };
  const lastPage = a.parts.at(-1)?.page ?? 0;
  if (b.parts[0]?.page !== lastPage + 1 || !a.closesPage || !b.opensPage) return no;
  if (b.caption !== null && !/\b(?:cont|continued|forts|suite|segue|vervolg|jatk|nadalj)/iu.test(b.caption)) {
    if (a.caption === null || normal(a.caption) !== normal(b.caption)) return no;
  }
  if (a.isLabels !== b.isLabels && !(a.isLabels && b.rowCount === 1)) {
    if (a.isLabels || a.colCount === 2) return no;
  }
  const map = columnMap(a, b) ?? sameColumns(a, b);
  if (!map) return no;
  if (a.isLabels && sharesLabels(a, b)) return no;
  const repeated = a.isLabels ? 0 : repeatedRows(a, b);
  // Another header than the first page's begins another table.
  if (!a.isLabels && repeated === 0 && b.headerRows > 0 && a.headerRows > 0 && isOtherHeader(a, b)) return no;
  for (let row = 0; row < repeated; row++)
    for (const cell of rowOf(b, row)) a.repeatedHeaders.push(...cell.lines);
  const continues = a.isLabels ? isCutLabelRow(b) : isContinuedRow(a, b, repeated, map);
  let shift = a.rowCount - repeated;
  let continuedRow: number | null = null;
  if (continues) {
    shift -= 1;
    continuedRow = a.rowCount - 1;
  }
  for (const cell of b.cells) {
    if (cell.row < repeated) continue;
    const row = cell.row + shift;
    const col = map[cell.col] ?? cell.col;
    const end = (map[cell.col + cell.colspan - 1] ?? cell.col + cell.colspan - 1) + 1;
    if (continues && cell.row === repeated) {
      const target = a.cells.find(
        (c) => c.row <= row && c.row + c.rowspan > row && c.col <= col && c.col + c.colspan > col,
      );
      if (target) {
        target.lines = [...target.lines, ...cell.lines];
        if (cell.rowspan > 1) target.rowspan = row + cell.rowspan - target.row;
        continue;
      }
    }
    a.cells.push({ ...cell, row, col, colspan: end - col });
  }
  a.rowCount = b.rowCount + shift;
  a.parts.push(...b.parts);
  a.isClosedBelow = b.isClosedBelow;
  a.closesPage = b.closesPage;
  a.confidence = Math.min(a.confidence, b.confidence);
  a.xs = b.colCount === a.colCount ? b.xs : a.xs;
  return { joined: true, continuedRow };
}

const normal = (text: string): string => text.toLowerCase().replace(/\([^)]*\)|[^\p{L}\p{N}]/gu, '');

/** A label-value table's part that begins without a label goes on with the last value. */
const isCutLabelRow = (b: KeptTable): boolean =>
  !rowOf(b, 0).some((c) => c.col === 0 && c.lines.length > 0) && rowOf(b, 0).some((c) => c.lines.length > 0);

function isOtherHeader(a: KeptTable, b: KeptTable): boolean {
  const keyA = rowKey(a, 0);
  const keyB = rowKey(b, 0);
  if (keyA === keyB) return false;
  const cells = rowOf(b, 0).filter((c) => c.lines.length > 0);
  return cells.length >= 0.6 * b.colCount && cells.every((c) => !/\d{3}|[.!?]$/u.test(plainText(c)));
}
