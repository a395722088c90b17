import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordStore } from '../../../store/record-store.ts';
import {
  CHANGE,
  document,
  extraction,
  run,
  SHA_A,
  SHA_B,
  SHA_C,
  sourceReport,
  study,
} from '../../store/store-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const ID_2 = study(2).id;

export function harvests({ current, openAnother }: StoreUnderTest): void {
  let store: RecordStore;
  beforeEach(() => {
    store = current();
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
      expect((await store.listPages('one')).map(({ address }) => address)).toEqual([page(1, SHA_A).address]);
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
}
