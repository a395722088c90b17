import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { loadConfig } from '../../runtime/config.ts';
import { openServices, type Services } from '../../runtime/services.ts';
import { SearchQuery } from '../../schemas/search.ts';
import { fixtureSite } from '../support/fixture-site.ts';
import { ingestInputs } from '../support/ingest-inputs.ts';
import { listingPage } from '../support/listing-pages.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

/** The services over an empty data folder, with an empty corpus. */
async function open(env: Record<string, string> = {}): Promise<{ folder: string; services: Services }> {
  const folder = await tempFolder();
  await mkdir(join(folder, 'input'));
  await mkdir(join(folder, 'corpus', 'sources'), { recursive: true });
  const config = loadConfig({
    PRISMATLAS_DATA: join(folder, 'data'),
    PRISMATLAS_CORPUS: join(folder, 'corpus'),
    ...env,
  });
  const services = await openServices(config, { logLevel: 'silent' });
  onTestFinished(() => services.close());
  return { folder, services };
}

const searchTotal = async (services: Services, q: string): Promise<number> =>
  (await services.search.search(SearchQuery.parse({ q }))).total;

test('a new edition changes, adds and withdraws records, and the index follows', async () => {
  const { folder, services } = await open();
  const path = join(folder, 'input', 'list.html');
  await writeFile(path, listingPage(1, 4));
  await ingestInputs(services, [path], 'SI');
  const edition = listingPage(1, 4)
    .replace(/<tr><td>2<.*?<\/tr>/s, '')
    .replace('where help against exploitation is found', 'where advice is found')
    .replace(
      '</tbody>',
      '<tr><td>5</td><td>Office 9</td><td>Mapping routes 1.9</td><td>Programme 1</td><td>2022</td><td>Local</td><td>To map routes.</td><td></td></tr></tbody>',
    );
  await writeFile(path, edition);

  const report = await ingestInputs(services, [path], 'SI');

  expect(report.sources).toMatchObject([
    { outcome: 'extracted', created: 1, changed: 1, unchanged: 2, withdrawn: 1, records: { project: 4 } },
  ]);
  expect(await searchTotal(services, 'Mapping routes')).toBe(1);
  expect(await searchTotal(services, '')).toBe(4);
  expect(await services.reconcile()).toMatchObject({
    isBalanced: true,
    records: { published: 4, withdrawn: 1 },
  });
});

test('a source that goes back to its older edition has its older records again', async () => {
  const { folder, services } = await open();
  const path = join(folder, 'input', 'list.html');
  for (const rows of [3, 5]) {
    await writeFile(path, listingPage(1, rows));
    await ingestInputs(services, [path], 'SI');
  }
  await writeFile(path, listingPage(1, 3));

  const report = await ingestInputs(services, [path], 'SI');

  expect(report.sources).toMatchObject([{ outcome: 'extracted', withdrawn: 2 }]);
  expect(await searchTotal(services, '')).toBe(3);
});

test('one bad fetch withdraws nothing', async () => {
  const { folder, services } = await open();
  const path = join(folder, 'input', 'list.html');
  await writeFile(path, listingPage(1, 3));
  await ingestInputs(services, [path], 'SI');
  await rm(path);

  const report = await ingestInputs(services, [path], 'SI');

  expect(report.sources).toMatchObject([{ outcome: 'failed', reason: { code: 'FILE_NOT_FOUND' } }]);
  expect(await searchTotal(services, '')).toBe(3);
});

test('the same call again leaves every document unchanged and writes nothing, not even a run', async () => {
  const { folder, services } = await open();
  await writeFile(join(folder, 'input', 'list.html'), listingPage(1, 3));
  const first = await ingestInputs(services, [join(folder, 'input')], 'SI');

  const second = await ingestInputs(services, [join(folder, 'input')], 'SI');

  expect(first.sources).toMatchObject([{ outcome: 'extracted', created: 3 }]);
  expect(second.sources).toMatchObject([
    { outcome: 'unchanged', created: 0, unchanged: 3, records: { project: 3 } },
  ]);
  expect(second.indexed).toEqual({ delivered: 0, pending: 0, dead: 0 });
  expect((await services.store.listRuns(10)).map(({ id, state }) => ({ id, state }))).toEqual([
    { id: first.runId, state: 'done' },
  ]);
});

test('the same document read by two stores gives byte-equal records', async () => {
  const exports = [];
  for (let at = 0; at < 2; at += 1) {
    const { folder, services } = await open();
    const path = join(folder, 'input', 'list.html');
    await writeFile(path, listingPage(3, 20));
    await ingestInputs(services, [path], 'BE');
    const kept = await services.store.listRecords({ limit: 100 });
    exports.push(kept.map(({ record }) => JSON.stringify(record)));
  }

  expect(exports[0]).toHaveLength(20);
  expect(exports[1]).toEqual(exports[0]);
});

test('a page on the web is asked only for changes the second time', async () => {
  let page = listingPage(1, 2);
  let etag = '"1"';
  const site = await fixtureSite((path, response, headers) => {
    if (path === '/robots.txt') response.writeHead(404).end();
    else if (headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'text/html', etag }).end(page);
  });
  const { services } = await open({ PRISMATLAS_FETCH_ALLOW: site.host });
  const ingest = () => ingestInputs(services, [`${site.origin}/projects`], 'BE');

  const first = await ingest();
  const second = await ingest();
  page = listingPage(1, 3);
  etag = '"2"';
  const third = await ingest();

  expect([first, second, third].map(({ sources }) => sources[0]?.outcome)).toEqual([
    'extracted',
    'unchanged',
    'extracted',
  ]);
  expect(third.sources[0]).toMatchObject({ created: 1, unchanged: 2 });
  expect(
    site.visits.filter(({ path }) => path === '/projects').map(({ headers }) => headers['if-none-match']),
  ).toEqual([undefined, '"1"', '"1"']);
});

test('a source whose country was corrected is read anew under it', async () => {
  const { folder, services } = await open();
  const path = join(folder, 'input', 'list.html');
  await writeFile(path, listingPage(1, 2));
  await ingestInputs(services, [path], 'SI');
  const [source] = await services.store.listSources();
  if (!source) throw new Error('the ingest kept its source');
  await services.store.saveSource({ ...source, country: 'BE' });

  const report = await services.runner.ingest([source.id], { startedBy: 'test' });

  expect(report.sources).toMatchObject([{ outcome: 'extracted', country: 'BE' }]);
  const kept = await services.store.listRecords({ limit: 10, status: 'published' });
  expect(kept.map(({ record }) => record.country)).toEqual(['BE', 'BE']);
});

test('a run that is stopped ends as cancelled, and the same call finishes it', async () => {
  const { folder, services } = await open({ PRISMATLAS_CONCURRENCY: '1' });
  for (let page = 1; page <= 3; page += 1)
    await writeFile(join(folder, 'input', `${page}.html`), listingPage(page, 3));
  const stop = new AbortController();

  const stopped = ingestInputs(services, [join(folder, 'input')], 'SI', {
    signal: stop.signal,
    onProgress: ({ done, step }) => done === 1 && step === 'read' && stop.abort(),
  });

  await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  const report = await ingestInputs(services, [join(folder, 'input')], 'SI');
  expect(report.sources.map(({ outcome }) => outcome)).toEqual(['unchanged', 'extracted', 'extracted']);
  expect((await services.store.listRuns(10)).map(({ state }) => state).sort()).toEqual(['cancelled', 'done']);
  expect(await services.reconcile()).toMatchObject({ isBalanced: true });
});

test('an index that was deleted is built anew when the services open', async () => {
  const { folder, services } = await open();
  const path = join(folder, 'input', 'list.html');
  await writeFile(path, listingPage(1, 4));
  await ingestInputs(services, [path], 'SI');
  await services.close();
  for (const ending of ['', '-wal', '-shm'])
    await rm(join(folder, 'data', `search.sqlite${ending}`), { force: true });

  const again = await openServices(services.config, { logLevel: 'silent' });
  onTestFinished(() => again.close());

  expect(await searchTotal(again, '')).toBe(4);
  expect(await again.reconcile()).toMatchObject({ isBalanced: true });
});

test('doctor finds what the index lacks or has too much, and mends it once', async () => {
  const { folder, services } = await open();
  const path = join(folder, 'input', 'list.html');
  await writeFile(path, listingPage(1, 4));
  await ingestInputs(services, [path], 'SI');
  const [first, second] = await services.store.listRecords({ limit: 2 });
  if (!first || !second) throw new Error('the ingest kept records');
  await services.search.remove([first.record.id]);
  await services.search.index([{ ...second, record: { ...second.record, id: 'project_ffffffffffffffff' } }]);
  await services.search.refresh();

  const found = await services.reconcile();
  const mended = await services.reconcile({ repair: true });
  const again = await services.reconcile({ repair: true });

  expect(found).toMatchObject({
    isBalanced: false,
    index: { missing: [first.record.id], extra: ['project_ffffffffffffffff'], stale: [] },
  });
  expect(mended).toMatchObject({ isBalanced: true });
  expect(again).toEqual(mended);
});

test('doctor finds bytes that the disk damaged when it is told to read them', async () => {
  const { folder, services } = await open();
  const path = join(folder, 'input', 'list.html');
  await writeFile(path, listingPage(1, 4));
  await ingestInputs(services, [path], 'SI');
  const [document] = await services.store.listDocuments();
  if (!document) throw new Error('the ingest kept its document');
  const key = document.sha256;
  await writeFile(join(services.config.dataDir, 'blobs', key.slice(0, 2), key), 'rot');

  const byName = await services.reconcile();
  const byBytes = await services.reconcile({ bytes: true });

  expect(byName).toMatchObject({ isBalanced: true });
  expect(byBytes).toMatchObject({ isBalanced: false, documents: { blobsMissing: [key] } });
});
