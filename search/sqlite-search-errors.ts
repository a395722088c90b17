import { AppError } from '../schemas/errors.ts';

/** SQLite's primary result codes; https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

/** An error of SQLite in our words; others as they are. */
export function asSearchError(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  const code = 'errcode' in error ? Number(error.errcode) & 0xff : null;
  const options = { cause: error };
  if (code === null) return error;
  if (code === SQLITE_BUSY || code === SQLITE_LOCKED)
    return new AppError('STORE_BUSY', 'the search index is being written by another process', {}, options);
  if (code === SQLITE_FULL)
    return new AppError('DISK_FULL', 'the disk is full: nothing was indexed', {}, options);
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) {
    const message = `the search index is damaged (${error.message}): end what uses it, delete search.sqlite in the data folder, and it is built anew`;
    return new AppError('SEARCH_UNAVAILABLE', message, { isDamaged: true }, options);
  }
  return new AppError('SEARCH_UNAVAILABLE', `the search index failed: ${error.message}`, {}, options);
}
