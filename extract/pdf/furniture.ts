import type { ReadPage } from './read-page.ts';
import { type WordLine, wordLines, wordsText } from './text-lines.ts';

/** A line near the top or bottom of a page, as it is compared over pages. */
export interface EdgeLine {
  readonly key: string;
  readonly y: number;
  readonly line: WordLine;
  readonly isTop: boolean;
  readonly isLone: boolean;
}

const EDGE_SHARE = 0.13;
const PAGE_NUMBER =
  /^(?:[-–—|\s]*(?:page|p\.|seite|pagina|página|stran|sivu|str\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:\/|of|von|de|di|van|od)\s*\d{1,4})?[-–—|\s]*)$/iu;

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
    .map((line) => ({
      key: wordsText(line.words).toLowerCase().replace(/\d+/gu, '#'),
      y: line.baseline,
      line,
      isTop: line.baseline < page.heightPt / 2,
      isLone: segments(line) <= 3,
    }));
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

/** Running heads, footers and page numbers: lines that neighbouring pages repeat at the same height, digits aside. */
export function furnitureOf(
  own: readonly EdgeLine[],
  neighbours: readonly (readonly EdgeLine[])[],
  heightPt: number,
): WordLine[] {
  const outermost = (isTop: boolean): number | undefined => {
    const lines = own.filter((l) => l.isTop === isTop);
    return isTop ? Math.min(...lines.map((l) => l.y)) : Math.max(...lines.map((l) => l.y));
  };
  return own
    .filter((edge) => {
      const text = edge.key;
      const isOuter = edge.y === outermost(edge.isTop);
      if (
        isOuter &&
        PAGE_NUMBER.test(wordsText(edge.line.words)) &&
        (edge.y > 0.9 * heightPt || edge.y < 0.08 * heightPt)
      )
        return true;
      if (!edge.isLone || text.length === 0) return false;
      return neighbours.some((lines) =>
        lines.some(
          (other) => other.key === text && other.isTop === edge.isTop && Math.abs(other.y - edge.y) < 4,
        ),
      );
    })
    .map((edge) => edge.line);
}
