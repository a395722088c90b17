import { randomUUID } from 'node:crypto';
import { access, open, opendir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { blobKey, blobMissing, checkedBytes, isBlobKey } from './blob-key.ts';
import type { BlobStore } from './blob-store.ts';
import { absent, onDisk } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';

/** A file being written this long ago belongs to a process that died. */
const ABANDONED_MS = 60 * 60_000;

/**
 * Blobs as files, `root/ab/ab12…`, spread over 256 folders by the first two letters of their keys. A blob is there
 * whole or not at all: it is written under another name, synced, renamed, and its folder synced. Any number of
 * processes, also on several machines that share the folder, may put the same bytes at once.
 */
export function fileBlobStore(root: string): BlobStore {
  const writing = join(root, 'writing');
  const what = `the blob folder ${root}`;
  const pathOf = (key: string) => join(root, key.slice(0, 2), key);
  let isSwept: Promise<void> | undefined;

  async function put(bytes: Uint8Array): Promise<string> {
    const key = blobKey(bytes);
    const path = pathOf(key);
    if (await isWhole(path, bytes)) return key;
    await makeFolder(writing);
    isSwept ??= sweep(writing);
    await isSwept;
    // A new folder's name stands in its parent, which is synced for that.
    if (await makeFolder(dirname(path))) await syncFolder(root);
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
    put: (bytes) => onDisk(what, () => put(bytes)),
    get: async (key) => {
      if (!isBlobKey(key)) throw blobMissing(key);
      const bytes = await onDisk(what, () => readFile(pathOf(key)).catch(absent));
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
      for (const shard of (await onDisk(what, () => readdir(root).catch(absent))) ?? []) {
        if (!/^[0-9a-f]{2}$/.test(shard)) continue;
        for await (const entry of await onDisk(what, () => opendir(join(root, shard)))) {
          if (isBlobKey(entry.name)) yield entry.name;
        }
      }
    },
  };
}

/** The bytes are compared: a disk that lost power may keep a name, or a size too, without what was written. */
async function isWhole(path: string, bytes: Uint8Array): Promise<boolean> {
  if ((await stat(path).catch(absent))?.size !== bytes.length) return false;
  return (await readFile(path).catch(absent))?.equals(bytes) ?? false;
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o640);
  await file.writeFile(bytes);
  await file.sync();
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
