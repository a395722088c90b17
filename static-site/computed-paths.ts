/** Answers that are not files, since they depend on what is asked. Paths begin after `/api/v1`. */
const COMPUTED_PATHS = ['/records', '/suggest', '/compare', '/export'] as const;
export type ComputedPath = (typeof COMPUTED_PATHS)[number];

export const isComputed = (path: string): path is ComputedPath =>
  COMPUTED_PATHS.some((known) => known === path);

/** Answers whose path is also a folder of others: they lie in it under this name. */
const FOLDER_ANSWERS = ['/countries', '/schemas', '/runs'];

/** Where the answer to a path lies in the site. */
export const answerFile = (path: string): string =>
  `api/v1${path}${FOLDER_ANSWERS.includes(path) ? '/index.json' : ''}`;

/** Where what an edition of a source changed lies: a moment has signs that no file's name may have everywhere. */
export const editionFile = (source: string, at: string): string =>
  `api/v1/changes/${source}@${at.replace(/\D/gu, '')}`;
