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
/** What a check that broke off found out longer ago than this is asked again. */
const LONGEST_CHECK_MS = 24 * 60 * 60_000;
const RUNS_LOOKED_AT = 100;

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

/**
 * Asks the links of one host one after the other. Those that this run has asked already, or one before it that did not
 * come to its end, are not asked again.
 */
export function makeCheckLinks(deps: ActivityDeps): Activities['checkLinks'] {
  const { store, blobs, log, now, scope } = deps;
  return async ({ batch, host, runId }) => {
    const byHost = LinksByHost.parse(JSON.parse(new TextDecoder().decode(await blobs.get(batch))));
    const urls = byHost[host] ?? [];
    const begunAt = await whenBegun(deps, runId);
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
        const error = await ask(deps, url);
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

/** When this check began: with its own run, or with the first of those right before it that broke off. */
async function whenBegun({ store, now }: ActivityDeps, runId: string): Promise<string> {
  const own = (await store.findRun(runId))?.startedAt ?? now();
  const earliest = new Date(Date.parse(own) - LONGEST_CHECK_MS).toISOString();
  const before = (await store.listRuns(RUNS_LOOKED_AT)).filter(
    ({ id, kind, startedAt }) => id !== runId && kind === 'check-links' && startedAt <= own,
  );
  const ended = before.findIndex(({ state }) => state === 'done');
  const brokenOff = ended < 0 ? before : before.slice(0, ended);
  const begins = brokenOff.map(({ startedAt }) => startedAt).filter((startedAt) => startedAt >= earliest);
  return [own, ...begins].sort()[0] ?? own;
}

/** What is wrong with a link, null for nothing. Many a server that answers GET refuses HEAD, in one way or another. */
async function ask(deps: ActivityDeps, url: string): Promise<AppError | null> {
  const refused = await probe(deps, url, 'HEAD');
  const { status, retryAfterMs } = refused?.details ?? {};
  const isAnswer = typeof status === 'number' && status !== 429 && retryAfterMs === undefined;
  return isAnswer ? probe(deps, url, 'GET') : refused;
}

async function probe(
  { get, scope }: ActivityDeps,
  url: string,
  way: 'HEAD' | 'GET',
): Promise<AppError | null> {
  try {
    await get({ url, etag: null, lastModified: null, probe: way }, scope().signal);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !isAboutTheSource(thrown)) throw thrown;
    return thrown;
  }
}

function judge(error: AppError | null): Pick<LinkCheck, 'state' | 'status' | 'reason'> {
  if (error === null) return { state: 'alive', status: 200, reason: null };
  const { status } = error.details;
  return {
    state: error.code === 'SOURCE_REFUSED' ? 'broken' : 'unknown',
    status: typeof status === 'number' ? status : null,
    reason: `${error.code}: ${error.message}`,
  };
}
