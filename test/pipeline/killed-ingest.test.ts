import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededChance } from '../store/seeded-chance.ts';
import { keptRecords, withData } from '../support/kept-records.ts';
import { writeListingPages } from '../support/listing-pages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const PAGES = 10;
const ROWS = 12;
const MOMENTS = 20;
const SEED = 20260105;

test('an ingest killed at twenty moments and called again keeps what an undisturbed one keeps', async () => {
  const folder = await tempFolder();
  const pages = join(folder, 'pages');
  await writeListingPages(pages, PAGES, ROWS);
  const ingest = (dataDir: string, killAfterMs?: number) =>
    runCli(['ingest', pages, '--country', 'SI', '--json'], {
      env: { PRISMATLAS_DATA: dataDir, PRISMATLAS_CONCURRENCY: '2' },
      ...(killAfterMs === undefined ? {} : { killAfterMs }),
    });
  const undisturbed = await ingest(join(folder, 'undisturbed'));
  expect(undisturbed).toMatchObject({ status: 0 });
  const wanted = await keptRecords(join(folder, 'undisturbed'));
  expect(wanted).toHaveLength(PAGES * ROWS);
  const chance = seededChance(SEED);
  // How long an ingest takes at the most here and now: the moments are drawn from within it, and it follows the machine.
  let withinMs = 10_000;
  let killed = 0;
  let interrupted = 0;

  for (let attempt = 1; killed < MOMENTS; attempt += 1) {
    expect(attempt, 'attempts to kill an ingest while it runs').toBeLessThanOrEqual(5 * MOMENTS);
    const dataDir = join(folder, `attempt-${attempt}`);
    const begunAt = performance.now();
    const disturbed = await ingest(dataDir, chance() * withinMs);
    if (disturbed.status !== null) {
      withinMs = performance.now() - begunAt;
      continue;
    }
    killed += 1;
    const again = await ingest(dataDir);

    expect(again, again.stderr).toMatchObject({ status: 0 });
    expect(await keptRecords(dataDir), `attempt ${attempt} of seed ${SEED}`).toEqual(wanted);
    await withData(dataDir, async ({ reconcile, store }) => {
      const found = await reconcile();
      expect(found).toMatchObject({ isBalanced: true, runs: { unfinished: [] } });
      expect(found.index.documents).toBe(PAGES * ROWS);
      if ((await store.listRuns(10)).some(({ state }) => state === 'interrupted')) interrupted += 1;
    });
  }

  // Proof that the moments fell into the work and not beside it.
  expect(interrupted).toBeGreaterThan(0);
}, 600_000);
