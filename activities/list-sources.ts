import { AppError } from '../schemas/errors.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

/** In the order asked for; all sources by id otherwise. */
export function makeListSources({ store }: ActivityDeps): Activities['listSources'] {
  return async ({ ids, from, limit }) => {
    const all = await store.listSources();
    const byId = new Map(all.map((source) => [source.id, source]));
    // Without names, the corpus: what was once given on a command line is not harvested for ever after.
    const wanted = ids ?? all.filter(({ origin }) => origin === 'corpus').map(({ id }) => id);
    const sources = wanted.slice(from, from + limit).map((id) => {
      const source = byId.get(id);
      if (!source) throw new AppError('UNKNOWN_SOURCE', `no source is called "${id}"`, { source: id });
      return { source: id, host: source.address ? new URL(source.address).host : null };
    });
    return { sources, total: wanted.length };
  };
}
