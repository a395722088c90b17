import type { GraphicsState, TextPen } from './graphics-state.ts';
import { applyMatrix, asMatrix, multiply } from './matrix.ts';
import type { Glyph } from './page-content.ts';
import { readableText } from './tex-letters.ts';

/** A glyph as pdf.js gives it; numbers between glyphs are kerns in thousandths of the font size. */
export interface PdfGlyph {
  readonly unicode?: string;
  readonly width?: number;
  readonly isSpace?: boolean;
  readonly vmetric?: ArrayLike<number> | null;
}

/** The glyphs of a page where they are shown. */
export interface GlyphPlacer {
  /** One string: moves the pen along. */
  show(state: GraphicsState, pen: TextPen, glyphs: readonly (PdfGlyph | number | null)[], mark: number): void;
  /** What is read: visible glyphs, or where there are none the invisible ones, which are a scan's text layer. */
  shown(): Glyph[];
  /** Glyphs without a letter. */
  readonly doubtful: number;
  /** Whether the page draws more than is read. */
  readonly isCut: boolean;
}

const MAX_GLYPHS = 200_000;
const FONT_UNITS = 0.001;
/** Text rendering mode 3 (and 7): neither filled nor stroked. */
const INVISIBLE = 3;

function isDoubtful(text: string): boolean {
  return isPrinted(text) ? false : /[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]/u.test(text);
}

const isBlank = (text: string): boolean => (isPrinted(text) ? false : /^\s*$/u.test(text));

/** One printed ASCII character, as most are: nothing more need be asked of it. */
function isPrinted(text: string): boolean {
  if (text.length !== 1) return false;
  const code = text.charCodeAt(0);
  return code > 0x20 && code < 0x7f;
}

function turnOf(dx: number, dy: number): Glyph['turn'] {
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? 0 : 180;
  return dy >= 0 ? 90 : 270;
}

/** What all glyphs of a font share. */
interface FontLook {
  readonly unit: number;
  readonly ascent: number;
  readonly descent: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

function lookOf({ font }: GraphicsState): FontLook {
  const fontMatrix = font.fontMatrix ? asMatrix(font.fontMatrix) : null;
  const name = (font.name ?? '').replace(/^[A-Z]{6}\+/, '');
  return {
    unit: Math.abs(fontMatrix?.[0] ?? FONT_UNITS) || FONT_UNITS,
    ascent: font.ascent && font.ascent > 0.3 && font.ascent < 1.6 ? font.ascent : 0.8,
    descent: font.descent && font.descent < 0 && font.descent > -0.8 ? font.descent : -0.2,
    isBold: font.bold === true || font.black === true || /bold|black|heavy|semibold|demi/i.test(name),
    isItalic: font.italic === true || /italic|oblique/i.test(name),
  };
}

/** @param pageWidthPt text that begins on the page and runs out over its right edge is still read */
export function placeGlyphs(pageWidthPt: number): GlyphPlacer {
  const visible: Glyph[] = [];
  const hidden: Glyph[] = [];
  const looks = new WeakMap<object, FontLook>();
  let doubtful = 0;
  let isCut = false;

  const look = (state: GraphicsState): FontLook => {
    const known = looks.get(state.font) ?? lookOf(state);
    looks.set(state.font, known);
    return known;
  };

  function show(
    state: GraphicsState,
    pen: TextPen,
    glyphs: readonly (PdfGlyph | number | null)[],
    mark: number,
  ): void {
    const { font, fontName, sizePt, direction, charSpacing, wordSpacing, clip } = state;
    if (sizePt === 0) return;
    const { unit, ascent, descent, isBold, isItalic } = look(state);
    const scaleX = state.scaleX * direction;
    const place = multiply(state.ctm, pen.matrix);
    const [a, b, c, d, e, f] = place;
    const isVertical = font.vertical === true;
    const into = (state.mode & INVISIBLE) === INVISIBLE || state.fillAlpha === 0 ? hidden : visible;
    const size = Math.hypot(c, d) * sizePt;
    const origin = applyMatrix(place, 0, 0);
    const right = applyMatrix(place, 1, 0);
    const turn = isVertical ? 0 : turnOf((right[0] - origin[0]) * scaleX, (right[1] - origin[1]) * scaleX);
    const isAcross = turn === 0 || turn === 180;
    // From the baseline to the corners: descent to ascent, whatever the direction.
    const [upX, upY] = [c * sizePt * direction, d * sizePt * direction];
    // A link in a narrow cell runs out of the page.
    const clipRight = clip.x1 >= pageWidthPt - 1 ? Math.max(clip.x1, pageWidthPt * 2) : clip.x1;
    const baseY = pen.y + state.rise;
    let run = 0;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        run += ((isVertical ? 1 : -1) * glyph * sizePt) / 1000;
        continue;
      }
      if (!glyph) continue;
      const spacing = (glyph.isSpace ? wordSpacing : 0) + charSpacing;
      const text = readableText(glyph.unicode ?? '');
      const width = (glyph.width ?? 0) * unit * sizePt;
      let [startX, startY, endX, endY, baseline, advanceTo] = [0, 0, 0, 0, 0, 0];
      if (isVertical) {
        const metric = glyph.vmetric ?? font.defaultVMetrics;
        const high = metric ? Math.abs(metric[0] ?? 1000) * unit * sizePt : sizePt;
        [startX, startY] = applyMatrix(place, pen.x - width / 2, baseY + run);
        [endX, endY] = applyMatrix(place, pen.x + width / 2, baseY + run - high);
        run += -high + spacing * direction;
        baseline = Math.max(startY, endY);
        advanceTo = Math.max(startX, endX);
      } else {
        const printed = Math.max(0, width);
        const from = pen.x + run * scaleX;
        const to = pen.x + (run + printed) * scaleX;
        run += printed + spacing * direction;
        const next = pen.x + run * scaleX;
        const [x, y] = [a * from + c * baseY + e, b * from + d * baseY + f];
        startX = x + upX * ascent;
        startY = y + upY * ascent;
        endX = a * to + c * baseY + e + upX * descent;
        endY = b * to + d * baseY + f + upY * descent;
        baseline = isAcross ? y : x;
        advanceTo = isAcross ? a * next + c * baseY + e : b * next + d * baseY + f;
      }
      const x0 = Math.min(startX, endX);
      const y0 = Math.min(startY, endY);
      const x1 = Math.max(startX, endX);
      const y1 = Math.max(startY, endY);
      const cx = (x0 + x1) / 2;
      const cy = (y0 + y1) / 2;
      if (size < 1 || cx < clip.x0 || cx > clipRight || cy < clip.y0 || cy > clip.y1) continue;
      if (visible.length + hidden.length >= MAX_GLYPHS) {
        isCut = true;
        continue;
      }
      if (isDoubtful(text)) doubtful++;
      into.push({
        x0,
        y0,
        x1,
        y1,
        text,
        baseline,
        sizePt: size,
        advanceTo,
        isBlank: isBlank(text),
        isBold,
        isItalic,
        font: fontName,
        turn,
        mark,
      });
    }
    if (isVertical) pen.y += run;
    else pen.x += run * scaleX;
  }

  return {
    show,
    shown: () => (visible.some((g) => !g.isBlank) ? visible : [...visible, ...hidden]),
    get doubtful() {
      return doubtful;
    },
    get isCut() {
      return isCut;
    },
  };
}
