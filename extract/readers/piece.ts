import type { Box, Evidence, Place } from '../../schemas/evidence.ts';
import type { Card, Cell, LinkSpan, Span, TextBlock } from '../layout.ts';
import { foldAligned, foldSpace } from '../values/fold.ts';

/** Words of a document that make a value or a part of one: a cell, an entry of a card, a block of text. */
export interface Piece {
  /** White space folded, broken words rejoined. */
  readonly text: string;
  readonly spans: readonly Span[];
  readonly links: readonly LinkSpan[];
  readonly confidence: number;
}

export const pieceOfCell = (cell: Cell): Piece => ({
  text: foldSpace(cell.text),
  spans: cell.spans,
  links: cell.links,
  confidence: cell.confidence,
});

export const pieceOfEntry = (entry: Card['entries'][number], confidence: number): Piece => ({
  text: foldSpace(entry.value),
  spans: entry.spans,
  links: entry.links,
  confidence,
});

export const pieceOfBlock = (block: TextBlock, confidence = 0.9): Piece => ({
  text: foldSpace(block.text),
  spans: block.spans,
  links: block.links,
  confidence,
});

export const pieceOfSpan = (span: Span, confidence: number): Piece => ({
  text: foldSpace(span.text),
  spans: [span],
  links: [],
  confidence,
});

/** One value of several pieces, in reading order. */
export function joinPieces(pieces: readonly Piece[], separator = ' '): Piece {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  return {
    text: pieces
      .map((piece) => piece.text)
      .filter(Boolean)
      .join(separator),
    spans: pieces.flatMap((piece) => piece.spans),
    links: pieces.flatMap((piece) => piece.links),
    confidence: pieces.length === 0 ? 0 : Math.min(...pieces.map((piece) => piece.confidence)),
  };
}

/**
 * Where the words `text.slice(from, to)` of a piece stand: one piece of evidence for each page (or element, or
 * stretch of lines), in reading order; their quotes put together are the words.
 */
export function evidenceOf(piece: Piece, from = 0, to = piece.text.length): Evidence[] {
  const ranges = alignSpans(piece.text, piece.spans);
  const parts: { place: Place; from: number; to: number; quote: string | null }[] = [];
  for (const [i, span] of piece.spans.entries()) {
    const range = ranges[i];
    if (!range) {
      // Words that the value shows otherwise than the page does are quoted as the page has them.
      if (from === 0 && to === piece.text.length && span.text.trim() !== '') {
        parts.push({ place: span.place, from: -1, to: -1, quote: foldSpace(span.text) });
      }
      continue;
    }
    if (range.to <= from || range.from >= to) continue;
    const start = Math.max(from, range.from);
    const end = Math.min(to, range.to);
    const last = parts.at(-1);
    const merged =
      last && last.quote === null && last.to <= start + 2 ? mergePlaces(last.place, span.place) : null;
    if (last && merged) {
      last.place = merged;
      last.to = end;
    } else parts.push({ place: span.place, from: start, to: end, quote: null });
  }
  return parts
    .map((part) => ({ place: part.place, quote: part.quote ?? piece.text.slice(part.from, part.to).trim() }))
    .filter((evidence) => evidence.quote !== '');
}

/** The first place of a piece, for notes. */
export const placeOf = (piece: Piece): Place | null => piece.spans[0]?.place ?? null;

/**
 * For each span the stretch of the text that it gave, reaching to where the next span's begins; null for a span whose
 * letters are not there in this order. Blanks, hyphens and other marks are not compared: a line end adds or takes them.
 */
export function alignSpans(text: string, spans: readonly Span[]): ({ from: number; to: number } | null)[] {
  const { letters, at } = lettersOf(text);
  let cursor = 0;
  const ranges = spans.map((span) => {
    const wanted = lettersOf(span.text).letters;
    if (wanted === '') return null;
    const found = letters.indexOf(wanted, cursor);
    if (found < 0 || found - cursor > 200) {
      const shared = sharedEnd(wanted, letters, cursor);
      if (!shared) return null;
      cursor = shared.to;
      return { from: at[shared.from] ?? 0, to: (at[shared.to - 1] ?? 0) + 1 };
    }
    cursor = found + wanted.length;
    return { from: at[found] ?? 0, to: (at[found + wanted.length - 1] ?? 0) + 1 };
  });
  let next = text.length;
  for (let i = ranges.length - 1; i >= 0; i--) {
    const range = ranges[i];
    if (!range) continue;
    range.to = Math.max(range.to, next);
    next = range.from;
  }
  const first = ranges.find((range) => range !== null);
  if (first && lettersOf(text.slice(0, first.from)).letters === '') first.from = 0;
  return ranges;
}

/** Beyond this many letters a span is no line, and comparing its every end takes too long. */
const LONGEST_SHARED = 1500;

/** A span that gave only its end or its beginning, such as the title behind "Case 2:". */
function sharedEnd(wanted: string, letters: string, cursor: number): { from: number; to: number } | null {
  const rest = letters.slice(cursor, cursor + LONGEST_SHARED);
  if (wanted.length > LONGEST_SHARED || letters.length - cursor > LONGEST_SHARED) return null;
  if (rest.length >= 3 && wanted.includes(rest)) return { from: cursor, to: letters.length };
  for (let cut = 1; cut <= wanted.length - 6; cut++) {
    if (rest.startsWith(wanted.slice(cut))) return { from: cursor, to: cursor + wanted.length - cut };
  }
  for (let length = Math.min(wanted.length, rest.length); length >= 6; length--) {
    if (rest.endsWith(wanted.slice(0, length))) return { from: letters.length - length, to: letters.length };
  }
  return null;
}

/** Where a piece has the given words, letter by letter, whatever line ends did to them; null where it has not. */
export function findWords(
  piece: Piece,
  words: string,
): { readonly from: number; readonly to: number } | null {
  const { letters, at } = lettersOf(piece.text);
  const wanted = lettersOf(words).letters;
  const found = wanted === '' ? -1 : letters.indexOf(wanted);
  if (found < 0) return null;
  return { from: at[found] ?? 0, to: (at[found + wanted.length - 1] ?? 0) + 1 };
}

function lettersOf(text: string): { letters: string; at: number[] } {
  const { folded, at } = foldAligned(text);
  let letters = '';
  const places: number[] = [];
  for (let i = 0; i < folded.length; i++) {
    const letter = folded[i] ?? '';
    const isPlain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (!isPlain && (letter < '\u0080' || !/[\p{L}\p{N}]/u.test(letter))) continue;
    letters += letter;
    places.push(at[i] ?? 0);
  }
  return { letters, at: places };
}

/** Two places as one, where that names no more than the two: boxes of a page, neighbouring lines, one element. */
function mergePlaces(a: Place, b: Place): Place | null {
  if (a.type === 'box' && b.type === 'box' && a.page === b.page) {
    return { type: 'box', page: a.page, bbox: unionOf(a.bbox, b.bbox) };
  }
  if (a.type === 'lines' && b.type === 'lines' && b.from <= a.to + 2 && b.from >= a.from) {
    return { type: 'lines', from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) };
  }
  if (a.type === 'element' && b.type === 'element' && a.path === b.path) {
    if (a.start === undefined || b.end === undefined) return { type: 'element', path: a.path };
    return { type: 'element', path: a.path, start: a.start, end: b.end };
  }
  return null;
}

const unionOf = (a: Box, b: Box): Box => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];
