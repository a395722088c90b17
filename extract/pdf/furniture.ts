import type { ReadPage } from './read-page.ts';
import { type WordLine, wordLines, wordsText } from './text-lines.ts';

/** A line near the top or bottom of a page, as it is compared over pages. */
export interface EdgeLine {
  readonly page: number;
  readonly key: string;
  /** The numbers in it, left to right; Roman ones only where it is nothing but a number. */
  readonly numbers: readonly number[];
  readonly y: number;
  readonly line: WordLine;
  readonly isTop: boolean;
  readonly isLone: boolean;
}

const EDGE_SHARE = 0.13;
const PAGE_NUMBER =
  /^(?:[-–—|\s]*(?:page|p\.|seite|pagina|página|stran|sivu|str\.)?\s*(\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von|de|di|van|od)\s*\d{1,4})?[-–—|\s]*)$/iu;
/** A number of more digits is none that goes with pages. */
const MOST_DIGITS = 9;

/** What a browser prints above and below each page, for a document of one page too: time and title, address and page. */
const PRINTED_HEAD = /^\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s+\d{1,2}[:.]\d{2}\b/u;
const PRINTED_FOOT = /^[a-z]+:\/\/\S*\s+(\d{1,4})\s*\/\s*(\d{1,4})$/u;

/** The lines of a page that may be furniture: the outermost at its top and bottom, none that stands between rules. */
export function edgeLines(page: ReadPage): EdgeLine[] {
  const upright = page.words.filter((w) => w.turn === 0);
  const near = upright.filter(
    (w) => w.y1 < EDGE_SHARE * page.heightPt || w.y0 > (1 - EDGE_SHARE) * page.heightPt,
  );
  const around = wordLines(
    upright.filter(
      (w) => w.y1 < 2 * EDGE_SHARE * page.heightPt || w.y0 > (1 - 2 * EDGE_SHARE) * page.heightPt,
    ),
  );
  return wordLines(near)
    .filter((line) => !isInsideRules(page, line) && isSetApart(line, around))
    .map((line) => {
      const text = wordsText(line.words).toLowerCase();
      return {
        page: page.number,
        key: text.replace(/\d+/gu, '#'),
        numbers: numbersIn(text),
        y: line.baseline,
        line,
        isTop: line.baseline < page.heightPt / 2,
        isLone: segments(line) <= 3,
      };
    });
}

function numbersIn(text: string): number[] {
  const digits = [...text.matchAll(/\d+/gu)].map(([d]) => (d.length > MOST_DIGITS ? Number.NaN : Number(d)));
  const roman = digits.length === 0 ? PAGE_NUMBER.exec(text)?.[1] : undefined;
  return roman ? [romanValue(roman)] : digits;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanValue(text: string): number {
  const values = [...text].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** White between it and the next line inwards: a table's header stands close above its rows. */
function isSetApart(line: WordLine, lines: readonly WordLine[]): boolean {
  // Lines that overlap in height are cells of one row, set in its middle.
  const reach = segments(line) < 2 ? 0.75 : 1.9;
  return !lines.some(
    (other) =>
      Math.abs(other.baseline - line.baseline) > 0.5 &&
      Math.abs(other.baseline - line.baseline) < reach * line.sizePt,
  );
}

function segments(line: WordLine): number {
  let count = 1;
  line.words.forEach((word, i) => {
    const last = line.words[i - 1];
    if (last && word.x0 - last.x1 > 1.2 * word.sizePt) count++;
  });
  return count;
}

/** Between two lines across that both reach over it: a table's row, not a running head. */
function isInsideRules(page: ReadPage, line: WordLine): boolean {
  const reaches = (from: number, to: number): boolean => from < line.x0 + 2 && to > line.x1 - 2;
  const above = page.across.some((r) => r.at <= line.y0 + 3 && line.y0 - r.at < 40 && reaches(r.from, r.to));
  const below = page.across.some((r) => r.at >= line.y1 - 3 && r.at - line.y1 < 60 && reaches(r.from, r.to));
  const beside = page.down.some((r) => r.from < line.baseline && r.to > line.baseline);
  return (above && below) || beside;
}

/**
 * Running heads, footers and page numbers: lines that neighbouring pages repeat at the same height, with the same numbers
 * or with numbers that go with the pages; and bare page numbers that do so at whatever place. A number that stands there
 * once, or goes its own way, is text: the last row of a list, an answer's number. Where no neighbour has one, only the
 * number that the page itself has in the document is taken.
 */
export function furnitureOf(
  own: readonly EdgeLine[],
  neighbours: readonly EdgeLine[],
  heightPt: number,
): WordLine[] {
  const outermost = (isTop: boolean): number | undefined => {
    const lines = own.filter((l) => l.isTop === isTop);
    return isTop ? Math.min(...lines.map((l) => l.y)) : Math.max(...lines.map((l) => l.y));
  };
  const isBare = (edge: EdgeLine): boolean => PAGE_NUMBER.test(wordsText(edge.line.words));
  return own
    .filter((edge) => {
      if (edge.y === outermost(edge.isTop) && isPrinted(edge)) return true;
      if (
        edge.y === outermost(edge.isTop) &&
        isBare(edge) &&
        (edge.y > 0.9 * heightPt || edge.y < 0.08 * heightPt)
      ) {
        const bare = neighbours.filter(isBare);
        const isOwn = bare.length === 0 && edge.numbers[0] === edge.page;
        if (isOwn || bare.some((other) => goesWithPages(edge, other, 1))) return true;
      }
      if (!edge.isLone || edge.key.length === 0) return false;
      return neighbours.some(
        (other) =>
          other.key === edge.key &&
          other.isTop === edge.isTop &&
          Math.abs(other.y - edge.y) < 4 &&
          other.numbers.length === edge.numbers.length &&
          edge.numbers.every((number, i) => number === other.numbers[i] || goesWithPages(edge, other, i + 1)),
      );
    })
    .map((edge) => edge.line);
}

function isPrinted(edge: EdgeLine): boolean {
  const text = wordsText(edge.line.words).toLowerCase();
  if (edge.isTop) return PRINTED_HEAD.test(text);
  const [, page, pages] = PRINTED_FOOT.exec(text) ?? [];
  return Number(page) === edge.page && Number(pages) >= edge.page;
}

/** Whether the first, second, … number of two pages' lines differs as the pages do. */
const goesWithPages = (a: EdgeLine, b: EdgeLine, nth: number): boolean =>
  (a.numbers[nth - 1] ?? Number.NaN) - (b.numbers[nth - 1] ?? Number.NaN) === a.page - b.page;
