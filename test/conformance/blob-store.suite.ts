import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BlobStore } from '../../store/blob-store.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What every blob store does. `open` opens one more connection to the same store; `wipe` leaves it empty. */
export function blobStoreSuite(
  name: string,
  { open, wipe }: { open: () => Promise<BlobStore>; wipe: () => Promise<void> },
): void {
  describe(name, () => {
    let blobs: BlobStore;
    beforeEach(async () => {
      await wipe();
      blobs = await open();
    });

    test('gives bytes back under their sha256', async () => {
      const bytes = new Uint8Array(300_000).map((_, index) => index % 251);

      const key = await blobs.put(bytes);

      expect(key).toBe(sha256(bytes));
      expect(Buffer.from(await blobs.get(key)).equals(bytes)).toBe(true);
    });

    test('keeps no bytes at all as a blob too', async () => {
      const key = await blobs.put(new Uint8Array());

      expect(key).toBe(sha256(new Uint8Array()));
      expect((await blobs.get(key)).length).toBe(0);
      expect(await blobs.has(key)).toBe(true);
    });

    test('shows a put blob to every other process', async () => {
      const other = await open();

      const key = await blobs.put(bytesOf('seen'));

      expect(await other.has(key)).toBe(true);
      expect(Buffer.from(await other.get(key)).toString()).toBe('seen');
    });

    test('names a missing blob', async () => {
      const missing = '0'.repeat(64);

      expect(await blobs.has(missing)).toBe(false);
      await expect(blobs.get(missing)).rejects.toMatchObject({
        code: 'BLOB_MISSING',
        details: { key: missing },
      });
    });

    test.each(['', '../../etc/passwd', 'A'.repeat(64), `${'0'.repeat(63)}/`, '0'.repeat(65), '..'])(
      'has nothing under %j, which is no key',
      async (key) => {
        expect(await blobs.has(key)).toBe(false);
        await expect(blobs.get(key)).rejects.toMatchObject({ code: 'BLOB_MISSING' });
      },
    );

    test('keeps equal bytes once, also when they are put at the same time', async () => {
      const other = await open();
      const bytes = bytesOf('the same');

      const keys = await Promise.all([...Array(10)].map((_, turn) => (turn % 2 ? blobs : other).put(bytes)));

      expect(new Set(keys).size).toBe(1);
      expect(await keysOf(blobs)).toEqual([sha256(bytes)]);
    });

    test('does not change with the array that was put or given', async () => {
      const bytes = bytesOf('first');
      const key = await blobs.put(bytes);
      bytes.fill(0);

      (await blobs.get(key)).fill(1);

      expect(Buffer.from(await blobs.get(key)).toString()).toBe('first');
    });

    test('lists every key, and none in an empty store', async () => {
      expect(await keysOf(blobs)).toEqual([]);
      const texts = [...Array(25)].map((_, number) => `blob ${number}`);

      const keys = await Promise.all(texts.map((text) => blobs.put(bytesOf(text))));

      expect(await keysOf(blobs)).toEqual(keys.sort());
    });
  });
}

async function keysOf(blobs: BlobStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of blobs.keys()) keys.push(key);
  return keys.sort();
}
