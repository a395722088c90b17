import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { AppError } from '../schemas/errors.ts';

/**
 * Writes a file whole or not at all: its pieces go into another file beside it, which takes its name when all of them
 * are written and synced. What is no plain file, a pipe or a device, is written as it comes.
 * @throws DISK_FULL, FILE_NOT_WRITABLE, CANCELLED when the signal came; the file is then as it was
 */
export async function writeWholeFile(
  path: string,
  pieces: AsyncIterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const stopped = (): AppError =>
    new AppError('CANCELLED', `the export was stopped; ${path} is as it was before`, { path });
  try {
    const { target, isPlain } = await whereTo(path);
    const writing = isPlain ? `${target}.${process.pid}.writing` : target;
    try {
      await using file = await open(writing, 'w');
      for await (const piece of pieces) {
        if (signal.aborted) throw stopped();
        await file.writeFile(piece);
      }
      if (signal.aborted) throw stopped();
      if (!isPlain) return;
      await file.sync();
      await rename(writing, target);
    } catch (error) {
      if (isPlain) await rm(writing, { force: true });
      throw error;
    }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error && 'code' in error)) throw error;
    const code = error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'DISK_FULL' : 'FILE_NOT_WRITABLE';
    throw new AppError(code, `${path} cannot be written: ${String(error.code)}`, { path }, { cause: error });
  }
}

/** A link stays one: the file that it leads to is replaced. */
async function whereTo(path: string): Promise<{ target: string; isPlain: boolean }> {
  try {
    const target = await realpath(path);
    return { target, isPlain: (await stat(target)).isFile() };
  } catch (error) {
    // Nothing has this name yet.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { target: path, isPlain: true };
    throw error;
  }
}
