import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { listingPage } from '../support/listing-pages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

test('an index whose file is damaged is built anew from the record store by whatever command comes next', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'listing.html'), listingPage(1, 3));
  const data = join(folder, 'data');
  const run = (...args: string[]) => runCli(args, { env: { PRISMATLAS_DATA: data } });
  expect(await run('ingest', join(folder, 'listing.html'), '--country', 'SI')).toMatchObject({ status: 0 });
  await writeFile(join(data, 'search.sqlite'), 'this was a database');

  const searched = await run('search', '--json');

  expect(searched, searched.stderr).toMatchObject({ status: 0 });
  expect(JSON.parse(searched.stdout)).toMatchObject({ total: 3 });
  expect((await run('doctor')).stdout).toContain('Balanced');
});
