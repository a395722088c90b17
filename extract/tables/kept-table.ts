import type { Place } from '../../schemas/evidence.ts';
import { type KeptLine, keptLine } from '../pdf/kept-line.ts';
import type { Fill, Rect, Word } from '../pdf/page-content.ts';
import { type ReadPage, toShown } from '../pdf/read-page.ts';
import { linesOf, type TextLine } from '../pdf/text-lines.ts';
import { isLabelTable } from './header-rows.ts';
import type { Ground, PageTable } from './page-table.ts';

export interface KeptCell {
  row: number;
  readonly col: number;
  rowspan: number;
  readonly colspan: number;
  /** Top to bottom, over all pages. */
  lines: KeptLine[];
  readonly confidence: number;
  /** The right edge of its column's text. */
  readonly rightPt: number;
}

/** A table on its way through the document: what its pages gave, without the words. */
export interface KeptTable {
  readonly parts: { readonly page: number; readonly box: Rect; readonly place: Place }[];
  xs: readonly number[];
  rowCount: number;
  readonly colCount: number;
  cells: KeptCell[];
  headerRows: number;
  readonly isLabels: boolean;
  readonly repeatedHeaders: KeptLine[];
  caption: string | null;
  captionLines: readonly KeptLine[];
  grounds: readonly Ground[];
  confidence: number;
  isClosedBelow: boolean;
  readonly isClosedAbove: boolean;
  /** Whether the page shows nothing but furniture before it, and after it. */
  opensPage: boolean;
  closesPage: boolean;
  readonly pageWidthPt: number;
}

/** A page's table with its words made lines. */
export function keepTable(
  page: ReadPage,
  table: PageTable,
  linkOver: (word: Word) => number | null,
): KeptTable {
  const colCount = table.xs.length - 1;
  const lines = table.cells.map((cell) => linesOf(page, cell.words, linkOver));
  const right = new Map<number, number>();
  table.cells.forEach((cell, i) => {
    const edge = table.xs[cell.col + cell.colspan] ?? Number.POSITIVE_INFINITY;
    const last = cell.col + cell.colspan;
    for (const line of lines[i] ?? [])
      right.set(last, Math.max(right.get(last) ?? 0, Math.min(line.x1, edge)));
  });
  const fills: readonly Fill[] = page.fills;
  return {
    parts: [
      {
        page: page.number,
        box: table.box,
        place: { type: 'box', page: page.number, bbox: toShown(page, table.box) },
      },
    ],
    xs: table.xs,
    rowCount: table.ys.length - 1,
    colCount,
    cells: table.cells.map((cell, i) => ({
      row: cell.row,
      col: cell.col,
      rowspan: cell.rowspan,
      colspan: cell.colspan,
      lines: (lines[i] ?? []).map(keptLine),
      confidence: cell.confidence,
      rightPt: innerRight(table, cell, lines[i] ?? []) ?? right.get(cell.col + cell.colspan) ?? 0,
    })),
    headerRows: table.headerRows,
    isLabels: table.cardLines !== undefined || isLabelTable(table.cells, colCount, fills),
    repeatedHeaders: [],
    caption: null,
    captionLines: [],
    grounds: table.grounds,
    confidence: table.confidence,
    isClosedBelow: table.isClosedBelow,
    isClosedAbove: table.isClosedAbove,
    opensPage: false,
    closesPage: false,
    pageWidthPt: page.widthPt,
  };
}

/** In a ruled cell the text ends as far from the right line as it begins from the left one. */
function innerRight(
  table: PageTable,
  cell: PageTable['cells'][number],
  lines: readonly TextLine[],
): number | null {
  if (table.grounds[0] !== 'rules' || lines.length === 0) return null;
  const left = table.xs[cell.col] ?? 0;
  const padding = Math.min(...lines.map((l) => l.x0)) - left;
  const right = (table.xs[cell.col + cell.colspan] ?? 0) - padding;
  return padding >= 0 && padding < 14 && lines.every((l) => l.x1 <= right + 2) ? right : null;
}

export const plainText = (cell: KeptCell | undefined): string =>
  (cell?.lines ?? [])
    .map((line) => line.text)
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();

export const rowOf = (table: KeptTable, row: number): KeptCell[] =>
  table.cells.filter((cell) => cell.row === row);

/** A row's words for comparison: letters and digits alone. */
export const rowKey = (table: KeptTable, row: number): string =>
  rowOf(table, row)
    .sort((a, b) => a.col - b.col)
    .map((cell) =>
      plainText(cell)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    )
    .join('|');
