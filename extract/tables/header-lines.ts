import { overlap, type Rect, type Rule } from '../pdf/page-content.ts';
import type { Piece, RowLine, TextRow } from './text-rows.ts';

/** Lines at the top that name columns: above a line across, set apart by weight, or without values below which values stand. */
export function headerLength(lines: readonly RowLine[], across: readonly Rule[], box: Rect): number {
  const limit = Math.min(lines.length - 1, 9);
  const width = box.x1 - box.x0;
  const numericCols = new Map<number, number>();
  for (const line of lines.slice(1))
    for (const p of line.pieces)
      if (p.col > 0 && p.isNumeric) numericCols.set(p.col, (numericCols.get(p.col) ?? 0) + 1);
  const isValueLine = (line: RowLine): boolean => {
    const values = line.pieces.filter(
      (p) => p.col > 0 && p.isNumeric && !/^n/iu.test(p.text) && (numericCols.get(p.col) ?? 0) >= 2,
    );
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
export function headerRowsOf(lines: readonly RowLine[], across: readonly Rule[]): TextRow[] {
  const rows: { lines: RowLine[]; isHeader: boolean }[] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const last = row?.lines.at(-1);
    if (!row || !last) {
      rows.push({ lines: [line], isHeader: true });
      continue;
    }
    const size = line.line.sizePt;
    // Names set in the middle of two rows stand between the lines that a rule parts.
    const isRuledOver = row.lines.some((earlier) =>
      across.some(
        (r) =>
          r.at > earlier.line.baseline - 0.1 * size &&
          r.at < line.line.baseline - 0.35 * size &&
          reaches(r, line) &&
          (earlier === last || reaches(r, earlier)),
      ),
    );
    // Lines that share no column and nearly overlap in height are texts side by side, set in the middle of their row.
    const over = row.lines.findLast((l) => sharesColumns(l, line));
    const isBeside =
      !over && line.line.baseline - last.line.baseline < 0.75 * Math.min(size, last.line.sizePt);
    const above = over ?? last;
    const isParted = row.lines.some((l) =>
      l.pieces.some(
        (p) =>
          p.colspan > 1 && line.pieces.filter((q) => q.col >= p.col && q.col < p.col + p.colspan).length > 1,
      ),
    );
    const isOver =
      above.pieces.length < line.pieces.length + 1 && above.pieces.some((p) => standsOver(p, line));
    const isFar = line.line.baseline - last.line.baseline > 2.1 * size;
    const isCount =
      line.pieces.length > 1 && line.pieces.every((p) => /^\(?(?:\d{1,2}|[a-z])\)$|^\d$/u.test(p.text));
    if (isRuledOver || (!isBeside && (isCount || isParted || isOver || isFar)))
      rows.push({ lines: [line], isHeader: true });
    else row.lines.push(line);
  }
  return rows;
}

const sharesColumns = (a: RowLine, b: RowLine): boolean =>
  a.pieces.some((p) => b.pieces.some((q) => p.col < q.col + q.colspan && q.col < p.col + p.colspan));

const reaches = (rule: Rule, { pieces }: RowLine): boolean =>
  pieces.some((p) => overlap(rule.from, rule.to, p.words[0]?.x0 ?? 0, p.words.at(-1)?.x1 ?? 0) > 0);

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
