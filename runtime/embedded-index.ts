import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../schemas/errors.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { openSqliteSearchIndex } from '../search/sqlite-search-index.ts';

const pathIn = (dataDir: string): string => join(dataDir, 'search.sqlite');

/**
 * The index in the data folder. One whose file is damaged is put away, and made anew: it is derived, and what opens it
 * fills it from the record store.
 * @throws SEARCH_UNAVAILABLE, STORE_BUSY, DISK_FULL
 */
export async function openEmbeddedIndex(
  dataDir: string,
  vocabularies: readonly Vocabulary[],
): Promise<SearchIndex> {
  const open = (): Promise<SearchIndex> => openSqliteSearchIndex({ path: pathIn(dataDir), vocabularies });
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof AppError && error.details.isDamaged === true)) throw error;
    await removeEmbeddedIndex(dataDir);
    return open();
  }
}

export async function removeEmbeddedIndex(dataDir: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm']) await rm(`${pathIn(dataDir)}${ending}`, { force: true });
}
