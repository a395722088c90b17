import { z } from 'zod';
import { AppError } from '../schemas/errors.ts';
import type { LinkCheck } from '../schemas/link-check.ts';
import { isAboutTheSource } from '../schemas/source-errors.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

/** Links of published records by the host they lead to, each once, sorted. */
const LinksByHost = z.record(z.string(), z.array(z.string()));

/** Longer ones fit no key of the record store, and no server takes them. */
const LONGEST_LINK_BYTES = 2000;
/** What was found out of so many links is kept at once: a check that breaks off goes on after it. */
const LINKS_A_SAVE = 20;

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
      [...links].filter((link) => URL.canParse(link) && Buffer.byteLength(link) <= LONGEST_LINK_BYTES).sort(),
      (link) => new URL(link).host,
    );
    const hosts = Object.keys(byHost).sort();
    const batch = await blobs.put(new TextEncoder().encode(JSON.stringify(byHost)));
    return { batch, hosts };
  };
}

/** Asks the links of one host one after the other; those that this run has asked already are not asked again. */
export function makeCheckLinks(deps: ActivityDeps): Activities['checkLinks'] {
  const { store, blobs, get, log, now, scope } = deps;
  return async ({ batch, host, runId }) => {
    const byHost = LinksByHost.parse(JSON.parse(new TextDecoder().decode(await blobs.get(batch))));
    const urls = byHost[host] ?? [];
    const begunAt = (await store.findRun(runId))?.startedAt ?? now();
    const done = (await store.findLinkChecks(urls)).filter(({ checkedAt }) => checkedAt >= begunAt);
    const checks = new Map(done.map((check) => [check.url, check]));
    let unsaved: LinkCheck[] = [];
    const save = async (): Promise<void> => {
      await store.saveLinkChecks(unsaved);
      unsaved = [];
    };
    try {
      for (const url of urls) {
        if (checks.has(url)) continue;
        if (scope().signal?.aborted) throw new AppError('CANCELLED', 'checking links was cancelled');
        const error = await get({ url, etag: null, lastModified: null }, scope().signal).then(
          () => null,
          (thrown: unknown) => {
            if (!(thrown instanceof AppError) || !isAboutTheSource(thrown)) throw thrown;
            return thrown;
          },
        );
        const check = { url, ...judge(error), checkedAt: now() };
        checks.set(url, check);
        unsaved.push(check);
        if (unsaved.length === LINKS_A_SAVE) await save();
        scope().heartbeat({ checked: checks.size, of: urls.length });
      }
    } finally {
      await save();
    }
    const lines = urls.flatMap((url) => checks.get(url) ?? []);
    const report = await blobs.put(new TextEncoder().encode(JSON.stringify(lines)));
    const count = (state: LinkCheck['state']): number => lines.filter((line) => line.state === state).length;
    log.info('links checked', { runId, host, alive: count('alive'), broken: count('broken') });
    return { report, alive: count('alive'), broken: count('broken') };
  };
}

/** A document too large to fetch is there all the same. */
function judge(error: AppError | null): Pick<LinkCheck, 'state' | 'status' | 'reason'> {
  if (error === null || error.code === 'DOCUMENT_TOO_LARGE')
    return { state: 'alive', status: 200, reason: null };
  const { status } = error.details;
  return {
    state: error.code === 'SOURCE_REFUSED' ? 'broken' : 'unknown',
    status: typeof status === 'number' ? status : null,
    reason: `${error.code}: ${error.message}`,
  };
}
