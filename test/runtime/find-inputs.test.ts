import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { sourceId } from '../../runtime/ad-hoc-source.ts';
import { findInputs } from '../../runtime/find-inputs.ts';
import type { Source } from '../../schemas/source.ts';
import { tempFolder } from '../support/temp-folder.ts';

const KNOWN: Source = {
  id: 'si-national-report',
  name: 'National report',
  country: 'SI',
  language: 'sl',
  path: 'corpus/documents/si.pdf',
  mediaType: 'application/pdf',
  reader: 'auto',
  licence: 'MIT',
  publication: 'publish',
  origin: 'corpus',
};

const find = (inputs: readonly string[], country: string | null = 'SI') =>
  findInputs(inputs, { country, sources: [KNOWN] });

test('the id of a source is that source, without a country', async () => {
  expect(await find(['si-national-report'], null)).toEqual([KNOWN]);
});

test('a folder gives its readable files, those of folders within too, in order', async () => {
  const folder = await tempFolder();
  await mkdir(join(folder, 'in'));
  for (const name of ['b.pdf', 'a.HTML', 'notes.docx', '.hidden.pdf', 'in/c.txt'])
    await writeFile(join(folder, name), 'x');

  const found = await find([folder]);

  expect(found.map(({ path }) => path?.slice(folder.length + 1))).toEqual(['a.HTML', 'b.pdf', 'in/c.txt']);
  expect(found.map(({ mediaType }) => mediaType)).toEqual(['text/html', 'application/pdf', 'text/plain']);
});

test('what a folder holds beside readable files is told, hidden files aside', async () => {
  const folder = await tempFolder();
  for (const name of ['a.pdf', 'report.docx', 'table.xlsx', '.hidden'])
    await writeFile(join(folder, name), 'x');
  const told: string[] = [];

  await findInputs([folder], {
    country: 'SI',
    sources: [],
    onPassedOver: (paths) => told.push(...paths.map((path) => basename(path))),
  });

  expect(told).toEqual(['report.docx', 'table.xlsx']);
});

test('a file given twice, by itself and in its folder, is one document', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'a.pdf'), 'x');

  expect(await find([folder, join(folder, 'a.pdf')])).toHaveLength(1);
});

test('files of one name in two folders are two sources', async () => {
  const folder = await tempFolder();
  for (const name of ['one', 'two']) {
    await mkdir(join(folder, name));
    await writeFile(join(folder, name, 'report.pdf'), name);
  }

  const found = await find([join(folder, 'one', 'report.pdf'), join(folder, 'two', 'report.pdf')]);

  expect(found.map(({ id }) => id)).toEqual(['si-one-report-pdf', 'si-two-report-pdf']);
});

test('a file keeps its id when it is given from another folder', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'report.pdf'), 'x');

  expect((await find([join(folder, 'report.pdf')]))[0]?.id).toBe('si-report-pdf');
});

test('a path that is not there is a source all the same: that it is missing is its outcome', async () => {
  const folder = await tempFolder();

  expect((await find([join(folder, 'missing.pdf')]))[0]?.id).toBe('si-missing-pdf');
});

test('a mistyped id is answered with the nearest one', async () => {
  await expect(find(['si-nationl-report'], null)).rejects.toMatchObject({
    code: 'UNKNOWN_SOURCE',
    message: expect.stringContaining('did you mean si-national-report?'),
  });
});

test('a folder without readable files is refused', async () => {
  const folder = await tempFolder();

  await expect(find([folder])).rejects.toMatchObject({ code: 'NOTHING_TO_INGEST' });
});

test('a file without a country is refused', async () => {
  const folder = await tempFolder();
  await writeFile(join(folder, 'report.pdf'), 'x');

  await expect(find([join(folder, 'report.pdf')], null)).rejects.toMatchObject({ code: 'COUNTRY_NEEDED' });
  await expect(find([join(folder, 'repor.pdf')], null)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
});

test.each([
  ['letters with marks are folded', 'Poročilo 2021.pdf', 'si-porocilo-2021-pdf'],
  ['letters that do not fold are made up for by a hash', 'Έκθεση.pdf', /^si-pdf-[0-9a-f]{8}$/],
  [
    'a long name is cut, and told apart by a hash',
    `${'long '.repeat(60)}.pdf`,
    /^si-long-.{100,}-[0-9a-f]{8}$/,
  ],
])('%s', (_what, name, expected) => {
  const id = sourceId('SI', name);

  expect(id).toMatch(expected instanceof RegExp ? expected : new RegExp(`^${expected}$`));
  expect(id.length).toBeLessThanOrEqual(120);
});

test('a file that has a source already is that source, given alone, by its folder or beside the corpus', async () => {
  const folder = await tempFolder();
  const path = join(folder, 'report.html');
  await mkdir(join(folder, 'other'));
  await writeFile(path, '<p>');
  await writeFile(join(folder, 'other', 'report.html'), '<p>');
  const [alone] = await find([path]);
  const [, inFolder] = await find([folder]);
  const kept = alone ? [alone] : [];
  const corpus: Source = { ...KNOWN, path: 'report.html' };
  const findAgain = (inputs: readonly string[], country = 'SI', sources: readonly Source[] = []) =>
    findInputs(inputs, { country, sources, kept, root: folder });

  expect(alone?.id).not.toBe(inFolder?.id);
  expect((await findAgain([folder])).map(({ id }) => id)).toEqual([
    `si-${sourceId('', join(basename(folder), 'other/report.html'))}`,
    alone?.id,
  ]);
  expect((await findAgain([path, join(folder, 'other', 'report.html')])).map(({ id }) => id)).toEqual([
    alone?.id,
    'si-other-report-html',
  ]);
  expect(await findAgain([path], 'SI', [corpus])).toEqual([corpus]);
  expect((await findAgain([path], 'BE'))[0]?.id).toBe('be-report-html');
});
