import type { Activities } from '../activities/contract.ts';
import { activities } from './proxied-activities.ts';
import { currentRunId, runUnderTemporal } from './run-under-temporal.ts';

export interface ReconcileInput {
  readonly repair: boolean;
  readonly startedBy: string;
}

/** Compares store, blobs and index by key. The whole comparison is a blob: its lists may be long. */
export async function reconcileSteps(
  act: Activities,
  { runId, repair, startedBy }: ReconcileInput & { runId: string },
): Promise<{ isBalanced: boolean; report: string }> {
  await act.beginRun({ runId, kind: 'reconcile', startedBy });
  const result = await act.reconcile({ runId, repair });
  await act.finishRun({ runId, state: result.isBalanced ? 'done' : 'failed' });
  return result;
}

export async function reconcile(input: ReconcileInput): Promise<{ isBalanced: boolean; report: string }> {
  const runId = currentRunId();
  return runUnderTemporal(runId, () => reconcileSteps(activities, { ...input, runId }));
}
