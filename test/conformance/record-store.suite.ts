import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '../../store/migrations/all.ts';
import type { RecordStore } from '../../store/record-store.ts';
import { CHANGE, document, extraction, SHA_A, source } from '../store/store-fixtures.ts';
import { keptExtractions } from './record-store/extractions.ts';
import { harvests } from './record-store/harvests.ts';
import { outboxEntries } from './record-store/outbox.ts';
import { keptRecords } from './record-store/records.ts';
import { savedSets } from './record-store/saved-sets.ts';
import { sourceVersions } from './record-store/source-versions.ts';
import { sourcesAndDocuments } from './record-store/sources-and-documents.ts';
import type { StoreUnderTest } from './record-store/store-under-test.ts';

/**
 * What every record store does. `open` opens one more connection to the same store, as another process would; `wipe`
 * leaves it empty.
 */
export function recordStoreSuite(
  name: string,
  { open, wipe }: { open: () => Promise<RecordStore>; wipe: () => Promise<void> },
): void {
  describe(name, () => {
    let store: RecordStore;
    const opened: RecordStore[] = [];
    const openAnother = async () => {
      const another = await open();
      opened.push(another);
      return another;
    };

    beforeEach(async () => {
      await wipe();
      store = await openAnother();
      await store.saveSource(source('one'));
      await store.saveDocument(document('one', SHA_A));
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((each) => each.close()));
    });

    const its: StoreUnderTest = {
      current: () => store,
      openAnother,
      keep: (records, over = {}, status = 'published') =>
        store.keepExtraction(extraction(records, over), 'one', status, CHANGE),
      async drain() {
        const entries = await store.claimOutbox('test', 1000, 60_000);
        await store.settleOutbox(entries.map((entry) => entry.id));
        return entries.map(({ recordId, version }) => [recordId, version]);
      },
    };

    savedSets(its);
    sourceVersions(its);
    sourcesAndDocuments(its);
    keptExtractions(its);
    keptRecords(its);
    outboxEntries(its);
    harvests(its);

    test('opens at once from several processes that all find it empty', async () => {
      await wipe();

      const stores = await Promise.all(Array.from({ length: 6 }, openAnother));

      const checks = await Promise.all(stores.map((each) => each.check()));
      expect(new Set(checks.map(({ schemaVersion }) => schemaVersion))).toEqual(new Set([SCHEMA_VERSION]));
    });
  });
}
