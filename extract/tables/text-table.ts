import { median, overlap, type Rect, type Rule, unionOf, type Word } from '../pdf/page-content.ts';
import type { WordLine } from '../pdf/text-lines.ts';
import { cellConfidence } from './cell-confidence.ts';
import { isNumeric } from './header-rows.ts';
import type { PageCell, PageTable } from './page-table.ts';
import { findGutters, type Gutter } from './text-columns.ts';
import { bodyRows, type Piece, pieceOf, type RowLine, type TextRow } from './text-rows.ts';

const UNIT = /^(?:[$€£¥%()‡†*]|[a-z*]|\d\)|US\$|EUR|Kč|CHF)$/iu;

/** The pieces of a line: words parted where a gap of the line spans a gutter; a piece over a gutter spans columns. */
function piecesOf(line: WordLine, gutters: readonly Gutter[]): Piece[] {
  const groups: Word[][] = [];
  for (const word of line.words) {
    const last = groups.at(-1)?.at(-1);
    if (!last) {
      groups.push([word]);
      continue;
    }
    const gap = word.x0 - last.x1;
    // Either edge of the gutter lies in the gap: the one that its column's texts share.
    const isParted = gutters.some((g) => {
      const startsThere = g.to > last.x1 - 0.5 && g.to < word.x0 + 1.5;
      const endsThere = g.from > last.x1 - 1.5 && g.from < word.x0 + 0.5;
      if (!startsThere && !endsThere) return false;
      if (gap >= 0.75 * (g.to - g.from) || gap > 1.1 * word.sizePt) return true;
      return Math.abs(word.x0 - g.to) < 2 && gap > 0.1 * word.sizePt;
    });
    // A wide gap beside a gutter: words that stand off their column's place.
    const isFar = gap > 1.6 * word.sizePt && gutters.some((g) => overlap(g.from, g.to, last.x1, word.x0) > 0);
    if (isParted || isFar) groups.push([word]);
    else groups.at(-1)?.push(word);
  }
  const pieces: Piece[] = [];
  for (const words of groups) {
    const x0 = words[0]?.x0 ?? 0;
    const x1 = words.at(-1)?.x1 ?? 0;
    const size = Math.max(...words.map((w) => w.sizePt));
    const [col, end] = columnsOf(x0, x1, size, gutters);
    const last = pieces.at(-1);
    if (last && last.col + last.colspan > col) {
      // Two groups of one column: one piece.
      pieces[pieces.length - 1] = pieceOf(last.col, Math.max(last.colspan, end - last.col + 1), [
        ...last.words,
        ...words,
      ]);
    } else pieces.push(pieceOf(col, end - col + 1, words));
  }
  return pieces;
}

/** The first and last column that a piece of text stands in. Running a little over an edge is not spanning. */
function columnsOf(x0: number, x1: number, size: number, gutters: readonly Gutter[]): [number, number] {
  let col = gutters.filter((g) => x0 >= g.from - 1).length;
  let end = gutters.filter((g) => x1 > g.to + 1).length;
  if (end < col) {
    const gutter = gutters[end];
    const isLeft = gutter !== undefined && (x0 + x1) / 2 < (gutter.from + gutter.to) / 2;
    return isLeft ? [end, end] : [col, col];
  }
  const least = Math.min(0.8 * size, 0.45 * (x1 - x0));
  while (col < end && (gutters[col]?.from ?? x0) - x0 < least) col++;
  while (end > col && x1 - (gutters[end - 1]?.to ?? x1) < least) end--;
  return [col, end];
}

/** Gutters without those that only part a sign from its number. */
function withoutUnits(lines: readonly WordLine[], gutters: readonly Gutter[]): Gutter[] {
  const texts = new Map<number, string[]>();
  for (const line of lines)
    for (const piece of piecesOf(line, gutters)) {
      if (piece.colspan > 1) continue;
      const list = texts.get(piece.col);
      if (list) list.push(piece.text);
      else texts.set(piece.col, [piece.text]);
    }
  const of = (col: number): readonly string[] => texts.get(col) ?? [];
  const isUnits = (col: number): boolean =>
    of(col).length > 0 && of(col).filter((t) => UNIT.test(t)).length >= 0.85 * of(col).length;
  const isSign = /^(?:[$€£¥(]|US\$|EUR|CHF)$/u;
  const kept = gutters.filter((_, left) => {
    const right = left + 1;
    // Above the signs may stand what names the column.
    const below = of(left).slice(of(left).findIndex((t) => isSign.test(t)));
    if (of(left).some((t) => isSign.test(t)) && below.every((t) => isSign.test(t))) return false;
    const isAfterNumbers = of(left).filter(isNumeric).length > 0.3 * of(left).length;
    return !(isUnits(right) && of(right).every((t) => !isSign.test(t)) && isAfterNumbers);
  });
  return kept;
}

/** The gutters of a table's lines that part columns. */
export const columnGutters = (lines: readonly WordLine[], down: readonly Rule[]): Gutter[] =>
  // Twice: a sign's column may be held apart from its numbers by the name that is centred over both.
  withoutUnits(lines, withoutUnits(lines, findGutters(lines, down)));

/** Lines at the top that name columns: above a line across, set apart by weight, or without values below which values stand. */
function headerLength(lines: readonly RowLine[], across: readonly Rule[], box: Rect): number {
  const limit = Math.min(lines.length - 1, 9);
  const width = box.x1 - box.x0;
  const numericCols = new Map<number, number>();
  for (const line of lines.slice(1))
    for (const p of line.pieces)
      if (p.col > 0 && p.isNumeric) numericCols.set(p.col, (numericCols.get(p.col) ?? 0) + 1);
  const isValueLine = (line: RowLine): boolean => {
    const values = line.pieces.filter((p) => p.col > 0 && p.isNumeric && (numericCols.get(p.col) ?? 0) >= 2);
    if (values.length === 0 || isCounting(values)) return false;
    return !values.every((p) => /^\(?(?:19|20)\d\d\)?[a-z*]?$|^\(?\d{1,2}\)$/u.test(p.text));
  };
  const firstValue = lines.findIndex(isValueLine);
  const boldOf = (l: RowLine): number => {
    const words = l.pieces.flatMap((p) => p.words);
    return words.filter((w) => w.isBold).length / Math.max(1, words.length);
  };
  let bold = 0;
  while (bold < limit && boldOf(lines[bold] as RowLine) > 0.6) bold++; // bold < limit < lines.length
  // The first line across the whole table below some text closes the header.
  for (const rule of across) {
    if (rule.to - rule.from < 0.7 * width) continue;
    const above = lines.filter((l) => l.line.baseline < rule.at + 0.3 * l.line.sizePt).length;
    if (above === 0) continue;
    if (above <= limit && (firstValue < 0 || above <= firstValue || firstValue === 0)) {
      // Below lines set apart by weight the first row of texts stands above that line too.
      if (bold > 0 && bold < above && (lines[bold]?.pieces.length ?? 0) > 1) break;
      const isBody = firstValue === 0;
      if (!isBody && lines.slice(0, above).some((l) => l.pieces.length > 1 || above === 1)) return above;
    }
    break;
  }
  const restBold = lines.slice(bold).filter((l) => boldOf(l) > 0.6).length / Math.max(1, lines.length - bold);
  if (bold > 0 && restBold < 0.4) {
    while (
      bold > 1 &&
      lines[bold - 1]?.pieces.length === 1 &&
      (lines[bold - 1]?.pieces[0]?.col ?? 1) === 0 &&
      (lines[bold - 2]?.pieces.length ?? 0) > 1 &&
      !isTight(lines, bold - 1)
    )
      bold--;
    return bold;
  }
  if (firstValue > 0 && numericCols.size > 0) {
    let length = Math.min(firstValue, limit);
    // A first column alone above the values, or one text over all, is a section's title or the row header of the first row.
    while (
      length > 1 &&
      lines[length - 1]?.pieces.every((p) => p.col === 0 && (p.colspan === 1 || p.colspan > 2)) === true
    )
      length--;
    const isOnlyStub = lines.slice(0, length).every((l) => l.pieces.every((p) => p.col === 0));
    return isOnlyStub ? 0 : length;
  }
  if (firstValue === 0 || numericCols.size > 0) return 0;
  return 1;
}

/** 1, 2, 3 over the columns: the ends of their names, or their numbers. */
const isCounting = (pieces: readonly Piece[]): boolean =>
  pieces.length > 1 && pieces.every((p, i) => p.text === String(i + 1));

function isTight(lines: readonly RowLine[], at: number): boolean {
  const [a, b] = [lines[at - 1], lines[at]];
  return a !== undefined && b !== undefined && b.line.baseline - a.line.baseline < 1.25 * b.line.sizePt;
}

/** Header lines to header rows: a new one where a line across parts them or a span above is parted below. */
function headerRowsOf(lines: readonly RowLine[], across: readonly Rule[]): TextRow[] {
  const rows: { lines: RowLine[]; isHeader: boolean }[] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const last = row?.lines.at(-1);
    if (!row || !last) {
      rows.push({ lines: [line], isHeader: true });
      continue;
    }
    const size = line.line.sizePt;
    const ruled = across.filter(
      (r) => r.at > last.line.baseline - 0.1 * size && r.at < line.line.baseline - 0.35 * size,
    );
    const isRuledOver = ruled.some((r) =>
      line.pieces.some((p) => overlap(r.from, r.to, p.words[0]?.x0 ?? 0, p.words.at(-1)?.x1 ?? 0) > 0),
    );
    const isParted = row.lines.some((l) =>
      l.pieces.some(
        (p) =>
          p.colspan > 1 && line.pieces.filter((q) => q.col >= p.col && q.col < p.col + p.colspan).length > 1,
      ),
    );
    const isOver =
      last.pieces.length < line.pieces.length + 1 && last.pieces.some((p) => standsOver(p, line));
    const isFar = line.line.baseline - last.line.baseline > 2.1 * size;
    const isCount =
      line.pieces.length > 1 && line.pieces.every((p) => /^\(?(?:\d{1,2}|[a-z])\)$|^\d$/u.test(p.text));
    if (isCount || isRuledOver || isParted || isOver || isFar) rows.push({ lines: [line], isHeader: true });
    else row.lines.push(line);
  }
  return rows;
}

/** Whether a piece stands centred over two or more pieces of the line below it, and over none of them alone. */
function standsOver(piece: Piece, below: RowLine): boolean {
  if (piece.col === 0) return false;
  const spanOf = (p: Piece): { x0: number; x1: number } => ({
    x0: p.words[0]?.x0 ?? 0,
    x1: p.words.at(-1)?.x1 ?? 0,
  });
  const own = spanOf(piece);
  const middle = (own.x0 + own.x1) / 2;
  const under = below.pieces.filter((p) => p.col > 0).map(spanOf);
  if (
    under.some(
      (u) =>
        Math.abs((u.x0 + u.x1) / 2 - middle) < 5 ||
        Math.abs(u.x0 - own.x0) < 2 ||
        Math.abs(u.x1 - own.x1) < 2,
    )
  )
    return false;
  return under.some((left, i) =>
    under.slice(i + 1, i + 6).some((right) => {
      const reach = right.x1 - left.x0;
      return (
        middle > left.x0 &&
        middle < right.x1 &&
        Math.abs((left.x0 + right.x1) / 2 - middle) < Math.max(5, 0.14 * reach) &&
        own.x1 - own.x0 < reach
      );
    }),
  );
}

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

interface Slot {
  col: number;
  colspan: number;
  words: Word[];
}

/** A row's pieces as cells: pieces of its lines that share columns are one. */
function slotsOf(row: TextRow): Slot[] {
  const slots: Slot[] = [];
  for (const piece of row.lines.flatMap((l) => l.pieces)) {
    const shared = slots.filter((s) => s.col < piece.col + piece.colspan && piece.col < s.col + s.colspan);
    const [first] = shared;
    if (!first) {
      slots.push({ col: piece.col, colspan: piece.colspan, words: [...piece.words] });
      continue;
    }
    for (const other of shared.slice(1)) {
      first.words.push(...other.words);
      slots.splice(slots.indexOf(other), 1);
    }
    const col = Math.min(first.col, piece.col, ...shared.map((s) => s.col));
    const end = Math.max(piece.col + piece.colspan, ...shared.map((s) => s.col + s.colspan));
    first.col = col;
    first.colspan = end - col;
    first.words.push(...piece.words);
  }
  return slots.sort((a, b) => a.col - b.col);
}

/** Widens header cells that stand centred over several columns, or have a line across below them as long as these. */
function spreadHeader(
  rows: readonly Slot[][],
  headerCount: number,
  rowYs: readonly number[],
  across: readonly Rule[],
  extents: readonly { x0: number; x1: number }[],
  width: number,
): void {
  for (let r = 0; r + 1 < headerCount; r++) {
    const slots = rows[r] ?? [];
    slots.forEach((slot, i) => {
      if (slot.colspan > 1 || slot.words.length === 0) return;
      const box = unionOf(slot.words);
      const free = {
        from: (slots[i - 1]?.col ?? 0) + (slots[i - 1]?.colspan ?? 1),
        to: (slots[i + 1]?.col ?? extents.length) - 1,
      };
      if (i === 0) free.from = slot.col === 0 ? 0 : 1;
      const rule = across.find(
        (a) =>
          a.at > box.y1 - 0.45 * (box.y1 - box.y0) &&
          a.at < (rowYs[r + 1] ?? 0) + 4 &&
          a.to - a.from < 0.75 * width &&
          a.from < box.x0 + 3 &&
          a.to > box.x1 - 3,
      );
      if (rule) {
        const under = extents
          .map((e, c) => ({ c, part: overlap(e.x0, e.x1, rule.from, rule.to) / Math.max(1, e.x1 - e.x0) }))
          .filter((u) => u.part > 0.5 && u.c >= free.from && u.c <= free.to);
        if (under.length > 1) {
          slot.col = under[0]?.c ?? slot.col;
          slot.colspan = under.length;
          return;
        }
      }
      if (slot.col === 0) return;
      const below = new Set(rows.slice(r + 1, headerCount).flatMap((row) => row.map((s) => s.col)));
      let best: { col: number; span: number; off: number } | null = null;
      for (let from = free.from; from <= slot.col; from++)
        for (let to = slot.col; to <= free.to; to++) {
          if (to === from) continue;
          let isNamed = true;
          for (let c = from; c <= to; c++) isNamed &&= below.has(c);
          if (!isNamed) continue;
          const off = Math.abs(
            ((extents[from]?.x0 ?? 0) + (extents[to]?.x1 ?? 0)) / 2 - (box.x0 + box.x1) / 2,
          );
          const reach = (extents[to]?.x1 ?? 0) - (extents[from]?.x0 ?? 0);
          if (off < Math.max(5, 0.16 * reach) && (best === null || off < best.off - 1))
            best = { col: from, span: to - from + 1, off };
        }
      const own = extents[slot.col];
      const ownOff = own ? Math.abs((own.x0 + own.x1) / 2 - (box.x0 + box.x1) / 2) : 99;
      if (best && best.off + 2 < ownOff) {
        slot.col = best.col;
        slot.colspan = best.span;
      }
    });
  }
}

/** What the pages before and after tell of a table. */
export interface Known {
  readonly gutters: readonly Gutter[];
  /** How many lines at the top repeat its header; null where nothing is known. */
  readonly headerLines: number | null;
  /** Lines of all its pages so far, for the rhythm of its rows. */
  readonly context: readonly WordLine[];
}

const NOTHING_KNOWN: Known = { gutters: [], headerLines: null, context: [] };

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
    lines.map((line) => ({ line, pieces: piecesOf(line, gutters) })),
    box,
    gutters.length + 1,
  );
  const inner = across.filter((r) => r.at > box.y0 && r.at < box.y1);
  const headCount = known.headerLines ?? headerLength(rowLines, inner, box);
  const head = headerRowsOf(rowLines.slice(0, headCount), inner);
  const full = inner.filter((r) => r.to - r.from > 0.55 * (box.x1 - box.x0));
  const own = rowLines.slice(headCount);
  const context = known.context.length
    ? known.context.map((line) => ({ line, pieces: piecesOf(line, gutters) }))
    : own;
  const body = bodyRows(own, full, gutters.length + 1, context);
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
