import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../schemas/errors.ts';
import type { SearchQuery, Sort } from '../schemas/search.ts';

/** The last hit of a page by what the order is made of: the next page begins after it, whatever has changed meanwhile. */
export interface CursorPosition {
  /** Score, year (null: unknown), title, `country title`, or time: as the sort says. */
  readonly key: string | number | null;
  readonly id: string;
}

const Cursor = z.strictObject({
  for: z.string(),
  key: z.union([z.string(), z.number(), z.null()]),
  id: z.string().min(1).max(100),
});

/** Relevance with words, newest without. */
export function effectiveSort(query: Pick<SearchQuery, 'sort'>, hasWords: boolean): Sort {
  if (query.sort && !(query.sort === 'relevance' && !hasWords)) return query.sort;
  return hasWords ? 'relevance' : 'newest';
}

export const encodeCursor = (query: SearchQuery, sort: Sort, position: CursorPosition): string =>
  Buffer.from(JSON.stringify({ for: fingerprint(query, sort), ...position })).toString('base64url');

/** @throws INVALID_CURSOR for anything but a cursor that this very query gave */
export function decodeCursor(query: SearchQuery, sort: Sort): CursorPosition | null {
  if (query.cursor === undefined) return null;
  const parsed = Cursor.safeParse(parseJson(Buffer.from(query.cursor, 'base64url').toString('utf8')));
  if (!parsed.success) throw new AppError('INVALID_CURSOR', 'the cursor is not one of ours');
  if (parsed.data.for !== fingerprint(query, sort))
    throw new AppError('INVALID_CURSOR', 'the cursor belongs to another query');
  const { key, id } = parsed.data;
  const isWellTyped =
    sort === 'relevance'
      ? typeof key === 'number'
      : sort === 'newest' || sort === 'oldest'
        ? typeof key === 'number' || key === null
        : typeof key === 'string';
  if (!isWellTyped) throw new AppError('INVALID_CURSOR', 'the cursor is not one of ours');
  return { key, id };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What pages share: all of the query but its page. Ten characters tell queries of one reader apart. */
function fingerprint(
  { q, filters, exclude, matchAll, yearFrom, yearTo, yearUnknown }: SearchQuery,
  sort: Sort,
): string {
  const choice = (values: SearchQuery['filters']): unknown =>
    Object.entries(values)
      .filter(([, chosen]) => chosen.length > 0)
      .map(([facet, chosen]) => [facet, chosen.toSorted()])
      .toSorted();
  const parts = [
    q,
    choice(filters),
    choice(exclude),
    matchAll.toSorted(),
    yearFrom,
    yearTo,
    yearUnknown,
    sort,
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 10);
}
