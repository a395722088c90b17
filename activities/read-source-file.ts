import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../schemas/errors.ts';

/**
 * A file's bytes. Its size is asked first, so that a huge one is refused without being read.
 * @throws FILE_NOT_FOUND, FILE_NOT_READABLE, NOT_A_FILE, DOCUMENT_TOO_LARGE
 */
export async function readSourceFile(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await openFile(path);
  try {
    const stats = await file.stat();
    if (stats.isDirectory()) throw new AppError('NOT_A_FILE', `${path} is a folder`, { path });
    if (!stats.isFile()) throw new AppError('NOT_A_FILE', `${path} is not a file`, { path });
    if (stats.size > maxBytes) {
      const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);
      const message = `${path} has ${megabytes(stats.size)} MB, and at most ${megabytes(maxBytes)} MB are read`;
      throw new AppError('DOCUMENT_TOO_LARGE', message, { path, sizeBytes: stats.size, maxBytes });
    }
    return await file.readFile();
  } catch (error) {
    throw fileError(path, error);
  } finally {
    await file.close();
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    // Not blocking: a named pipe without a writer would hold the run for ever.
    return await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    throw fileError(path, error);
  }
}

/** What the system said of a path, in our words; our own errors unchanged. */
export function fileError(path: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
    return new AppError('FILE_NOT_FOUND', `${path} is not there`, { path });
  if (code === 'EISDIR') return new AppError('NOT_A_FILE', `${path} is a folder`, { path });
  return new AppError('FILE_NOT_READABLE', `${path} cannot be read: ${code}`, { path }, { cause: error });
}
