import { centreX, centreY, overlap, type Rect, type Word } from '../pdf/page-content.ts';
import type { LatticeCell, RuleGroup } from './lattice.ts';
import { latticeOf } from './lattice.ts';
import type { PageCell, PageTable } from './page-table.ts';

const SLACK = 1.5;

export const boxOf = (cell: LatticeCell, xs: readonly number[], ys: readonly number[]): Rect => ({
  x0: xs[cell.col] ?? 0,
  y0: ys[cell.row] ?? 0,
  x1: xs[cell.col + cell.colspan] ?? 0,
  y1: ys[cell.row + cell.rowspan] ?? 0,
});

/**
 * Gives each word to the cell it stands in. A word wider than its cell runs out over the edge: it belongs where it
 * starts. Any other word across an edge belongs where most of it stands.
 */
export function shareOut<C extends LatticeCell>(
  words: readonly Word[],
  cells: readonly C[],
  xs: readonly number[],
  ys: readonly number[],
): Map<C, Word[]> {
  const shares = new Map<C, Word[]>(cells.map((cell) => [cell, []]));
  const boxes = cells.map((cell) => ({ cell, box: boxOf(cell, xs, ys) }));
  for (const word of words) {
    const y = centreY(word);
    const row = boxes.filter(({ box }) => y >= box.y0 - SLACK && y <= box.y1 + SLACK);
    let best: { cell: C; box: Rect } | undefined;
    let most = 0;
    for (const candidate of row) {
      const { box } = candidate;
      const isStart = word.x0 >= box.x0 - SLACK && word.x0 < box.x1 - SLACK;
      if (isStart && word.x1 - word.x0 > box.x1 - box.x0) {
        best = candidate;
        break;
      }
      const shared =
        overlap(word.x0, word.x1, box.x0, box.x1) +
        (y >= box.y0 && y <= box.y1 ? 0.01 : 0) +
        (centreX(word) >= box.x0 && centreX(word) <= box.x1 ? 0.01 : 0);
      if (shared > most) {
        most = shared;
        best = candidate;
      }
    }
    if (best) shares.get(best.cell)?.push(word);
  }
  return shares;
}

/** A table whose cells lines draw; null where the lines are a frame, a box or a figure. */
export function ruledTable(group: RuleGroup, pageWords: readonly Word[]): PageTable | null {
  const lattice = latticeOf(group);
  if (lattice.cells.length < 2) return null;
  const inside = pageWords.filter(
    (w) =>
      centreY(w) > group.box.y0 - SLACK &&
      centreY(w) < group.box.y1 + SLACK &&
      w.x0 > group.box.x0 - SLACK &&
      w.x0 < group.box.x1,
  );
  if (inside.length < 2) return null;
  const shares = shareOut(inside, lattice.cells, lattice.xs, lattice.ys);
  const filled = [...shares.values()].filter((words) => words.length > 0).length;
  if (filled < 2) return null;
  const cells: PageCell[] = lattice.cells.map((cell) => ({
    ...cell,
    words: shares.get(cell) ?? [],
    confidence: 0.95,
  }));
  return {
    box: group.box,
    xs: lattice.xs,
    ys: lattice.ys,
    cells,
    headerRows: 0,
    grounds: ['rules'],
    confidence: 0.95,
    isClosedAbove: lattice.isClosedAbove,
    isClosedBelow: lattice.isClosedBelow,
    lines: [],
  };
}
