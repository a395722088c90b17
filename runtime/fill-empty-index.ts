import { AppError } from '../schemas/errors.ts';
import type { Services } from './services.ts';

/**
 * Builds an index that holds nothing though records are published: it was deleted, or made anew by a version that
 * writes it in another form. It is derived, so nobody need be asked.
 */
export async function fillEmptyIndex({
  store,
  search,
  activities,
  log,
}: Pick<Services, 'store' | 'search' | 'activities' | 'log'>): Promise<void> {
  if (!(await isIndexEmpty(search))) return;
  const [published] = await store.listRecords({ limit: 1, status: 'published' });
  if (!published) return;
  log.warn('index was empty');
  try {
    await activities.rebuildIndex({ runId: 'fill-empty-index' });
  } catch (error) {
    // Another process, begun at the same time, is filling it.
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
  }
}

/** An index that is not there holds nothing either; one that does not answer may hold everything. */
async function isIndexEmpty(search: Services['search']): Promise<boolean> {
  try {
    return (await search.check()).documents === 0;
  } catch (error) {
    if (isIndexLost(error)) return true;
    throw error;
  }
}

/** Whether the server answers and has no index: somebody deleted it. */
export const isIndexLost = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'SEARCH_UNAVAILABLE' && error.details.isIndexLost === true;
