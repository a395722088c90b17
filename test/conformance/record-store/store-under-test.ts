import type { KeepReport, RecordStore } from '../../../store/record-store.ts';
import type { extraction } from '../../store/store-fixtures.ts';

/** An open store that holds the source `one` with a document, as each test finds it. */
export interface StoreUnderTest {
  current(): RecordStore;
  /** One more connection to the same store, as another process would open it. */
  openAnother(): Promise<RecordStore>;
  /** Keeps an extraction of the source's document; published unless said otherwise. */
  keep(
    records: Parameters<typeof extraction>[0],
    over?: Parameters<typeof extraction>[1],
    status?: 'published' | 'awaiting',
  ): Promise<KeepReport>;
  /** Takes all that waits in the outbox, and gives the ids and versions. */
  drain(): Promise<[string, number][]>;
}
