import type { Cell, Table } from '../layout.ts';
import { foldSpace } from '../values/fold.ts';

/** A table by row and column; a spanning cell stands in every place that it covers. */
export interface Grid {
  readonly rows: readonly (readonly (Cell | null)[])[];
  readonly colCount: number;
}

/** Spans beyond the table's own size are cut; of two cells for one place the first stands. */
export function gridOf(table: Table): Grid {
  const { rowCount, colCount } = table;
  const rows: (Cell | null)[][] = Array.from({ length: rowCount }, () =>
    new Array<Cell | null>(colCount).fill(null),
  );
  for (const cell of table.cells) {
    for (let row = cell.row; row < Math.min(rowCount, cell.row + cell.rowspan); row++) {
      for (let col = cell.col; col < Math.min(colCount, cell.col + cell.colspan); col++) {
        const line = rows[row];
        if (line && line[col] === null) line[col] = cell;
      }
    }
  }
  return { rows, colCount };
}

export const textOf = (cell: Cell | null | undefined): string => (cell ? foldSpace(cell.text) : '');

/** The one cell that fills a whole row of several columns, as a heading inside a table does; else null. */
export function soleCell(row: readonly (Cell | null)[]): Cell | null {
  if (row.length < 2) return null;
  const filled = [...new Set(row.filter((cell): cell is Cell => cell !== null && textOf(cell) !== ''))];
  const [only] = filled;
  if (!only || filled.length !== 1) return null;
  return only.colspan >= row.length || (only.col === 0 && row.length >= 3) ? only : null;
}

/** Header texts of each column over the given rows; a cell over several columns is read with each. */
export function headerTexts(grid: Grid, from: number, to: number): string[] {
  return Array.from({ length: grid.colCount }, (_, col) => {
    const cells = new Set<Cell>();
    for (let row = from; row < to; row++) {
      const cell = grid.rows[row]?.[col];
      if (cell && textOf(cell) !== '' && cell.colspan < grid.colCount) cells.add(cell);
    }
    return [...cells].map(textOf).join(' ');
  });
}
