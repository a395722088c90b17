import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { SearchQuery } from '../../schemas/search.ts';
import { openSqliteSearchIndex } from '../../search/sqlite-search-index.ts';
import { searchIndexSuite } from '../conformance/search-index.suite.ts';
import { generateVersions, makeVersion } from '../support/search-records.ts';
import { SEARCH_VOCABULARIES } from '../support/search-vocabularies.ts';

const folder = mkdtempSync(join(tmpdir(), 'prismatlas-search-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
const newPath = (): string => join(folder, `index-${files++}.sqlite`);
const openAt = (path: string) => openSqliteSearchIndex({ path, vocabularies: SEARCH_VOCABULARIES });

searchIndexSuite('the embedded index', () => openAt(newPath()));

describe('two processes on one file', () => {
  test('see at once what the other wrote, took out and rebuilt', async () => {
    const path = newPath();
    const [writer, reader] = [await openAt(path), await openAt(path)];
    const total = async (q = ''): Promise<number> => (await reader.search(SearchQuery.parse({ q }))).total;
    const [a, b] = [
      makeVersion(1, { fields: { title: 'alpha' } }),
      makeVersion(2, { fields: { title: 'beta' } }),
    ];

    await writer.index([a, b]);
    expect([await total(), await total('alpha')]).toEqual([2, 1]);
    await writer.remove([a.record.id]);
    expect([await total(), await total('alpha')]).toEqual([1, 0]);
    await writer.rebuild(
      (async function* () {
        yield a;
      })(),
    );
    expect([await total(), await total('alpha'), await total('beta')]).toEqual([1, 1, 0]);
    await reader.index([b]);
    expect((await writer.search(SearchQuery.parse({}))).total).toBe(2);

    await writer.close();
    await reader.close();
  });

  test('a second rebuild takes over from a first that goes on', async () => {
    const path = newPath();
    const [first, second] = [await openAt(path), await openAt(path)];
    const overtaken = first.rebuild(
      (async function* () {
        await second.rebuild(
          (async function* () {
            yield makeVersion(1, { fields: { title: 'of the second' } });
          })(),
        );
        yield makeVersion(2, { fields: { title: 'of the first' } });
      })(),
    );

    await expect(overtaken).rejects.toMatchObject({ code: 'CONFLICT' });

    expect((await second.search(SearchQuery.parse({}))).hits.map(({ title }) => title)).toEqual([
      'of the second',
    ]);
    await first.close();
    await second.close();
  });
});

test('what was indexed is there after the index is opened again', async () => {
  const path = newPath();
  const before = await openAt(path);
  await before.index(generateVersions(25));
  const query = SearchQuery.parse({ q: 'the' });
  const found = await before.search(query);
  await before.close();

  const after = await openAt(path);

  expect(await after.search(query)).toEqual(found);
  await after.close();
});

test('a place that cannot be opened is named as unavailable', async () => {
  await expect(openAt(join(folder, 'missing', 'index.sqlite'))).rejects.toMatchObject({
    code: 'SEARCH_UNAVAILABLE',
  });
});
