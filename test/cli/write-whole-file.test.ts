import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeWholeFile } from '../../cli/write-whole-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const never = new AbortController().signal;

async function* piecesOf(...pieces: string[]): AsyncGenerator<string> {
  yield* pieces;
}

test('a file takes its name when all of it is written, and replaces the one before', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'list.csv');
  const seen: boolean[] = [];
  async function* looking(): AsyncGenerator<string> {
    yield 'one,';
    seen.push(existsSync(path));
    yield 'two';
  }

  await writeWholeFile(path, looking(), never);
  const first = await readFile(path, 'utf8');
  await writeWholeFile(path, piecesOf('three'), never);

  expect(seen).toEqual([false]);
  expect(first).toBe('one,two');
  expect(await readFile(path, 'utf8')).toBe('three');
  expect(await readdir(folder)).toEqual(['list.csv']);
});

test('a file that is stopped or fails half-way stays as it was, and leaves nothing beside it', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'list.csv');
  await writeFile(path, 'before');
  const stop = new AbortController();
  async function* stopping(): AsyncGenerator<string> {
    yield 'half of';
    stop.abort();
    yield ' it';
  }
  async function* failing(): AsyncGenerator<string> {
    yield 'half of';
    throw new TypeError('a defect');
  }

  await expect(writeWholeFile(path, stopping(), stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  await expect(writeWholeFile(path, failing(), never)).rejects.toThrow('a defect');
  await expect(writeWholeFile(join(folder, 'other.csv'), failing(), never)).rejects.toThrow('a defect');

  expect(await readFile(path, 'utf8')).toBe('before');
  expect(await readdir(folder)).toEqual(['list.csv']);
});

test('a link stays a link, and a pipe is written as it comes', async () => {
  const folder = await tempFolder();
  const [real, link, pipe] = ['real.csv', 'link.csv', 'pipe'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]; // three in, three out
  await writeFile(real, 'before');
  await symlink(real, link);
  execFileSync('mkfifo', [pipe]);

  await writeWholeFile(link, piecesOf('after'), never);
  const [read] = await Promise.all([readFile(pipe, 'utf8'), writeWholeFile(pipe, piecesOf('a', 'b'), never)]);

  expect((await lstat(link)).isSymbolicLink()).toBe(true);
  expect(await readFile(real, 'utf8')).toBe('after');
  expect(read).toBe('ab');
});

test('a place where nothing can be written is told as such', async () => {
  const folder = await tempFolder();

  const written = writeWholeFile(join(folder, 'not-there', 'a.csv'), piecesOf('a'), never);

  await expect(written).rejects.toMatchObject({ code: 'FILE_NOT_WRITABLE' });
});
