import type { Activities } from '../activities/contract.ts';
import { activities } from './proxied-activities.ts';
import { currentRunId, runUnderTemporal } from './run-under-temporal.ts';

/** Builds the index anew, with a run of its own. */
export async function reindexSteps(
  act: Activities,
  { runId, startedBy }: { runId: string; startedBy: string },
): Promise<{ indexed: number; rejected: number }> {
  await act.beginRun({ runId, kind: 'reindex', startedBy });
  const result = await act.rebuildIndex({ runId });
  await act.finishRun({ runId, state: 'done' });
  return result;
}

export async function reindex(input: { startedBy: string }): Promise<{ indexed: number; rejected: number }> {
  const runId = currentRunId();
  return runUnderTemporal(runId, () => reindexSteps(activities, { ...input, runId }));
}
