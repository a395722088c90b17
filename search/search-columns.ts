import { FIELD_NAMES, type FieldName } from '../schemas/record.ts';

/** The searched columns: every text field, and `place`, which holds the country's names for `country:` alone. */
export type SearchColumn = FieldName | 'place';
export const SEARCH_COLUMNS: readonly SearchColumn[] = [...FIELD_NAMES, 'place'];

/** How much a word counts in a column, 1 where nothing is said. */
const WEIGHTS: Partial<Record<SearchColumn, number>> = {
  title: 8,
  acronym: 6,
  authors: 4,
  author: 4,
  writer: 4,
  programme: 3,
  studyType: 2,
  dataCollection: 2,
  participants: 2,
  purpose: 2,
  aims: 2,
  objective: 2,
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
