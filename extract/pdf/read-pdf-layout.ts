import { asAppError } from '../../schemas/errors.ts';
import type { Note, NoteCode } from '../../schemas/note.ts';
import type { Block, Layout, PageSize } from '../layout.ts';
import { joinPages } from '../tables/join-pages.ts';
import { plainText, rowOf } from '../tables/kept-table.ts';
import { tableBlock } from '../tables/table-block.ts';
import { tableNotes } from '../tables/table-notes.ts';
import { type EdgeLine, edgeLines, furnitureOf } from './furniture.ts';
import { DocumentVocabulary } from './join-text.ts';
import { type Carry, type PageItem, pageItems, type TableItem, type TextGroup } from './page-items.ts';
import { PagedPdf } from './paged-pdf.ts';
import { type ReadPage, readPage } from './read-page.ts';
import { furnitureBlock, textBlock, typeScale } from './text-blocks.ts';

const MAX_PAGES = 2000;
/** Pages looked ahead and back for lines that repeat: two, so that left and right pages are compared with their like. */
const LOOK = 2;
const DOUBTFUL_SHARE = 0.05;

interface PageSlot {
  readonly page: ReadPage;
  readonly edges: readonly EdgeLine[];
}

/**
 * Reads a PDF into a layout: text in reading order, tables over all their pages, links, furniture apart. Page by
 * page, so that a long report is never held whole; a page that cannot be read becomes a note.
 * @throws DOCUMENT_EMPTY, PDF_INVALID, PDF_ENCRYPTED
 */
export async function readPdfLayout(bytes: Uint8Array): Promise<Layout> {
  const pdf = await PagedPdf.open(bytes);
  try {
    return await readDocument(pdf);
  } finally {
    await pdf.close();
  }
}

async function readDocument(pdf: PagedPdf): Promise<Layout> {
  const notes: Note[] = [];
  const sizes: PageSize[] = [];
  const items: PageItem[] = [];
  const vocabulary = new DocumentVocabulary();
  const { numPages } = pdf.document;
  const pageCount = Math.min(numPages, MAX_PAGES);
  if (numPages > MAX_PAGES)
    notes.push(noteOf('LIMIT_REACHED', null, `Only the first ${MAX_PAGES} of ${numPages} pages were read.`));
  const layers = await pdf.document.getOptionalContentConfig().catch(() => null);
  const isLayerShown = (group: unknown): boolean => {
    try {
      return layers?.isVisible(group) ?? true;
    } catch {
      return true;
    }
  };
  const markInfo = await pdf.document.getMarkInfo().catch(() => null);
  const isTagged = markInfo?.Marked === true;
  let carry: Carry | null = null;
  const window: (PageSlot | null)[] = [];
  const slotAt = (number: number): PageSlot | null | undefined => window[number - 1];
  const structure = (number: number): void => {
    const slot = slotAt(number);
    if (!slot) return;
    const neighbours = [-2, -1, 1, 2].flatMap((step) => slotAt(number + step)?.edges ?? []);
    const own = furnitureOf(slot.edges, neighbours, slot.page.heightPt);
    const { items: pageParts, carry: next } = pageItems(slot.page, own, carry);
    carry = next;
    for (const item of pageParts) vocabulary.add(linesIn(item));
    items.push(...pageParts);
  };
  for (let number = 1; number <= pageCount; number++) {
    const page = await tryPage(pdf, number, isLayerShown, isTagged, notes);
    sizes.push({
      number,
      widthPt: round(page?.shownWidthPt ?? 0),
      heightPt: round(page?.shownHeightPt ?? 0),
    });
    window[number - 1] = page ? { page, edges: edgeLines(page) } : null;
    await pdf.letGo(number, page?.hasReadTags ?? false);
    if (number > LOOK) structure(number - LOOK);
    if (number > 2 * LOOK) delete window[number - 1 - 2 * LOOK];
  }
  for (let number = Math.max(1, pageCount - LOOK + 1); number <= pageCount; number++) structure(number);
  const metadata = await pdf.document.getMetadata().catch(() => null);
  const info = (metadata?.info ?? {}) as { Title?: unknown; Language?: unknown }; // pdf.js: a plain object of strings
  return {
    mediaType: 'application/pdf',
    pages: sizes,
    blocks: blocksOf(items, vocabulary, notes),
    title: typeof info.Title === 'string' && info.Title.trim() !== '' ? info.Title.trim() : null,
    statedLanguage: typeof info.Language === 'string' && info.Language !== '' ? info.Language : null,
    notes,
  };
}

const round = (value: number): number => Math.round(value * 100) / 100;

function noteOf(code: NoteCode, page: ReadPage | null, message: string, quote = ''): Note {
  const place = page
    ? {
        type: 'box' as const,
        page: page.number,
        bbox: [0, 0, round(page.shownWidthPt), round(page.shownHeightPt)] as [number, number, number, number],
      }
    : null;
  return { code, place, quote, message };
}

async function tryPage(
  pdf: PagedPdf,
  number: number,
  isLayerShown: (group: unknown) => boolean,
  isTagged: boolean,
  notes: Note[],
): Promise<ReadPage | null> {
  try {
    const proxy = await pdf.page(number);
    const page = await readPage(proxy, isLayerShown, isTagged);
    proxy.cleanup();
    if (page.words.length === 0)
      notes.push(noteOf('PAGE_WITHOUT_TEXT', page, `Page ${number} shows no text.`));
    if (page.doubtfulShare > DOUBTFUL_SHARE)
      notes.push(
        noteOf(
          'CHARACTERS_DOUBTFUL',
          page,
          `${Math.round(page.doubtfulShare * 100)} % of the characters on page ${number} have no letter.`,
        ),
      );
    if (page.isCut)
      notes.push(noteOf('LIMIT_REACHED', page, `Page ${number} draws more than is read of one page.`));
    return page;
  } catch (error) {
    const { message } = asAppError(error);
    notes.push({
      code: 'PAGE_UNREADABLE',
      place: null,
      quote: '',
      message: `Page ${number} could not be read: ${message}`,
    });
    return null;
  }
}

const linesIn = (item: PageItem): { text: string }[] =>
  item.kind === 'table' ? item.table.cells.flatMap((cell) => cell.lines) : [...item.lines];

/** Tables joined over page breaks, then everything as blocks. */
function blocksOf(items: PageItem[], vocabulary: DocumentVocabulary, notes: Note[]): Block[] {
  const groups = items.filter((item): item is TextGroup => item.kind === 'text');
  const tableSizes = new Map<number, number>();
  const kept: PageItem[] = [];
  let last: TableItem | null = null;
  for (const item of items) {
    if (item.kind === 'table') {
      for (const cell of item.table.cells)
        for (const line of cell.lines) {
          const key = Math.round(line.sizePt * 2) / 2;
          tableSizes.set(key, (tableSizes.get(key) ?? 0) + line.text.length);
        }
      if (last) {
        const { joined, continuedRow } = joinPages(last.table, item.table);
        if (joined) {
          if (continuedRow !== null) {
            const cells = rowOf(last.table, continuedRow);
            notes.push({
              code: 'ROW_CONTINUED',
              place: item.table.parts[0]?.place ?? null,
              quote: plainText(cells.find((c) => c.lines.length > 0)),
              message: 'A row that runs over a page break was joined.',
            });
          }
          continue;
        }
      }
      last = item;
    }
    kept.push(item);
  }
  for (const item of kept) if (item.kind === 'table') notes.push(...tableNotes(item.table));
  const scale = typeScale(groups, tableSizes);
  // Lines are let go as their blocks are made: both at once would double a long report.
  items.length = 0;
  const blocks: Block[] = [];
  kept.reverse();
  for (let item = kept.pop(); item; item = kept.pop()) blocks.push(blockOf(item));
  return blocks;

  function blockOf(item: PageItem): Block {
    if (item.kind === 'table') return tableBlock(item.table, vocabulary);
    return item.kind === 'text' ? textBlock(item, scale, vocabulary) : furnitureBlock(item, vocabulary);
  }
}
