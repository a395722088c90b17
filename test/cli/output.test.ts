import { spawnSync } from 'node:child_process';
import { existsSync, openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

const MAIN = fileURLToPath(new URL('../../cli/prismatlas.js', import.meta.url));
const FULL = '/dev/full';

test.skipIf(!existsSync(FULL))(
  `results that do not fit on a full disk fail the command with a line that says so${existsSync(FULL) ? '' : ` (no ${FULL})`}`,
  () => {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, 'ingest', '--help'], {
      stdio: ['ignore', openSync(FULL, 'w'), 'pipe'],
      encoding: 'utf8',
    });

    expect(status).toBe(1);
    expect(stderr).toMatch(/^DISK_FULL: the output cannot be written: ENOSPC\n {2}\S/);
  },
);

test('a site that is to lie below a file is refused as what cannot be written', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'file'), '');

  const { status, stderr } = await runCli(['site', '--out', join(folder, 'file', 'site')], {
    env: { PRISMATLAS_DATA: join(folder, 'data') },
  });

  expect(status).toBe(1);
  expect(stderr).toMatch(/^FILE_NOT_WRITABLE: /);
});
