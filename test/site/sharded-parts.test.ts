import { expect, test } from 'vitest';
import { SearchQuery } from '../../schemas/search.ts';
import { makeConceptTree } from '../../search/concept-tree.ts';
import { makeSearchReader } from '../../search/memory-search-reader.ts';
import { toSearchDocument } from '../../search/search-document.ts';
import { openShardedParts } from '../../static-site/sharded-parts.ts';
import { writeIndex } from '../../static-site/write-index.ts';
import { embeddedAgreementSuite } from '../conformance/embedded-agreement.suite.ts';
import { filesInMemory } from '../support/files-in-memory.ts';
import { generateVersions } from '../support/search-records.ts';
import { SEARCH_VOCABULARIES } from '../support/search-vocabularies.ts';

const tree = makeConceptTree(SEARCH_VOCABULARIES);

async function written(versions: ReturnType<typeof generateVersions>) {
  const site = filesInMemory();
  const records = versions
    .map((version) => ({ document: toSearchDocument(version), record: version.record }))
    .sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
  await writeIndex(site.files, records);
  return site;
}

embeddedAgreementSuite('the search over a static site’s files', async (versions) => {
  const { loadShard } = await written([...versions]);
  return makeSearchReader(await openShardedParts(loadShard, tree), tree);
});

test('a question loads what it needs, and each file once', async () => {
  const site = await written(generateVersions(1500, 3));
  const loaded: string[] = [];
  const search = makeSearchReader(
    await openShardedParts((name) => {
      loaded.push(name);
      return site.loadShard(name);
    }, tree),
    tree,
  );
  const sizeOf = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + (site.contents.get(`index/${name}.json.gz`)?.length ?? 0), 0);

  await search.search(SearchQuery.parse({}));
  const first = sizeOf(loaded.splice(0));
  await search.search(SearchQuery.parse({ q: 'trafficking victims' }));
  const words = loaded.splice(0);
  await search.search(SearchQuery.parse({ q: 'victims trafficking', filters: { country: ['SI'] } }));

  const whole = [...site.contents.values()].reduce((sum, { length }) => sum + length, 0);
  expect(first).toBeLessThan(whole / 25);
  expect(sizeOf(words)).toBeLessThan(whole / 5);
  expect(new Set(words).size).toBe(words.length);
  expect(loaded.filter((name) => /words|places|columns/u.test(name))).toEqual([]);
});

test('a file that could not be loaded is asked for again', async () => {
  const site = await written(generateVersions(20));
  let isBroken = false;
  const search = makeSearchReader(
    await openShardedParts(async (name) => {
      if (isBroken) throw new Error('the network is gone');
      return site.loadShard(name);
    }, tree),
    tree,
  );
  const query = SearchQuery.parse({ q: 'the' });

  isBroken = true;
  await expect(search.search(query)).rejects.toThrow('the network is gone');
  isBroken = false;

  expect((await search.search(query)).total).toBeGreaterThan(0);
});

test('the same records give the same bytes, other records another folder', async () => {
  const [once, again, other] = [
    await written(generateVersions(30)),
    await written(generateVersions(30)),
    await written(generateVersions(31)),
  ];

  expect(again.contents).toEqual(once.contents);
  const folderOf = ({ contents }: typeof once): string | undefined =>
    [...contents.keys()].find((path) => path.endsWith('/columns.json.gz'));
  expect(folderOf(other)).not.toBe(folderOf(once));
});
