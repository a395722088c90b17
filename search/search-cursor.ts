import { z } from 'zod';
import { AppError } from '../schemas/errors.ts';
import type { SearchQuery, Sort } from '../schemas/search.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';

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
  toBase64Url(JSON.stringify({ for: fingerprint(query, sort), ...position }));

/** @throws INVALID_CURSOR for anything but a cursor that this very query gave */
export function decodeCursor(query: SearchQuery, sort: Sort): CursorPosition | null {
  if (query.cursor === undefined) return null;
  const parsed = Cursor.safeParse(parseJson(fromBase64Url(query.cursor)));
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

/** How many records stand before the page that is asked for by its number. */
export const skippedBy = ({ cursor, page = 1, limit }: SearchQuery): number =>
  cursor === undefined ? (page - 1) * limit : 0;

function parseJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What pages share: all of the query but its page. Two hashes of 32 bits tell queries of one reader apart. */
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
  const text = JSON.stringify(parts);
  return hash(text, 0x811c9dc5).toString(36) + hash(text, 0x9747b28c).toString(36);
}

/** FNV-1a over UTF-16 units (Fowler, Noll and Vo; draft-eastlake-fnv): no guard against forgers, and none is needed. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}
