import { AppError } from '../schemas/errors.ts';

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

/** The system's name of an error, ENOENT for one; empty for anything else. */
const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Undefined for a file that is not there; anything else is thrown on. */
export function absent(error: unknown): undefined {
  if (systemCode(error) === 'ENOENT') return undefined;
  throw error;
}

/** An error of the file system as ours; anything else as it is. `what` names the place: "the blob folder /data". */
function fileError(thrown: unknown, what: string): unknown {
  const reason = systemCode(thrown);
  if (thrown instanceof AppError || !/^E[A-Z0-9]+$/.test(reason)) return thrown;
  return FULL.has(reason)
    ? new AppError('DISK_FULL', `no space is left for ${what}`, { reason }, { cause: thrown })
    : new AppError('STORE_UNAVAILABLE', `${what} cannot be used: ${reason}`, { reason }, { cause: thrown });
}

/** @throws as `fileError` says */
export async function onDisk<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw fileError(error, what);
  }
}
