import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { listingPage } from '../support/listing-pages.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

/** A listing of three projects, given with a country that is not its own. */
async function mistakenIngest() {
  const folder = await tempFolder();
  const path = join(folder, 'listing.html');
  await writeFile(path, listingPage(1, 3));
  const run = (...args: string[]) => runCli(args, { env: { PRISMATLAS_DATA: join(folder, 'data') } });
  const shown = async () => JSON.parse((await run('search', '--json')).stdout);
  const ingested = await run('ingest', path, '--country', 'FI');
  expect(ingested).toMatchObject({ status: 0 });
  return { path, run, shown };
}

test('what was given by mistake is taken back as a whole, and stays away when it is read again', async () => {
  const { path, run, shown } = await mistakenIngest();
  expect(await shown()).toMatchObject({ total: 3 });

  const withdrawn = await run('withdraw', 'fi-listing-html', '--reason', 'it speaks of Slovenia');

  expect(withdrawn).toMatchObject({ status: 0, stdout: '3 records withdrawn\n' });
  expect(await shown()).toMatchObject({ total: 0 });
  // The file with one record more: that one is new to all who decided.
  await writeFile(path, listingPage(1, 4));
  expect(await run('ingest', path, '--country', 'FI')).toMatchObject({ status: 0 });
  expect(await shown()).toMatchObject({ total: 1 });
  const doctor = await run('doctor');
  expect(doctor.stdout).toContain('Balanced');
});

test('one record is withheld and published again, each time with a version that says who and why', async () => {
  const { run, shown } = await mistakenIngest();
  const id: string = (await shown()).hits[0].id;

  const withheld = await run(
    'withhold',
    id,
    '--reason',
    'a person could be found',
    '--by',
    'the editors',
    '--json',
  );
  const twice = await run('withhold', id, '--reason', 'once more');

  expect(JSON.parse(withheld.stdout)).toEqual({ changed: [id], unchanged: 0 });
  expect(twice.stdout).toContain('0 records withheld, 1 were so already');
  expect(await shown()).toMatchObject({ total: 2 });
  // A whole source never brings back what was kept from the public: only its name does.
  expect((await run('publish', 'fi-listing-html')).stdout).not.toContain('1 record published');
  expect((await run('publish', id)).stdout).toBe('1 record published\n');
  expect(await shown()).toMatchObject({ total: 3 });
});

test.each([
  [
    ['withdraw', 'nobody-knows', '--reason', 'x'],
    1,
    /^NOT_FOUND: "nobody-knows" is neither a record nor a source/,
  ],
  [['withdraw', 'fi-listing-html'], 2, /^USAGE: required option '--reason/],
  [['withhold', 'fi-listing-html', '--reason', ' '], 2, /^INVALID_INPUT: --by and --reason/],
])('%j ends with %i', async (args, status, words) => {
  const folder = await tempFolder();

  const result = await runCli(args, { env: { PRISMATLAS_DATA: folder } });

  expect(result).toMatchObject({ status, stdout: '' });
  expect(result.stderr).toMatch(words);
});
