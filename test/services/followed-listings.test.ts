import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { IngestReport } from '../../schemas/run.ts';
import { fixtureSite } from '../support/fixture-site.ts';
import { listingPage } from '../support/listing-pages.ts';
import { startCli } from '../support/long-running-cli.ts';
import { MISSING_SERVICES, ownPartOfServices, WITHOUT_SERVICES } from '../support/real-services.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const isLeftOut = MISSING_SERVICES.length > 0;
const PAGES = 3;
const ROWS = 4;
/** What a polite visitor keeps between two visits; the store's clock counts whole milliseconds. */
const LEAST_GAP_MS = 1000 - 2;

describe.skipIf(isLeftOut)(`listings on real services${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('two runs on two workers follow two listings of one host in turns, and keep what the embedded run keeps', async () => {
    const site = await fixtureSite(async (path, response) => {
      // Long enough that two visitors who took no turns would meet.
      await wait(100);
      const [, list = '', at = '1'] = /^\/(north|south)(?:\?page=(\d))?$/.exec(path) ?? [];
      if (list === '') return void response.writeHead(404).end();
      const number = Number(at);
      const next = number < PAGES ? `<a rel="next" href="/${list}?page=${number + 1}">Next</a>` : '';
      const page = listingPage(number + (list === 'north' ? 10 : 20), ROWS).replace(
        '</main>',
        `${next}</main>`,
      );
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    const folder = await tempFolder();
    const services = await ownPartOfServices();
    onTestFinished(() => services.clear());
    const allow = { PRISMATLAS_FETCH_ALLOW: site.host };
    const real = { ...services.env, ...allow, PRISMATLAS_DATA: join(folder, 'real') };
    const embedded = { ...allow, PRISMATLAS_DATA: join(folder, 'embedded') };
    const workers = await Promise.all([
      startCli(['worker'], real, /Working for/),
      startCli(['worker'], real, /Working for/),
    ]);
    onTestFinished(() => {
      for (const { child } of workers) child.kill('SIGKILL');
    });
    const ingest = (env: Record<string, string>, ...lists: readonly string[]) =>
      runCli(['ingest', ...lists.map((list) => `${site.origin}/${list}`), '--country', 'SI', '--json'], {
        env,
      });

    const runs = await Promise.all([ingest(real, 'north'), ingest(real, 'south')]);
    const visits = [...site.visits];
    const again = await ingest(real, 'north', 'south');
    const onOneMachine = await ingest(embedded, 'north', 'south');

    for (const run of [...runs, again, onOneMachine])
      expect(run, `${run.stdout}${run.stderr}`).toMatchObject({ status: 0 });
    const pages = visits.map(({ path }) => path).filter((path) => path !== '/robots.txt');
    expect(pages.toSorted()).toEqual(
      ['north', 'south'].flatMap((list) => [`/${list}`, `/${list}?page=2`, `/${list}?page=3`]),
    );
    expect(site.mostAtOnce()).toBe(1);
    const gaps = visits.slice(1).map(({ atMs }, at) => atMs - (visits[at]?.atMs ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(LEAST_GAP_MS);
    const outcomes = IngestReport.parse(JSON.parse(again.stdout)).sources.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['unchanged', 'unchanged']);
    const [kept, wanted] = await Promise.all(
      [real, embedded].map(async (env) =>
        (await runCli(['export', '--format', 'ndjson'], { env })).stdout.trimEnd().split('\n').sort(),
      ),
    );
    expect(wanted).toHaveLength(2 * PAGES * ROWS);
    expect(kept).toEqual(wanted);
  }, 600_000);
});
