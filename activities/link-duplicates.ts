import type { Run } from '../schemas/run.ts';
import { type Candidate, findLikelyDuplicates } from '../screening/likely-duplicates.ts';
import type { ActivityDeps } from './deps.ts';

const PAGE = 1000;
/** Beyond this the whole store no longer fits one pass in memory: see docs/decisions/0004-likely-duplicates.md. */
const MOST_RECORDS = 200_000;

/** Links likely duplicates once a run has brought something new. Links are only added; safe to repeat. */
export async function linkDuplicates({ store, log, scope }: ActivityDeps, run: Run): Promise<void> {
  if (run.kind !== 'ingest' || !run.sources.some(({ created, changed }) => created + changed > 0)) return;
  const candidates: Candidate[] = [];
  for (let after: string | undefined; ; ) {
    const page = await store.listRecords({
      ...(after !== undefined && { after }),
      limit: PAGE,
      status: 'published',
    });
    for (const { record } of page)
      candidates.push({
        id: record.id,
        kind: record.kind,
        fields: record.fields.title === undefined ? {} : { title: record.fields.title },
        links: record.links,
        year: record.year,
        source: record.source,
      });
    scope().heartbeat();
    after = page.at(-1)?.record.id;
    if (page.length < PAGE) break;
    if (candidates.length >= MOST_RECORDS) {
      log.warn('duplicates not linked: too many records for one pass', { records: candidates.length });
      return;
    }
  }
  const pairs = findLikelyDuplicates(candidates);
  if (pairs.length > 0) await store.linkDuplicates(pairs);
  log.info('duplicates linked', { records: candidates.length, pairs: pairs.length });
}
