import { randomUUID } from 'node:crypto';
import { access, mkdir, open, opendir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../schemas/errors.ts';
import { blobKey, blobMissing, checkedBytes, isBlobKey } from './blob-key.ts';
import type { BlobStore } from './blob-store.ts';

/** A file being written this long ago belongs to a process that died. */
const ABANDONED_MS = 60 * 60_000;

/**
 * Blobs as files, `root/ab/ab12…`, spread over 256 folders by the first two letters of their keys. A blob is there
 * whole or not at all: it is written under another name, synced, renamed, and its folder synced. Any number of
 * processes, also on several machines that share the folder, may put the same bytes at once.
 */
export function fileBlobStore(root: string): BlobStore {
  const writing = join(root, 'writing');
  const pathOf = (key: string) => join(root, key.slice(0, 2), key);
  let isSwept: Promise<void> | undefined;

  async function put(bytes: Uint8Array): Promise<string> {
    const key = blobKey(bytes);
    const path = pathOf(key);
    if (await isWhole(path, bytes.length)) return key;
    await mkdir(writing, { recursive: true });
    isSwept ??= sweep(writing);
    await isSwept;
    await makeFolder(root, dirname(path));
    const draft = join(writing, randomUUID());
    try {
      await writeSynced(draft, bytes);
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
    return key;
  }

  return {
    put: (bytes) => translated(root, put(bytes)),
    get: async (key) => {
      if (!isBlobKey(key)) throw blobMissing(key);
      const bytes = await translated(root, readFile(pathOf(key)).catch(absent));
      if (!bytes) throw blobMissing(key);
      return checkedBytes(key, bytes);
    },
    has: async (key) =>
      isBlobKey(key) &&
      (await access(pathOf(key)).then(
        () => true,
        () => false,
      )),
    async *keys() {
      for (const shard of (await translated(root, readdir(root).catch(absent))) ?? []) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        for await (const entry of await translated(root, opendir(join(root, shard)))) {
          if (isBlobKey(entry.name)) yield entry.name;
        }
      }
    },
  };
}

/** The size is compared too: a disk that lost power may keep a name without its bytes. */
const isWhole = async (path: string, sizeBytes: number): Promise<boolean> =>
  (await stat(path).catch(absent))?.size === sizeBytes;

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o640);
  await file.writeFile(bytes);
  await file.sync();
}

/** A new folder's name stands in its parent, which is synced for that. */
async function makeFolder(root: string, folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await syncFolder(root);
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

/** Removes what processes that died left half written. */
async function sweep(writing: string): Promise<void> {
  const oldest = Date.now() - ABANDONED_MS;
  for (const name of await readdir(writing)) {
    const path = join(writing, name);
    const draft = await stat(path).catch(absent);
    if (draft && draft.mtimeMs < oldest) await rm(path, { force: true });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

function absent(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined;
  throw error;
}

const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT']);

async function translated<T>(root: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = codeOf(error);
    if (code === '') throw error;
    if (FULL.has(code)) {
      throw new AppError(
        'DISK_FULL',
        `no space is left in the blob folder ${root}`,
        { root },
        { cause: error },
      );
    }
    throw new AppError(
      'STORE_UNAVAILABLE',
      `the blob folder ${root} cannot be used: ${code}`,
      { root, reason: code },
      { cause: error },
    );
  }
}
