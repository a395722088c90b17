import { setTimeout as wait } from 'node:timers/promises';
import type { Services } from '../../runtime/services.ts';
import { asAppError } from '../../schemas/errors.ts';

/** The reliability page's budget: healed, everything balances after this time at the latest. */
const BUDGET_MS = 120_000;
const POLL_MS = 250;

/**
 * What differs from the promise once a fault has passed: nothing lost, nothing doubled, nothing stuck. Asks until
 * everything balances or the budget has run out, since what waits is delivered by workers and the API; empty: kept.
 * @param expected published records that all batches together hold
 */
export async function differences(
  services: Services,
  expected: number,
  budgetMs: number = BUDGET_MS,
): Promise<string[]> {
  const deadline = performance.now() + budgetMs;
  for (;;) {
    const found = await look(services, expected).catch((error: unknown) => [
      `cannot be looked at: ${asAppError(error).message}`,
    ]);
    if (found.length === 0 || performance.now() > deadline) return found;
    await wait(POLL_MS);
  }
}

async function look({ store, reconcile }: Services, expected: number): Promise<string[]> {
  const found = await reconcile();
  const unread = (await store.listDocuments({ state: 'fetched' })).map(({ sha256 }) => sha256);
  const versions: string[] = [];
  const limit = 1000;
  for (let after: string | undefined; ; ) {
    const page = await store.listRecords({ limit, ...(after === undefined ? {} : { after }) });
    versions.push(
      ...page.filter(({ version }) => version > 1).map(({ record, version }) => `${record.id} v${version}`),
    );
    after = page.at(-1)?.record.id;
    if (page.length < limit) break;
  }
  const { published } = found.records;
  const lists: readonly (readonly [what: string, keys: readonly string[]])[] = [
    ['lost: bytes of documents', found.documents.blobsMissing],
    ['lost: documents never read', unread],
    ['lost: records without their document', found.records.withoutDocument],
    ['lost: records missing in the index', found.index.missing],
    ['lost: records stale in the index', found.index.stale],
    ['doubled: records in the index that the store has not', found.index.extra],
    ['doubled: versions of records that never changed', versions],
    ['stuck: runs', found.runs.unfinished],
  ];
  const counts: readonly (readonly [what: string, isWrong: boolean])[] = [
    [`lost: ${expected - published} of ${expected} records`, published < expected],
    [`doubled: ${published - expected} records beyond ${expected}`, published > expected],
    [`stuck: ${found.outbox.pending} changes wait for the index`, found.outbox.pending > 0],
    [`lost: ${found.outbox.dead} changes were refused by the index`, found.outbox.dead > 0],
  ];
  return [
    ...lists.flatMap(([what, keys]) =>
      keys.length === 0 ? [] : [`${what}: ${keys.length}, ${keys.slice(0, 3).join(', ')}`],
    ),
    ...counts.flatMap(([what, isWrong]) => (isWrong ? [what] : [])),
  ];
}
