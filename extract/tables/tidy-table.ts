import type { PageTable } from './page-table.ts';

/** Takes out rows and columns that hold no words at all, and shortens the spans over them. */
export function tidyTable(table: PageTable): PageTable {
  const cols = table.xs.length - 1;
  const rows = table.ys.length - 1;
  const usedCols = Array.from({ length: cols }, (_, c) =>
    table.cells.some((cell) => cell.words.length > 0 && isAnchor(cell.col, cell.colspan, c, table, 'col')),
  );
  const usedRows = Array.from({ length: rows }, (_, r) =>
    table.cells.some((cell) => cell.words.length > 0 && isAnchor(cell.row, cell.rowspan, r, table, 'row')),
  );
  if (usedCols.every(Boolean) && usedRows.every(Boolean)) return table;
  const newCol = renumber(usedCols);
  const newRow = renumber(usedRows);
  const count = (used: readonly boolean[], from: number, length: number): number =>
    used.slice(from, from + length).filter(Boolean).length;
  return {
    ...table,
    xs: table.xs.filter((_, i) => i === cols || usedCols[i]),
    ys: table.ys.filter((_, i) => i === rows || usedRows[i]),
    cells: table.cells
      .map((cell) => ({
        ...cell,
        col: newCol[cell.col] ?? 0,
        row: newRow[cell.row] ?? 0,
        colspan: count(usedCols, cell.col, cell.colspan),
        rowspan: count(usedRows, cell.row, cell.rowspan),
      }))
      .filter((cell) => cell.colspan > 0 && cell.rowspan > 0),
  };
}

/** A row or column is in use where a cell begins in it that spans no other, or the only cell there with words. */
function isAnchor(from: number, length: number, at: number, table: PageTable, axis: 'row' | 'col'): boolean {
  if (from === at && length === 1) return true;
  if (at < from || at >= from + length) return false;
  // A spanning cell keeps the first of its lines that no single cell keeps.
  const isSingle = (k: number): boolean =>
    table.cells.some(
      (c) =>
        c.words.length > 0 &&
        (axis === 'col' ? c.col === k && c.colspan === 1 : c.row === k && c.rowspan === 1),
    );
  for (let k = from; k < from + length; k++) if (isSingle(k)) return false;
  return at === from;
}

function renumber(used: readonly boolean[]): number[] {
  let next = 0;
  return used.map((isUsed) => (isUsed ? next++ : next));
}
