import { beforeEach, describe, expect, test } from 'vitest';
import { recordHash } from '../../../store/record-hash.ts';
import type { RecordKey, RecordStore } from '../../../store/record-store.ts';
import { CHANGE, document, extraction, SHA_A, SHA_B, source, study } from '../../store/store-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const ID_1 = study(1).id;
const ID_2 = study(2).id;

export function keptRecords({ current, keep, drain, openAnother }: StoreUnderTest): void {
  let store: RecordStore;
  beforeEach(() => {
    store = current();
  });

  describe('records', () => {
    test('finds records in the order asked for and leaves unknown ids out', async () => {
      await keep([study(1), study(2)]);

      const found = await store.findRecords([ID_2, 'study_ffffffffffffffff', ID_1]);

      expect(found.map(({ record }) => record.id)).toEqual([ID_2, ID_1]);
      expect(await store.findRecords([])).toEqual([]);
      expect(await store.findRecord('study_ffffffffffffffff')).toBeNull();
      expect(await store.recordHistory('study_ffffffffffffffff')).toEqual([]);
    });

    test('lists records page by page, by status and by source', async () => {
      await store.saveSource(source('two'));
      await store.saveDocument(document('two', SHA_A));
      await keep([study(3), study(1), study(2)]);
      await store.keepExtraction(extraction([study(4)]), 'two', 'awaiting', CHANGE);

      const ids = async (page: Parameters<RecordStore['listRecords']>[0]) =>
        (await store.listRecords(page)).map(({ record }) => record.id);

      expect(await ids({ limit: 2 })).toEqual([ID_1, ID_2]);
      expect(await ids({ after: ID_2, limit: 9 })).toEqual([study(3).id, study(4).id]);
      expect(await ids({ status: 'awaiting', limit: 9 })).toEqual([study(4).id]);
      expect(await ids({ source: 'one', after: ID_1, limit: 9 })).toEqual([ID_2, study(3).id]);
    });

    test('counts records by status, country and kind', async () => {
      await keep([study(1), study(2, { country: 'BE' })]);
      await store.setStatus([{ id: ID_1, expectedVersion: 1, status: 'withheld' }], CHANGE);

      expect(await store.countRecords()).toEqual([
        { status: 'published', country: 'BE', kind: 'study', count: 1 },
        { status: 'withheld', country: 'SI', kind: 'study', count: 1 },
      ]);
    });

    test('streams the keys of published records by id', async () => {
      await keep([study(2), study(1), study(3)]);
      await store.setStatus([{ id: ID_2, expectedVersion: 1, status: 'withdrawn' }], CHANGE);

      const keys: RecordKey[] = [];
      for await (const key of store.publishedKeys()) keys.push({ ...key });

      const hash = (number: number) => recordHash({ ...study(number), source: 'one' });
      expect(keys).toEqual([
        { id: ID_1, version: 1, hash: hash(1) },
        { id: study(3).id, version: 1, hash: hash(3) },
      ]);
    });

    test('lets the store be written while keys are read', async () => {
      await keep([study(1), study(2)]);

      for await (const key of store.publishedKeys()) {
        await store.setStatus([{ id: key.id, expectedVersion: 1, status: 'withheld' }], CHANGE);
      }

      expect((await store.findRecord(ID_2))?.status).toBe('withheld');
    });
  });

  describe('changing a status', () => {
    test('writes a version with who and why, and an outbox row', async () => {
      await keep([study(1)], {}, 'awaiting');
      await drain();
      const change = { by: 'user_7', reason: 'Compared with the report.', at: '2026-04-01T00:00:00.000Z' };

      await store.setStatus([{ id: ID_1, expectedVersion: 1, status: 'published' }], change);

      expect(await store.findRecord(ID_1)).toMatchObject({
        version: 2,
        status: 'published',
        changedBy: 'user_7',
        reason: 'Compared with the report.',
        changedAt: '2026-04-01T00:00:00.000Z',
        changedFields: [],
      });
      expect(await drain()).toEqual([[ID_1, 2]]);
    });

    test('changes none when one has another version, and none when one is unknown', async () => {
      await keep([study(1), study(2)]);

      const stale = store.setStatus(
        [
          { id: ID_1, expectedVersion: 1, status: 'withheld' },
          { id: ID_2, expectedVersion: 7, status: 'withheld' },
        ],
        CHANGE,
      );
      const unknown = store.setStatus(
        [
          { id: ID_1, expectedVersion: 1, status: 'withheld' },
          { id: 'study_ffffffffffffffff', expectedVersion: 1, status: 'withheld' },
        ],
        CHANGE,
      );

      await expect(stale).rejects.toMatchObject({ code: 'CONFLICT' });
      await expect(unknown).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await store.findRecord(ID_1))?.version).toBe(1);
    });

    test('does nothing when the same call comes again', async () => {
      await keep([study(1)]);
      const wish = [{ id: ID_1, expectedVersion: 1, status: 'withheld' }] as const;
      await store.setStatus(wish, CHANGE);

      await store.setStatus(wish, CHANGE);

      expect((await store.findRecord(ID_1))?.version).toBe(2);
    });

    test('lets one of two editors win', async () => {
      await keep([study(1)], {}, 'awaiting');
      const other = await openAnother();
      const decide = (by: RecordStore, who: string, status: 'published' | 'withheld') =>
        by.setStatus([{ id: ID_1, expectedVersion: 1, status }], { ...CHANGE, by: who });

      const outcomes = await Promise.allSettled([
        decide(store, 'user_1', 'published'),
        decide(other, 'user_2', 'withheld'),
      ]);

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await store.findRecord(ID_1))?.version).toBe(2);
    });
  });

  describe('duplicates', () => {
    test('are linked both ways, best first, and the last score stands', async () => {
      await keep([study(1), study(2), study(3)]);
      await store.linkDuplicates([{ a: ID_2, b: ID_1, score: 0.5, reason: 'title' }]);

      await store.linkDuplicates([
        { a: ID_1, b: ID_2, score: 0.8, reason: 'title and year' },
        { a: ID_1, b: study(3).id, score: 0.9, reason: 'link' },
      ]);

      expect(await store.findDuplicates(ID_1)).toEqual([
        { id: study(3).id, score: 0.9, reason: 'link' },
        { id: ID_2, score: 0.8, reason: 'title and year' },
      ]);
      expect(await store.findDuplicates(ID_2)).toEqual([{ id: ID_1, score: 0.8, reason: 'title and year' }]);
    });

    test('are refused for a record and itself, or one that is not kept', async () => {
      await keep([study(1)]);
      const link = (a: string, b: string) => store.linkDuplicates([{ a, b, score: 1, reason: 'x' }]);

      await expect(link(ID_1, ID_1)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      await expect(link(ID_1, ID_2)).rejects.toMatchObject({ code: 'CONFLICT' });
    });
  });

  describe('reports', () => {
    test('give what the current document of each source says beside its records', async () => {
      await store.saveSource(source('two', { country: 'BE' }));
      await store.saveDocument(document('two', SHA_B, { country: 'BE' }));
      const statistics = [
        {
          value: 434,
          unit: 'count' as const,
          of: 'identified victims',
          period: { start: '2010', end: '2022' },
          quote: '434 identified victims',
          evidence: [],
        },
      ];
      await keep([study(1)], { statistics });
      await store.keepExtraction(
        extraction([study(2, { country: 'BE' })], { document: SHA_B, country: 'BE' }),
        'two',
        'published',
        CHANGE,
      );

      const reports = await store.listReports('SI');

      expect(reports).toEqual([
        {
          source: source('one'),
          document: document('one', SHA_A, {
            state: 'extracted',
            pageCount: 12,
            recordCount: 1,
            extractorVersion: '1',
          }),
          searchStatement: null,
          statistics,
          kinds: ['study'],
        },
      ]);
      expect((await store.listReports()).map((report) => report.source.id)).toEqual(['two', 'one']);
    });
  });
}
