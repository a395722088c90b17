import { distance } from 'fastest-levenshtein';
import { squash } from '../values/fold.ts';
import type { TextHeader } from './find-headers.ts';
import type { TextRow } from './read-tables.ts';
import type { AddressList, TextLine } from './text-lines.ts';

/** Least likeness of what is printed and what opens. */
const LEAST_LIKENESS = 0.75;

/**
 * The addresses of each row. What a page's list says opens stands for what is printed, broken and misread, in the
 * cells; an address of the list goes to the row whose printed pieces are most like it.
 */
export function mendLinks(
  rows: readonly TextRow[],
  _header: TextHeader,
  lists: readonly AddressList[],
  lines: readonly TextLine[],
): TextRow[] {
  return rows.map((row) => {
    const lastLine = Math.max(
      row.from,
      ...row.cells.flatMap((cell) => cell.given.map((piece) => piece.line.number)),
    );
    const near = lists.filter(
      (list) =>
        (lines[list.from]?.number ?? 0) >= row.from - 40 && (lines[list.from]?.number ?? 0) <= lastLine + 60,
    );
    const offered = [...new Set(near.flatMap((list) => list.addresses.map(({ url }) => url)))];
    return {
      ...row,
      cells: row.cells.map((cell) => {
        const printed = printedAddresses(cell.text);
        const links = printed.map((address) => closest(address, offered) ?? address.replace(/\s+/gu, ''));
        return { ...cell, links: [...new Set(links)] };
      }),
    };
  });
}

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
