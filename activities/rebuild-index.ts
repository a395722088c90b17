import type { RecordVersion } from '../schemas/record-version.ts';
import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { makeIndexRecords } from './index-records.ts';

const PAGE = 500;

/** Builds the index from the store's published records; changes made meanwhile follow from the outbox. */
export function makeRebuildIndex(deps: ActivityDeps): Activities['rebuildIndex'] {
  const { search, log } = deps;
  return async ({ runId }) => {
    const { indexed, rejected } = await search.rebuild(publishedRecords(deps));
    await makeIndexRecords(deps)({ runId });
    await search.refresh();
    log.info('index rebuilt', { runId, indexed, rejected: rejected.length });
    return { indexed, rejected: rejected.length };
  };
}

async function* publishedRecords({ store, scope }: ActivityDeps): AsyncGenerator<RecordVersion> {
  let after: string | undefined;
  let read = 0;
  for (;;) {
    const page = await store.listRecords({
      limit: PAGE,
      status: 'published',
      ...(after === undefined ? {} : { after }),
    });
    yield* page;
    read += page.length;
    scope().heartbeat({ read });
    after = page.at(-1)?.record.id;
    if (page.length < PAGE) return;
  }
}
