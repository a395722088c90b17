import { FIELD_NAMES, type FieldName } from '../schemas/record.ts';

/** The searched columns: every text field, and `place`, which holds the country's code for `country:` alone. */
export type SearchColumn = FieldName | 'place';
/** A country's code as no word is written, so that `it`, `be` and `si` stay words. */
export const placeToken = (country: string): string => `~~${country.toLowerCase()}`;
export const SEARCH_COLUMNS: readonly SearchColumn[] = [...FIELD_NAMES, 'place'];

/** How often a word counts in a column, 1 where nothing is said; a country tells nothing of relevance. */
const WEIGHTS: Partial<Record<SearchColumn, number>> = {
  title: 4,
  acronym: 3,
  authors: 3,
  author: 3,
  writer: 3,
  programme: 2,
  place: 0,
};
export const columnWeight = (column: SearchColumn): number => WEIGHTS[column] ?? 1;

/** Columns that a word without a field prefix is looked for in. */
export const DEFAULT_COLUMNS: readonly SearchColumn[] = FIELD_NAMES;

/** Names a reader may type before a colon, in lower case, with the columns they stand for. */
const COLUMNS_BY_PREFIX: ReadonlyMap<string, readonly SearchColumn[]> = new Map<
  string,
  readonly SearchColumn[]
>([
  ...FIELD_NAMES.map((field): [string, readonly SearchColumn[]] => [field.toLowerCase(), [field]]),
  ['author', ['authors', 'author', 'writer']],
  ['authors', ['authors', 'author', 'writer']],
  ['country', ['place', 'country']],
  ['level', ['implementationLevel']],
  ['method', ['dataCollection', 'studyType']],
  ['aim', ['aims', 'objective', 'purpose']],
  ['result', ['results', 'findings']],
]);
export const columnsOfPrefix = (prefix: string): readonly SearchColumn[] | null =>
  COLUMNS_BY_PREFIX.get(prefix.toLowerCase()) ?? null;
