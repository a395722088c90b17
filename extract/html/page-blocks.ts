import type { TextBlock } from '../layout.ts';
import { headingLevel } from './group-cards.ts';
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
  for (let i = 0; i < lines.length; ) {
    const first = lines[i];
    if (!first) break;
    let last = first;
    for (i++; lines[i]?.owner === first.owner; i++) last = lines[i] ?? last;
    const range = { start: first.start, end: last.end };
    const span = spanOf(page, range, first.owner);
    const level = first === last ? headingLevel(page, first) : null;
    const isHeading = level !== null && level < 7;
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
      },
    });
  }
  return blocks;
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
