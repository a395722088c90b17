import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { loadConfig } from '../../runtime/config.ts';
import { checkPartsAlone } from '../../runtime/health.ts';
import { openServices } from '../../runtime/services.ts';
import { smallDisk, WITHOUT_MOUNT } from '../store/small-disk.ts';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

vi.setConfig({ testTimeout: 600_000 });

/** Nobody listens there. */
const NOWHERE = '127.0.0.1:9';
const disk = smallDisk(512);

const opening = (env: Record<string, string>) => openServices(loadConfig(env), { logLevel: 'silent' });

describe('a start is refused, with the name of the variable and what to do,', () => {
  test.each([
    ['DATABASE_URL', `postgresql://reader:secret@${NOWHERE}/atlas`, 'STORE_UNAVAILABLE'],
    ['ELASTICSEARCH_URL', `http://${NOWHERE}`, 'SEARCH_UNAVAILABLE'],
    ['BLOBS_URL', `s3://key:secret@bucket?endpoint=http://${NOWHERE}`, 'STORE_UNAVAILABLE'],
    ['TEMPORAL_ADDRESS', NOWHERE, 'ORCHESTRATOR_UNAVAILABLE'],
  ])('for a %s at which nobody answers', async (variable, value, code) => {
    const folder = await tempFolder();

    const error = await opening({ PRISMATLAS_DATA: folder, [variable]: value }).catch((thrown) => thrown);

    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toContain(variable);
    expect(error.message).not.toContain('secret');
  });

  test('for a data folder whose place is taken by a file', async () => {
    const file = join(await tempFolder(), 'taken');
    await writeFile(file, '');

    await expect(opening({ PRISMATLAS_DATA: join(file, 'data') })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('PRISMATLAS_DATA'),
    });
  });

  test.skipIf(process.getuid?.() === 0)(
    process.getuid?.() === 0
      ? 'for a folder without rights: left out, since root may write everywhere'
      : 'for a data folder that may not be written',
    async () => {
      const folder = join(await tempFolder(), 'read-only');
      await mkdir(folder);
      await chmod(folder, 0o555);

      await expect(opening({ PRISMATLAS_DATA: folder })).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringContaining('PRISMATLAS_DATA'),
      });
    },
  );

  test.skipIf(disk === null)(disk ? 'for a disk without room' : WITHOUT_MOUNT, async () => {
    onTestFinished(() => disk?.unmount());

    await expect(opening({ PRISMATLAS_DATA: disk?.path ?? '' })).rejects.toMatchObject({
      code: 'DISK_FULL',
      message: expect.stringMatching(/PRISMATLAS_DATA: 0\.5 MB are free in .*, and at least 1 MB is needed/),
    });
  });
});

test('doctor says of each part whether it can be opened, also when several cannot', async () => {
  const folder = await tempFolder();
  const env = {
    PRISMATLAS_DATA: folder,
    DATABASE_URL: `postgresql://reader:secret@${NOWHERE}/atlas`,
    ELASTICSEARCH_URL: `http://${NOWHERE}`,
  };

  const { parts, isWell } = await checkPartsAlone(loadConfig(env));
  const { status, stdout, stderr } = await runCli(['doctor'], { env });

  const ill = parts.filter(({ state }) => state === 'ill').map(({ name }) => name);
  expect(isWell).toBe(false);
  expect(ill).toEqual(['Record store', 'Search index']);
  expect(status).toBe(1);
  for (const name of ill)
    expect(stdout).toMatch(new RegExp(`^✗ ${name} .*(DATABASE_URL|Elasticsearch)`, 'm'));
  expect(stdout).toMatch(/^✓ Data folder/m);
  expect(stderr).toMatch(/^STORE_UNAVAILABLE: DATABASE_URL: /);
  expect(stdout + stderr).not.toContain('secret');
});
