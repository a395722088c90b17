import type { Mark, TextBlock } from '../layout.ts';
import { headingLevel } from './heading-level.ts';
import type { PageLinks } from './page-links.ts';
import { printedLinks } from './page-links.ts';
import { spanOf } from './page-range.ts';
import type { Line, PageElement, PageTree } from './page-tree.ts';
import { elementPath, elementText } from './page-tree.ts';

/** A block with where it begins in the page's text. */
export interface PlacedBlock {
  readonly block: TextBlock;
  readonly start: number;
}

/** Lines that no table or card took, as headings, paragraphs, list items and captions: the lines of one element are one block. */
export function toTextBlocks(page: PageTree, links: PageLinks, lines: readonly Line[]): PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  const marked = page.elements.filter(
    (e) =>
      /^(?:b|strong|em|i|u|cite)$/.test(e.tag) &&
      !e.isHidden &&
      e.end - e.start >= 2 &&
      e.end - e.start <= MAX_MARK,
  );
  let m = 0;
  for (let i = 0; i < lines.length; ) {
    const first = lines[i];
    if (!first) break;
    const from = i;
    let last = first;
    for (i++; lines[i]?.owner === first.owner; i++) last = lines[i] ?? last;
    const range = { start: first.start, end: last.end };
    const span = spanOf(page, range, first.owner);
    const level = first === last ? headingLevel(page, first) : null;
    const isHeading = level !== null && level < 7;
    while ((marked[m]?.start ?? Number.POSITIVE_INFINITY) < range.start) m++;
    const marks: Mark[] = [];
    for (; (marked[m]?.end ?? Number.POSITIVE_INFINITY) <= range.end; m++)
      addMark(marks, marked[m], range.start, lines.slice(from, i));
    const found = links.between(range.start, range.end);
    const printed = printedLinks(span.text, span.place).filter(
      (link) => !found.some(({ url, text }) => url.startsWith(link.url) || text.includes(link.text)),
    );
    blocks.push({
      start: range.start,
      block: {
        type: isHeading ? 'heading' : typeOf(first.owner),
        level: isHeading ? level : null,
        text: span.text,
        spans: [span],
        links: [...found, ...printed],
        ...(marks.length > 0 && !isHeading && { marks }),
      },
    });
  }
  return blocks;
}

/** More than this is not set apart but a text in bold. */
const MAX_MARK = 200;

/** An element inside one that is marked already adds nothing. */
function addMark(
  marks: Mark[],
  element: PageElement | undefined,
  start: number,
  lines: readonly Line[],
): void {
  if (!element) return;
  const mark = { from: element.start - start, to: element.end - start };
  if (mark.from < (marks.at(-1)?.to ?? 0)) return;
  marks.push({
    ...mark,
    isLine: lines.some((line) => line.start === element.start && line.end === element.end),
  });
}

function typeOf(owner: PageElement): TextBlock['type'] {
  for (let at: PageElement | null = owner; at && at.start === owner.start; at = at.parent) {
    if (at.tag === 'li') return 'listItem';
    if (at.tag === 'caption' || at.tag === 'figcaption') return 'caption';
  }
  return 'paragraph';
}

/** A part of the page's furniture, whole. Its links are not the document's. */
export const toFurnitureBlock = (page: PageTree, element: PageElement): PlacedBlock => {
  const text = elementText(page, element);
  return {
    start: element.start,
    block: {
      type: 'furniture',
      level: null,
      text,
      spans: [{ text, place: { type: 'element', path: elementPath(element) } }],
      links: [],
    },
  };
};

/** A cell over the whole width of a table, as the heading of the rows below it: the lowest level, inside every other. */
export const toSectionHeading = (page: PageTree, cell: PageElement): PlacedBlock => {
  const text = elementText(page, cell);
  const place = { type: 'element', path: elementPath(cell) } as const;
  return {
    start: cell.start,
    block: { type: 'heading', level: 6, text, spans: [{ text, place }], links: [] },
  };
};
