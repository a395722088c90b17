import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { IngestReport } from '../../schemas/run.ts';
import { listingPage } from '../support/listing-pages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

test('a document that the disk damaged keeps a backup from being made until the same ingest has mended it', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'listing.html');
  await writeFile(path, listingPage(1, 3));
  const data = join(folder, 'data');
  const run = (...args: string[]) => runCli(args, { env: { PRISMATLAS_DATA: data } });
  const ingest = ['ingest', path, '--country', 'SI', '--json'];
  const [kept] = IngestReport.parse(JSON.parse((await run(...ingest)).stdout)).sources;
  const sha256 = kept?.sha256 ?? '';
  await truncate(join(data, 'blobs', sha256.slice(0, 2), sha256), 10);

  const refused = await run('backup', join(folder, 'backup'));
  const again = await run(...ingest);

  expect(refused).toMatchObject({ status: 1 });
  expect(refused.stderr).toMatch(/^BLOB_MISSING: .*damaged.*\n.*`prismatlas ingest`/);
  expect(IngestReport.parse(JSON.parse(again.stdout)).sources).toMatchObject([{ outcome: 'unchanged' }]);
  expect(await run('backup', join(folder, 'backup'))).toMatchObject({ status: 0 });
});
