import { blobKey, blobMissing } from './blob-key.ts';
import type { BlobStore } from './blob-store.ts';

/** Blobs for as long as the process lives: for tests and for a file that is only extracted. */
export const memoryBlobStore = (kept = new Map<string, Uint8Array>()): BlobStore => ({
  put: async (bytes) => {
    const key = blobKey(bytes);
    kept.set(key, bytes.slice());
    return key;
  },
  get: async (key) => {
    const bytes = kept.get(key);
    if (!bytes) throw blobMissing(key);
    return bytes.slice();
  },
  has: async (key) => kept.has(key),
  keys: async function* () {
    yield* kept.keys();
  },
});
