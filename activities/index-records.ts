import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../schemas/errors.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';

const BATCH = 500;
/** Longer than a batch takes; short, since a killed process holds its entries so long. */
const LEASE_MS = 5_000;
/**
 * The pause before the next try grows with the tries, from this to that: a server that is away costs one request each
 * time, and once it is back nothing waits longer.
 */
const RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 5_000;
const POLL_MS = 200;

/**
 * Delivers the outbox. An entry is settled only when the index said what became of its record; one that the index
 * refuses is set aside with the reason, and while the index is away everything waits. Entries that another process
 * holds are waited for as long as a lease lasts: it may have been killed.
 */
export function makeIndexRecords(deps: ActivityDeps): Activities['indexRecords'] {
  const { store, search, log, owner } = deps;
  return async ({ runId }) => {
    let delivered = 0;
    let waitedMs = 0;
    while (!deps.scope().signal?.aborted) {
      const entries = await store.claimOutbox(owner, BATCH, LEASE_MS);
      if (entries.length === 0) {
        const { pending } = await store.countOutbox();
        if (pending === 0 || waitedMs > LEASE_MS + RETRY_MS) break;
        await wait(POLL_MS);
        waitedMs += POLL_MS;
        continue;
      }
      waitedMs = 0;
      const outcome = await deliver(deps, entries);
      delivered += outcome.delivered;
      deps.scope().heartbeat({ delivered });
      if (outcome.failure) {
        log.warn('index not reached', {
          runId,
          code: outcome.failure.code,
          message: outcome.failure.message,
        });
        break;
      }
    }
    if (delivered > 0) {
      await search.refresh();
      log.info('records indexed', { runId, delivered });
    }
    return { delivered, ...(await store.countOutbox()) };
  };
}

type Entries = Awaited<ReturnType<ActivityDeps['store']['claimOutbox']>>;

async function deliver(
  { store, search, log }: ActivityDeps,
  entries: Entries,
): Promise<{ delivered: number; failure: AppError | null }> {
  const versions = await store.findRecords([...new Set(entries.map(({ recordId }) => recordId))]);
  const entriesOf = Map.groupBy(entries, ({ recordId }) => recordId);
  try {
    const outcomes = await search.index(versions);
    const rejected = new Map(
      outcomes.flatMap((outcome) => (outcome.result === 'rejected' ? [[outcome.id, outcome.reason]] : [])),
    );
    for (const [id, reason] of rejected) {
      const ids = (entriesOf.get(id) ?? []).map((entry) => entry.id);
      await store.failOutbox(ids, { reason, delayMs: 0, isDead: true });
      log.error('record rejected by the index', { record: id, reason });
    }
    const settled = entries.filter(({ recordId }) => !rejected.has(recordId));
    await store.settleOutbox(settled.map(({ id }) => id));
    return { delivered: settled.length, failure: null };
  } catch (error) {
    if (!(error instanceof AppError && error.isRetryable)) throw error;
    const attempts = Math.max(...entries.map((entry) => entry.attempts));
    await store.failOutbox(
      entries.map(({ id }) => id),
      { reason: error.message, delayMs: Math.min(RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS), isDead: false },
    );
    return { delivered: 0, failure: error };
  }
}
