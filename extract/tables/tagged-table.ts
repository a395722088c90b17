import {
  centreX,
  centreY,
  type Fill,
  overlap,
  type Rect,
  type Rule,
  unionOf,
  type Word,
} from '../pdf/page-content.ts';
import type { ReadPage } from '../pdf/read-page.ts';
import type { TaggedTable } from '../pdf/structure-tree.ts';
import { countHeaderRows } from './header-rows.ts';
import type { PageCell, PageTable } from './page-table.ts';

interface Cell {
  readonly isHeader: boolean;
  readonly words: readonly Word[];
  readonly box: Rect;
}

/** What tags say where they agree with what is seen is as sure as drawn lines. */
const CONFIDENCE = 0.95;
/** Boxes of two cells may touch by so many points: a letter's height reaches past its line. */
const TOUCH_PT = 1.5;
/** A cell of more words holds running text; a table of such cells sets a page. */
const MOST_WORDS = 60;

/**
 * The tables that the file's own structure names and the page bears out. Tags that disagree with what is seen (cells
 * that lie in each other, words between them that belong to none, columns that do not hold over the rows, a page set in
 * cells) count as none: what is seen decides there.
 */
export function soundTables(page: ReadPage): PageTable[] {
  if (page.tagged.length === 0) return [];
  const byMark = Map.groupBy(
    page.words.filter(({ mark }) => mark >= 0),
    ({ mark }) => mark,
  );
  return page.tagged.flatMap((table) => {
    const rows = rowsOf(table, byMark);
    const found = rows && build(rows, page);
    return found ? [found] : [];
  });
}

/** The words of each cell; null where a word is said to stand in two, or sideways. */
function rowsOf({ rows }: TaggedTable, byMark: ReadonlyMap<number, readonly Word[]>): Cell[][] | null {
  const marks = rows.flatMap((row) => row.flatMap((cell) => cell.marks));
  if (new Set(marks).size !== marks.length) return null;
  const cells = rows
    .map((row) =>
      row.flatMap(({ isHeader, marks: own }): Cell[] => {
        const words = own.flatMap((mark) => byMark.get(mark) ?? []);
        return words.length > 0 ? [{ isHeader, words, box: unionOf(words) }] : [];
      }),
    )
    .filter((row) => row.length > 0);
  return cells.flat(2).every(({ words }) => words.every(({ turn }) => turn === 0)) ? cells : null;
}

function build(rows: readonly Cell[][], page: ReadPage): PageTable | null {
  const cells = rows.flat();
  const box = unionOf(cells.map((cell) => cell.box));
  if (rows.length < 2 || areNested(cells) || !areInOrder(rows) || isPageSetting(cells)) return null;
  const own = new Set(cells.flatMap(({ words }) => words.map(({ order }) => order)));
  if (page.words.some((word) => !own.has(word.order) && isInside(word, box))) return null;
  const columns = columnsOf(rows);
  if (!columns) return null;
  const placed: PageCell[] = [];
  for (const [row, inRow] of rows.entries()) {
    let free = 0;
    for (const { words, box: at } of inRow) {
      const over = columns.flatMap(({ x0, x1 }, col) =>
        overlap(at.x0, at.x1, x0, x1) > TOUCH_PT ? [col] : [],
      );
      const [col] = over;
      const last = over.at(-1);
      if (col === undefined || last === undefined || col < free) return null;
      free = last + 1;
      placed.push({ row, col, rowspan: 1, colspan: last - col + 1, words, confidence: CONFIDENCE });
    }
  }
  const boxes = rows.map((row) => unionOf(row.map((cell) => cell.box)));
  const named = rows.findIndex((row) => !row.every(({ isHeader }) => isHeader));
  const middle = (before: number, after: number): number => (before + after) / 2;
  return {
    box,
    xs: [box.x0, ...columns.slice(1).map(({ x0 }, i) => middle(columns[i]?.x1 ?? x0, x0)), box.x1],
    ys: [box.y0, ...boxes.slice(1).map(({ y0 }, i) => middle(boxes[i]?.y1 ?? y0, y0)), box.y1],
    cells: placed,
    headerRows: named > 0 ? named : headerRowsOf(placed, rows.length, columns.length, page.fills),
    grounds: ['tags', 'alignment'],
    confidence: CONFIDENCE,
    isClosedBelow: isRuled(page.across, box, box.y1),
    isClosedAbove: isRuled(page.across, box, box.y0),
    lines: [],
  };
}

const headerRowsOf = (
  cells: readonly PageCell[],
  rows: number,
  columns: number,
  fills: readonly Fill[],
): number => countHeaderRows(cells, rows, columns, fills);

const isRuled = (across: readonly Rule[], box: Rect, y: number): boolean =>
  across.some((rule) => Math.abs(rule.at - y) < 10 && rule.to - rule.from > 0.6 * (box.x1 - box.x0));

const isInside = (word: Word, box: Rect): boolean =>
  centreX(word) > box.x0 && centreX(word) < box.x1 && centreY(word) > box.y0 && centreY(word) < box.y1;

/** Whether two cells lie in each other. */
function areNested(cells: readonly Cell[]): boolean {
  const sorted = cells.map(({ box }) => box).sort((a, b) => a.y0 - b.y0);
  return sorted.some((box, i) => {
    for (let next = i + 1; next < sorted.length; next++) {
      const other = sorted[next];
      if (!other || other.y0 > box.y1 - TOUCH_PT) return false;
      if (
        overlap(box.x0, box.x1, other.x0, other.x1) > TOUCH_PT &&
        overlap(box.y0, box.y1, other.y0, other.y1) >
          TOUCH_PT + 0.25 * Math.min(box.y1 - box.y0, other.y1 - other.y0)
      )
        return true;
    }
    return false;
  });
}

/** Rows go down the page, cells along their row. */
const areInOrder = (rows: readonly Cell[][]): boolean =>
  rows.every((row, i) => {
    const above = rows[i - 1];
    const isBelow =
      !above || Math.min(...row.map((c) => c.box.y0)) > Math.min(...above.map((c) => c.box.y0)) + 2;
    return isBelow && row.every((cell, c) => c === 0 || cell.box.x0 > (row[c - 1]?.box.x0 ?? 0));
  });

/** A page set in cells: few of them, with running text. */
const isPageSetting = (cells: readonly Cell[]): boolean =>
  !cells.some(({ isHeader }) => isHeader) &&
  cells.filter(({ words }) => words.length > MOST_WORDS).length > 0.3 * cells.length;

/** Where the columns stand: as in the rows that have a cell in each; null where these do not agree. */
function columnsOf(rows: readonly Cell[][]): { x0: number; x1: number }[] | null {
  const count = Math.max(...rows.map((row) => row.length));
  if (count < 2) return null;
  const full = rows.filter((row) => row.length === count);
  const columns = Array.from({ length: count }, (_, col) => {
    const boxes = full.flatMap((row) => row[col]?.box ?? []);
    return { x0: Math.min(...boxes.map((b) => b.x0)), x1: Math.max(...boxes.map((b) => b.x1)) };
  });
  const areApart = columns.every(({ x0 }, i) => i === 0 || x0 >= (columns[i - 1]?.x1 ?? 0) - TOUCH_PT);
  return areApart && (full.length >= 2 || rows.length <= 3) ? columns : null;
}
