import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSources, loadVocabularies, requireCorpus } from '../../runtime/corpus.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SOURCE = `id: si-report
name: A report
country: SI
language: sl
path: corpus/documents/si.pdf
mediaType: application/pdf
licence: CC-BY-4.0
`;

async function corpusWith(name: string, text: string): Promise<string> {
  const folder = await tempFolder();
  await mkdir(join(folder, 'sources'));
  await writeFile(join(folder, 'sources', name), text);
  return folder;
}

test('a source is loaded with its defaults', async () => {
  const folder = await corpusWith('si-report.yaml', SOURCE);

  const sources = await loadSources(folder);

  expect(sources).toEqual([
    {
      id: 'si-report',
      name: 'A report',
      country: 'SI',
      language: 'sl',
      path: 'corpus/documents/si.pdf',
      mediaType: 'application/pdf',
      reader: 'auto',
      licence: 'CC-BY-4.0',
      publication: 'publish',
      origin: 'corpus',
    },
  ]);
});

test.each([
  ['a wrong country', SOURCE.replace('SI', 'XX'), 'si-report.yaml:3: country: not a two-letter'],
  ['an unknown field', `${SOURCE}colour: red\n`, 'Unrecognized key: "colour"'],
  ['a field that is absent', SOURCE.replace(/^licence.*\n/m, ''), 'licence: '],
  ['broken YAML', `${SOURCE}  bad: [\n`, 'si-report.yaml:'],
  ['an id that is not the file’s name', SOURCE.replace('si-report', 'be-report'), 'id is "be-report"'],
])('%s is refused with file, line and field', async (_what, text, message) => {
  const folder = await corpusWith('si-report.yaml', text);

  await expect(loadSources(folder)).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining(message),
  });
});

test('an absent corpus is an empty one', async () => {
  const folder = await tempFolder();

  expect([await loadSources(folder), await loadVocabularies(folder)]).toEqual([[], []]);
});

test('a folder that is none of a corpus is refused by its variable, since all records would lack their concepts', async () => {
  const folder = await tempFolder();
  const refused = (what: string) =>
    expect.objectContaining({
      code: 'CONFIG_INVALID',
      message: expect.stringMatching(new RegExp(`^PRISMATLAS_CORPUS: .*${what}$`)),
    });

  expect(() => requireCorpus(folder)).toThrow(refused('holds neither sources/ nor vocabularies/'));
  expect(() => requireCorpus(join(folder, 'mistyped'))).toThrow(refused('is no folder'));
  requireCorpus(await corpusWith('si-report.yaml', SOURCE));
});
