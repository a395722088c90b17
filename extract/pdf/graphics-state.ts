import { applyMatrix, IDENTITY, type Matrix } from './matrix.ts';
import type { Rect } from './page-content.ts';

/** What pdf.js tells of a font; every field may be missing. */
export interface FontFacts {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly italic?: boolean;
  readonly ascent?: number;
  readonly descent?: number;
  readonly vertical?: boolean;
  readonly fontMatrix?: ArrayLike<number>;
  readonly isType3Font?: boolean;
  readonly defaultVMetrics?: ArrayLike<number>;
}

/** The graphics state of ISO 32000-1, 8.4, as far as it decides where something stands and whether it shows. */
export interface GraphicsState {
  ctm: Matrix;
  clip: Rect;
  /** `#rrggbb`, `pattern`, or empty for none. */
  stroke: string;
  fill: string;
  strokeAlpha: number;
  fillAlpha: number;
  lineWidth: number;
  font: FontFacts;
  fontName: string;
  sizePt: number;
  direction: 1 | -1;
  charSpacing: number;
  wordSpacing: number;
  scaleX: number;
  leading: number;
  rise: number;
  mode: number;
}

const NO_FONT: FontFacts = {};

/** The state that a page begins with. */
export const initialState = (ctm: Matrix, clip: Rect): GraphicsState => ({
  ctm,
  clip,
  stroke: '#000000',
  fill: '#000000',
  strokeAlpha: 1,
  fillAlpha: 1,
  lineWidth: 1,
  font: NO_FONT,
  fontName: '',
  sizePt: 0,
  direction: 1,
  charSpacing: 0,
  wordSpacing: 0,
  scaleX: 1,
  leading: 0,
  rise: 0,
  mode: 0,
});

/** Where the next glyph stands: the text matrix, the pen in it, and the start of its line. */
export interface TextPen {
  matrix: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

export const penAtOrigin = (): TextPen => ({ matrix: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 });

/** The smallest rectangle around some points. */
export function boundsOf(points: readonly (readonly [number, number])[]): Rect {
  let [x0, y0, x1, y1] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return { x0, y0, x1, y1 };
}

/** A rectangle of two corners under a matrix, as the upright rectangle around it. */
export const shownBounds = (m: Matrix, x0: number, y0: number, x1: number, y1: number): Rect =>
  boundsOf([applyMatrix(m, x0, y0), applyMatrix(m, x1, y0), applyMatrix(m, x0, y1), applyMatrix(m, x1, y1)]);

/** Narrows what shows. */
export function clipTo(state: GraphicsState, r: Rect): void {
  const { clip } = state;
  state.clip = {
    x0: Math.max(clip.x0, r.x0),
    y0: Math.max(clip.y0, r.y0),
    x1: Math.min(clip.x1, r.x1),
    y1: Math.min(clip.y1, r.y1),
  };
}
