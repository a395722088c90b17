import { AppError } from '../schemas/errors.ts';
import type { Reconciliation } from '../schemas/run.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { makeIndexRecords } from './index-records.ts';

type Parts = Pick<ActivityDeps, 'store' | 'blobs' | 'search'>;

/**
 * Compares, by key: documents with their blobs, records with their documents, published records with the index
 * (both ways, with version and hash). Reads only; lists are sorted. With `bytes` each blob is read and held to its key;
 * a damaged one counts as missing.
 */
export async function reconcileStores(
  { store, blobs, search }: Parts,
  { bytes = false }: { bytes?: boolean } = {},
): Promise<Reconciliation> {
  const hasBytes = bytes ? (key: string) => isWhole(blobs, key) : (key: string) => blobs.has(key);
  const documents = await reconcileDocuments(store, hasBytes);
  const records = await reconcileRecords(store);
  const index = await reconcileIndex({ store, search });
  const outbox = await store.countOutbox();
  const runs = await store.listRuns(1000);
  const unfinished = runs.filter(({ state }) => state === 'running').map(({ id }) => id);
  const { unsettled, ...documentSums } = documents;
  const differences = [
    documentSums.blobsMissing,
    unsettled,
    records.withoutDocument,
    index.missing,
    index.stale,
    index.extra,
  ];
  return {
    documents: documentSums,
    records,
    index,
    outbox,
    runs: { unfinished },
    isBalanced: differences.every((list) => list.length === 0) && outbox.pending === 0 && outbox.dead === 0,
  };
}

/** Every document has its bytes, and a source's newest one has come to rest. */
async function reconcileDocuments(store: Parts['store'], hasBytes: (key: string) => Promise<boolean>) {
  const documents = await store.listDocuments();
  const byState = { fetched: 0, extracted: 0, empty: 0, quarantined: 0 };
  const missing = new Set<string>();
  const unsettled: string[] = [];
  for (const document of documents) {
    byState[document.state] += 1;
    if (!(await hasBytes(document.sha256))) missing.add(document.sha256);
    if (document.state !== 'fetched') continue;
    const current = await store.currentDocument(document.source);
    if (current?.sha256 === document.sha256) unsettled.push(document.sha256);
  }
  return { total: documents.length, byState, blobsMissing: [...missing].sort(), unsettled };
}

async function isWhole(blobs: Parts['blobs'], key: string): Promise<boolean> {
  try {
    await blobs.get(key);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'BLOB_MISSING') return false;
    throw error;
  }
}

async function reconcileRecords(store: Parts['store']): Promise<Reconciliation['records']> {
  const sums = { published: 0, withdrawn: 0, awaiting: 0, withheld: 0 };
  for (const { status, count } of await store.countRecords()) sums[status] += count;
  const known = new Set((await store.listDocuments()).map(({ sha256 }) => sha256));
  const withoutDocument: string[] = [];
  const limit = 1000;
  let after: string | undefined;
  for (;;) {
    const page = await store.listRecords({ limit, ...(after === undefined ? {} : { after }) });
    for (const { record } of page) if (!known.has(record.document)) withoutDocument.push(record.id);
    after = page.at(-1)?.record.id;
    if (page.length < limit) break;
  }
  return {
    published: sums.published,
    withdrawn: sums.withdrawn,
    awaiting: sums.awaiting,
    withoutDocument,
  };
}

async function reconcileIndex({
  store,
  search,
}: Pick<Parts, 'store' | 'search'>): Promise<Reconciliation['index']> {
  const indexed = new Map<string, string>();
  for await (const { id, version, hash } of search.keys()) indexed.set(id, `${version} ${hash}`);
  const total = indexed.size;
  const missing: string[] = [];
  const stale: string[] = [];
  for await (const { id, version, hash } of store.publishedKeys()) {
    const found = indexed.get(id);
    if (found === undefined) missing.push(id);
    else if (found !== `${version} ${hash}`) stale.push(id);
    indexed.delete(id);
  }
  return {
    documents: total,
    missing: missing.sort(),
    stale: stale.sort(),
    extra: [...indexed.keys()].sort(),
  };
}

/** Sends everything published to the index again and removes what the store does not have. Twice is as once. */
export async function repairIndex(deps: ActivityDeps, found: Reconciliation, runId: string): Promise<void> {
  if (found.index.extra.length > 0) await deps.search.remove(found.index.extra);
  const isBehind = found.index.missing.length + found.index.stale.length + found.outbox.dead > 0;
  if (isBehind) await deps.store.requeueAll();
  if (isBehind || found.outbox.pending > 0) await makeIndexRecords(deps)({ runId });
  else if (found.index.extra.length > 0) await deps.search.refresh();
}

export function makeReconcile(deps: ActivityDeps): Activities['reconcile'] {
  return async ({ runId, repair }) => {
    let found = await reconcileStores(deps);
    if (repair && !found.isBalanced) {
      await repairIndex(deps, found, runId);
      found = await reconcileStores(deps);
    }
    const report = await deps.blobs.put(new TextEncoder().encode(JSON.stringify(found)));
    deps.log.info('stores reconciled', { runId, isBalanced: found.isBalanced });
    return { isBalanced: found.isBalanced, report };
  };
}
