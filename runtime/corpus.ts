import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { AppError } from '../schemas/errors.ts';
import { Source } from '../schemas/source.ts';
import { VOCABULARY_IDS, Vocabulary } from '../schemas/vocabulary.ts';

/**
 * Looks whether a folder was made for a corpus: read from a mistyped one, everything would be found without a concept.
 * @throws CONFIG_INVALID naming PRISMATLAS_CORPUS
 */
export function requireCorpus(corpusDir: string): void {
  if (['sources', 'vocabularies'].some((name) => existsSync(join(corpusDir, name)))) return;
  const isFolder = statSync(corpusDir, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const what = isFolder ? 'holds neither sources/ nor vocabularies/' : 'is no folder';
  throw new AppError('CONFIG_INVALID', `PRISMATLAS_CORPUS: ${corpusDir} ${what}`, {
    variable: 'PRISMATLAS_CORPUS',
  });
}

/**
 * The sources of `corpus/sources/`, by id; none when the folder is absent.
 * @throws INVALID_INPUT naming the file, the line and the field
 */
export async function loadSources(corpusDir: string): Promise<Source[]> {
  const sources = await loadFolder(join(corpusDir, 'sources'), Source);
  for (const { file, value } of sources) {
    if (value.id !== nameOf(file)) {
      throw new AppError('INVALID_INPUT', `${file}: id is "${value.id}", but the file's name is another`, {
        file,
      });
    }
  }
  return sources.map(({ value }) => value);
}

/** The vocabularies of `corpus/vocabularies/`, in the order of VOCABULARY_IDS. @throws INVALID_INPUT as above */
export async function loadVocabularies(corpusDir: string): Promise<Vocabulary[]> {
  const found = await loadFolder(join(corpusDir, 'vocabularies'), Vocabulary);
  for (const { file, value } of found) checkConcepts(file, value);
  return found
    .map(({ value }) => value)
    .sort((a, b) => VOCABULARY_IDS.indexOf(a.id) - VOCABULARY_IDS.indexOf(b.id));
}

const nameOf = (file: string): string => basename(file).replace(/\.ya?ml$/, '');

async function loadFolder<T>(folder: string, schema: z.ZodType<T>): Promise<{ file: string; value: T }[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new AppError('FILE_NOT_READABLE', `${folder} cannot be read: ${error.code}`, { path: folder });
  });
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  return Promise.all(
    files.map(async (name) => {
      const file = join(folder, name);
      return { file, value: parseYaml(file, await readFile(file, 'utf8'), schema) };
    }),
  );
}

/** Parses one YAML file by its schema. @throws INVALID_INPUT naming file, line and field */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line;
  const [syntax] = document.errors;
  if (syntax) {
    throw new AppError('INVALID_INPUT', `${file}:${lineAt(syntax.pos[0])}: ${syntax.message}`, { file });
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  const field = path.join('.');
  const message = `${file}:${lineAt(offsetOf(document, path))}: ${field ? `${field}: ` : ''}${issue?.message}`;
  throw new AppError('INVALID_INPUT', message, { file, field });
}

/** Where the value at a path begins; of an absent one, where the nearest thing around it does. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length ? document.getIn(path.slice(0, length), true) : document.contents;
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return Number(node.range[0]);
  }
  return 0;
}

function checkConcepts(file: string, vocabulary: Vocabulary): void {
  const ids = new Set<string>();
  for (const { id } of vocabulary.concepts) {
    if (ids.has(id)) throw new AppError('INVALID_INPUT', `${file}: the concept ${id} stands twice`, { file });
    ids.add(id);
  }
  for (const { id, broader } of vocabulary.concepts) {
    if (broader !== undefined && !ids.has(broader)) {
      throw new AppError(
        'INVALID_INPUT',
        `${file}: ${id} has the broader concept ${broader}, which is absent`,
        {
          file,
        },
      );
    }
  }
}
