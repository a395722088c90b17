import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordStore } from '../../../store/record-store.ts';
import { study } from '../../store/store-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const ID_1 = study(1).id;
const ID_2 = study(2).id;

export function outboxEntries({ current, keep, drain, openAnother }: StoreUnderTest): void {
  let store: RecordStore;
  beforeEach(() => {
    store = current();
  });

  describe('outbox', () => {
    test('never gives one entry to two callers', async () => {
      await keep(Array.from({ length: 40 }, (_, number) => study(number)));
      const other = await openAnother();

      const claims = await Promise.all(
        Array.from({ length: 8 }, (_, turn) => (turn % 2 ? store : other).claimOutbox(`w${turn}`, 7, 60_000)),
      );

      const ids = claims.flat().map((entry) => entry.id);
      expect(ids).toHaveLength(40);
      expect(new Set(ids).size).toBe(40);
    });

    test('gives the oldest entries first', async () => {
      await keep(Array.from({ length: 30 }, (_, number) => study(number)));

      const claimed = await store.claimOutbox('w', 3, 60_000);

      expect(claimed.map((entry) => entry.recordId)).toEqual([study(0).id, ID_1, ID_2]);
    });

    test('gives an entry again when its lease has run out, and counts that', async () => {
      await keep([study(1)]);
      await store.claimOutbox('died', 10, 0);

      const [again] = await store.claimOutbox('next', 10, 60_000);
      const third = await store.claimOutbox('late', 10, 60_000);

      expect(again).toMatchObject({ recordId: ID_1, attempts: 2 });
      expect(third).toEqual([]);
    });

    test('gives a failed entry again after its pause, and not before', async () => {
      await keep([study(1), study(2)]);
      const [first, second] = await store.claimOutbox('w', 10, 60_000);
      const failure = { reason: '429', isDead: false };

      await store.failOutbox([first?.id ?? 0], { ...failure, delayMs: 0 });
      await store.failOutbox([second?.id ?? 0], { ...failure, delayMs: 60_000 });

      const claimed = await store.claimOutbox('w', 10, 60_000);
      expect(claimed.map((entry) => entry.id)).toEqual([first?.id]);
      expect(await store.countOutbox()).toEqual({ pending: 2, dead: 0 });
    });

    test('sets dead entries aside with their reason', async () => {
      await keep([study(1)]);
      const [entry] = await store.claimOutbox('w', 10, 0);

      await store.failOutbox([entry?.id ?? 0], { reason: 'mapper \0 refused', delayMs: 0, isDead: true });

      expect(await store.claimOutbox('w', 10, 0)).toEqual([]);
      expect(await store.countOutbox()).toEqual({ pending: 0, dead: 1 });
      expect(await store.listDeadOutbox(10)).toEqual([
        { id: entry?.id, recordId: ID_1, version: 1, attempts: 1, reason: 'mapper \ufffd refused' },
      ]);
    });

    test('finds an entry with a lower id that appears after a higher one was settled', async () => {
      await keep([study(1), study(2)]);
      const [low, high] = await store.claimOutbox('w', 10, 0);
      await store.settleOutbox([high?.id ?? 0]);

      const rest = await store.claimOutbox('w', 10, 0);

      expect(rest.map((entry) => entry.id)).toEqual([low?.id]);
    });

    test('is filled again with every record, instead of what waits and what is dead', async () => {
      await keep([study(1), study(2)]);
      await keep([study(1)]);
      const [entry] = await store.claimOutbox('w', 1, 60_000);
      await store.failOutbox([entry?.id ?? 0], { reason: 'x', delayMs: 0, isDead: true });

      const requeued = await store.requeueAll();

      expect(requeued).toBe(2);
      expect(await store.countOutbox()).toEqual({ pending: 2, dead: 0 });
      expect(await drain()).toEqual([
        [ID_1, 1],
        [ID_2, 2],
      ]);
    });

    test('takes settled and unknown ids without complaint', async () => {
      await store.settleOutbox([]);
      await store.settleOutbox([123_456]);
      await store.failOutbox([123_456], { reason: 'x', delayMs: 0, isDead: true });

      expect(await store.countOutbox()).toEqual({ pending: 0, dead: 0 });
    });
  });
}
