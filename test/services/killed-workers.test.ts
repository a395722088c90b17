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
const PAGES = 40;
const ROWS = 6;

describe.skipIf(isLeftOut)(`workers on real services${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('killed at twenty moments lose nothing and keep nothing twice', async () => {
    const folder = await tempFolder();
    const pages = join(folder, 'pages');
    await writeListingPages(pages, PAGES, ROWS);
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
    let isRunning = true;
    const ingest = async () => {
      const result = await runCli(['ingest', pages, '--country', 'SI', '--json'], { env });
      isRunning = false;
      return result;
    };

    const running = ingest();
    while (isRunning && moments < MOMENTS) {
      await wait(200 + chance() * 1500);
      if (!isRunning) break;
      const at = chance() < 0.5 ? 0 : 1;
      await workers[at]?.end('SIGKILL');
      workers[at] = await start();
      moments += 1;
    }
    const result = await running;
    const again = await runCli(['ingest', pages, '--country', 'SI', '--json'], { env });

    expect(result, `${result.stderr} seed ${SEED}`).toMatchObject({ status: 0 });
    expect(IngestReport.parse(JSON.parse(result.stdout)).sources).toHaveLength(PAGES);
    // Proof that the moments fell into the work.
    expect(moments).toBe(MOMENTS);
    const outcomes = IngestReport.parse(JSON.parse(again.stdout)).sources.map(({ outcome }) => outcome);
    expect(outcomes).toEqual(Array(PAGES).fill('unchanged'));
    const opened = await openServices(loadConfig(env), { logLevel: 'silent' });
    onTestFinished(() => opened.close());
    expect(await opened.reconcile()).toMatchObject({
      isBalanced: true,
      records: { published: PAGES * ROWS, withdrawn: 0 },
      index: { documents: PAGES * ROWS },
      runs: { unfinished: [] },
    });
    const kept = await opened.store.listRecords({ limit: 1000 });
    expect(kept.filter(({ version }) => version !== 1)).toEqual([]);
  }, 600_000);
});
