import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { KeptSet } from '../../schemas/saved-set.ts';
import { SCHEMA_VERSION } from '../../store/migrations/all.ts';
import { recordHash } from '../../store/record-hash.ts';
import type { KeepReport, RecordKey, RecordStore } from '../../store/record-store.ts';
import {
  CHANGE,
  document,
  extraction,
  run,
  SHA_A,
  SHA_B,
  SHA_C,
  source,
  sourceReport,
  study,
} from '../store/store-fixtures.ts';

const ID_1 = study(1).id;
const ID_2 = study(2).id;

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

    const keep = (
      records: Parameters<typeof extraction>[0],
      over: Parameters<typeof extraction>[1] = {},
      status: 'published' | 'awaiting' = 'published',
    ): Promise<KeepReport> => store.keepExtraction(extraction(records, over), 'one', status, CHANGE);

    const drain = async () => {
      const entries = await store.claimOutbox('test', 1000, 60_000);
      await store.settleOutbox(entries.map((entry) => entry.id));
      return entries.map(({ recordId, version }) => [recordId, version]);
    };

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

    describe('sources', () => {
      test('gives back a source as it was saved last', async () => {
        await store.saveSource(source('one', { name: 'Another name', schedule: '0 3 * * 1' }));
        await store.saveSource(source('another', { country: 'BE' }));

        const kept = await store.listSources();

        expect(kept).toEqual([
          source('another', { country: 'BE' }),
          source('one', { name: 'Another name', schedule: '0 3 * * 1' }),
        ]);
        expect(await store.findSource('none')).toBeNull();
      });

      test('keeps the validators of the last fetch when the source is saved again', async () => {
        const validators = { etag: 'W/"1"', lastModified: null, sha256: SHA_A };
        await store.saveValidators('one', validators);

        await store.saveSource(source('one', { name: 'Another name' }));

        expect(await store.findValidators('one')).toEqual(validators);
      });

      test('has no validators for a source that was never fetched, and refuses them for an unknown one', async () => {
        const validators = { etag: null, lastModified: null, sha256: SHA_A };

        expect(await store.findValidators('one')).toBeNull();
        await expect(store.saveValidators('none', validators)).rejects.toMatchObject({
          code: 'UNKNOWN_SOURCE',
        });
      });
    });

    describe('documents', () => {
      test('gives the kept document when a source has the same bytes again', async () => {
        await keep([study(1)]);

        const again = await store.saveDocument(
          document('one', SHA_A, { fetchedAt: '2027-01-01T00:00:00.000Z' }),
        );

        expect(again).toEqual(
          document('one', SHA_A, {
            state: 'extracted',
            pageCount: 12,
            recordCount: 1,
            extractorVersion: '1',
          }),
        );
      });

      test('refuses a document of an unknown source', async () => {
        await expect(store.saveDocument(document('none', SHA_A))).rejects.toMatchObject({
          code: 'UNKNOWN_SOURCE',
        });
      });

      test('keeps equal bytes of two sources as two documents', async () => {
        await store.saveSource(source('two', { country: 'BE' }));
        await store.saveDocument(document('two', SHA_A, { country: 'BE' }));

        expect(await store.findDocument(SHA_A, 'two')).toEqual(document('two', SHA_A, { country: 'BE' }));
        expect(await store.findDocument(SHA_A, 'one')).toEqual(document('one', SHA_A));
        expect((await store.findDocument(SHA_A))?.source).toBe('one');
        expect(await store.listDocuments({ country: 'BE' })).toHaveLength(1);
        expect(await store.listDocuments()).toHaveLength(2);
      });

      test('sets a document aside with its reason, and leaves what the source gave before', async () => {
        await keep([study(1)]);
        await store.saveDocument(document('one', SHA_B));

        await store.quarantineDocument('one', SHA_B, 'PDF_INVALID: the file is cut short');

        expect(await store.listDocuments({ state: 'quarantined' })).toEqual([
          document('one', SHA_B, { state: 'quarantined', reason: 'PDF_INVALID: the file is cut short' }),
        ]);
        expect((await store.currentDocument('one'))?.sha256).toBe(SHA_A);
        expect((await store.findRecord(ID_1))?.status).toBe('published');
        await expect(store.quarantineDocument('one', SHA_C, 'x')).rejects.toMatchObject({
          code: 'NOT_FOUND',
        });
      });

      test('has no current document before the first extraction', async () => {
        expect(await store.currentDocument('one')).toBeNull();
      });

      test('follows a source that goes back to an older edition', async () => {
        await store.saveDocument(document('one', SHA_B));
        await keep([study(1)]);
        await keep([study(1), study(2)], { document: SHA_B });

        await keep([study(1)]);

        expect((await store.currentDocument('one'))?.sha256).toBe(SHA_A);
        expect((await store.findRecord(ID_2))?.status).toBe('withdrawn');
      });

      test('keeps texts with characters that a database refuses', async () => {
        const odd = 'nul \0, half a pair \ud800, smile 😀, \u2028';
        await store.saveDocument(document('one', SHA_B, { location: odd }));
        const record = study(1, { fields: { title: odd } });

        await keep([record], { document: SHA_B });

        expect((await store.findDocument(SHA_B))?.location).toBe(
          'nul \ufffd, half a pair \ufffd, smile 😀, \u2028',
        );
        expect((await store.findRecord(ID_1))?.record.fields.title).toBe(odd);
      });
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
        expect(await store.findDuplicates(ID_2)).toEqual([
          { id: ID_1, score: 0.8, reason: 'title and year' },
        ]);
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

    describe('outbox', () => {
      test('never gives one entry to two callers', async () => {
        await keep(Array.from({ length: 40 }, (_, number) => study(number)));
        const other = await openAnother();

        const claims = await Promise.all(
          Array.from({ length: 8 }, (_, turn) =>
            (turn % 2 ? store : other).claimOutbox(`w${turn}`, 7, 60_000),
          ),
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

    describe('runs', () => {
      test('are listed newest first', async () => {
        await store.saveRun(run('run_1'));
        await store.saveRun(run('run_2', { startedAt: '2026-03-02T10:00:00.000Z' }));

        expect((await store.listRuns(1)).map(({ id }) => id)).toEqual(['run_2']);
        expect(await store.findRun('run_1')).toEqual(run('run_1'));
        expect(await store.findRun('none')).toBeNull();
      });

      test('lose no line when two workers save one run at once', async () => {
        const other = await openAnother();
        await store.saveRun(run('run_1'));

        await Promise.all([
          store.saveRun(run('run_1', { sources: [sourceReport('one')] })),
          other.saveRun(run('run_1', { sources: [sourceReport('two')] })),
        ]);

        const kept = await store.findRun('run_1');
        expect(kept?.sources.map((line) => line.source).sort()).toEqual(['one', 'two']);
      });

      test('are not set running again by a save that was on its way', async () => {
        const ended = run('run_1', { state: 'done', finishedAt: '2026-03-01T11:00:00.000Z' });
        await store.saveRun(ended);

        await store.saveRun(run('run_1', { sources: [sourceReport('one')] }));

        expect(await store.findRun('run_1')).toEqual({ ...ended, sources: [sourceReport('one')] });
      });
    });

    describe('pages of a listing', () => {
      const page = (number: number, sha256: string) => ({
        address: `https://example.org/list?page=${number}`,
        sha256,
        url: `https://example.org/list?page=${number}`,
        etag: '"1"',
        lastModified: null,
        batch: SHA_C,
      });
      const pages = (...numbers: readonly number[]) =>
        numbers.map((number) => ({
          address: page(number, SHA_A).address,
          extraction: extraction([study(number)], { document: number === 1 ? SHA_A : SHA_B }),
        }));
      const harvest = (...numbers: readonly number[]) => ({
        pages: pages(...numbers),
        records: numbers.map((number) => study(number, { document: number === 1 ? SHA_A : SHA_B })),
        isWhole: true,
      });
      beforeEach(async () => {
        await store.saveDocument(document('one', SHA_B));
        await store.savePage('one', page(1, SHA_A));
        await store.savePage('one', page(2, SHA_B));
      });

      test('are open until the harvest that read them is kept', async () => {
        const before = await store.listPages('one');

        const report = await store.keepPages(harvest(1, 2), 'one', 'published', CHANGE);

        expect(before).toEqual([
          { ...page(1, SHA_A), isSettled: false },
          { ...page(2, SHA_B), isSettled: false },
        ]);
        expect((await store.listPages('one')).map(({ isSettled }) => isSettled)).toEqual([true, true]);
        expect(report).toEqual({ created: 2, changed: 0, unchanged: 0, withdrawn: 0 });
        expect((await store.currentDocument('one'))?.sha256).toBe(SHA_A);
        expect((await store.findDocument(SHA_B))?.state).toBe('extracted');
        expect((await store.findRecord(ID_2))?.record.document).toBe(SHA_B);
      });

      test('that are gone take their records along, unless some page could not be had', async () => {
        await store.keepPages(harvest(1, 2), 'one', 'published', CHANGE);

        const broken = await store.keepPages({ ...harvest(1), isWhole: false }, 'one', 'published', CHANGE);
        const whole = await store.keepPages(harvest(1), 'one', 'published', CHANGE);

        expect(broken).toEqual({ created: 0, changed: 0, unchanged: 1, withdrawn: 0 });
        expect(whole).toEqual({ created: 0, changed: 0, unchanged: 1, withdrawn: 1 });
        expect((await store.listPages('one')).map(({ address }) => address)).toEqual([
          page(1, SHA_A).address,
        ]);
      });
    });

    describe('the turn of a host', () => {
      test('is one visitor’s at a time, also of those who ask at once', async () => {
        const other = await openAnother();

        const claims = await Promise.all([
          store.claimHost('example.org', 'a', 60_000),
          other.claimHost('example.org', 'b', 60_000),
          store.claimHost('example.org', 'c', 60_000),
          other.claimHost('example.net', 'd', 60_000),
        ]);

        expect(claims.slice(0, 3).filter(({ isTaken }) => isTaken)).toHaveLength(1);
        expect(claims[3]).toEqual({ isTaken: true });
        for (const claim of claims.slice(0, 3))
          if (!claim.isTaken) {
            expect(claim.isHeld).toBe(true);
            expect(claim.waitMs).toBeGreaterThan(0);
            expect(claim.waitMs).toBeLessThanOrEqual(60_000);
          }
      });

      test('stays with who has it, and comes to others after the pause', async () => {
        await store.claimHost('example.org', 'a', 60_000);
        expect(await store.claimHost('example.org', 'a', 60_000)).toEqual({ isTaken: true });

        await store.releaseHost('example.org', 'b', 0);
        expect(await store.claimHost('example.org', 'b', 60_000)).toMatchObject({
          isTaken: false,
          isHeld: true,
        });
        await store.releaseHost('example.org', 'a', 600_000);
        expect(await store.claimHost('example.org', 'b', 60_000)).toMatchObject({
          isTaken: false,
          isHeld: false,
        });
        await store.claimHost('example.net', 'a', 60_000);
        await store.releaseHost('example.net', 'a', 0);
        expect(await store.claimHost('example.net', 'b', 60_000)).toEqual({ isTaken: true });
      });

      test('is free again when its lease has run out', async () => {
        await store.claimHost('example.org', 'killed', 0);

        expect(await store.claimHost('example.org', 'next', 60_000)).toEqual({ isTaken: true });
      });
    });

    test('keeps of a link what was found out last', async () => {
      const check = (url: string, day: number, state: 'alive' | 'broken') => ({
        url,
        state,
        status: state === 'alive' ? 200 : 404,
        reason: state === 'alive' ? null : 'SOURCE_REFUSED: gone \0',
        checkedAt: `2026-03-0${day}T00:00:00.000Z`,
      });

      await store.saveLinkChecks([
        check('https://b.example/', 2, 'alive'),
        check('https://a.example/', 2, 'alive'),
      ]);
      await store.saveLinkChecks([
        check('https://a.example/', 3, 'broken'),
        check('https://b.example/', 1, 'broken'),
      ]);

      expect(
        await store.findLinkChecks(['https://a.example/', 'https://never.example/', 'https://b.example/']),
      ).toEqual([
        { ...check('https://a.example/', 3, 'broken'), reason: 'SOURCE_REFUSED: gone \uFFFD' },
        check('https://b.example/', 2, 'alive'),
      ]);
    });

    test('opens at once from several processes that all find it empty', async () => {
      await wipe();

      const stores = await Promise.all(Array.from({ length: 6 }, openAnother));

      const checks = await Promise.all(stores.map((each) => each.check()));
      expect(new Set(checks.map(({ schemaVersion }) => schemaVersion))).toEqual(new Set([SCHEMA_VERSION]));
    });
  });
}
