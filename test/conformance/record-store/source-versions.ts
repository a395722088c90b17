import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordStore } from '../../../store/record-store.ts';
import { CHANGE, study } from '../../store/store-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function sourceVersions({ current, keep }: StoreUnderTest): void {
  let store: RecordStore;
  beforeEach(() => {
    store = current();
  });

  describe('versions of a source', () => {
    test('are listed by record and version, without content, and of this source alone', async () => {
      const [first, second] = [study(1), study(2)];
      await keep([first, second]);
      await keep([{ ...first, year: 1999 }]);

      const heads = await store.listSourceVersions('one');

      const expected = [
        [first.id, 1, 'published', false],
        [first.id, 2, 'published', true],
        [second.id, 1, 'published', false],
        [second.id, 2, 'withdrawn', false],
      ].sort((a, b) => (String(a) < String(b) ? -1 : 1));
      expect(
        heads.map(({ recordId, version, status, hasChangedFields }) => [
          recordId,
          version,
          status,
          hasChangedFields,
        ]),
      ).toEqual(expected);
      expect(heads[0]).toMatchObject({ changedAt: CHANGE.at, changedBy: CHANGE.by, reason: CHANGE.reason });
      expect(await store.listSourceVersions('another')).toEqual([]);
    });

    test('are found by their keys in the order asked for, hundreds at once', async () => {
      const records = Array.from({ length: 450 }, (_, at) => study(at));
      await keep(records);
      const keys = records.map(({ id }) => ({ recordId: id, version: 1 })).reverse();

      const found = await store.findVersions([{ recordId: 'study_none', version: 1 }, ...keys]);

      expect(found.map(({ record }) => record.id)).toEqual(keys.map(({ recordId }) => recordId));
      expect(await store.findVersions([])).toEqual([]);
    });
  });
}
