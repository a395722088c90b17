import type { TaggedTable } from './structure-tree.ts';

/** A rectangle in points from the page's top left as shown. */
export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** One glyph where it is shown. Only `baseline`, `x0` and `x1` are exact: height follows from the font. */
export interface Glyph extends Rect {
  readonly text: string;
  readonly baseline: number;
  readonly sizePt: number;
  /** Where the next glyph is due, letter spacing included. */
  readonly advanceTo: number;
  readonly isBlank: boolean;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly font: string;
  /** 0 for upright text, else degrees clockwise: 90 reads downwards, 270 upwards. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Number of the marked content of the page that it stands in; -1 for none. */
  readonly mark: number;
}

/** Glyphs that belong together, without a blank between them. */
export interface Word extends Rect {
  readonly text: string;
  readonly baseline: number;
  readonly sizePt: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly font: string;
  readonly turn: 0 | 90 | 180 | 270;
  /** Whether a blank was drawn before it, on the same line. */
  readonly hasBlankBefore: boolean;
  /** Its place in the order of drawing. */
  readonly order: number;
  /** Number of the marked content of its first glyph; -1 for none. */
  readonly mark: number;
}

/** A straight line across or down: `at` is its y (across) or x (down), `from` < `to` its ends. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thicknessPt: number;
}

/** A coloured rectangle behind text. */
export interface Fill extends Rect {
  readonly colour: string;
}

/** The clickable area of a link. */
export interface LinkArea {
  readonly url: string;
  readonly boxes: readonly Rect[];
}

/** All that one page shows, upright: the page's own rotation is applied. */
export interface PageContent {
  readonly number: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly words: readonly Word[];
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
  readonly fills: readonly Fill[];
  readonly links: readonly LinkArea[];
  /** Tables as the file's own structure tree names them. */
  readonly tagged: readonly TaggedTable[];
  /** Share of glyphs the file maps to no letter. */
  readonly doubtfulShare: number;
  /** Whether more was drawn than a page may hold. */
  readonly isCut: boolean;
}

export const centreX = (r: Rect): number => (r.x0 + r.x1) / 2;
export const centreY = (r: Rect): number => (r.y0 + r.y1) / 2;
export const overlap = (a0: number, a1: number, b0: number, b1: number): number =>
  Math.min(a1, b1) - Math.max(a0, b0);

/** The smallest rectangle round all of them; an empty list gives an empty rectangle at the origin. */
export function unionOf(rects: readonly Rect[]): Rect {
  const [first] = rects;
  if (!first) return { x0: 0, y0: 0, x1: 0, y1: 0 };
  let { x0, y0, x1, y1 } = first;
  for (const r of rects) {
    x0 = Math.min(x0, r.x0);
    y0 = Math.min(y0, r.y0);
    x1 = Math.max(x1, r.x1);
    y1 = Math.max(y1, r.y1);
  }
  return { x0, y0, x1, y1 };
}

/** The middle value; 0 for an empty list. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
