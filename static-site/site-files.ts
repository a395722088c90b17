import { mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../schemas/errors.ts';

type Content = string | Uint8Array | AsyncIterable<string | Uint8Array>;

/** Where a site's files go while it is written, and what was written. */
export interface SiteFiles {
  /** `path` from the site's folder, with slashes. Each file is written once. @throws DISK_FULL, FILE_NOT_WRITABLE */
  write(path: string, content: Content): Promise<void>;
  readonly written: ReadonlyMap<string, number>;
}

export function siteFiles(folder: string): SiteFiles {
  const written = new Map<string, number>();
  const folders = new Set<string>();
  return {
    written,
    async write(path, content) {
      const whole = join(folder, path);
      try {
        if (!folders.has(dirname(path))) await mkdir(dirname(whole), { recursive: true });
        folders.add(dirname(path));
        await writeFile(whole, content, { flag: 'wx' });
        written.set(path, (await stat(whole)).size);
      } catch (error) {
        throw asWriteError(error, whole);
      }
    },
  };
}

/** What the file system refused, as one of ours. */
export function asWriteError(error: unknown, path: string): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const code = error.code === 'ENOSPC' || error.code === 'EDQUOT' ? 'DISK_FULL' : 'FILE_NOT_WRITABLE';
  return new AppError(code, `${path} cannot be written: ${String(error.code)}`, { path }, { cause: error });
}
