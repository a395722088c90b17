import { type Glyph, overlap, unionOf, type Word } from './page-content.ts';

/** A gap wider than this share of the font size parts words where no blank was drawn. */
const WORD_GAP = 0.17;
const ZERO_WIDTH = /[\u200b-\u200f\u2060\ufeff\u0000-\u0008]/gu;
const PRESENTATION_FORM = /[\ufb00-\ufb4f\ufb50-\ufdff\ufe70-\ufefc]+/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** Ligatures and presentation forms as letters; everything else as printed. */
const plain = (text: string): string => (/^[\x21-\x7e]*$/.test(text) ? text : unusual(text));

const unusual = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(ZERO_WIDTH, '')
    .replace(PRESENTATION_FORM, (forms) => forms.normalize('NFKC'))
    .normalize('NFC');

const isBackward = (turn: Glyph['turn']): boolean => turn === 180 || turn === 270;
const startOf = (g: Glyph): number =>
  g.turn === 0 ? g.x0 : g.turn === 180 ? -g.x1 : g.turn === 90 ? g.y0 : -g.y1;

/** Glyphs are looked up by squares of so many points. */
const CELL = 4;
/** So many squares each way before the count begins again: those that share a number are told apart by their place. */
const CELLS = 256;
const cellOf = (x: number, y: number): number => (x & (CELLS - 1)) * CELLS + (y & (CELLS - 1));
const reached = (edge: number, last: number): number => Math.min(last, Math.round(edge / CELL));

/**
 * Drops glyphs drawn twice at nearly the same place (false bold, shadows): same character, less than 0.3 of its
 * width away. By position only: "aa" stays.
 */
function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  // The last glyph of each square, and of each glyph the one before it in its square; -1 where there is none.
  const lastIn = new Int32Array(CELLS * CELLS).fill(-1);
  const before = new Int32Array(glyphs.length);
  return glyphs.filter((glyph, index) => {
    if (glyph.isBlank) return true;
    const cellX = Math.round(glyph.x0 / CELL);
    const cellY = Math.round(glyph.y0 / CELL);
    const limitX = 0.3 * Math.max(glyph.x1 - glyph.x0, 1);
    const limitY = Math.max(limitX, 0.1 * glyph.sizePt);
    // Only the neighbouring cells that the limits reach into.
    const [toX, toY] = [reached(glyph.x0 + limitX, cellX + 1), reached(glyph.y0 + limitY, cellY + 1)];
    for (let x = Math.max(cellX - 1, Math.round((glyph.x0 - limitX) / CELL)); x <= toX; x++)
      for (let y = Math.max(cellY - 1, Math.round((glyph.y0 - limitY) / CELL)); y <= toY; y++)
        for (let at = lastIn[cellOf(x, y)] ?? -1; at >= 0; at = before[at] ?? -1) {
          const other = glyphs[at];
          if (
            other?.text === glyph.text &&
            Math.abs(other.x0 - glyph.x0) < limitX &&
            Math.abs(other.y0 - glyph.y0) < limitY
          )
            return false;
        }
    const cell = cellOf(cellX, cellY);
    before[index] = lastIn[cell] ?? -1;
    lastIn[cell] = index;
    return true;
  });
}

function wordOf(glyphs: readonly Glyph[], hasBlankBefore: boolean, order: number): Word | null {
  const [first] = glyphs;
  if (!first) return null;
  let raw = '';
  let main = first;
  for (const glyph of glyphs) {
    raw += glyph.text;
    if (glyph.sizePt > main.sizePt + 0.01) main = glyph;
  }
  const isRtl = first.turn === 0 && RIGHT_TO_LEFT.test(raw);
  const text = plain(isRtl ? rightToLeft(glyphs) : raw);
  if (text.trim() === '') return null;
  return {
    ...unionOf(glyphs),
    text,
    baseline: main.baseline,
    sizePt: main.sizePt,
    isBold: main.isBold,
    isItalic: main.isItalic,
    font: main.font,
    turn: main.turn,
    hasBlankBefore,
    order,
    mark: first.mark,
  };
}

/** Reading order of a right-to-left word by geometry, since files store both orders; numbers in it stay. */
function rightToLeft(glyphs: readonly Glyph[]): string {
  return [...glyphs]
    .sort((a, b) => b.x0 - a.x0)
    .map((g) => g.text)
    .join('')
    .replace(/[0-9][0-9.,/:-]*[0-9]/gu, (number) => [...number].reverse().join(''));
}

/** Glyphs in the order of drawing to words; blanks are decided by gaps as well as by drawn blanks. */
export function buildWords(drawn: readonly Glyph[]): Word[] {
  const words: Word[] = [];
  let current: Glyph[] = [];
  let hasBlankBefore = false;
  const close = (): void => {
    const word = wordOf(current, hasBlankBefore, words.length);
    if (word) {
      words.push(word);
      hasBlankBefore = false;
    }
    current = [];
  };
  for (const glyph of withoutDoubles(drawn)) {
    const last = current.at(-1);
    if (glyph.isBlank) {
      close();
      hasBlankBefore = true;
      continue;
    }
    if (last) {
      const size = Math.max(last.sizePt, glyph.sizePt);
      const due = isBackward(last.turn) ? -last.advanceTo : last.advanceTo;
      const gap = startOf(glyph) - due;
      const isSameLine =
        last.turn === glyph.turn &&
        Math.abs(last.baseline - glyph.baseline) < 0.45 * size &&
        (Math.abs(last.baseline - glyph.baseline) < 0.1 * size ||
          Math.min(last.sizePt, glyph.sizePt) < 0.85 * size);
      if (!isSameLine || gap > WORD_GAP * size || gap < -0.4 * size) {
        close();
        if (!isSameLine || gap > 3 * size) hasBlankBefore = false;
      }
    }
    current.push(glyph);
  }
  close();
  return words;
}

/** Whether two words touch, so that they are one: drawn in pieces, kerned apart, or a mark set high. */
export function touches(left: Word, right: Word): boolean {
  if (right.hasBlankBefore || left.turn !== right.turn) return false;
  const size = Math.max(left.sizePt, right.sizePt);
  const gap = right.x0 - left.x1;
  const height = Math.min(left.y1 - left.y0, right.y1 - right.y0);
  return (
    gap > -0.35 * size && gap < 0.12 * size && overlap(left.y0, left.y1, right.y0, right.y1) > 0.4 * height
  );
}

/** Two touching words as one. */
export function joinWords(left: Word, right: Word): Word {
  const main = right.sizePt > left.sizePt + 0.01 ? right : left;
  const isRtl = RIGHT_TO_LEFT.test(left.text + right.text);
  return {
    ...main,
    ...unionOf([left, right]),
    text: isRtl ? right.text + left.text : left.text + right.text,
    hasBlankBefore: left.hasBlankBefore,
    order: Math.min(left.order, right.order),
  };
}
