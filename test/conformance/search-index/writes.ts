import { beforeEach, describe, expect, test } from 'vitest';
import type { SearchIndex } from '../../../search/search-index.ts';
import { makeVersion } from '../../support/search-records.ts';
import { collect, type IndexUnderTest, stream } from './index-under-test.ts';

export function indexWrites({ current, fill, search, titles }: IndexUnderTest): void {
  let index: SearchIndex;
  beforeEach(() => {
    index = current();
  });

  describe('writes', () => {
    test('keep the newest version, in whatever order they come', async () => {
      const old = makeVersion(1, { fields: { title: 'Old words' } });
      const young = makeVersion(1, { fields: { title: 'New words' } }, { version: 2, hash: 'h2' });

      expect(await index.index([young])).toEqual([{ id: young.record.id, result: 'indexed' }]);
      expect(await index.index([old])).toEqual([{ id: old.record.id, result: 'older' }]);
      expect(await index.index([young])).toEqual([{ id: young.record.id, result: 'indexed' }]);
      await index.refresh();

      expect(await titles({})).toEqual(['New words']);
      expect((await search({ q: 'old' })).total).toBe(0);
      expect(await collect(index.keys())).toEqual([{ id: young.record.id, version: 2, hash: 'h2' }]);
    });

    test('of what is no longer published leave a tombstone that older versions cannot lift', async () => {
      const first = makeVersion(1, { fields: { title: 'Words' } });
      const withdrawn = { ...first, version: 2, status: 'withdrawn' as const };

      await fill(first);
      expect(await index.index([withdrawn])).toEqual([{ id: first.record.id, result: 'removed' }]);
      expect(await index.index([first])).toEqual([{ id: first.record.id, result: 'older' }]);
      await index.refresh();
      expect((await search({})).total).toBe(0);
      expect((await search({ q: 'words' })).total).toBe(0);
      expect(await collect(index.keys())).toEqual([]);

      await fill({ ...first, version: 3 });
      expect(await titles({ q: 'words' })).toEqual(['Words']);
    });

    test('of several versions of one record in one call end with the newest', async () => {
      const first = makeVersion(1, { fields: { title: 'One' } });
      const second = makeVersion(1, { fields: { title: 'Two' } }, { version: 2, hash: 'h2' });

      await index.index([second, first]);
      await index.refresh();

      expect(await titles({})).toEqual(['Two']);
    });

    test('take out what the store does not have, so that it may come again', async () => {
      const [a, b] = [makeVersion(1, { fields: { title: 'a' } }), makeVersion(2, { fields: { title: 'b' } })];
      await fill(a, b);

      await index.remove([a.record.id, 'study_ffffffffffffffff']);
      await index.refresh();
      expect(await titles({})).toEqual(['b']);

      await fill(a);
      expect(await titles({})).toEqual(['a', 'b']);
    });

    test('move the generation, reads do not', async () => {
      const { generation } = await index.check();
      await search({});
      expect((await index.check()).generation).toBe(generation);

      await fill(makeVersion(1, { fields: { title: 'a' } }));

      const after = await index.check();
      expect(after.generation).not.toBe(generation);
      expect(after.documents).toBe(1);
    });
  });

  describe('a rebuild', () => {
    test('swaps in what it was given at once, and keeps what was written meanwhile', async () => {
      await fill(
        makeVersion(1, { fields: { title: 'stale' } }),
        makeVersion(2, { fields: { title: 'kept' } }),
      );
      const meanwhile = makeVersion(3, { fields: { title: 'meanwhile' } });
      const during: string[][] = [];
      const versions = async function* () {
        yield makeVersion(2, { fields: { title: 'kept' } });
        during.push(await titles({}));
        await index.index([meanwhile]);
        await index.index([makeVersion(2, { fields: { title: 'newer' } }, { version: 2, hash: 'h2' })]);
        yield makeVersion(4, { fields: { title: 'withdrawn' } }, { status: 'withdrawn' });
      };

      const report = await index.rebuild(versions());
      await index.refresh();

      expect(report).toEqual({ indexed: 1, rejected: [] });
      expect(during).toEqual([['kept', 'stale']]);
      expect(await titles({})).toEqual(['meanwhile', 'newer']);
    });

    test('that fails leaves the old index as it was', async () => {
      await fill(makeVersion(1, { fields: { title: 'a' } }));
      const failing = async function* () {
        yield makeVersion(2, { fields: { title: 'b' } });
        throw new Error('the store went away');
      };

      await expect(index.rebuild(failing())).rejects.toThrow('the store went away');

      expect(await titles({})).toEqual(['a']);
      await index.rebuild(stream([makeVersion(3, { fields: { title: 'c' } })]));
      await index.refresh();
      expect(await titles({})).toEqual(['c']);
    });
  });
}
