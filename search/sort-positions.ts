import type { Sort } from '../schemas/search.ts';
import type { CursorPosition } from './search-cursor.ts';

/** Negative where `a` comes first. Unknown years come last either way; ties by id. */
export function comparePositions(sort: Sort, a: CursorPosition, b: CursorPosition): number {
  return compareKeys(sort, a.key, b.key) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function compareKeys(sort: Sort, a: CursorPosition['key'], b: CursorPosition['key']): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  const isAscending = sort === 'title' || sort === 'country' || sort === 'oldest';
  return a < b === isAscending ? -1 : 1;
}
