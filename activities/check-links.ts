import { z } from 'zod';
import { AppError } from '../schemas/errors.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

/** Links of published records by the host they lead to, each once, sorted. */
const LinksByHost = z.record(z.string(), z.array(z.string()));

/** `unknown`: the site could not be asked now, or does not want to be. */
type LinkState = 'alive' | 'broken' | 'unknown';

export function makeCollectLinks({ store, blobs }: ActivityDeps): Activities['collectLinks'] {
  return async () => {
    const links = new Set<string>();
    const limit = 500;
    let after: string | undefined;
    for (;;) {
      const page = await store.listRecords({
        limit,
        status: 'published',
        ...(after === undefined ? {} : { after }),
      });
      for (const { record } of page) for (const link of record.links) links.add(link);
      after = page.at(-1)?.record.id;
      if (page.length < limit) break;
    }
    const byHost = Object.groupBy(
      [...links].filter((link) => URL.canParse(link)).sort(),
      (link) => new URL(link).host,
    );
    const hosts = Object.keys(byHost).sort();
    const batch = await blobs.put(new TextEncoder().encode(JSON.stringify(byHost)));
    return { batch, hosts };
  };
}

export function makeCheckLinks(deps: ActivityDeps): Activities['checkLinks'] {
  const { blobs, get, log } = deps;
  return async ({ batch, host, runId }) => {
    const byHost = LinksByHost.parse(JSON.parse(new TextDecoder().decode(await blobs.get(batch))));
    const lines: { url: string; state: LinkState; reason: string | null }[] = [];
    for (const url of byHost[host] ?? []) {
      if (deps.scope().signal?.aborted) throw new AppError('CANCELLED', 'checking links was cancelled');
      const reason = await get({ url, etag: null, lastModified: null }, deps.scope().signal).then(
        () => null,
        (error: unknown) => {
          if (!(error instanceof AppError) || error.code === 'CANCELLED') throw error;
          return error;
        },
      );
      lines.push({ url, state: stateOf(reason), reason: reason && `${reason.code}: ${reason.message}` });
      deps.scope().heartbeat({ checked: lines.length });
    }
    const report = await blobs.put(new TextEncoder().encode(JSON.stringify(lines)));
    const count = (state: LinkState): number => lines.filter((line) => line.state === state).length;
    log.info('links checked', { runId, host, alive: count('alive'), broken: count('broken') });
    return { report, alive: count('alive'), broken: count('broken') };
  };
}

/** A document too large to fetch is there all the same. */
function stateOf(error: AppError | null): LinkState {
  if (error === null || error.code === 'DOCUMENT_TOO_LARGE') return 'alive';
  return error.code === 'SOURCE_REFUSED' ? 'broken' : 'unknown';
}
