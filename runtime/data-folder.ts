import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { AppError } from '../schemas/errors.ts';
import { makeFolder } from '../store/make-folder.ts';

/** With less than this not one report can be kept. */
const LEAST_FREE_BYTES = 1024 * 1024;

/**
 * Makes the data folder where it is missing, and looks whether anything can be kept in it, before a run finds out.
 * @throws STORE_UNAVAILABLE, DISK_FULL, naming PRISMATLAS_DATA
 */
export async function requireDataFolder(folder: string): Promise<void> {
  const free = await freeBytesOf(folder).catch((cause: unknown) => {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new AppError(
      'STORE_UNAVAILABLE',
      `PRISMATLAS_DATA: the folder ${folder} cannot be made or written (${reason})`,
      { variable: 'PRISMATLAS_DATA', reason },
      { cause },
    );
  });
  if (free >= LEAST_FREE_BYTES) return;
  const message = `PRISMATLAS_DATA: ${megabytes(free)} MB are free in ${folder}, and at least 1 MB is needed`;
  throw new AppError('DISK_FULL', message, { variable: 'PRISMATLAS_DATA', freeBytes: free });
}

async function freeBytesOf(folder: string): Promise<number> {
  await makeFolder(folder);
  await access(folder, constants.W_OK);
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

const megabytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1);
