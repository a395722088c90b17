import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { collectRules } from './collect-rules.ts';
import {
  clipTo,
  type FontFacts,
  type GraphicsState,
  initialState,
  penAtOrigin,
  shownBounds,
} from './graphics-state.ts';
import { asMatrix, IDENTITY, multiply } from './matrix.ts';
import type { Fill, Glyph, Rect, Rule } from './page-content.ts';
import { type PdfGlyph, placeGlyphs } from './place-glyphs.ts';

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
  const base = asMatrix(viewport.transform);
  const rules = collectRules();
  const glyphs = placeGlyphs(viewport.width);
  const pen = penAtOrigin();
  let state: GraphicsState = initialState(base, pageBox);
  const stack: GraphicsState[] = [];
  const layers: boolean[] = [];
  /** Marked content that is open, innermost last; a form's own numbers are not the page's. */
  const marks: number[] = [-1];
  let forms = 0;
  let isClipPending = false;

  const save = (): void => void stack.push({ ...state });
  const restore = (): void => {
    const last = stack.pop();
    if (last) state = last;
  };
  const setFont = (name: string, size: number): void => {
    state.fontName = name;
    state.font = fontOf(name);
    state.sizePt = Math.abs(size);
    state.direction = size < 0 ? -1 : 1;
  };
  const putPen = (x: number, y: number): void => {
    pen.x = pen.lineX = x;
    pen.y = pen.lineY = y;
  };
  const moveLine = (dx: number, dy: number): void => putPen(pen.lineX + dx, pen.lineY + dy);

  for (let i = 0; i < list.fnArray.length; i++) {
    const fn = list.fnArray[i];
    // pdf.js gives each operator its own argument list; what is used of it is checked below.
    const args = (list.argsArray[i] ?? []) as readonly unknown[];
    const number = (k: number): number => (typeof args[k] === 'number' ? args[k] : 0);
    switch (fn) {
      case OPS.beginMarkedContent:
        layers.push(true);
        marks.push(marks.at(-1) ?? -1);
        continue;
      case OPS.beginMarkedContentProps:
        layers.push(args[0] !== 'OC' || isLayerShown(args[1]));
        marks.push(forms === 0 && typeof args[1] === 'number' ? args[1] : (marks.at(-1) ?? -1));
        continue;
      case OPS.endMarkedContent:
        layers.pop();
        if (marks.length > 1) marks.pop();
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
        forms++;
        save();
        state.ctm = multiply(state.ctm, asMatrix(args[0]));
        if (args[1]) {
          const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = Array.from(args[1] as ArrayLike<number>); // a box of four numbers
          clipTo(state, shownBounds(state.ctm, x0, y0, x1, y1));
        }
        break;
      }
      case OPS.paintFormXObjectEnd:
        forms--;
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
        if (!data) break;
        if (isShown) rules.path(state, number(0), data, isClipPending);
        isClipPending = false;
        break;
      }
      case OPS.beginText:
        pen.matrix = IDENTITY;
        putPen(0, 0);
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
        moveLine(number(0), number(1));
        break;
      case OPS.setLeadingMoveText:
        state.leading = number(1);
        moveLine(number(0), number(1));
        break;
      case OPS.setTextMatrix:
        pen.matrix = asMatrix(args[0]);
        putPen(0, 0);
        break;
      case OPS.nextLine:
        moveLine(0, state.leading);
        break;
      case OPS.showText:
        // pdf.js: glyphs and kerns
        if (isShown)
          glyphs.show(
            state,
            pen,
            (args[0] ?? []) as readonly (PdfGlyph | number | null)[],
            marks.at(-1) ?? -1,
          );
        break;
    }
  }
  return {
    glyphs: glyphs.shown(),
    across: rules.across,
    down: rules.down,
    fills: rules.fills,
    doubtful: glyphs.doubtful,
    isCut: glyphs.isCut || rules.isCut,
  };
}
