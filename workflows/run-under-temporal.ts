import { ApplicationFailure, CancellationScope, isCancellation, workflowInfo } from '@temporalio/workflow';
import { failureOf } from './failure.ts';
import { activities } from './proxied-activities.ts';

/** The run's id in the ledger: the same over all of a workflow's continuations. */
export const currentRunId = (): string => `run-${workflowInfo().firstExecutionRunId}`;

/**
 * Runs a workflow's body and closes its run in the ledger, also when it fails or is cancelled. Anything that is not
 * Temporal's own failure is made one: with another error the server would repeat the task for ever.
 */
export async function runUnderTemporal<T>(runId: string, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    const state = isCancellation(error) ? 'cancelled' : 'failed';
    await CancellationScope.nonCancellable(() => activities.finishRun({ runId, state }));
    const failure = failureOf(error);
    if (state === 'cancelled' || !failure) throw error;
    throw ApplicationFailure.nonRetryable(failure.message, failure.code);
  }
}
