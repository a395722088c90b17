import { overlap, type Rule, type Word } from '../pdf/page-content.ts';
import type { WordLine } from '../pdf/text-lines.ts';
import { isNumeric } from './header-rows.ts';
import { findGutters, type Gutter } from './text-columns.ts';
import { type Piece, pieceOf } from './text-rows.ts';

const UNIT = /^(?:[$€£¥%()‡†*]|[a-z*]|\d\)|US\$|EUR|Kč|CHF)$/iu;

/** A blank's width at most, in font sizes. */
const BLANK = 0.6;

/** Whether a line across ends before the table does, at one side or both. */
const isPartial = (rule: Rule, line: WordLine, gutters: readonly Gutter[]): boolean =>
  rule.from > (gutters[0]?.from ?? line.x0) - 2 || rule.to < (gutters.at(-1)?.to ?? line.x1) + 2;

/**
 * The pieces of a line: words parted where a gap of the line spans a gutter; a piece over a gutter spans columns. A line
 * across below two words a blank apart, which ends before the table does, holds them together: a name over columns.
 */
export function piecesOf(line: WordLine, gutters: readonly Gutter[], across: readonly Rule[] = []): Piece[] {
  const groups: Word[][] = [];
  const below = across.filter(
    (r) => r.at > line.baseline && r.at < line.baseline + 1.3 * line.sizePt && isPartial(r, line, gutters),
  );
  for (const word of line.words) {
    const last = groups.at(-1)?.at(-1);
    if (!last) {
      groups.push([word]);
      continue;
    }
    const gap = word.x0 - last.x1;
    if (gap < BLANK * word.sizePt && below.some((r) => r.from < last.x0 + 3 && r.to > word.x1 - 3)) {
      groups.at(-1)?.push(word);
      continue;
    }
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
export function columnGutters(lines: readonly WordLine[], down: readonly Rule[]): Gutter[] {
  const found = findGutters(lines, down);
  const kept = withoutUnits(lines, found);
  // Once more: a sign's column may be held apart from its numbers by the name that is centred over both.
  return kept.length === found.length ? kept : withoutUnits(lines, kept);
}
