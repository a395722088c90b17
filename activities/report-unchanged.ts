import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { findSource } from './find-source.ts';
import { countKinds } from './keep-records.ts';

/** What a source holds that gave nothing new. Reads only. */
export function makeReportUnchanged({ store }: ActivityDeps): Activities['reportUnchanged'] {
  return async ({ source: id, sha256 }) => {
    const source = await findSource(store, id);
    const document = await store.findDocument(sha256, id);
    const records = await recordsOf(store, id);
    return {
      source: id,
      name: source.name,
      country: source.country,
      outcome: 'unchanged',
      sha256,
      records: countKinds(records),
      created: 0,
      changed: 0,
      unchanged: records.length,
      withdrawn: 0,
      notes: document?.noteCount ?? 0,
      reason: null,
    };
  };
}

async function recordsOf(store: ActivityDeps['store'], source: string) {
  const kept = [];
  const limit = 500;
  let after: string | undefined;
  for (;;) {
    const page = await store.listRecords({ source, limit, ...(after === undefined ? {} : { after }) });
    kept.push(...page.filter(({ status }) => status !== 'withdrawn').map(({ record }) => record));
    after = page.at(-1)?.record.id;
    if (page.length < limit) return kept;
  }
}
