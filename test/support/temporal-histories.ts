import type { WorkflowHandle } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import type { Config } from '../../runtime/config.ts';
import { connectTemporal } from '../../runtime/temporal-connection.ts';

/** What the server keeps of a run: of its workflow, its continuations and their children. */
export interface RunHistories {
  readonly workflows: number;
  readonly mostEvents: number;
  readonly largestPayloadBytes: number;
  /** How often an activity was begun, for the one that was begun most often. */
  readonly mostAttempts: number;
}

/** Fetches every history of a run. `runId` is the ledger's: `run-` and the id of its first execution. */
export async function runHistories(config: Pick<Config, 'temporal'>, runId: string): Promise<RunHistories> {
  if (!config.temporal) throw new Error('no TEMPORAL_ADDRESS');
  const { client, close } = await connectTemporal(config.temporal);
  try {
    const found = { workflows: 0, mostEvents: 0, largestPayloadBytes: 0, mostAttempts: 0 };
    const look = async (handle: WorkflowHandle): Promise<void> => {
      const { events = [] }: History = await handle.fetchHistory();
      found.workflows += 1;
      found.mostEvents = Math.max(found.mostEvents, events?.length ?? 0);
      for (const event of events ?? []) {
        for (const size of payloadSizes(event))
          found.largestPayloadBytes = Math.max(found.largestPayloadBytes, size);
        const attempt = event.activityTaskStartedEventAttributes?.attempt ?? 0;
        found.mostAttempts = Math.max(found.mostAttempts, attempt);
        const child = event.childWorkflowExecutionStartedEventAttributes?.workflowExecution;
        if (child) await look(client.workflow.getHandle(child.workflowId ?? '', child.runId ?? ''));
        const next = event.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
        if (next) await look(client.workflow.getHandle(handle.workflowId, next));
      }
    };
    const first = runId.slice('run-'.length);
    for await (const { workflowId } of client.workflow.list({ query: `RunId = '${first}'` }))
      await look(client.workflow.getHandle(workflowId, first));
    return found;
  } finally {
    await close();
  }
}

/** How often the step was tried that was tried most often in a run. */
export const mostAttempts = async (config: Pick<Config, 'temporal'>, runId: string): Promise<number> =>
  (await runHistories(config, runId)).mostAttempts;

/** What the steps that are tried again just now failed with last, as codes. */
export async function lastFailures(config: Pick<Config, 'temporal'>): Promise<string[]> {
  if (!config.temporal) throw new Error('no TEMPORAL_ADDRESS');
  const { client, close } = await connectTemporal(config.temporal);
  try {
    const codes: string[] = [];
    const query = `ExecutionStatus = 'Running' AND TaskQueue = '${config.temporal.taskQueue}'`;
    for await (const { workflowId, runId } of client.workflow.list({ query })) {
      const { raw } = await client.workflow.getHandle(workflowId, runId).describe();
      for (const { lastFailure } of raw.pendingActivities ?? [])
        codes.push(lastFailure?.applicationFailureInfo?.type ?? '');
    }
    return codes.filter((code) => code !== '');
  } finally {
    await close();
  }
}

function* payloadSizes(value: unknown): Generator<number> {
  if (value instanceof Uint8Array) yield value.length;
  else if (Array.isArray(value)) for (const item of value) yield* payloadSizes(item);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) yield* payloadSizes(item);
}
