import { type ScheduleOptions, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Source } from '../schemas/source.ts';
import type { HarvestCorpusInput } from '../workflows/harvest-corpus.ts';
import { connectTemporal, ensureSearchAttributes, type TemporalAddress } from './temporal-connection.ts';
import { harvestWorkflowId } from './temporal-runner.ts';

export interface ScheduleChanges {
  readonly created: string[];
  readonly updated: string[];
  readonly unchanged: string[];
  readonly deleted: string[];
}

/** Ids of ours begin so; others' schedules are left alone. */
const PREFIX = 'prismatlas-';

/** Makes the server's schedules those of the sources. Twice is as once. @throws ORCHESTRATOR_UNAVAILABLE */
export async function syncSchedules(
  sources: readonly Source[],
  temporal: TemporalAddress,
): Promise<ScheduleChanges> {
  const { client, close } = await connectTemporal(temporal);
  try {
    await ensureSearchAttributes(client, temporal.namespace);
    const changes: ScheduleChanges = { created: [], updated: [], unchanged: [], deleted: [] };
    const kept = new Map<string, unknown>();
    for await (const { scheduleId, memo } of client.schedule.list())
      if (scheduleId.startsWith(PREFIX)) kept.set(scheduleId, memo?.cron);
    for (const source of sources) {
      if (source.schedule === undefined) continue;
      const options = scheduleOf(source, source.schedule, temporal.taskQueue);
      const { scheduleId } = options;
      if (!kept.has(scheduleId)) {
        await client.schedule.create(options);
        changes.created.push(source.id);
      } else if (kept.get(scheduleId) === source.schedule) changes.unchanged.push(source.id);
      else {
        // A schedule's memo cannot be changed: it is made anew.
        await client.schedule.getHandle(scheduleId).delete();
        await client.schedule.create(options);
        changes.updated.push(source.id);
      }
      kept.delete(scheduleId);
    }
    for (const scheduleId of kept.keys()) {
      await client.schedule.getHandle(scheduleId).delete();
      changes.deleted.push(scheduleId.slice(PREFIX.length));
    }
    return changes;
  } finally {
    await close();
  }
}

/** One that is late is skipped while the one before runs; after an outage of an hour or more it waits for its next time. */
function scheduleOf(source: Source, cron: string, taskQueue: string): ScheduleOptions {
  const input: HarvestCorpusInput = {
    sources: [source.id],
    kind: 'ingest',
    startedBy: 'schedule',
    concurrency: 1,
  };
  return {
    scheduleId: `${PREFIX}${source.id}`,
    spec: { cronExpressions: [cron], jitter: '5 minutes', timezone: 'UTC' },
    action: {
      type: 'startWorkflow',
      workflowType: 'harvestCorpus',
      args: [input],
      workflowId: harvestWorkflowId(taskQueue, [source.id]),
      taskQueue,
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 hour' },
    memo: { cron },
  };
}
