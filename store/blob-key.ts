import { createHash } from 'node:crypto';
import { Sha256 } from '../schemas/document.ts';
import { AppError } from '../schemas/errors.ts';

/** The key of bytes: their sha256 in lower-case hex. */
export const blobKey = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether a key could name a blob; anything else, a path for example, never reaches a file system or server. */
export const isBlobKey = (key: string): boolean => Sha256.safeParse(key).success;

export const blobMissing = (key: string, cause?: unknown): AppError =>
  new AppError('BLOB_MISSING', `the bytes of ${key} are not in the blob store`, { key }, { cause });

/** The bytes, if they still are what their key says. @throws BLOB_MISSING when they were damaged */
export function checkedBytes(key: string, bytes: Uint8Array): Uint8Array {
  if (blobKey(bytes) === key) return bytes;
  throw new AppError('BLOB_MISSING', `the bytes kept as ${key} were damaged: their hash is another one`, {
    key,
  });
}
