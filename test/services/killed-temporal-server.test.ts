import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadConfig } from '../../runtime/config.ts';
import { openServices } from '../../runtime/services.ts';
import { IngestReport } from '../../schemas/run.ts';
import { seededChance } from '../store/seeded-chance.ts';
import { freePort } from '../support/free-port.ts';
import { writeListingPages } from '../support/listing-pages.ts';
import { startCli } from '../support/long-running-cli.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { temporalProgram, WITHOUT_TEMPORAL } from '../support/temporal-server.ts';

const PORT = await freePort();
const MOMENTS = 20;
const SEED = 20260317;
const PAGES = 20;
const ROWS = 4;
const program = temporalProgram();

/** A server that keeps its data in a file, so that it can be killed and begun again. */
async function startServer(file: string): Promise<ChildProcess> {
  const args = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(PORT)];
  const child = spawn(program ?? '', [...args, '--db-filename', file, '--log-level', 'never'], {
    stdio: 'ignore',
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const socket = connect(PORT, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return child;
    await wait(100);
  }
}

describe.skipIf(program === null)(
  `a Temporal server${program === null ? ` (${WITHOUT_TEMPORAL})` : ''}`,
  () => {
    test('killed at twenty moments of an ingest loses no document and keeps none twice', async () => {
      const folder = await tempFolder();
      const file = join(folder, 'temporal.db');
      let server = await startServer(file);
      onTestFinished(() => void server.kill('SIGKILL'));
      const env = { TEMPORAL_ADDRESS: `127.0.0.1:${PORT}`, PRISMATLAS_DATA: join(folder, 'data') };
      const worker = await startCli(['worker'], env, /Working for/);
      onTestFinished(() => void worker.child.kill('SIGKILL'));
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
          await wait(300 + chance() * 2000);
          if (!isRunning) break;
          const ended = once(server, 'exit');
          server.kill('SIGKILL');
          await ended;
          await wait(chance() * 500);
          server = await startServer(file);
          moments += 1;
        }
        const result = await running;
        expect(result, `${result.stderr} seed ${SEED}`).toMatchObject({ status: 0 });
        expect(IngestReport.parse(JSON.parse(result.stdout)).sources).toHaveLength(PAGES);
      }

      expect(worker.child.exitCode).toBeNull();
      const opened = await openServices(loadConfig({ PRISMATLAS_DATA: env.PRISMATLAS_DATA }), {
        logLevel: 'silent',
      });
      onTestFinished(() => opened.close());
      expect(await opened.reconcile()).toMatchObject({
        isBalanced: true,
        records: { published: batches * PAGES * ROWS, withdrawn: 0 },
        index: { documents: batches * PAGES * ROWS },
        runs: { unfinished: [] },
      });
    }, 1_800_000);
  },
);
