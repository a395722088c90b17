import type { ScoredCell } from '../extract-tables-score.ts';

export type Align = 'left' | 'right' | 'center';

/** A cell to print: what a reader is to find, and how it is set. */
export interface PrintCell extends ScoredCell {
  readonly align?: Align;
  readonly indent?: number;
  readonly isBold?: boolean;
  /** Set raised and small after the text; part of the cell's words. */
  readonly mark?: string;
  /** Set at the left edge of the column, apart from its number; part of the cell's words. */
  readonly sign?: string;
}

export interface PrintRow {
  readonly cells: readonly PrintCell[];
  /** A line drawn over the values, as above a sum. */
  readonly isSum?: boolean;
  /** White before the row, in lines. */
  readonly before?: number;
}

/** A table before it is set. */
export interface PrintGrid {
  readonly rows: readonly PrintRow[];
  readonly headerRows: number;
  /** How the body of each column is set. */
  readonly aligns: readonly Align[];
  /** The widest a column may be, in ems; texts wrap there. */
  readonly maxEms: readonly number[];
  readonly units?: string;
  readonly notes?: readonly string[];
}

export const cell = (row: number, col: number, text: string, more: Partial<PrintCell> = {}): PrintCell => ({
  row,
  col,
  rowspan: 1,
  colspan: 1,
  text,
  ...more,
});

/**
 * The cells as a reader is to find them: sign and mark are part of the words. A name beside several rows spans them
 * only where lines say so.
 */
export const wantedCells = (grid: PrintGrid, isRuled: boolean): ScoredCell[] =>
  grid.rows.flatMap((row) =>
    row.cells.map(({ row: r, col, rowspan, colspan, text, sign, mark }) => ({
      row: r,
      col,
      rowspan: isRuled || r < grid.headerRows ? rowspan : 1,
      colspan,
      text: [sign, text, mark].filter(Boolean).join(' '),
    })),
  );
