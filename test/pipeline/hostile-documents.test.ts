import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { IngestReport } from '../../schemas/run.ts';
import { blankBomb, selfDrawingForm, textBomb } from '../support/hostile-pdf.ts';
import { listingPage } from '../support/listing-pages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('a PDF of 1.4 KB that unpacks to 400 MB ends at the memory limit, with its reason', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'bomb.pdf'), blankBomb(400));

  const { status, stdout } = await runCli(['ingest', join(folder, 'bomb.pdf'), '--country', 'SI', '--json'], {
    env: { PRISMATLAS_DATA: join(folder, 'data'), PRISMATLAS_EXTRACT_MEMORY_MB: '256' },
  });

  expect(IngestReport.parse(JSON.parse(stdout)).sources).toMatchObject([
    { outcome: 'quarantined', reason: { code: 'DOCUMENT_RESOURCE_LIMIT' } },
  ]);
  expect(status).toBe(1);
}, 600_000);

test('hostile documents among others take nothing along', async () => {
  const folder = await tempFolder();
  const input = join(folder, 'input');
  await mkdir(input);
  await writeFile(join(input, 'blank.pdf'), blankBomb(400));
  await writeFile(join(input, 'text.pdf'), textBomb(20));
  await writeFile(join(input, 'self.pdf'), selfDrawingForm());
  for (let page = 1; page <= 3; page += 1)
    await writeFile(join(input, `good-${page}.html`), listingPage(page, 5));

  const { status, stdout, stderr } = await runCli(['ingest', input, '--country', 'SI', '--json'], {
    env: {
      PRISMATLAS_DATA: join(folder, 'data'),
      PRISMATLAS_EXTRACT_MEMORY_MB: '512',
      PRISMATLAS_EXTRACT_TIMEOUT_S: '20',
    },
  });

  const outcomes = IngestReport.parse(JSON.parse(stdout)).sources.map(
    ({ source, outcome }) => [source, outcome] as const,
  );
  expect(outcomes.filter(([, outcome]) => outcome === 'extracted').map(([source]) => source)).toEqual([
    'si-input-good-1-html',
    'si-input-good-2-html',
    'si-input-good-3-html',
  ]);
  expect(outcomes.every(([, outcome]) => ['extracted', 'empty', 'quarantined'].includes(outcome))).toBe(true);
  expect(status, stderr).toBe(0);
}, 600_000);
