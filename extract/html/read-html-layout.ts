import type { Note } from '../../schemas/note.ts';
import type { Block, Layout, Table } from '../layout.ts';
import { boundMarkup } from './bound-markup.ts';
import { buildCard, keepCards } from './build-card.ts';
import { decodeHtml } from './decode-html.ts';
import { findFurniture } from './furniture.ts';
import { groupCards } from './group-cards.ts';
import { headingSections } from './heading-sections.ts';
import { isLayoutTable, partsOfGrid, readGrid, toTable } from './html-table.ts';
import { tableLabels } from './label-table.ts';
import { findLabelledValues } from './label-values.ts';
import { toFurnitureBlock, toSectionHeading, toTextBlocks } from './page-blocks.ts';
import type { PageLinks } from './page-links.ts';
import { findLinks } from './page-links.ts';
import type { Line, PageElement, PageTree } from './page-tree.ts';
import { descendants, elementText, readPageTree } from './page-tree.ts';
import { findRelated } from './related-pages.ts';
import { addStructured } from './structured-cards.ts';
import { findStructuredItems } from './structured-items.ts';
import { findTeasers } from './teaser-cards.ts';

export interface HtmlOptions {
  /** The HTTP header, for its charset. */
  readonly contentType?: string;
  /** Where the page was fetched from: relative links are resolved against it. */
  readonly url?: string;
}

/**
 * Reads an HTML page into a layout without knowing any site: content apart from furniture, tables, cards (from labels
 * or structured data) and text blocks in reading order. Places are CSS paths with offsets in the folded text.
 *
 * @throws DOCUMENT_EMPTY, TEXT_UNDECODABLE
 */
export async function readHtmlLayout(bytes: Uint8Array, options: HtmlOptions = {}): Promise<Layout> {
  const { text, notes: decodingNotes } = decodeHtml(bytes, options.contentType);
  const bounded = boundMarkup(text);
  const page = readPageTree(bounded.html);
  const notes: Note[] = [...decodingNotes];
  if (bounded.wasCut)
    notes.push(limitReached('The markup nests or multiplies beyond any page written by people.'));

  const furniture = findFurniture(page);
  const isContent = (element: PageElement): boolean => !furniture.has(element) && !element.isHidden;
  const links = findLinks(page, isContent, options.url);
  const tables = readTables(page, links, isContent, notes);
  const inTables = new Set(tables.data.flatMap(({ element }) => [element, ...descendants(page, element)]));
  const isFree = (element: PageElement): boolean => isContent(element) && !inTables.has(element);
  // A line that is a "skip to content" link and nothing else stands in a block that is content.
  const skips = furniture.parts.filter((part) => !part.isBlock);
  const isFreeLine = (line: Line): boolean =>
    isFree(line.owner) && !skips.some((part) => part.start <= line.start && part.end >= line.end);

  const inLabelTables = new Set(tables.labels.map(({ element }) => element));
  const marked = findLabelledValues(
    page,
    (e) => isFree(e) && !hasAncestorIn(e, inLabelTables),
    tables.labels,
  );
  const allValues = [...marked, ...headingSections(page, isFreeLine, marked)].sort(
    (a, b) => a.start - b.start,
  );
  const groups = keepCards(groupCards(page, allValues, isFree));
  const labelled = groups.map((group) => ({
    card: buildCard(page, links, group, isFree),
    start: group.start,
    end: group.end,
  }));
  const structured = findStructuredItems(page, links);
  notes.push(...structured.notes);
  const isOpenLine = openLines(labelled, isFreeLine);
  const withStructured = addStructured(page, labelled, structured.items, isOpenLine);
  const isLeftLine = (line: Line): boolean => isOpenLine(line) && !withStructured.told.has(line);
  const teasers = findTeasers(page, links, isLeftLine, isFree);
  const isText = openLines(teasers, isFreeLine);
  const cards = [...withStructured.cards, ...teasers].filter(({ card }) => card.entries.length > 0);

  const lines = page.lines.filter((line) => isLeftLine(line) && isText(line));
  const placed: { block: Block; start: number }[] = [
    ...toTextBlocks(page, links, lines),
    ...cards.map(({ card, start }) => ({ block: card, start })),
    ...tables.data.map(({ table, start }) => ({ block: table, start })),
    ...tables.sectionRows.map((cell) => toSectionHeading(page, cell)),
    ...furniture.parts.filter((part) => part.end > part.start).map((part) => toFurnitureBlock(page, part)),
  ];
  const blocks = placed.sort((a, b) => a.start - b.start).map(({ block }) => block);
  if (isScriptRendered(page, blocks)) notes.push(CONTENT_MISSING);
  return {
    mediaType: 'text/html',
    pages: [],
    blocks,
    title: titleOf(page),
    statedLanguage: statedLanguage(page),
    notes,
    related: findRelated(
      page,
      links,
      cards.map(({ card }) => card),
      options.url,
    ),
  };
}

const limitReached = (message: string): Note => ({ code: 'LIMIT_REACHED', place: null, quote: '', message });

const CONTENT_MISSING: Note = {
  code: 'CONTENT_MISSING',
  place: null,
  quote: '',
  message: 'The page has next to no text of its own; it is filled in by scripts, which are not run.',
};

interface FoundTables {
  readonly data: readonly { readonly element: PageElement; readonly start: number; readonly table: Table }[];
  /** Cells over the whole width that name the rows below: headings. */
  readonly sectionRows: readonly PageElement[];
  /** Tables of labels and values, as labelled values. */
  readonly labels: ReturnType<typeof tableLabels>;
}

function readTables(
  page: PageTree,
  links: PageLinks,
  isContent: (element: PageElement) => boolean,
  notes: Note[],
): FoundTables {
  const data: { element: PageElement; start: number; table: Table }[] = [];
  const sectionRows: PageElement[] = [];
  const labels: ReturnType<typeof tableLabels> = [];
  let skipTo = -1;
  for (const element of page.elements) {
    if (element.tag !== 'table' || element.order <= skipTo || !isContent(element)) continue;
    const grid = readGrid(element);
    if (grid.isCut) notes.push(limitReached('A table has more cells than are read.'));
    if (grid.rowCount === 0) continue;
    const found = tableLabels(page, element, grid);
    if (found.length > 0) {
      labels.push(...found);
      skipTo = element.last;
    } else if (!isLayoutTable(page, element, grid)) {
      for (const part of partsOfGrid(page, grid)) {
        if (part.name) sectionRows.push(part.name);
        const hasRows = part.grid.cells.some(({ element: cell }) => cell.end > cell.start);
        if (hasRows && (!part.name || part.grid.rowCount > part.grid.headRows))
          data.push({
            element,
            start: part.name?.end ?? element.start,
            table: toTable(page, links, element, part.grid),
          });
      }
      skipTo = element.last;
    }
  }
  return { data, labels, sectionRows };
}

function hasAncestorIn(element: PageElement, set: ReadonlySet<PageElement>): boolean {
  for (let at: PageElement | null = element; at; at = at.parent) if (set.has(at)) return true;
  return false;
}

/** Lines that stand in none of the cards, which are sorted by their start. */
function openLines(
  cards: readonly { readonly start: number; readonly end: number }[],
  isFree: (line: Line) => boolean,
): (line: Line) => boolean {
  const sorted = [...cards].sort((a, b) => a.start - b.start);
  const starts = sorted.map(({ start }) => start);
  return (line) => {
    if (!isFree(line)) return false;
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= line.start) low = middle + 1;
      else high = middle;
    }
    return (sorted[low - 1]?.end ?? -1) <= line.start;
  };
}

function titleOf(page: PageTree): string | null {
  const raw = page.elements.find((e) => e.tag === 'title' && e.parent?.tag === 'head')?.raw ?? '';
  const heading = page.elements.find((e) => e.tag === 'h1' && e.end > e.start);
  const title = raw.replace(/\s+/g, ' ').trim();
  return title !== '' ? title : heading ? elementText(page, heading) : null;
}

function statedLanguage(page: PageTree): string | null {
  const html = page.elements.find((e) => e.tag === 'html');
  const stated =
    html?.attributes.lang ??
    html?.attributes['xml:lang'] ??
    page.elements.find(
      (e) => e.tag === 'meta' && /^content-language$/i.test(e.attributes['http-equiv'] ?? ''),
    )?.attributes.content;
  const language = /^[a-z]{2,3}/i.exec(stated?.trim() ?? '')?.[0].toLowerCase();
  return language ?? null;
}

/** Little text of its own and the marks of an application that draws itself in the browser. */
function isScriptRendered(page: PageTree, blocks: readonly Block[]): boolean {
  const words = blocks.reduce(
    (sum, block) =>
      sum +
      (block.type === 'table' || block.type === 'card'
        ? 1_000
        : block.type === 'furniture'
          ? 0
          : block.text.length),
    0,
  );
  if (words > 250) return false;
  const scripts = page.elements.filter(
    (e) =>
      e.tag === 'script' &&
      (e.attributes.src ?? e.raw ?? '') !== '' &&
      !/json/i.test(e.attributes.type ?? ''),
  );
  const isAppRoot = page.elements.some(
    (e) =>
      /^(?:app|root|__next|__nuxt|main-app|react-root|app-root|ng-app)$/.test(e.attributes.id ?? '') ||
      /^app-root$|^[a-z]+-app$/.test(e.tag) ||
      e.attributes['ng-app'] !== undefined ||
      e.attributes['data-reactroot'] !== undefined,
  );
  const asksForScripts = page.elements.some(
    (e) => e.tag === 'noscript' && /javascript/i.test(elementText(page, e)),
  );
  return scripts.length > 0 && (isAppRoot || asksForScripts);
}
