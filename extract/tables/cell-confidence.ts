import type { Gutter } from './text-columns.ts';

/** The most that alignment alone can give. */
const MOST = 0.9;
/** What a body cell over several columns has, beside cells that keep to theirs. */
const RUN_OVER = 0.5;
/** What is taken off where wrapped lines were joined without a line drawn between rows. */
const WRAPPED = 0.05;

export interface CellFacts {
  readonly col: number;
  readonly colspan: number;
  readonly isHeader: boolean;
  /** Cells with words in its row. */
  readonly rowCells: number;
  readonly lineCount: number;
  readonly areRowsRuled: boolean;
}

/** 0 to 1: how far the white beside a cell, its row and its place agree that it is one cell. */
export function cellConfidence(cell: CellFacts, gutters: readonly Gutter[], typical: number): number {
  if (!cell.isHeader && cell.colspan > 1 && cell.rowCells > 1) return RUN_OVER;
  const beside = [gutters[cell.col - 1], gutters[cell.col + cell.colspan - 1]].flatMap((g) =>
    g ? [g.strength] : [],
  );
  const sides = beside.length ? Math.min(...beside) : typical;
  const wrapped = cell.lineCount > 1 && !cell.isHeader && !cell.areRowsRuled ? WRAPPED : 0;
  return Math.max(0, Math.min(MOST, 0.3 * typical + 0.7 * sides) - wrapped);
}
