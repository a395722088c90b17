import { isDeepStrictEqual } from 'node:util';
import type { Source } from '../schemas/source.ts';
import type { RecordStore } from '../store/record-store.ts';

/** Makes the store hold these sources as they are now; those that are so already are not written. */
export async function syncSources(store: RecordStore, sources: readonly Source[]): Promise<void> {
  for (const source of sources) {
    const kept = await store.findSource(source.id);
    if (!isDeepStrictEqual(plain(kept), plain(source))) await store.saveSource(source);
  }
}

/** As JSON has it: an absent value and an undefined one are the same. */
const plain = (source: Source | null): unknown => JSON.parse(JSON.stringify(source));
