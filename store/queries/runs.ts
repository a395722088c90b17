import { canonicalJson } from '../../schemas/canonical-json.ts';
import { Run } from '../../schemas/run.ts';
import type { RecordStore } from '../record-store.ts';
import type { StoreAccess } from '../sql/dialect.ts';

type Runs = Pick<RecordStore, 'saveRun' | 'findRun' | 'listRuns'>;

export const runQueries = ({ dialect, read, write }: StoreAccess): Runs => ({
  saveRun: (run) =>
    write(async (trx) => {
      await dialect.lockSource(trx, `run ${run.id}`);
      const kept = await trx.selectFrom('run').select('body').where('id', '=', run.id).executeTakeFirst();
      const merged = kept ? mergeRuns(parseRun(kept.body), run) : run;
      const body = canonicalJson(merged);
      await trx
        .insertInto('run')
        .values({ id: run.id, started_at: run.startedAt, body })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ body }))
        .execute();
    }),

  findRun: (id) =>
    read(async (db) => {
      const row = await db.selectFrom('run').select('body').where('id', '=', id).executeTakeFirst();
      return row ? parseRun(row.body) : null;
    }),

  listRuns: (limit) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('run')
        .select('body')
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => parseRun(row.body));
    }),
});

const parseRun = (body: string): Run => Run.parse(JSON.parse(body));

const ENDED: ReadonlySet<Run['state']> = new Set(['done', 'failed', 'cancelled']);

/**
 * Two workers may each read a run, add a source's line and save it. Lines that only the kept one has stay, and a run
 * that has ended is not set running again by a save that was on its way.
 */
function mergeRuns(kept: Run, saved: Run): Run {
  const lines = new Map(kept.sources.map((line) => [line.source, line]));
  for (const line of saved.sources) lines.set(line.source, line);
  const sources = [...lines.values()];
  const merged =
    saved.state === 'running' && ENDED.has(kept.state)
      ? { ...kept, sources }
      : { ...saved, startedAt: kept.startedAt, sources };
  if (merged.state === 'running') return merged;
  const { progress: _over, ...ended } = merged;
  return ended;
}
