import { beforeEach, describe, expect, test } from 'vitest';
import type { KeptSet } from '../../../schemas/saved-set.ts';
import type { RecordStore } from '../../../store/record-store.ts';
import { SHA_A, study } from '../../store/store-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const ID_1 = study(1).id;
const ID_2 = study(2).id;

export function savedSets({ current, openAnother }: StoreUnderTest): void {
  let store: RecordStore;
  beforeEach(() => {
    store = current();
  });

  describe('sets of records', () => {
    const set = (version: number, name: string, id = 'a-set'): KeptSet => ({
      id,
      version,
      keyHash: SHA_A,
      content: {
        name,
        items: [
          { id: ID_2, note: 'žena \u0000 👩\n' },
          { id: ID_1, note: '' },
        ],
      },
      changedAt: `2026-01-0${version}T00:00:00.000Z`,
    });

    test('are kept in versions, as they were written', async () => {
      await store.saveSet(set(1, 'first'));
      await store.saveSet(set(2, 'second'));

      expect(await store.findSet('a-set')).toEqual(set(2, 'second'));
      expect(await store.findSet('a-set', 1)).toEqual(set(1, 'first'));
      expect(await store.findSet('a-set', 3)).toBeNull();
      expect(await store.findSet('another')).toBeNull();
      expect(await store.listSetVersions('a-set')).toEqual([
        { version: 2, changedAt: '2026-01-02T00:00:00.000Z' },
        { version: 1, changedAt: '2026-01-01T00:00:00.000Z' },
      ]);
    });

    test('are changed once from a version, whoever comes second, and not made twice', async () => {
      await store.saveSet(set(1, 'first'));
      const another = await openAnother();

      const results = await Promise.allSettled([
        store.saveSet(set(2, 'mine')),
        another.saveSet(set(2, 'theirs')),
      ]);

      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      await expect(store.saveSet(set(1, 'again'))).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(store.saveSet(set(4, 'ahead'))).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('are deleted with every version, and no other', async () => {
      await store.saveSet(set(1, 'first'));
      await store.saveSet(set(1, 'other', 'another'));

      await store.deleteSet('a-set');

      expect(await store.listSetVersions('a-set')).toEqual([]);
      expect(await store.findSet('another')).not.toBeNull();
    });
  });
}
