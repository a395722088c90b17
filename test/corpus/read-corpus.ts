import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Source } from '../../schemas/source.ts';
import { Vocabulary } from '../../schemas/vocabulary.ts';

export const ROOT = join(import.meta.dirname, '../..');
export const CORPUS = join(ROOT, 'corpus');

const yamlFiles = (folder: string) =>
  readdirSync(join(CORPUS, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ name, value: parse(readFileSync(join(CORPUS, folder, name), 'utf8')) as unknown }));

/** All vocabularies as committed. @throws ZodError */
export const readVocabularies = (): Vocabulary[] =>
  yamlFiles('vocabularies').map(({ value }) => Vocabulary.parse(value));

/** All sources as committed, with the names of their files. @throws ZodError */
export const readSources = (): { name: string; source: Source }[] =>
  yamlFiles('sources').map(({ name, value }) => ({ name, source: Source.parse(value) }));

export const sha256Of = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');
