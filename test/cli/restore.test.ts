import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { listingPage } from '../support/listing-pages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

test('a damaged backup is refused in a line that names it, and nothing is restored', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'listing.html'), listingPage(1, 3));
  const run = (data: string, ...args: string[]) =>
    runCli(args, { env: { PRISMATLAS_DATA: join(folder, data) } });
  await run('data', 'ingest', join(folder, 'listing.html'), '--country', 'SI');
  const backup = join(folder, 'backup');
  await run('data', 'backup', backup);
  const [blob = ''] = (await readdir(join(backup, 'blobs'), { recursive: true })).filter((name) =>
    /[0-9a-f]{64}$/.test(name),
  );

  await appendFile(join(backup, 'blobs', blob), 'x');
  const damaged = await run('fresh', 'restore', backup);
  await writeFile(join(backup, 'manifest.json'), '{}');
  const unknown = await run('fresh', 'restore', backup);

  expect(damaged).toMatchObject({ status: 1, stdout: '' });
  expect(damaged.stderr).toMatch(/^BLOB_MISSING: the backup \S+backup was damaged: /);
  expect(unknown).toMatchObject({ status: 2, stdout: '' });
  expect(unknown.stderr).toMatch(
    /^INVALID_INPUT: \S+manifest\.json is not the manifest of a backup: format: /,
  );
  expect(unknown.stderr.split('\n')[0]?.length).toBeLessThan(300);
});
