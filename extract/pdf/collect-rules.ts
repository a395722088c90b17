import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { boundsOf, clipTo, type GraphicsState } from './graphics-state.ts';
import { applyMatrix } from './matrix.ts';
import type { Fill, Rect, Rule } from './page-content.ts';

/** Straight lines and coloured rectangles of a page, as they are drawn. */
export interface RuleCollector {
  readonly across: Rule[];
  readonly down: Rule[];
  readonly fills: Fill[];
  /** Whether the page draws more than is read. */
  readonly isCut: boolean;
  /**
   * One path: `op` paints it, `data` holds its segments as pdf.js gives them (0 move, 1 line, 2 curve, 3 close, each
   * with its coordinates). With `isClip` the path narrows what shows afterwards.
   */
  path(state: GraphicsState, op: number, data: ArrayLike<number>, isClip: boolean): void;
}

type Point = readonly [number, number];

const MAX_RULES = 60_000;
/** Filled rectangles up to this thickness are lines; CSS and Word borders are at most 3 pt. */
const MAX_LINE_THICKNESS = 3.2;

const STROKES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<number> = new Set([
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);

const isWhite = (colour: string): boolean => {
  const c = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return c !== null && [c[1], c[2], c[3]].every((part) => Number.parseInt(part ?? '0', 16) >= 0xfa);
};

/** A path of at most six points that runs along the four sides of its bounds; null for any other. */
function rectangleOf(points: readonly Point[]): Rect | null {
  if (points.length > 6) return null;
  const box = boundsOf(points);
  const near = (v: number, a: number, b: number): boolean => Math.min(Math.abs(v - a), Math.abs(v - b)) < 0.8;
  return points.every((p) => near(p[0], box.x0, box.x1) && near(p[1], box.y0, box.y1)) ? box : null;
}

export function collectRules(): RuleCollector {
  const across: Rule[] = [];
  const down: Rule[] = [];
  const fills: Fill[] = [];
  let isCut = false;

  function addSegment(clip: Rect, [ax, ay]: Point, [bx, by]: Point, thicknessPt: number): void {
    if (across.length + down.length >= MAX_RULES) {
      isCut = true;
      return;
    }
    const [left, right] = ax < bx ? [ax, bx] : [bx, ax];
    const [top, bottom] = ay < by ? [ay, by] : [by, ay];
    if (bottom - top <= 0.8 && right - left > bottom - top) {
      const at = (top + bottom) / 2;
      const from = Math.max(left, clip.x0);
      const to = Math.min(right, clip.x1);
      if (to > from && at >= clip.y0 - 1 && at <= clip.y1 + 1) across.push({ at, from, to, thicknessPt });
    } else if (right - left <= 0.8) {
      const at = (left + right) / 2;
      const from = Math.max(top, clip.y0);
      const to = Math.min(bottom, clip.y1);
      if (to > from && at >= clip.x0 - 1 && at <= clip.x1 + 1) down.push({ at, from, to, thicknessPt });
    }
  }

  function addFilled({ clip, fill }: GraphicsState, box: Rect): void {
    const r = {
      x0: Math.max(box.x0, clip.x0),
      y0: Math.max(box.y0, clip.y0),
      x1: Math.min(box.x1, clip.x1),
      y1: Math.min(box.y1, clip.y1),
    };
    const width = r.x1 - r.x0;
    const height = r.y1 - r.y0;
    if (width < 0 || height < 0 || (width === 0 && height === 0)) return;
    if (Math.min(width, height) > MAX_LINE_THICKNESS) {
      if (fills.length < MAX_RULES) fills.push({ ...r, colour: fill });
      return;
    }
    if (isWhite(fill)) return;
    const middleX = (r.x0 + r.x1) / 2;
    const middleY = (r.y0 + r.y1) / 2;
    // A dot may belong to a dotted line of either direction.
    if (width <= MAX_LINE_THICKNESS || width < height)
      addSegment(clip, [middleX, r.y0], [middleX, r.y1], width);
    if (height <= MAX_LINE_THICKNESS || height < width)
      addSegment(clip, [r.x0, middleY], [r.x1, middleY], height);
  }

  function path(state: GraphicsState, op: number, data: ArrayLike<number>, isClip: boolean): void {
    const { ctm } = state;
    const strokeShows =
      STROKES.has(op) && state.strokeAlpha > 0 && state.stroke !== '' && !isWhite(state.stroke);
    const fillShows = FILLS.has(op) && state.fillAlpha > 0 && state.fill !== '';
    if (!strokeShows && !fillShows && !isClip) return;
    const thickness = state.lineWidth * Math.sqrt(Math.abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]));
    const clipPoints: Point[] = [];
    let points: Point[] = [];
    let hasCurve = false;
    const strokePoints = (): void => {
      if (!strokeShows) return;
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1], points[i]];
        if (a && b) addSegment(state.clip, a, b, thickness);
      }
    };
    const endSubpath = (isClosed: boolean): void => {
      const [first] = points;
      const last = points.at(-1);
      if (first && last && points.length > 1) {
        strokePoints();
        if (strokeShows && isClosed) addSegment(state.clip, last, first, thickness);
        const box = fillShows && !hasCurve ? rectangleOf(points) : null;
        if (box) addFilled(state, box);
      }
      points = [];
      hasCurve = false;
    };
    for (let i = 0; i < data.length; ) {
      const code = data[i++];
      const at = (k: number): Point => applyMatrix(ctm, data[i + k] ?? 0, data[i + k + 1] ?? 0);
      if (code === 0) {
        endSubpath(false);
        points.push(at(0));
        i += 2;
      } else if (code === 1) {
        points.push(at(0));
        i += 2;
      } else if (code === 2) {
        // A curve's chord counts only where it is straight; rounded corners end a straight side.
        hasCurve = true;
        strokePoints();
        points = [at(4)];
        i += 6;
      } else if (code === 3) endSubpath(!hasCurve);
      else break;
      const last = points.at(-1);
      if (isClip && last) clipPoints.push(last);
    }
    endSubpath(false);
    if (clipPoints.length > 1) clipTo(state, boundsOf(clipPoints));
  }

  return {
    across,
    down,
    fills,
    get isCut() {
      return isCut;
    },
    path,
  };
}
