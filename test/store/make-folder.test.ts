import { existsSync } from 'node:fs';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../../store/make-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('a folder is made with those above it, by several callers at once, a single time', async () => {
  const folder = await tempFolder();
  const deep = join(folder, 'a', 'b', 'c');

  const made = await Promise.all(Array.from({ length: 8 }, () => makeFolder(deep)));

  expect((await stat(deep)).isDirectory()).toBe(true);
  expect(made.filter((isMade) => isMade)).toHaveLength(1);
});

test('a file in the way is an error', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'file'), '');

  await expect(makeFolder(join(folder, 'file'))).rejects.toMatchObject({ code: 'EEXIST' });
  await expect(makeFolder(join(folder, 'file', 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

test.skipIf(!existsSync('/proc/self'))(
  'where no folder can be made the attempt ends (only where there is /proc)',
  async () => {
    await expect(makeFolder('/proc/prismatlas/data')).rejects.toMatchObject({ code: 'ENOENT' });
  },
);
