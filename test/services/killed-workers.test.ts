import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../runtime/config.ts';
import { openServices } from '../../runtime/services.ts';
import { IngestReport } from '../../schemas/run.ts';
import { seededChance } from '../store/seeded-chance.ts';
import { writeListingPages } from '../support/listing-pages.ts';
import { type LongRunning, startCli } from '../support/long-running-cli.ts';
import { MISSING_SERVICES, ownPartOfServices, WITHOUT_SERVICES } from '../support/real-services.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

const isLeftOut = MISSING_SERVICES.length > 0;
const MOMENTS = 20;
const SEED = 20260211;
const PAGES = 8;
const ROWS = 6;

describe.skipIf(isLeftOut)(`workers on real services${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('killed at twenty moments lose nothing and keep nothing twice', async () => {
    const folder = await tempFolder();
    const services = await ownPartOfServices();
    onTestFinished(() => services.clear());
    const env = { ...services.env, PRISMATLAS_DATA: join(folder, 'data') };
    const start = (): Promise<LongRunning> => startCli(['worker'], env, /Working for/);
    const workers = await Promise.all([start(), start()]);
    onTestFinished(() => {
      for (const { child } of workers) child.kill('SIGKILL');
    });
    const chance = seededChance(SEED);
    let moments = 0;

    // One batch of pages after the other, until enough moments have fallen into the work.
    let batches = 0;
    while (moments < MOMENTS) {
      batches += 1;
      const pages = join(folder, `batch-${batches}`);
      await writeListingPages(pages, PAGES, ROWS);
      let isRunning = true;
      const running = runCli(['ingest', pages, '--country', 'SI', '--json'], { env }).finally(() => {
        isRunning = false;
      });
      while (moments < MOMENTS) {
        await wait(100 + chance() * 1500);
        if (!isRunning) break;
        const at = chance() < 0.5 ? 0 : 1;
        await workers[at]?.end('SIGKILL');
        workers[at] = await start();
        moments += 1;
      }
      const result = await running;
      expect(result, `${result.stderr} seed ${SEED}`).toMatchObject({ status: 0 });
      const outcomes = IngestReport.parse(JSON.parse(result.stdout)).sources.map(({ outcome }) => outcome);
      expect(outcomes).toEqual(Array(PAGES).fill('extracted'));
    }

    const opened = await openServices(loadConfig(env), { logLevel: 'silent' });
    onTestFinished(() => opened.close());
    expect(await opened.reconcile()).toMatchObject({
      isBalanced: true,
      records: { published: batches * PAGES * ROWS, withdrawn: 0 },
      index: { documents: batches * PAGES * ROWS },
      runs: { unfinished: [] },
    });
    const kept = await opened.store.listRecords({ limit: 10_000 });
    expect(kept.filter(({ version }) => version !== 1)).toEqual([]);
  }, 1_800_000);
});
