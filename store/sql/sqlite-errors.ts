import { AppError, type ErrorCode } from '../../schemas/errors.ts';

// Result codes, low byte; source: https://www.sqlite.org/rescode.html
const PERM = 3;
const BUSY = 5;
const LOCKED = 6;
const READONLY = 8;
const IOERR = 10;
const CORRUPT = 11;
const FULL = 13;
const CANTOPEN = 14;
const CONSTRAINT = 19;
const NOTADB = 26;
/** Extended: the shared-memory file of the write-ahead log could not grow, which is a full disk. */
const IOERR_SHMSIZE = 4874;
const CONSTRAINT_FOREIGNKEY = 787;

/** What is wrong, for people; the path follows. */
const UNAVAILABLE: Readonly<Record<number, string>> = {
  [PERM]: 'there is no right to use the database',
  [READONLY]: 'there is no right to write the database',
  [IOERR]: 'reading or writing the database failed',
  [CORRUPT]: 'the database is damaged; restore it from a backup',
  [CANTOPEN]: 'the database cannot be opened; check that its folder exists and may be written',
  [NOTADB]: 'the file is not a SQLite database',
};

const extendedCode = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : null;

const lowByte = (code: number | null): number => (code ?? 0) & 0xff;

export const isBusy = (error: unknown): boolean => {
  const code = lowByte(extendedCode(error));
  return code === BUSY || code === LOCKED;
};

/** An error of SQLite as ours; anything else as it is. */
export function sqliteError(thrown: unknown, path: string): unknown {
  const extended = extendedCode(thrown);
  if (thrown instanceof AppError || extended === null) return thrown;
  const code = lowByte(extended);
  const error = (name: ErrorCode, message: string) =>
    new AppError(name, message, { path, sqlite: extended }, { cause: thrown });
  if (isBusy(thrown)) return error('STORE_BUSY', `another process holds the database ${path}`);
  if (code === FULL || extended === IOERR_SHMSIZE) {
    return error('DISK_FULL', `no space is left for the database ${path}`);
  }
  if (extended === CONSTRAINT_FOREIGNKEY || code === CONSTRAINT) {
    return error('CONFLICT', `the database refused the change: ${String(thrown)}`);
  }
  const what = UNAVAILABLE[code];
  return what ? error('STORE_UNAVAILABLE', `${what}: ${path}`) : thrown;
}
