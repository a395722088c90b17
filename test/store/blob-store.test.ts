import { mkdir, mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BlobStore } from '../../store/blob-store.ts';
import { fileBlobStore } from '../../store/file-blob-store.ts';
import { memoryBlobStore } from '../../store/memory-blob-store.ts';
import { blobStoreSuite } from '../conformance/blob-store.suite.ts';
import { smallDisk, WITHOUT_MOUNT } from './small-disk.ts';

const folder = await mkdtemp(join(tmpdir(), 'prismatlas-blobs-'));
const root = join(folder, 'blobs');
afterAll(() => rm(folder, { recursive: true }));

const memory = new Map<string, Uint8Array>();
blobStoreSuite('blobs in memory', {
  open: async () => memoryBlobStore(memory),
  wipe: async () => memory.clear(),
});

blobStoreSuite('blobs in a folder', {
  open: async () => fileBlobStore(root),
  wipe: () => rm(root, { recursive: true, force: true }),
});

describe('blobs in a folder', () => {
  const bytes = new TextEncoder().encode('kept');
  let blobs: BlobStore;
  beforeEach(async () => {
    await rm(root, { recursive: true, force: true });
    blobs = fileBlobStore(root);
  });

  test('refuse a file whose bytes were damaged', async () => {
    const key = await blobs.put(bytes);
    await writeFile(join(root, key.slice(0, 2), key), 'kEpt');

    await expect(blobs.get(key)).rejects.toMatchObject({ code: 'BLOB_MISSING' });
  });

  test('mend a file that a power cut left short, when its bytes are put again', async () => {
    const key = await blobs.put(bytes);
    await truncate(join(root, key.slice(0, 2), key), 0);

    await blobs.put(bytes);

    expect(Buffer.from(await blobs.get(key)).toString()).toBe('kept');
  });

  test('mend a file of the same size with other bytes, when its bytes are put again', async () => {
    const key = await blobs.put(bytes);
    await writeFile(join(root, key.slice(0, 2), key), '\0\0\0\0');

    await blobs.put(bytes);

    expect(Buffer.from(await blobs.get(key)).toString()).toBe('kept');
  });

  test('leave nothing half written behind, and remove what a process that died left', async () => {
    const writing = join(root, 'writing');
    await mkdir(writing, { recursive: true });
    await writeFile(join(writing, 'abandoned'), 'x');
    await utimes(join(writing, 'abandoned'), 0, 0);
    await writeFile(join(writing, 'at-work'), 'x');

    await blobs.put(bytes);

    expect(await readdir(writing)).toEqual(['at-work']);
  });

  test('say what is wrong with a folder that cannot be one', async () => {
    await writeFile(join(folder, 'a-file'), '');
    const impossible = fileBlobStore(join(folder, 'a-file', 'blobs'));

    await expect(impossible.put(bytes)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      details: { reason: 'ENOTDIR' },
    });
  });
});

const disk = smallDisk(256);
describe.skipIf(disk === null)(disk ? 'blobs on a full disk' : WITHOUT_MOUNT, () => {
  afterAll(() => disk?.unmount());
  const path = join(disk?.path ?? '', 'blobs');
  afterEach(() => rm(path, { recursive: true, force: true }));

  test('are refused whole, and taken once there is space', async () => {
    const blobs = fileBlobStore(path);
    const small = await blobs.put(new Uint8Array(1000));
    const filler = join(disk?.path ?? '', 'filler');
    await writeFile(filler, new Uint8Array(200_000));

    await expect(blobs.put(new Uint8Array(100_000))).rejects.toMatchObject({ code: 'DISK_FULL' });
    const left = await readdir(join(path, 'writing'));
    await rm(filler);
    const key = await blobs.put(new Uint8Array(100_000));

    expect(left).toEqual([]);
    expect((await blobs.get(key)).length).toBe(100_000);
    expect((await blobs.get(small)).length).toBe(1000);
  });
});
