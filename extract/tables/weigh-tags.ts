import { overlap, type Rect } from '../pdf/page-content.ts';
import type { PageTable } from './page-table.ts';

/**
 * Weighs the tables that are seen with those that sound tags name. Where both part the same words in the same way they
 * make each other surer. Where they differ, tags decide if all that is seen of the table is in them; a header that a
 * page repeats is not, as a rule, so that what goes on from the page before (`carried`) stays as it is seen. A table
 * that only tags tell is taken.
 */
export function weighTags(
  seen: readonly PageTable[],
  tagged: readonly PageTable[],
  carried: PageTable | null,
): PageTable[] {
  let tables = [...seen];
  for (const named of tagged) {
    const same = tables.filter((table) => isSamePlace(table.box, named.box));
    const words = wordsOf(named);
    if (same.some((table) => table === carried)) continue;
    if (same.length > 0 && areParted(same, named)) {
      tables = tables.map((table) =>
        same.includes(table) ? { ...table, grounds: [...table.grounds, 'tags'] } : table,
      );
      continue;
    }
    const isWhole = same.every((table) => [...wordsOf(table)].every((word) => words.has(word)));
    if (isWhole) tables = [...tables.filter((table) => !same.includes(table)), named];
  }
  return tables;
}

const wordsOf = (table: PageTable): Set<number> =>
  new Set(table.cells.flatMap(({ words }) => words.map(({ order }) => order)));

/** Whether what is seen, in one table or as cards in several, parts the words of a tagged table in its cells. */
function areParted(seen: readonly PageTable[], named: PageTable): boolean {
  const cellOf = new Map<number, number>();
  for (const [i, { words }] of seen.flatMap(({ cells }) => cells).entries())
    for (const { order } of words) cellOf.set(order, i);
  const met = new Set<number | undefined>();
  return named.cells.every(({ words }) => {
    const cells = new Set(words.map(({ order }) => cellOf.get(order)));
    const [cell] = cells;
    const isOwn = cells.size === 1 && cell !== undefined && !met.has(cell);
    met.add(cell);
    return isOwn;
  });
}

const isSamePlace = (a: Rect, b: Rect): boolean =>
  overlap(a.x0, a.x1, b.x0, b.x1) > 0 && overlap(a.y0, a.y1, b.y0, b.y1) > 0;
