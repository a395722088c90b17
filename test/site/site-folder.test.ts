import { mkdir, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SiteFiles } from '../../static-site/site-files.ts';
import { writeSiteFolder } from '../../static-site/site-folder.ts';
import { tempFolder } from '../support/temp-folder.ts';

const fill =
  (contents: Readonly<Record<string, string>>) =>
  async (files: SiteFiles): Promise<void> => {
    for (const [path, content] of Object.entries(contents)) await files.write(path, content);
  };

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

test('a site is written into a new folder or an empty one, and says what it wrote', async () => {
  const folder = await tempFolder();
  await mkdir(join(folder, 'empty'));

  const written = await writeSiteFolder(join(folder, 'new', 'site'), fill({ 'a/index.html': 'ä' }));
  await writeSiteFolder(join(folder, 'empty'), fill({ 'index.html': 'b' }));

  expect(written.get('a/index.html')).toBe(2);
  expect([...written.keys()].sort()).toEqual(['a/index.html', 'site-files.txt']);
  expect(await filesIn(folder)).toEqual([
    'empty/index.html',
    'empty/site-files.txt',
    'new/site/a/index.html',
    'new/site/site-files.txt',
  ]);
});

test('written again, a site is replaced whole, and what others put there stays', async () => {
  const site = join(await tempFolder(), 'site');
  await writeSiteFolder(site, fill({ 'index.html': 'old', 'gone/index.html': 'old', 'kept/a.txt': 'old' }));
  await mkdir(join(site, '.git', 'refs'), { recursive: true });
  await writeFile(join(site, '.git', 'HEAD'), 'ref');
  await writeFile(join(site, 'CNAME'), 'example.org');
  await writeFile(join(site, 'kept', 'mine.txt'), 'mine');
  await symlink('CNAME', join(site, 'link'));

  await writeSiteFolder(site, fill({ 'index.html': 'new', 'kept/a.txt': 'new' }));

  expect(await filesIn(site)).toEqual([
    '.git/HEAD',
    'CNAME',
    'index.html',
    'kept/a.txt',
    'kept/mine.txt',
    'link',
    'site-files.txt',
  ]);
  expect(await readFile(join(site, 'index.html'), 'utf8')).toBe('new');
  expect(await readFile(join(site, 'link'), 'utf8')).toBe('example.org');
});

test('a folder that holds anything else is refused and left as it is', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'thesis.doc'), 'years of work');

  await expect(writeSiteFolder(folder, fill({ 'index.html': 'a' }))).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await expect(
    writeSiteFolder(join(folder, 'thesis.doc'), fill({ 'index.html': 'a' })),
  ).rejects.toMatchObject({ code: 'CONFLICT' });

  expect(await filesIn(folder)).toEqual(['thesis.doc']);
});

test('a failure leaves the old site whole and nothing beside it', async () => {
  const folder = await tempFolder();
  const site = join(folder, 'site');
  await writeSiteFolder(site, fill({ 'index.html': 'old' }));

  const failing = writeSiteFolder(site, async (files) => {
    await files.write('index.html', 'half');
    throw new Error('the store went away');
  });

  await expect(failing).rejects.toThrow('the store went away');
  expect(await filesIn(folder)).toEqual(['site/index.html', 'site/site-files.txt']);
  expect(await readFile(join(site, 'index.html'), 'utf8')).toBe('old');
});

test('a site that a killed run had moved aside comes back before it is written again', async () => {
  const folder = await tempFolder();
  const site = join(folder, 'site');
  await writeSiteFolder(site, fill({ 'index.html': 'old' }));
  await writeFile(join(site, 'CNAME'), 'example.org');
  await rename(site, join(folder, '.site.0a1b2c3d.old'));

  await writeSiteFolder(site, fill({ 'index.html': 'new' }));

  expect(await filesIn(folder)).toEqual(['site/CNAME', 'site/index.html', 'site/site-files.txt']);
});
