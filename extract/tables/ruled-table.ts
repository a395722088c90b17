import { centreX, centreY, overlap, type Rect, unionOf, type Word } from '../pdf/page-content.ts';
import { wordLines } from '../pdf/text-lines.ts';
import { isNumeric } from './header-rows.ts';
import type { LatticeCell, RuleGroup } from './lattice.ts';
import { latticeOf } from './lattice.ts';
import type { PageCell, PageTable } from './page-table.ts';
import { findGutters } from './text-columns.ts';
import { bodyRows, pieceOf, type RowLine, type TextRow } from './text-rows.ts';
import { textTable } from './text-table.ts';

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
  if (hidesColumns(lattice.xs, lattice.cells.length, inside))
    return textTable(wordLines(inside), group.across, group.down);
  const shares = shareOut(inside, lattice.cells, lattice.xs, lattice.ys);
  const filled = [...shares.values()].filter((words) => words.length > 0).length;
  if (filled < 2) return null;
  // Lines of one column, or of many empty cells, with a few words between them: the grid of a figure.
  const isSparse = filled < (lattice.xs.length === 2 ? 0.7 : 0.2) * lattice.cells.length;
  if (isSparse && lattice.cells.length >= 4) return null;
  const whole: PageCell[] = lattice.cells.map((cell) => ({
    ...cell,
    words: shares.get(cell) ?? [],
    confidence: 0.95,
  }));
  const { cells, ys } = splitBands(whole, lattice.xs, lattice.ys);
  return {
    box: group.box,
    xs: lattice.xs,
    ys,
    cells,
    headerRows: 0,
    grounds: ['rules'],
    confidence: 0.95,
    isClosedAbove: lattice.isClosedAbove,
    isClosedBelow: lattice.isClosedBelow,
    lines: [],
  };
}

/** Whether columns of values stand between two lines down: then lines draw only a part of the table. */
function hidesColumns(xs: readonly number[], cellCount: number, words: readonly Word[]): boolean {
  // A closed grid of many cells is drawn on purpose.
  if (cellCount > 4 * (xs.length - 1) && xs.length > 3) return false;
  return xs.slice(1).some((right, i) => {
    const left = xs[i] ?? 0;
    const lines = wordLines(words.filter((w) => centreX(w) > left && centreX(w) < right && w.turn === 0));
    if (lines.length < 3) return false;
    return findGutters(lines).some((gutter) => {
      const rows = lines.filter((line) => {
        const after = line.words.find((w) => w.x0 >= gutter.from - 1);
        const before = line.words.findLast((w) => w.x1 <= gutter.to + 1);
        return after && before && after !== before && isNumeric(after.text);
      });
      return gutter.strength > 0.7 && rows.length >= Math.max(3, 0.5 * lines.length);
    });
  });
}

/**
 * Rows that no line parts: a band between two lines is parted by its text where values stand one under the other, or
 * where the table has hardly any lines across and most lines of text fill most columns. A closed row that only wraps
 * stays whole.
 */
function splitBands(
  cells: readonly PageCell[],
  xs: readonly number[],
  ys: readonly number[],
): { cells: PageCell[]; ys: number[] } {
  const colCount = xs.length - 1;
  const bandCount = ys.length - 1;
  const out: PageCell[] = [];
  const edges = [ys[0] ?? 0];
  const newRow: number[] = [];
  for (let band = 0; band < bandCount; band++) {
    newRow.push(edges.length - 1);
    const own = cells.filter((c) => c.row === band && c.rowspan === 1);
    const isSpanned = cells.some((c) => c.rowspan > 1 && c.row <= band && c.row + c.rowspan > band);
    const rows = isSpanned || colCount < 2 ? null : rowsInBand(own, colCount, bandCount);
    if (!rows) {
      edges.push(ys[band + 1] ?? 0);
      continue;
    }
    rows.forEach((row, i) => {
      const words = new Set(row.lines.flatMap((l) => l.pieces.flatMap((p) => p.words)));
      for (const cell of own) {
        const inRow = cell.words.filter((w) => words.has(w));
        out.push({ ...cell, row: edges.length - 1, words: inRow, confidence: 0.8 });
      }
      const next = rows[i + 1];
      const bottom = Math.max(...row.lines.map((l) => l.line.y1));
      edges.push(next ? (bottom + Math.min(...next.lines.map((l) => l.line.y0))) / 2 : (ys[band + 1] ?? 0));
    });
  }
  newRow.push(edges.length - 1);
  const split = new Set(out.map((c) => c.row));
  for (const cell of cells) {
    const from = newRow[cell.row] ?? 0;
    if (cell.rowspan === 1 && split.has(from)) continue;
    out.push({ ...cell, row: from, rowspan: (newRow[cell.row + cell.rowspan] ?? from + 1) - from });
  }
  return { cells: out.sort((a, b) => a.row - b.row || a.col - b.col), ys: edges };
}

function rowsInBand(own: readonly PageCell[], colCount: number, bandCount: number): TextRow[] | null {
  // Words keep their identity: lines are made without joining them.
  const lines: RowLine[] = [];
  const words = own.flatMap((cell) => cell.words.map((word) => ({ word, cell })));
  for (const { word, cell } of words.sort(
    (a, b) => a.word.baseline - b.word.baseline || a.word.x0 - b.word.x0,
  )) {
    const last = lines.at(-1);
    if (last && Math.abs(last.line.baseline - word.baseline) < 0.3 * word.sizePt) {
      const pieces = [...last.pieces];
      const at = pieces.findIndex((p) => p.col === cell.col);
      const known = pieces[at];
      if (known) pieces[at] = pieceOf(cell.col, cell.colspan, [...known.words, word]);
      else pieces.push(pieceOf(cell.col, cell.colspan, [word]));
      pieces.sort((a, b) => a.col - b.col);
      const all = [...last.line.words, word];
      lines[lines.length - 1] = {
        line: { ...unionOf(all), words: all, baseline: last.line.baseline, sizePt: last.line.sizePt },
        pieces,
      };
    } else
      lines.push({
        line: { ...unionOf([word]), words: [word], baseline: word.baseline, sizePt: word.sizePt },
        pieces: [pieceOf(cell.col, cell.colspan, [word])],
      });
  }
  if (lines.length < 2) return null;
  const stacked = new Map<number, number>();
  for (const line of lines)
    for (const p of line.pieces)
      if (p.col > 0 && p.isNumeric) stacked.set(p.col, (stacked.get(p.col) ?? 0) + 1);
  const cols = new Set(lines.flatMap((l) => l.pieces.map((p) => p.col))).size;
  const valueCols = [...stacked].filter(
    ([col, n]) => n >= 2 && n >= 0.6 * lines.filter((l) => l.pieces.some((p) => p.col === col)).length,
  ).length;
  const areValuesStacked = valueCols >= 1 && valueCols >= 0.3 * (cols - 1) && lines.length >= 2;
  const full = lines.filter((l) => l.pieces.length >= Math.max(2, 0.6 * colCount)).length;
  const low = lines.slice(1).filter((l) => l.pieces.some((p) => /^\p{Ll}/u.test(p.text))).length;
  const isTall = bandCount <= 3 && lines.length >= 3;
  const areTextsStacked = isTall && full >= 0.6 * lines.length && low < 0.5 * lines.length;
  if (!areValuesStacked && !areTextsStacked && !isTall) return null;
  const rows = bodyRows(lines, [], colCount);
  if (rows.length < 2) return null;
  if (areValuesStacked || areTextsStacked) return rows;
  // A tall band of text: rows only where their distances show them.
  const colsOf = (row: TextRow): Set<number> => new Set(row.lines.flatMap((l) => l.pieces.map((p) => p.col)));
  const filled = rows.filter((row) => colsOf(row).size >= 0.6 * colCount).length;
  // Sparse rows show by their names: a cell that only wraps has none beside its lines.
  const named = rows.filter((row) => colsOf(row).has(0)).length;
  const areNamed = named >= 0.9 * rows.length && rows.length >= 4 && rows.length >= 0.3 * lines.length;
  if (areNamed && rows.filter((row) => colsOf(row).size >= 2).length >= 0.4 * rows.length) return rows;
  return filled >= 0.8 * rows.length && rows.length >= 3 ? rows : null;
}
