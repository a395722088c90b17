import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { applyMatrix, asMatrix, IDENTITY, type Matrix, multiply } from './matrix.ts';
import type { Fill, Glyph, Rect, Rule } from './page-content.ts';

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

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** Glyphs and graphics as drawn, in the page's own coordinates (points, origin top left). */
export interface Drawing {
  readonly glyphs: Glyph[];
  readonly across: Rule[];
  readonly down: Rule[];
  readonly fills: Fill[];
  readonly doubtful: number;
  readonly isCut: boolean;
}

interface State {
  ctm: Matrix;
  clip: Rect;
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

interface PdfGlyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly isSpace?: boolean;
  readonly vmetric?: ArrayLike<number> | null;
}

const MAX_GLYPHS = 200_000;
const MAX_RULES = 60_000;
/** Filled rectangles up to this thickness are lines; CSS and Word borders are at most 3 pt. */
const MAX_LINE_THICKNESS = 3.2;
const FONT_UNITS = 0.001;
const NO_FONT: FontFacts = {};

const isWhite = (colour: string): boolean => {
  const c = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return c !== null && [c[1], c[2], c[3]].every((part) => Number.parseInt(part ?? '0', 16) >= 0xfa);
};

const isDoubtful = (text: string): boolean => /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]/u.test(text);

function turnOf(dx: number, dy: number): Glyph['turn'] {
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 0 : 180;
  return dy >= 0 ? 90 : 270;
}

/**
 * Plays an operator list without a canvas: where each glyph stands, every straight line that is stroked or
 * filled, every filled rectangle. Operators as ISO 32000-1 Annex A names them, in the form pdf.js gives.
 */
export function drawPage(
  list: OperatorList,
  viewport: { readonly transform: ArrayLike<number>; readonly width: number; readonly height: number },
  fontOf: (name: string) => FontFacts,
  isLayerShown: (group: unknown) => boolean,
): Drawing {
  const pageBox: Rect = { x0: -2, y0: -2, x1: viewport.width + 2, y1: viewport.height + 2 };
  const out = {
    glyphs: [] as Glyph[],
    across: [] as Rule[],
    down: [] as Rule[],
    fills: [] as Fill[],
    doubtful: 0,
    isCut: false,
  };
  const hidden: Glyph[] = [];
  const base = asMatrix(viewport.transform);
  let state: State = {
    ctm: base,
    clip: pageBox,
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
  };
  const stack: State[] = [];
  const layers: boolean[] = [];
  let textMatrix: Matrix = IDENTITY;
  let x = 0;
  let y = 0;
  let lineX = 0;
  let lineY = 0;
  let isClipPending = false;

  const save = (): void => void stack.push({ ...state });
  const restore = (): void => {
    const last = stack.pop();
    if (last) state = last;
  };
  const moveText = (dx: number, dy: number): void => {
    lineX += dx;
    lineY += dy;
    x = lineX;
    y = lineY;
  };

  function addSegment(x0: number, y0: number, x1: number, y1: number, thicknessPt: number): void {
    const { clip } = state;
    if (out.across.length + out.down.length >= MAX_RULES) {
      out.isCut = true;
      return;
    }
    const [left, right] = x0 < x1 ? [x0, x1] : [x1, x0];
    const [top, bottom] = y0 < y1 ? [y0, y1] : [y1, y0];
    if (bottom - top <= 0.8 && right - left > bottom - top) {
      const at = (top + bottom) / 2;
      const from = Math.max(left, clip.x0);
      const to = Math.min(right, clip.x1);
      if (to > from && at >= clip.y0 - 1 && at <= clip.y1 + 1) out.across.push({ at, from, to, thicknessPt });
    } else if (right - left <= 0.8) {
      const at = (left + right) / 2;
      const from = Math.max(top, clip.y0);
      const to = Math.min(bottom, clip.y1);
      if (to > from && at >= clip.x0 - 1 && at <= clip.x1 + 1) out.down.push({ at, from, to, thicknessPt });
    }
  }

  function addFilled(box: Rect): void {
    const { clip } = state;
    const r = {
      x0: Math.max(box.x0, clip.x0),
      y0: Math.max(box.y0, clip.y0),
      x1: Math.min(box.x1, clip.x1),
      y1: Math.min(box.y1, clip.y1),
    };
    const width = r.x1 - r.x0;
    const height = r.y1 - r.y0;
    if (width < 0 || height < 0 || (width === 0 && height === 0)) return;
    if (Math.min(width, height) <= MAX_LINE_THICKNESS) {
      if (isWhite(state.fill)) return;
      const middleX = (r.x0 + r.x1) / 2;
      const middleY = (r.y0 + r.y1) / 2;
      // A dot may belong to a dotted line of either direction.
      if (width <= MAX_LINE_THICKNESS || width < height) addSegment(middleX, r.y0, middleX, r.y1, width);
      if (height <= MAX_LINE_THICKNESS || height < width) addSegment(r.x0, middleY, r.x1, middleY, height);
    } else if (out.fills.length < MAX_RULES) out.fills.push({ ...r, colour: state.fill });
  }

  function path(op: number, data: ArrayLike<number>): void {
    const strokes =
      op === OPS.stroke ||
      op === OPS.closeStroke ||
      op === OPS.fillStroke ||
      op === OPS.eoFillStroke ||
      op === OPS.closeFillStroke ||
      op === OPS.closeEOFillStroke;
    const fills =
      op === OPS.fill ||
      op === OPS.eoFill ||
      op === OPS.fillStroke ||
      op === OPS.eoFillStroke ||
      op === OPS.closeFillStroke ||
      op === OPS.closeEOFillStroke;
    const strokeShows = strokes && state.strokeAlpha > 0 && !isWhite(state.stroke) && state.stroke !== '';
    const fillShows = fills && state.fillAlpha > 0 && state.fill !== '';
    const scale = Math.sqrt(Math.abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2]));
    const thickness = state.lineWidth * scale;
    let points: [number, number][] = [];
    let hasCurve = false;
    const clipPoints: [number, number][] = [];
    const endSubpath = (isClosed: boolean): void => {
      const [first] = points;
      const last = points.at(-1);
      if (first && last && points.length > 1) {
        if (strokeShows) {
          for (let i = 1; i < points.length; i++) {
            const [a, b] = [points[i - 1], points[i]];
            if (a && b) addSegment(a[0], a[1], b[0], b[1], thickness);
          }
          if (isClosed) addSegment(last[0], last[1], first[0], first[1], thickness);
        }
        if (fillShows && !hasCurve) {
          const xs = points.map((p) => p[0]);
          const ys = points.map((p) => p[1]);
          const box = {
            x0: Math.min(...xs),
            y0: Math.min(...ys),
            x1: Math.max(...xs),
            y1: Math.max(...ys),
          };
          const near = (v: number, a: number, b: number): boolean =>
            Math.min(Math.abs(v - a), Math.abs(v - b)) < 0.8;
          const isRectangle = points.every((p) => near(p[0], box.x0, box.x1) && near(p[1], box.y0, box.y1));
          if (isRectangle && points.length <= 6) addFilled(box);
        }
      }
      points = [];
      hasCurve = false;
    };
    for (let i = 0; i < data.length; ) {
      const code = data[i++];
      const at = (k: number): [number, number] =>
        applyMatrix(state.ctm, data[i + k] ?? 0, data[i + k + 1] ?? 0);
      if (code === 0) {
        endSubpath(false);
        points.push(at(0));
        i += 2;
      } else if (code === 1) {
        points.push(at(0));
        i += 2;
      } else if (code === 2) {
        // A curve's chord counts only where it is straight; rounded corners end a straight side.
        const end = at(4);
        hasCurve = true;
        const kept: [number, number][] = points;
        if (strokeShows)
          for (let k = 1; k < kept.length; k++) {
            const [a, b] = [kept[k - 1], kept[k]];
            if (a && b) addSegment(a[0], a[1], b[0], b[1], thickness);
          }
        points = [end];
        i += 6;
      } else if (code === 3) {
        const isWhole = !hasCurve;
        endSubpath(isWhole);
      } else break;
      const last = points.at(-1);
      if (isClipPending && last) clipPoints.push(last);
    }
    endSubpath(false);
    if (isClipPending) {
      isClipPending = false;
      if (clipPoints.length > 1) {
        const xs = clipPoints.map((p) => p[0]);
        const ys = clipPoints.map((p) => p[1]);
        clipTo({
          x0: Math.min(...xs),
          y0: Math.min(...ys),
          x1: Math.max(...xs),
          y1: Math.max(...ys),
        });
      }
    }
  }

  function clipTo(r: Rect): void {
    const { clip } = state;
    state.clip = {
      x0: Math.max(clip.x0, r.x0),
      y0: Math.max(clip.y0, r.y0),
      x1: Math.min(clip.x1, r.x1),
      y1: Math.min(clip.y1, r.y1),
    };
  }

  function showText(glyphs: readonly (PdfGlyph | number | null)[]): void {
    const { font, sizePt, direction, charSpacing, wordSpacing, clip } = state;
    if (sizePt === 0) return;
    const fontMatrix = font.fontMatrix ? asMatrix(font.fontMatrix) : null;
    const unit = Math.abs(fontMatrix?.[0] ?? FONT_UNITS) || FONT_UNITS;
    const scaleX = state.scaleX * direction;
    const place = multiply(state.ctm, textMatrix);
    const isVertical = font.vertical === true;
    const ascent = font.ascent && font.ascent > 0.3 && font.ascent < 1.6 ? font.ascent : 0.8;
    const descent = font.descent && font.descent < 0 && font.descent > -0.8 ? font.descent : -0.2;
    const name = (font.name ?? '').replace(/^[A-Z]{6}\+/, '');
    const isBold = font.bold === true || font.black === true || /bold|black|heavy|semibold|demi/i.test(name);
    const isItalic = font.italic === true || /italic|oblique/i.test(name);
    const isInvisible = (state.mode & 3) === 3 || state.fillAlpha === 0;
    let run = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        run += ((isVertical ? 1 : -1) * glyph * sizePt) / 1000;
        continue;
      }
      if (!glyph) continue;
      const spacing = (glyph.isSpace ? wordSpacing : 0) + charSpacing;
      const text = glyph.unicode ?? '';
      let width = (glyph.width ?? 0) * unit * sizePt;
      let start: [number, number];
      let end: [number, number];
      let next: [number, number];
      if (isVertical) {
        const metric = glyph.vmetric ?? font.defaultVMetrics;
        const high = metric ? Math.abs(metric[0] ?? 1000) * unit * sizePt : sizePt;
        start = applyMatrix(place, x - width / 2, y + state.rise + run);
        end = applyMatrix(place, x + width / 2, y + state.rise + run - high);
        run += -high + spacing * direction;
        next = end;
        addGlyph({
          text,
          box: rectOf(start, end),
          baseline: Math.max(start[1], end[1]),
          advanceTo: Math.max(start[0], end[0]),
          turn: 0,
          size: Math.hypot(place[2], place[3]) * sizePt,
        });
        continue;
      }
      if (width < 0) width = 0;
      const baseY = y + state.rise;
      start = applyMatrix(place, x + run * scaleX, baseY);
      end = applyMatrix(place, x + (run + width) * scaleX, baseY);
      run += width + spacing * direction;
      next = applyMatrix(place, x + run * scaleX, baseY);
      const dx = applyMatrix(place, 1, 0);
      const origin = applyMatrix(place, 0, 0);
      const turn = turnOf((dx[0] - origin[0]) * scaleX, (dx[1] - origin[1]) * scaleX);
      const size = Math.hypot(place[2], place[3]) * sizePt;
      // Corners: descent to ascent across the baseline, whatever the direction.
      const upX = place[2] * sizePt * direction;
      const upY = place[3] * sizePt * direction;
      const box = rectOf(
        [start[0] + upX * ascent, start[1] + upY * ascent],
        [end[0] + upX * descent, end[1] + upY * descent],
      );
      const isAcross = turn === 0 || turn === 180;
      addGlyph({
        text,
        box,
        baseline: isAcross ? start[1] : start[0],
        advanceTo: isAcross ? next[0] : next[1],
        turn,
        size,
      });
    }
    if (isVertical) y += run;
    else x += run * scaleX;

    function addGlyph(g: {
      text: string;
      box: Rect;
      baseline: number;
      advanceTo: number;
      turn: Glyph['turn'];
      size: number;
    }): void {
      const cx = (g.box.x0 + g.box.x1) / 2;
      const cy = (g.box.y0 + g.box.y1) / 2;
      if (
        g.size < 1 ||
        cx < clip.x0 ||
        cx > Math.max(clip.x1, viewportRight()) ||
        cy < clip.y0 ||
        cy > clip.y1
      )
        return;
      if (out.glyphs.length + hidden.length >= MAX_GLYPHS) {
        out.isCut = true;
        return;
      }
      if (isDoubtful(g.text)) out.doubtful++;
      (isInvisible ? hidden : out.glyphs).push({
        text: g.text,
        ...g.box,
        baseline: g.baseline,
        sizePt: g.size,
        advanceTo: g.advanceTo,
        isBlank: /^\s*$/u.test(g.text),
        isBold,
        isItalic,
        font: state.fontName,
        turn: g.turn,
      });
    }
  }

  /** Text that starts on the page and runs out over its right edge is still read: a link in a narrow cell does. */
  function viewportRight(): number {
    return state.clip.x1 >= viewport.width - 1 ? viewport.width * 2 : state.clip.x1;
  }

  for (let i = 0; i < list.fnArray.length; i++) {
    const fn = list.fnArray[i];
    // pdf.js gives each operator its own argument list; what is used of it is checked below.
    const args = (list.argsArray[i] ?? []) as readonly unknown[];
    const number = (k: number): number => (typeof args[k] === 'number' ? args[k] : 0);
    switch (fn) {
      case OPS.beginMarkedContent:
        layers.push(true);
        continue;
      case OPS.beginMarkedContentProps:
        layers.push(args[0] !== 'OC' || isLayerShown(args[1]));
        continue;
      case OPS.endMarkedContent:
        layers.pop();
        continue;
    }
    const isShown = !layers.includes(false);
    switch (fn) {
      case OPS.save:
        save();
        break;
      case OPS.restore:
        restore();
        break;
      case OPS.transform:
        state.ctm = multiply(state.ctm, asMatrix(args));
        break;
      case OPS.paintFormXObjectBegin: {
        save();
        state.ctm = multiply(state.ctm, asMatrix(args[0]));
        if (args[1]) {
          const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(args[1] as ArrayLike<number>); // a box of four numbers
          const corners: [number, number][] = [
            applyMatrix(state.ctm, x0, y0),
            applyMatrix(state.ctm, x1, y0),
            applyMatrix(state.ctm, x0, y1),
            applyMatrix(state.ctm, x1, y1),
          ];
          clipTo({
            x0: Math.min(...corners.map((c) => c[0])),
            y0: Math.min(...corners.map((c) => c[1])),
            x1: Math.max(...corners.map((c) => c[0])),
            y1: Math.max(...corners.map((c) => c[1])),
          });
        }
        break;
      }
      case OPS.paintFormXObjectEnd:
        restore();
        break;
      case OPS.beginGroup:
        save();
        {
          const group = args[0] as { matrix?: unknown } | undefined; // pdf.js: { matrix, bbox, … }
          if (group?.matrix) state.ctm = multiply(state.ctm, asMatrix(group.matrix));
        }
        break;
      case OPS.endGroup:
        restore();
        break;
      case OPS.beginAnnotation:
        save();
        state = {
          ...state,
          ctm: multiply(multiply(base, asMatrix(args[2])), asMatrix(args[3])),
          clip: pageBox,
        };
        break;
      case OPS.endAnnotation:
        restore();
        break;
      case OPS.setLineWidth:
        state.lineWidth = number(0);
        break;
      case OPS.setStrokeRGBColor:
        state.stroke = String(args[0]);
        break;
      case OPS.setFillRGBColor:
        state.fill = String(args[0]);
        break;
      case OPS.setStrokeTransparent:
        state.stroke = '';
        break;
      case OPS.setFillTransparent:
        state.fill = '';
        break;
      case OPS.setStrokeColorN:
        state.stroke = 'pattern';
        break;
      case OPS.setFillColorN:
        state.fill = 'pattern';
        break;
      case OPS.setGState:
        for (const entry of (args[0] ?? []) as readonly (readonly [string, unknown])[]) {
          // pdf.js: [name, value] pairs
          const [key, value] = entry;
          if (key === 'ca') state.fillAlpha = Number(value);
          else if (key === 'CA') state.strokeAlpha = Number(value);
          else if (key === 'LW') state.lineWidth = Number(value);
          else if (key === 'Font' && Array.isArray(value)) setFont(String(value[0]), Number(value[1]));
        }
        break;
      case OPS.clip:
      case OPS.eoClip:
        isClipPending = true;
        break;
      case OPS.constructPath: {
        const data = (args[1] as readonly (ArrayLike<number> | null)[] | undefined)?.[0]; // pdf.js 5: [op, [data], box]
        if (data && isShown) path(number(0), data);
        else if (data) isClipPending = false;
        break;
      }
      case OPS.beginText:
        textMatrix = IDENTITY;
        x = y = lineX = lineY = 0;
        break;
      case OPS.setCharSpacing:
        state.charSpacing = number(0);
        break;
      case OPS.setWordSpacing:
        state.wordSpacing = number(0);
        break;
      case OPS.setHScale:
        state.scaleX = number(0) / 100;
        break;
      case OPS.setLeading:
        state.leading = -number(0);
        break;
      case OPS.setFont:
        setFont(String(args[0]), number(1));
        break;
      case OPS.setTextRenderingMode:
        state.mode = number(0);
        break;
      case OPS.setTextRise:
        state.rise = number(0);
        break;
      case OPS.moveText:
        moveText(number(0), number(1));
        break;
      case OPS.setLeadingMoveText:
        state.leading = number(1);
        moveText(number(0), number(1));
        break;
      case OPS.setTextMatrix:
        textMatrix = asMatrix(args[0]);
        x = y = lineX = lineY = 0;
        break;
      case OPS.nextLine:
        moveText(0, state.leading);
        break;
      case OPS.showText:
        if (isShown) showText((args[0] ?? []) as readonly (PdfGlyph | number | null)[]); // pdf.js: glyphs and kerns
        break;
    }
  }
  // A scan's text layer is invisible and is the page's only text; beside visible text it is not read.
  if (out.glyphs.filter((g) => !g.isBlank).length === 0) out.glyphs.push(...hidden);
  return out;

  function setFont(name: string, size: number): void {
    state.fontName = name;
    state.font = fontOf(name);
    state.sizePt = Math.abs(size);
    state.direction = size < 0 ? -1 : 1;
  }
}

const rectOf = (a: readonly [number, number], b: readonly [number, number]): Rect => ({
  x0: Math.min(a[0], b[0]),
  y0: Math.min(a[1], b[1]),
  x1: Math.max(a[0], b[0]),
  y1: Math.max(a[1], b[1]),
});
