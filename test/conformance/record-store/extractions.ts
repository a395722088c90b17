import { beforeEach, describe, expect, test } from 'vitest';
import { recordHash } from '../../../store/record-hash.ts';
import type { RecordStore } from '../../../store/record-store.ts';
import {
  CHANGE,
  document,
  extraction,
  SHA_A,
  SHA_B,
  SHA_C,
  source,
  study,
} from '../../store/store-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const ID_1 = study(1).id;
const ID_2 = study(2).id;

export function keptExtractions({ current, keep, drain, openAnother }: StoreUnderTest): void {
  let store: RecordStore;
  beforeEach(() => {
    store = current();
  });

  describe('keeping an extraction', () => {
    test('gives each new record its first version and an outbox row', async () => {
      const report = await keep([study(1), study(2)]);

      expect(report).toEqual({ created: 2, changed: 0, unchanged: 0, withdrawn: 0 });
      const record = { ...study(1), source: 'one' };
      expect(await store.findRecord(ID_1)).toEqual({
        record,
        version: 1,
        status: 'published',
        hash: recordHash(record),
        changedAt: CHANGE.at,
        changedBy: CHANGE.by,
        reason: CHANGE.reason,
        changedFields: [],
      });
      expect(await drain()).toEqual([
        [ID_1, 1],
        [ID_2, 1],
      ]);
    });

    test('writes nothing when it is kept again', async () => {
      await keep([study(1), study(2)]);
      await drain();

      const report = await keep([study(2), study(1)]);

      expect(report).toEqual({ created: 0, changed: 0, unchanged: 2, withdrawn: 0 });
      expect(await store.countOutbox()).toEqual({ pending: 0, dead: 0 });
      expect(await store.recordHistory(ID_1)).toHaveLength(1);
    });

    test('writes a version only for the record that changed, and names its fields', async () => {
      await keep([study(1), study(2)]);
      await drain();
      const { findings: _findings, ...fields } = study(1).fields;

      const report = await keep([
        study(1, { fields: { ...fields, title: 'Another title', purpose: 'To know' }, year: 2020 }),
        study(2),
      ]);

      expect(report).toEqual({ created: 0, changed: 1, unchanged: 1, withdrawn: 0 });
      const [newest, oldest] = await store.recordHistory(ID_1);
      expect(newest?.changedFields).toEqual(['findings', 'purpose', 'title', 'year']);
      expect([newest?.version, oldest?.version]).toEqual([2, 1]);
      expect(oldest?.record.fields.title).toBe('Title 1');
      expect(await drain()).toEqual([[ID_1, 2]]);
    });

    test('writes nothing when a new edition differs in its hash alone', async () => {
      await keep([study(1)]);
      await store.saveDocument(document('one', SHA_B));

      const report = await keep([study(1)], { document: SHA_B });

      expect(report).toEqual({ created: 0, changed: 0, unchanged: 1, withdrawn: 0 });
      expect((await store.findRecord(ID_1))?.record.document).toBe(SHA_A);
      expect((await store.currentDocument('one'))?.sha256).toBe(SHA_B);
    });

    test('follows evidence that moved, and lets the approval stand', async () => {
      await keep([study(1)]);
      await store.saveDocument(document('one', SHA_B));
      const moved = study(1, {
        evidence: { title: [{ place: { type: 'lines', from: 4, to: 5 }, quote: 'Title 1' }] },
      });

      const report = await keep([moved], { document: SHA_B }, 'awaiting');

      expect(report).toEqual({ created: 0, changed: 0, unchanged: 1, withdrawn: 0 });
      expect(await store.findRecord(ID_1)).toMatchObject({
        version: 2,
        status: 'published',
        changedFields: [],
        record: { document: SHA_B },
      });
    });

    test('lets the approval stand when only what is worked out from the words changed', async () => {
      await keep([study(1)]);
      const concepts = [{ id: 'exploitation/labour', field: 'title', quote: 'Title' }];

      await keep([study(1, { concepts })], {}, 'awaiting');

      expect(await store.findRecord(ID_1)).toMatchObject({
        version: 2,
        status: 'published',
        changedFields: ['concepts'],
      });
    });

    test('asks for approval of a record whose words changed, and of no other', async () => {
      await keep([study(1), study(2)]);

      await keep([study(1, { fields: { title: 'Changed' } }), study(2)], {}, 'awaiting');

      expect((await store.findRecord(ID_1))?.status).toBe('awaiting');
      expect((await store.findRecord(ID_2))?.status).toBe('published');
    });

    test('withdraws what a new edition lacks, once', async () => {
      await keep([study(1), study(2)]);
      await drain();

      const first = await keep([study(1)]);
      const second = await keep([study(1)]);

      expect(first.withdrawn).toBe(1);
      expect(second).toEqual({ created: 0, changed: 0, unchanged: 1, withdrawn: 0 });
      expect(await store.findRecord(ID_2)).toMatchObject({ status: 'withdrawn', version: 2 });
      expect(await drain()).toEqual([[ID_2, 2]]);
    });

    test('gives a withdrawn record that comes back a new version, though nothing in it changed', async () => {
      await keep([study(1), study(2)]);
      await keep([study(1)]);

      const report = await keep([study(1), study(2)]);

      expect(report).toEqual({ created: 0, changed: 1, unchanged: 1, withdrawn: 0 });
      expect(await store.findRecord(ID_2)).toMatchObject({ status: 'published', version: 3 });
    });

    test('never publishes by itself what was withheld or taken back by a person', async () => {
      await keep([study(1), study(2)]);
      await store.setStatus([{ id: ID_1, expectedVersion: 1, status: 'withheld' }], CHANGE);
      await store.setStatus([{ id: ID_2, expectedVersion: 1, status: 'withdrawn' }], CHANGE);

      await keep([study(1, { fields: { title: 'x' } }), study(2, { fields: { title: 'y' } })]);
      await keep([study(3)]);
      await keep([study(1), study(2), study(3)]);

      expect((await store.findRecord(ID_1))?.status).toBe('withheld');
      expect((await store.findRecord(ID_2))?.status).toBe('withdrawn');
    });

    test('keeps the last good records when a document holds none', async () => {
      await keep([study(1)]);
      await store.saveDocument(document('one', SHA_B));
      const note = {
        code: 'CONTENT_MISSING',
        place: null,
        quote: '',
        message: 'The page needs scripts.',
      } as const;

      const report = await keep([], { document: SHA_B, notes: [note] });

      expect(report).toEqual({ created: 0, changed: 0, unchanged: 0, withdrawn: 0 });
      expect(await store.findDocument(SHA_B)).toMatchObject({
        state: 'empty',
        reason: 'CONTENT_MISSING: The page needs scripts.',
        noteCount: 1,
      });
      expect((await store.findRecord(ID_1))?.status).toBe('published');
      expect((await store.currentDocument('one'))?.sha256).toBe(SHA_A);
      expect(await store.listNotes('one', SHA_B)).toEqual([note]);
    });

    test('refuses a document that is not kept, an id that comes twice, and a record of another source', async () => {
      await store.saveSource(source('two'));
      await store.saveDocument(document('two', SHA_A));
      await keep([study(1)]);

      await expect(keep([], { document: SHA_C })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(keep([study(2), study(2)])).rejects.toMatchObject({ code: 'INVALID_INPUT' });
      await expect(
        store.keepExtraction(extraction([study(2), study(1)]), 'two', 'published', CHANGE),
      ).rejects.toMatchObject({ code: 'CONFLICT' });

      expect(await store.findRecord(ID_2)).toBeNull();
      expect(await store.countOutbox()).toEqual({ pending: 1, dead: 0 });
    });

    test('keeps one extraction from two callers at once a single time', async () => {
      const other = await openAnother();
      const records = Array.from({ length: 60 }, (_, number) => study(number));

      const reports = await Promise.all(
        [store, other, store, other].map((each) =>
          each.keepExtraction(extraction(records), 'one', 'published', CHANGE),
        ),
      );

      expect(reports.map((report) => report.created).sort((a, b) => a - b)).toEqual([0, 0, 0, 60]);
      expect((await store.countOutbox()).pending).toBe(60);
    });

    test('keeps more records than one statement takes', async () => {
      const records = Array.from({ length: 1201 }, (_, number) => study(number));

      await keep(records);
      const changed = await keep(records.map((record) => ({ ...record, year: 1999 })));

      expect(changed.changed).toBe(1201);
      expect(await store.findRecords(records.map(({ id }) => id))).toHaveLength(1201);
    });
  });
}
