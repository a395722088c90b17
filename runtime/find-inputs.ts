import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { fileError } from '../activities/read-source-file.ts';
import { AppError } from '../schemas/errors.ts';
import type { Source } from '../schemas/source.ts';
import { mediaTypeOfName, sourceOfAddress, sourceOfFile } from './ad-hoc-source.ts';

export interface FindInputsOptions {
  /** Needed for files, folders and addresses: they do not say which country reports. */
  readonly country: string | null;
  readonly sources: readonly Source[];
  /** Those of the record store, ad hoc ones included: a file that one of them is read from is that source. */
  readonly kept?: readonly Source[];
  /** The folder at which relative paths of sources start. */
  readonly root?: string;
  /** Told the files of a folder that are passed over, since their endings are none that are read. */
  readonly onPassedOver?: (paths: readonly string[]) => void;
}

/**
 * What was asked for, as sources, each once: ids of the corpus as they are; a file, every readable file of a folder, or
 * an address as an ad hoc source. A path that is not there is a source too: that it is missing is its outcome, and the
 * others go on.
 * @throws UNKNOWN_SOURCE, COUNTRY_NEEDED, NOTHING_TO_INGEST, FILE_NOT_READABLE (a folder)
 */
export async function findInputs(inputs: readonly string[], options: FindInputsOptions): Promise<Source[]> {
  const found: Source[] = [];
  for (const input of inputs) found.push(...(await findInput(input, options)));
  const known = new Set([...options.sources, ...(options.kept ?? [])]);
  const sources = found.map((source) => metBefore(source, known, options));
  const byPlace = new Map(sources.map((source) => [whereOf(source, options), source]));
  return apart([...byPlace.values()], known);
}

/** Where a source's bytes come from, the same for the same file however it was given. */
const whereOf = ({ path, address, id }: Source, { root = '.' }: FindInputsOptions): string =>
  path === undefined ? (address ?? id) : resolve(root, path);

/**
 * The source that this one's file, or address, has already, if it is of the same country: a file given alone, by its
 * folder, or as a source of the corpus is one source, and keeps its records.
 */
function metBefore(source: Source, known: ReadonlySet<Source>, options: FindInputsOptions): Source {
  const place = whereOf(source, options);
  for (const before of known)
    if (before.country === source.country && whereOf(before, options) === place) return before;
  return source;
}

async function findInput(input: string, options: FindInputsOptions): Promise<Source[]> {
  const known = options.sources.find(({ id }) => id === input);
  if (known) return [known];
  if (/^https?:\/\//i.test(input)) {
    if (!URL.canParse(input)) throw new AppError('INVALID_INPUT', `${input} is not an address`, { input });
    return [sourceOfAddress(input, countryOf(input, options))];
  }
  const path = resolve(input);
  const stats = await stat(path).catch((error: unknown) => fileError(path, error));
  if (stats instanceof AppError) {
    if (!looksLikePath(input)) throw unknownSource(input, options.sources);
    // Without a country too, what is wrong is the path.
    if (options.country === null) throw stats;
    return [sourceOfFile(path, countryOf(input, options), null)];
  }
  const country = countryOf(input, options);
  if (!stats.isDirectory()) return [sourceOfFile(path, country, null)];
  const inside = await filesWithin(path);
  const files = inside.filter((file) => mediaTypeOfName(file));
  const passedOver = inside.filter((file) => !mediaTypeOfName(file));
  if (files.length === 0) {
    const message = `${input} holds no file that ends in .pdf, .txt, .html or .htm`;
    throw new AppError('NOTHING_TO_INGEST', message, { path });
  }
  if (passedOver.length > 0) options.onPassedOver?.(passedOver);
  return files.map((file) => sourceOfFile(file, country, path));
}

/** A name with a slash or an ending is meant as a path; any other as a source's id. */
const looksLikePath = (input: string): boolean => /[/\\]/.test(input) || /\.[A-Za-z0-9]{1,5}$/.test(input);

function countryOf(input: string, { country }: FindInputsOptions): string {
  if (country === null)
    throw new AppError('COUNTRY_NEEDED', `which country does ${input} report on?`, { input });
  return country;
}

function unknownSource(input: string, sources: readonly Source[]): AppError {
  const [nearest] = sources
    .map(({ id }) => ({ id, far: distance(input.toLowerCase(), id) }))
    .sort((a, b) => a.far - b.far);
  const guess =
    nearest && nearest.far <= Math.max(2, input.length / 3) ? `; did you mean ${nearest.id}?` : '';
  return new AppError('UNKNOWN_SOURCE', `"${input}" is neither a source nor a file${guess}`, { input });
}

/** Files by path, those of folders within too; hidden ones and links to folders are left out. */
async function filesWithin(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    throw fileError(folder, error);
  });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Files of one name from several folders, given in one call, are told apart by the names of their folders; what was a
 * source before keeps its id.
 */
function apart(sources: readonly Source[], known: ReadonlySet<Source>): Source[] {
  const byId = Map.groupBy(sources, ({ id }) => id);
  return sources.map((source) => {
    const hasTwins = (byId.get(source.id)?.length ?? 0) > 1;
    if (!hasTwins || source.path === undefined || known.has(source)) return source;
    const base = dirname(source.path);
    return { ...sourceOfFile(source.path, source.country, base), name: join(basename(base), source.name) };
  });
}
