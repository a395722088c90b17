import type { Activities } from './contract.ts';
import type { ActivityDeps } from './deps.ts';
import { linkDuplicates } from './link-duplicates.ts';

/** A run's row: begun once, a line per source, closed once. Lines of one run are written one after the other. */
export function makeRunLedger(
  deps: ActivityDeps,
): Pick<Activities, 'beginRun' | 'recordOutcome' | 'finishRun' | 'keepReports'> {
  const { store, blobs, now } = deps;
  return {
    async keepReports({ reports }) {
      return { batch: await blobs.put(new TextEncoder().encode(JSON.stringify(reports))) };
    },
    async beginRun({ runId, kind, startedBy }) {
      if (await store.findRun(runId)) return;
      await store.saveRun({
        id: runId,
        kind,
        state: 'running',
        startedAt: now(),
        finishedAt: null,
        startedBy,
        sources: [],
      });
    },
    async recordOutcome({ runId, report }) {
      const run = await store.findRun(runId);
      if (!run) return;
      const others = run.sources.filter(({ source }) => source !== report.source);
      await store.saveRun({ ...run, sources: [...others, report] });
    },
    async finishRun({ runId, state }) {
      const run = await store.findRun(runId);
      if (run?.state !== 'running') return;
      if (state === 'done') await linkDuplicates(deps, run);
      await store.saveRun({ ...run, state, finishedAt: now() });
    },
  };
}
