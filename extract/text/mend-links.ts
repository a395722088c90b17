import { distance } from 'fastest-levenshtein';
import { squash } from '../values/fold.ts';
import type { TextRow } from './read-table-text.ts';
import type { AddressList, TextLine } from './text-lines.ts';

/** Least likeness of what is printed and what opens. */
const LEAST_LIKENESS = 0.75;

/** Longer ones are no addresses. */
const MOST_LETTERS = 2000;

export interface MendedLink {
  readonly url: string;
  /** As a page's list of addresses has it, or as it is printed. */
  readonly origin: 'annotation' | 'text';
}

/** Lines before and after a row in which its page's list of addresses may stand. */
const BEFORE = 40;
const AFTER = 60;

/**
 * The addresses of each row. What a page's list says opens stands for what is printed, broken and misread, in the
 * cells.
 */
export function mendLinks(
  rows: readonly TextRow[],
  lists: readonly AddressList[],
  lines: readonly TextLine[],
): TextRow[] {
  const only = onlyListed(rows, lists, lines);
  return rows.map((row) => {
    const own = only.get(row);
    const numbers = row.cells.flatMap((cell) => cell.given.map((piece) => piece.line.number));
    const last = numbers.reduce((most, number) => Math.max(most, number), row.from);
    const near = lists.filter((list) => {
      const at = lines[list.from]?.number ?? 0;
      return at >= row.from - BEFORE && at <= last + AFTER;
    });
    const offered = [...new Set(near.flatMap((list) => list.addresses.map(({ url }) => url)))];
    const cells = row.cells.map((cell) => ({ ...cell, links: linksOf(cell.text, offered) }));
    const outermost = cells.findLastIndex(({ given }) => given.length > 0);
    return {
      ...row,
      cells: cells.map((cell, col) =>
        own !== undefined && col === outermost
          ? { ...cell, links: [...cell.links, { url: own, origin: 'annotation' as const }] }
          : cell,
      ),
    };
  });
}

/** An address that a page lists and nowhere prints opens from words; on a page with one row it is that row's. */
function onlyListed(
  rows: readonly TextRow[],
  lists: readonly AddressList[],
  lines: readonly TextLine[],
): Map<TextRow, string> {
  const found = new Map<TextRow, string>();
  for (const [index, list] of lists.entries()) {
    const [address, ...others] = list.addresses;
    if (!address || others.length > 0) continue;
    const begin = lists[index - 1]?.to ?? 0;
    const page = lines.slice(begin, list.from);
    const [row, ...more] = rows.filter(({ from }) => from >= (page[0]?.number ?? 0) && from < address.line);
    const isPrinted = page.some(({ text }) => /https?:|www\./iu.test(text));
    if (row && more.length === 0 && !isPrinted) found.set(row, address.url);
  }
  return found;
}

function linksOf(text: string, offered: readonly string[]): MendedLink[] {
  const links = new Map<string, MendedLink>();
  for (const printed of printedAddresses(text)) {
    const listed = closest(printed, offered);
    const joined = joinedPieces(printed);
    // The rest of an address that ends with a hyphen stands elsewhere: half of one opens nothing.
    if (listed === null && joined.endsWith('-')) continue;
    const url = listed ?? (/^www\./iu.test(joined) ? `https://${joined}` : joined);
    if (URL.canParse(url) && !links.has(url))
      links.set(url, { url, origin: listed === null ? 'text' : 'annotation' });
  }
  return [...links.values()];
}

/** The pieces of a printed address together: a mark that stands alone is dust, and a slash printed twice is one. */
const joinedPieces = (printed: string): string =>
  printed
    .split(/\s+/u)
    .filter((piece) => !/^[-–—]$/u.test(piece))
    .join('')
    .replace(/(?<=[^:/])\/{2,}/gu, '/');

/** The printed addresses of a cell, their pieces still apart. */
function printedAddresses(text: string): string[] {
  return [...text.matchAll(/(?:https?:\/\/|(?<!\/)www\.)[\s\S]*?(?=https?:\/\/|(?<!\/)www\.|$)/giu)].map(
    ([part]) => part.trim(),
  );
}

function closest(printed: string, offered: readonly string[]): string | null {
  const key = squash(printed);
  let best: { url: string; likeness: number } | null = null;
  for (const url of offered) {
    const other = squash(url);
    if (other.length > MOST_LETTERS || key.length > MOST_LETTERS) continue;
    const likeness = Math.max(
      1 - distance(key, other) / Math.max(key.length, other.length, 1),
      // A printed address cut short, or followed by words.
      key.length >= 20 ? (1 - distance(key, other.slice(0, key.length)) / key.length) * 0.95 : 0,
      other.length >= 16 ? (1 - distance(key.slice(0, other.length), other) / other.length) * 0.95 : 0,
    );
    if (likeness >= LEAST_LIKENESS && likeness > (best?.likeness ?? 0)) best = { url, likeness };
  }
  return best?.url ?? null;
}
