import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, lstat, mkdir, readdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { AppError } from '../schemas/errors.ts';
import { asWriteError, type SiteFiles, siteFiles } from './site-files.ts';

/** In every site: the paths of all files that were written, one a line. It tells our folders and files from others'. */
const LIST = 'site-files.txt';
const LIST_HEAD =
  '# Written by `prismatlas site`: every file named here is replaced when the site is written again.';

/**
 * Fills a folder beside the one asked for and puts it in its place once it is whole, so that a reader meets the old site
 * or the new one. What others put into the old site (a `CNAME`, a `.git`) goes along. A failure leaves everything as
 * it was.
 * @throws CONFLICT for a folder with files in it that is no site of ours, FILE_NOT_WRITABLE, DISK_FULL
 */
export async function writeSiteFolder(
  out: string,
  fill: (files: SiteFiles) => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const target = existsSync(out) ? await realpath(out) : resolve(out);
  await bringBack(target);
  const ours = await readList(target);
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`);
  const [fresh, old] = [`${beside}.new`, `${beside}.old`];
  try {
    await mkdir(fresh, { recursive: true });
    const files = siteFiles(fresh);
    await fill(files);
    await files.write(LIST, `${LIST_HEAD}\n${[...files.written.keys()].sort().join('\n')}\n`);
    if (ours !== null) await takeAlong(target, fresh, ours);
    if (existsSync(target)) await rename(target, old);
    try {
      await rename(fresh, target);
    } catch (error) {
      if (existsSync(old)) await rename(old, target);
      throw error;
    }
    await rm(old, { recursive: true, force: true });
    return files.written;
  } catch (error) {
    // Where not even this can be, what went wrong first is what is told.
    await rm(fresh, { recursive: true, force: true }).catch(() => {});
    throw error instanceof AppError ? error : asWriteError(error, target);
  }
}

/** A run that was killed between its two last steps has left the old site beside: it is put back. */
async function bringBack(target: string): Promise<void> {
  if (existsSync(target)) return;
  const asides = (await readdir(dirname(target)).catch(() => [])).filter(
    (name) => name.startsWith(`.${basename(target)}.`) && name.endsWith('.old'),
  );
  for (const name of asides) {
    const aside = join(dirname(target), name);
    if (!existsSync(join(aside, LIST))) continue;
    await rename(aside, target);
    return;
  }
}

/** The files of the site that is there; null where there is nothing yet. @throws CONFLICT, NOT_A_FILE */
async function readList(target: string): Promise<ReadonlySet<string> | null> {
  const found = await lstat(target).catch(() => null);
  if (found === null) return null;
  if (!found.isDirectory())
    throw new AppError('CONFLICT', `${target} is a file, not a folder`, { path: target });
  const list = await readFile(join(target, LIST), 'utf8').catch(() => null);
  if (list?.startsWith(LIST_HEAD)) return new Set([LIST, ...list.split('\n').slice(1)]);
  if ((await readdir(target)).length > 0)
    throw new AppError('CONFLICT', `${target} holds files that are not a site written by this command`, {
      path: target,
    });
  return new Set();
}

/** Copies what is not ours. Where a file of ours has the same name now, ours is what an address leads to. */
async function takeAlong(from: string, to: string, ours: ReadonlySet<string>): Promise<void> {
  await cp(from, to, {
    recursive: true,
    force: false,
    preserveTimestamps: true,
    verbatimSymlinks: true,
    filter: async (path) => {
      if (path === from) return true;
      const relative = path
        .slice(from.length + 1)
        .split(sep)
        .join('/');
      return (await lstat(path)).isDirectory() ? holdsOthers(path, relative, ours) : !ours.has(relative);
    },
  });
}

async function holdsOthers(folder: string, relative: string, ours: ReadonlySet<string>): Promise<boolean> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = `${relative}/${entry.name}`;
    if (entry.isDirectory() ? await holdsOthers(join(folder, entry.name), path, ours) : !ours.has(path))
      return true;
  }
  return false;
}
