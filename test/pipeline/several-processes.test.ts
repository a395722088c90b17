import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { keptRecords, withData } from '../support/kept-records.ts';
import { writeListingPages } from '../support/listing-pages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

test('three ingests of the same pages at once all end well, and nothing is kept twice', async () => {
  const folder = await tempFolder();
  const pages = join(folder, 'pages');
  const env = { PRISMATLAS_DATA: join(folder, 'data') };
  await writeListingPages(pages, 6, 10);

  const results = await Promise.all(
    Array.from({ length: 3 }, () => runCli(['ingest', pages, '--country', 'SI', '--json'], { env })),
  );

  for (const result of results) expect(result, result.stderr).toMatchObject({ status: 0 });
  const kept = await keptRecords(env.PRISMATLAS_DATA);
  expect(kept).toHaveLength(60);
  expect(kept.every((line) => line.includes('"version":1,'))).toBe(true);
  await withData(env.PRISMATLAS_DATA, async ({ reconcile }) => {
    expect(await reconcile()).toMatchObject({ isBalanced: true });
  });
});

test('an ingest while the API serves is seen by its next answer', async () => {
  const folder = await tempFolder();
  const pages = join(folder, 'pages');
  const env = { PRISMATLAS_DATA: join(folder, 'data'), PRISMATLAS_CORPUS: join(folder, 'corpus') };
  await mkdir(join(folder, 'corpus', 'sources'), { recursive: true });
  await writeListingPages(pages, 3, 10);
  const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const hasEnded = once(server, 'close');
  onTestFinished(() => void server.kill('SIGKILL'));
  const url = await servedAt(server.stderr);
  const total = async (): Promise<number> => {
    const answer = await fetch(`${url}/api/v1/records`);
    expect(answer.status).toBe(200);
    const { total: count } = (await answer.json()) as { total: number }; // the API's contract
    return count;
  };
  expect(await total()).toBe(0);

  const ingest = await runCli(['ingest', pages, '--country', 'SI'], { env });

  expect(ingest, ingest.stderr).toMatchObject({ status: 0 });
  expect(await total()).toBe(30);
  server.kill('SIGTERM');
  expect((await hasEnded)[0]).toBe(0);
});

/** The address that a server tells on stderr. */
async function servedAt(lines: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const piece of lines) {
    text += piece;
    const [, url] = /serves on (http:\S+)/.exec(text) ?? [];
    if (url) return url;
  }
  throw new Error(`the server did not start: ${text}`);
}
