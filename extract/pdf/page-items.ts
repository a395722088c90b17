import { CAPTION_LINE as CAPTION } from '../tables/caption-line.ts';
import { headerLinesOf, type Prior } from '../tables/carry-table.ts';
import { findPageTables } from '../tables/find-page-tables.ts';
import { type KeptTable, keepTable } from '../tables/kept-table.ts';
import { type KeptLine, keptLine } from './kept-line.ts';
import { type Rect, unionOf, type Word } from './page-content.ts';
import type { ReadPage } from './read-page.ts';
import { readingOrder } from './reading-order.ts';
import { linkFinder, type TextLine, textLine, type WordLine, wordLines } from './text-lines.ts';

/** Lines that belong together: a paragraph, a heading, an item of a list. */
export interface TextGroup {
  readonly kind: 'text';
  readonly page: number;
  readonly lines: readonly KeptLine[];
  readonly box: Rect;
  readonly pageHeightPt: number;
}

export interface FurnitureLine {
  readonly kind: 'furniture';
  readonly lines: readonly KeptLine[];
}

export interface TableItem {
  readonly kind: 'table';
  table: KeptTable;
}

/** The last table of a page, kept with its page until the next one is read. */
export interface Carry extends Prior {
  /** Where each part is kept, to be built anew when a later page shows its columns better. */
  readonly owners: readonly { readonly page: ReadPage; readonly item: TableItem }[];
}

/** Pages of a long table that are still built anew. */
const MAX_PARTS = 8;

export interface PageParts {
  readonly items: PageItem[];
  readonly carry: Carry | null;
}

export type PageItem = TextGroup | FurnitureLine | TableItem;

/** A gap this many times the font size parts two pieces of a line that are read apart. */
const COLUMN_GAP = 1.8;
export const LIST_MARK = /^(?:[•●▪■◦○‣⁃∙·➢➤✓✔–—*-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])(?:\s|$)/u;

/** What one page holds in reading order: tables, groups of lines, and furniture last. */
export function pageItems(page: ReadPage, furniture: readonly WordLine[], carry: Carry | null): PageParts {
  const isFurniture = new Set<Word>();
  for (const line of furniture)
    for (const word of page.words) if (isPartOf(word, line)) isFurniture.add(word);
  const content: ReadPage = { ...page, words: page.words.filter((w) => !isFurniture.has(w)) };
  const linkOver = linkFinder(page);
  const { tables, carried, across } = findPageTables(content, carry);
  carry?.owners.forEach(({ page: owner, item }, i) => {
    const again = carried?.before[i];
    if (again) item.table = { ...keepTable(owner, again, linkFinder(owner)), ...endsOf(item.table) };
  });
  const inTables = new Set<Word>(tables.flatMap((t) => t.cells.flatMap((c) => c.words)));
  const free = content.words.filter((w) => !inTables.has(w) && (w.turn === 0 || w.turn === 180));
  const pieces: (Rect & { line?: TextLine; table?: KeptTable })[] = [
    ...wordLines(free)
      .flatMap(splitLine)
      .map((line) => ({ ...boxOnly(line), line: textLine(page, line, linkOver) })),
    ...tables.map((table) => ({ ...table.box, table: keepTable(page, table, linkOver) })),
  ];
  const items: PageItem[] = [];
  let group: TextLine[] = [];
  const close = (): void => {
    if (group.length)
      items.push({
        kind: 'text',
        page: page.number,
        lines: group.map(keptLine),
        box: unionOf(group),
        pageHeightPt: page.heightPt,
      });
    group = [];
  };
  for (const piece of readingOrder(pieces)) {
    if (piece.table) {
      close();
      items.push({ kind: 'table', table: piece.table });
    } else if (piece.line) {
      if (!goesOn(group, piece.line)) close();
      group.push(piece.line);
    }
  }
  close();
  markEnds(items);
  attachCaptions(items);
  const last = items.findLast((item) => item.kind === 'table');
  const lastTable = tables.find((t) => t.box === last?.table.parts[0]?.box);
  const isCarried = carried !== null && carry !== null && lastTable === carried.table;
  const next: Carry | null =
    last && lastTable && lastTable.lines.length > 0
      ? {
          parts: [
            ...(isCarried
              ? carry.parts.map((part, i) => ({ ...part, table: carried.before[i] ?? part.table }))
              : []),
            {
              table: lastTable,
              across,
              headerLines: isCarried ? carried.headerLines : headerLinesOf(lastTable).length,
            },
          ].slice(-MAX_PARTS),
          owners: [...(isCarried ? carry.owners : []), { page, item: last }].slice(-MAX_PARTS),
          closesPage: last.table.closesPage,
          header: isCarried ? carry.header : headerLinesOf(lastTable),
        }
      : null;
  for (const line of furniture)
    items.push({ kind: 'furniture', lines: [keptLine(textLine(page, line, linkOver))] });
  return { items, carry: next };
}

/** What a table's neighbours on its page tell, which stays when it is built anew. */
const endsOf = ({ opensPage, closesPage, caption, captionLines }: KeptTable) => ({
  opensPage,
  closesPage,
  caption,
  captionLines,
});

const isPartOf = (word: Word, line: WordLine): boolean =>
  word.x0 >= line.x0 - 0.1 &&
  word.x1 <= line.x1 + 0.1 &&
  word.y0 >= line.y0 - 0.1 &&
  word.y1 <= line.y1 + 0.1;

const boxOnly = ({ x0, y0, x1, y1 }: Rect): Rect => ({ x0, y0, x1, y1 });

/** A line's pieces where a column's gap parts them; a list's mark stays with its text. */
function splitLine(line: WordLine): WordLine[] {
  const parts: Word[][] = [];
  for (const word of line.words) {
    const last = parts.at(-1)?.at(-1);
    const isMark = parts.at(-1)?.length === 1 && last !== undefined && LIST_MARK.test(last.text);
    const gap = last ? word.x0 - last.x1 : 0;
    if (last && gap <= (isMark ? 4 : COLUMN_GAP) * word.sizePt) parts.at(-1)?.push(word);
    else parts.push([word]);
  }
  return parts.map((words) => ({
    ...unionOf(words),
    words,
    baseline: line.baseline,
    sizePt: Math.max(...words.map((w) => w.sizePt)),
  }));
}

/** Whether a line goes on with the group above it. */
function goesOn(group: readonly TextLine[], next: TextLine): boolean {
  const last = group.at(-1);
  const [first] = group;
  if (!last || !first) return true;
  if (LIST_MARK.test(next.text) || CAPTION.test(next.text)) return false;
  const size = Math.max(last.sizePt, next.sizePt);
  if (Math.min(last.sizePt, next.sizePt) < 0.92 * size || last.isBold !== next.isBold) return false;
  const step = next.baseline - last.baseline;
  if (step <= 0.3 * size || step > 1.9 * size) return false;
  const before = group.at(-2);
  if (before && step > 1.25 * (last.baseline - before.baseline)) return false;
  if (next.x0 > last.x1 || next.x1 < last.x0) return false;
  // An indent opens a paragraph, but the second line of a hanging one is indented too.
  const isIndented = next.x0 > last.x0 + 0.9 * size && group.length > 1;
  return !isIndented || LIST_MARK.test(first.text);
}

/** Notes below the last table of a page do not part it from its rest on the next. */
const isNote = (item: PageItem, table: KeptTable): boolean => {
  if (item.kind !== 'text') return false;
  const size = Math.max(...table.cells.flatMap((c) => c.lines.map((l) => l.sizePt)), 0);
  return (
    item.lines.every((l) => l.sizePt < 0.93 * size) &&
    item.lines.length <= 8 &&
    item.box.y0 > (table.parts[0]?.box.y1 ?? 0)
  );
};

function markEnds(items: readonly PageItem[]): void {
  items.forEach((item, index) => {
    if (item.kind !== 'table') return;
    const before = items.slice(0, index);
    const after = items.slice(index + 1);
    item.table.opensPage = before.every(
      (i) =>
        i.kind === 'text' &&
        before.length === 1 &&
        i.lines.length <= 3 &&
        CAPTION.test(i.lines[0]?.text ?? ''),
    );
    item.table.closesPage = after.every((i) => isNote(i, item.table));
  });
}

/** Gives each table the caption right above it, or right below it where none stands above. */
function attachCaptions(items: PageItem[]): void {
  const taken = new Set<PageItem>();
  items.forEach((item, index) => {
    if (item.kind !== 'table') return;
    for (const neighbour of [items[index - 1], items[index + 1]]) {
      if (neighbour?.kind !== 'text' || taken.has(neighbour)) continue;
      const text = neighbour.lines.map((l) => l.text).join(' ');
      if (
        !CAPTION.test(text) ||
        neighbour.lines.length > 5 ||
        /^(?:fig|slika|figu|kuva|kuvio|abb|graf|chart)/iu.test(text)
      )
        continue;
      item.table.caption = text;
      item.table.captionLines = neighbour.lines;
      taken.add(neighbour);
      break;
    }
  });
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item && taken.has(item)) items.splice(i, 1);
  }
}
