import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fixtureSite } from '../support/fixture-site.ts';
import { listingPage } from '../support/listing-pages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** What a polite visitor keeps between two visits; the store's clock counts whole milliseconds. */
const LEAST_GAP_MS = 1000 - 2;

test('two processes that fetch from one host take turns, a second apart', async () => {
  const site = await fixtureSite(async (path, response) => {
    // Long enough that two visitors who took no turns would meet.
    await wait(100);
    if (path === '/robots.txt') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end(listingPage(Number(path.slice(1)), 3));
  });
  const folder = await tempFolder();
  const env = { PRISMATLAS_DATA: join(folder, 'data'), PRISMATLAS_FETCH_ALLOW: site.host };
  const ingest = (...pages: readonly number[]) =>
    runCli(['ingest', ...pages.map((page) => `${site.origin}/${page}`), '--country', 'SI'], { env });

  const results = await Promise.all([ingest(1, 2), ingest(3, 4)]);
  const later = await ingest(5);

  for (const result of [...results, later])
    expect(result, `${result.stdout}${result.stderr}`).toMatchObject({ status: 0 });
  const paths = site.visits.map(({ path }) => path).filter((path) => path !== '/robots.txt');
  expect(paths.toSorted()).toEqual(['/1', '/2', '/3', '/4', '/5']);
  expect(site.mostAtOnce()).toBe(1);
  const gaps = site.visits.slice(1).map(({ atMs }, at) => atMs - (site.visits[at]?.atMs ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(LEAST_GAP_MS);
});
