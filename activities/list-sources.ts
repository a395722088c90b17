import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { AppError } from '../schemas/errors.ts';
import type { Source } from '../schemas/source.ts';
import type { Activities, ListedSource } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

/** A page of text of this size is read in well under a second; pages of a PDF may take any time. */
const SMALL_BYTES = 128 * 1024;

/** In the order asked for; all sources by id otherwise. */
export function makeListSources({
  store,
  root,
}: Pick<ActivityDeps, 'store' | 'root'>): Activities['listSources'] {
  return async ({ ids, from, limit }) => {
    const all = await store.listSources();
    const byId = new Map(all.map((source) => [source.id, source]));
    // Without names, the corpus: what was once given on a command line is not harvested for ever after.
    const wanted = ids ?? all.filter(({ origin }) => origin === 'corpus').map(({ id }) => id);
    const sources = await Promise.all(
      wanted.slice(from, from + limit).map(async (id): Promise<ListedSource> => {
        const source = byId.get(id);
        if (!source) throw new AppError('UNKNOWN_SOURCE', `no source is called "${id}"`, { source: id });
        const host = source.address ? new URL(source.address).host : null;
        return (await isSmall(source, root)) ? { source: id, host, isSmall: true } : { source: id, host };
      }),
    );
    return { sources, total: wanted.length };
  };
}

/** Whether a source is a small file of text, as far as can be seen from here: another machine may have it. */
async function isSmall({ path, mediaType }: Source, root: string): Promise<boolean> {
  if (path === undefined || mediaType === 'application/pdf') return false;
  const found = await stat(resolve(root, path)).catch(() => null);
  return found?.isFile() === true && found.size <= SMALL_BYTES;
}
