import { median, type Rect, type Rule, unionOf } from '../pdf/page-content.ts';
import type { WordLine } from '../pdf/text-lines.ts';
import { cellConfidence } from './cell-confidence.ts';
import { headerLength, headerRowsOf } from './header-lines.ts';
import { columnGutters, piecesOf } from './line-pieces.ts';
import type { PageCell, PageTable } from './page-table.ts';
import { slotsOf, spreadHeader } from './row-slots.ts';
import type { Gutter } from './text-columns.ts';
import { bodyRows, pieceOf, type RowLine } from './text-rows.ts';

/** Lines of one text in the middle of the table, in no column's place: titles of the rows below, over all columns. */
function spanCentred(lines: readonly RowLine[], box: Rect, colCount: number): RowLine[] {
  if (colCount < 3) return [...lines];
  const width = box.x1 - box.x0;
  const middle = (box.x0 + box.x1) / 2;
  return lines.map((row, at) => {
    const [piece] = row.pieces;
    if (at === 0 || !piece || row.pieces.length > 1 || piece.isNumeric) return row;
    const x0 = piece.words[0]?.x0 ?? 0;
    const x1 = piece.words.at(-1)?.x1 ?? 0;
    if (x0 < box.x0 + 0.12 * width || Math.abs((x0 + x1) / 2 - middle) > Math.max(4, 0.012 * width))
      return row;
    const isInColumn = lines.some(
      (other) =>
        other.pieces.length > 1 &&
        other.pieces.some((p) => {
          const left = p.words[0]?.x0 ?? 0;
          const right = p.words.at(-1)?.x1 ?? 0;
          return (
            Math.abs(left - x0) < 1.5 || Math.abs(right - x1) < 1.5 || Math.abs(left + right - x0 - x1) < 3
          );
        }),
    );
    return isInColumn ? row : { ...row, pieces: [pieceOf(0, colCount, piece.words)] };
  });
}

/** What the pages before and after tell of a table. */
export interface Known {
  readonly gutters: readonly Gutter[];
  /** How many lines at the top repeat its header; null where nothing is known. */
  readonly headerLines: number | null;
  /** The rhythm of its rows on all pages so far (`beatOf`); left out where only its own lines tell. */
  readonly beat?: number | null;
}

const NOTHING_KNOWN: Known = { gutters: [], headerLines: null };

/**
 * Builds a table from lines of words whose columns show by their gaps; null where no two columns show. Lines across
 * and down, where there are some, part rows and columns beside the text's own evidence.
 */
export function textTable(
  lines: readonly WordLine[],
  across: readonly Rule[],
  down: readonly Rule[],
  known: Known = NOTHING_KNOWN,
): PageTable | null {
  if (lines.length < (known.gutters.length ? 1 : 2)) return null;
  const gutters = known.gutters.length ? known.gutters : columnGutters(lines, down);
  if (gutters.length === 0) return null;
  const box = unionOf(lines);
  const rowLines = spanCentred(
    lines.map((line) => ({ line, pieces: piecesOf(line, gutters, across) })),
    box,
    gutters.length + 1,
  );
  const inner = across.filter((r) => r.at > box.y0 && r.at < box.y1);
  const headCount = known.headerLines ?? headerLength(rowLines, inner, box);
  const head = headerRowsOf(rowLines.slice(0, headCount), inner);
  const full = inner.filter((r) => r.to - r.from > 0.55 * (box.x1 - box.x0));
  const own = rowLines.slice(headCount);
  const body = bodyRows(own, full, gutters.length + 1, known.beat);
  const rows = [...head, ...body];
  const slots = rows.map(slotsOf);
  const colCount = gutters.length + 1;
  const extents = Array.from({ length: colCount }, (_, c) => {
    const words = slots.flatMap((row) =>
      row.filter((s) => s.col === c && s.colspan === 1).flatMap((s) => s.words),
    );
    return words.length
      ? unionOf(words)
      : { x0: gutters[c - 1]?.to ?? box.x0, x1: gutters[c]?.from ?? box.x1 };
  });
  const tops = rows.map((row) => Math.min(...row.lines.map((l) => l.line.y0)));
  const bottoms = rows.map((row) => Math.max(...row.lines.map((l) => l.line.y1)));
  spreadHeader(slots, head.length, tops, across, extents, box.x1 - box.x0);
  const ys = [box.y0, ...tops.slice(1).map((top, i) => ((bottoms[i] ?? top) + top) / 2), box.y1];
  const xs = [box.x0, ...gutters.map((g) => (g.from + g.to) / 2), box.x1];
  const strength = median(gutters.map((g) => g.strength));
  const cells: PageCell[] = slots.flatMap((row, r) =>
    row.map((slot) => ({
      row: r,
      col: slot.col,
      rowspan: 1,
      colspan: slot.colspan,
      words: slot.words,
      confidence: cellConfidence(
        {
          col: slot.col,
          colspan: slot.colspan,
          isHeader: r < head.length,
          rowCells: row.length,
          lineCount: rows[r]?.lines.length ?? 1,
          areRowsRuled: full.length >= rows.length - 2,
        },
        gutters,
        strength,
      ),
    })),
  );
  return {
    box,
    xs,
    ys,
    cells,
    headerRows: head.length,
    lines,
    grounds: full.length >= 2 ? ['alignment', 'rules'] : ['alignment'],
    confidence: cells.reduce((sum, c) => sum + c.confidence, 0) / Math.max(1, cells.length),
    isClosedBelow: across.some(
      (r) => r.at >= box.y1 - 4 && r.at < box.y1 + 10 && r.to - r.from > 0.6 * (box.x1 - box.x0),
    ),
    isClosedAbove: across.some(
      (r) => r.at <= box.y0 + 4 && r.at > box.y0 - 10 && r.to - r.from > 0.6 * (box.x1 - box.x0),
    ),
  };
}
