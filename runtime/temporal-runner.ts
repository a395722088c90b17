import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Client,
  isGrpcServiceError,
  WorkflowFailedError,
  type WorkflowHandle,
} from '@temporalio/client';
import { z } from 'zod';
import { AppError, asAppError } from '../schemas/errors.ts';
import { type IngestReport, type Progress, type Run, SourceReport, type Step } from '../schemas/run.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { LinkReport } from '../workflows/check-links-steps.ts';
import { failureOf } from '../workflows/failure.ts';
import type { CorpusProgress, HarvestCorpusInput, HarvestCorpusResult } from '../workflows/harvest-corpus.ts';
import { harvestSourceWorkflowId } from '../workflows/workflow-ids.ts';
import type { Runner, RunOptions } from './runner.ts';
import {
  connectTemporal,
  ensureSearchAttributes,
  type TemporalAddress,
  unavailable,
} from './temporal-connection.ts';

export interface TemporalRunnerOptions extends TemporalAddress {
  readonly blobs: BlobStore;
  /** Documents that a worker reads at once. */
  readonly concurrency: number;
}

/**
 * Sources in work at once, for each that is read at once: between two steps a source waits for the server, and others
 * are read meanwhile. A worker takes as many steps at once, so that what waits for its readers is bounded.
 */
export const SOURCES_A_READER = 4;

const POLL_MS = 500;
/** How long a server may be away before a client gives up; the run itself does not. */
const PATIENCE_MS = 60_000;
/** TASK_QUEUE_TYPE_WORKFLOW of the server's interface. */
const WORKFLOW_QUEUE = 1;
/** No more runs, and sources of one, are asked for their progress at once. */
const MOST_RUNNING = 20;
const MOST_SOURCES_ASKED = 16;
/** More ids than this do not fit a payload; a longer list is several runs. */
const SOURCES_PER_WORKFLOW = 2_000;

/** The pipeline on Temporal. A second call for the same sources joins the run that is under way. */
export async function openTemporalRunner(options: TemporalRunnerOptions): Promise<Runner> {
  const { taskQueue, namespace, address, blobs, concurrency } = options;
  const { client, close } = await connectTemporal(options);

  /** The server remembers for some minutes who asked for work: none at all means that nobody will do it. */
  async function tellWithoutWorker({ onWaiting }: RunOptions): Promise<void> {
    if (!onWaiting) return;
    const { pollers } = await client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: WORKFLOW_QUEUE,
    });
    if ((pollers ?? []).length === 0)
      onWaiting(
        `the run waits: no worker asks for work on the queue ${taskQueue} at ${address}; start one with \`prismatlas worker\``,
      );
  }

  async function harvest(ids: readonly string[] | null, settings: RunOptions): Promise<IngestReport> {
    const input: HarvestCorpusInput = {
      sources: ids,
      kind: 'ingest',
      startedBy: settings.startedBy,
      concurrency: concurrency * SOURCES_A_READER,
    };
    const handle = await whileServerIsAway(address, () =>
      client.workflow.start('harvestCorpus', {
        args: [input],
        workflowId: harvestWorkflowId(taskQueue, ids),
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue,
      }),
    );
    // Only a word to whoever waits: the run does not depend on it.
    await tellWithoutWorker(settings).catch(() => {});
    const result: HarvestCorpusResult = await follow(address, handle, settings, () =>
      askProgress(client, handle),
    );
    const sources: SourceReport[] = [];
    for (const batch of result.reportBatches) {
      const text = new TextDecoder().decode(await blobs.get(batch));
      sources.push(...z.array(SourceReport).parse(JSON.parse(text)));
    }
    const { runId, startedAt, finishedAt, indexed } = result;
    return { runId, startedAt, finishedAt, sources, indexed };
  }

  return {
    engine: `Temporal at ${address}, namespace ${namespace}, queue ${taskQueue}`,
    async ingest(ids, settings) {
      await ensureSearchAttributes(client, namespace);
      if (ids === null || ids.length <= SOURCES_PER_WORKFLOW) return harvest(ids, settings);
      const reports: IngestReport[] = [];
      for (let from = 0; from < ids.length; from += SOURCES_PER_WORKFLOW)
        reports.push(await harvest(ids.slice(from, from + SOURCES_PER_WORKFLOW), settings));
      return merge(reports);
    },
    async reindex(settings) {
      const handle = await client.workflow.start('reindex', {
        args: [{ startedBy: settings.startedBy }],
        workflowId: workflowIdOn(taskQueue, 'reindex'),
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue,
      });
      await tellWithoutWorker(settings).catch(() => {});
      return follow(address, handle, settings);
    },
    async checkLinks(settings) {
      const handle = await client.workflow.start('checkLinks', {
        args: [{ startedBy: settings.startedBy }],
        workflowId: workflowIdOn(taskQueue, 'check-links'),
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue,
      });
      await tellWithoutWorker(settings).catch(() => {});
      return follow<LinkReport>(address, handle, settings);
    },
    async listRunning() {
      const runs: Run[] = [];
      // Another queue is another deployment, with a store and readers of its own.
      const query = `WorkflowType = 'harvestCorpus' AND ExecutionStatus = 'Running' AND TaskQueue = '${taskQueue}'`;
      for await (const { workflowId, runId } of client.workflow.list({ query })) {
        if (runs.length === MOST_RUNNING) break;
        // One that no worker has begun yet, or that has just ended, cannot be asked.
        const found = await askProgress(client, client.workflow.getHandle(workflowId, runId)).catch(
          () => null,
        );
        if (found) runs.push(found);
      }
      return runs.sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
    },
    close,
  };
}

/** How far a run is, with the step of each source as its own workflow tells it. */
async function askProgress(client: Client, handle: WorkflowHandle): Promise<Run> {
  const { runId, kind, startedAt, startedBy, total, done, inWork } =
    await handle.query<CorpusProgress>('progress');
  const steps = await Promise.all(
    Object.entries(inWork).map(async ([source, reached], at) => {
      // A source at the index is its run's; and more than a page shows need not be asked.
      if (reached === 'index' || at >= MOST_SOURCES_ASKED) return { source, step: reached };
      const child = client.workflow.getHandle(harvestSourceWorkflowId(runId, source));
      const step = await child.query<Step>('step').catch(() => reached);
      return { source, step: step === 'done' ? 'keep' : step } as const;
    }),
  );
  const progress = { total, done, inWork: steps };
  return { id: runId, kind, state: 'running', startedAt, finishedAt: null, startedBy, sources: [], progress };
}

const USUAL_QUEUE = 'prismatlas';

/**
 * Ids are one space over a namespace, and each queue is a deployment with a store of its own: one must not join the run
 * of another.
 */
const workflowIdOn = (taskQueue: string, name: string): string =>
  taskQueue === USUAL_QUEUE ? name : `${taskQueue}-${name}`;

/** The same sources, in any order, are the same workflow: starting them twice is one run. */
export const harvestWorkflowId = (taskQueue: string, ids: readonly string[] | null): string =>
  workflowIdOn(taskQueue, harvestName(ids));

function harvestName(ids: readonly string[] | null): string {
  if (ids === null) return 'harvest-corpus';
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return `harvest-${only}`;
  return `harvest-${createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')
    .slice(0, 16)}`;
}

/** Waits for a workflow's result, telling its progress; a stop cancels it and waits for its end. */
async function follow<T>(
  address: string,
  handle: WorkflowHandle,
  { onProgress, signal }: RunOptions,
  ask?: () => Promise<Run>,
): Promise<T> {
  const cancel = (): void => void handle.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const ended = new AbortController();
  const telling = onProgress && ask ? tellProgress(ask, onProgress, ended.signal) : Promise.resolve();
  try {
    return await whileServerIsAway(address, () => handle.result());
  } catch (error) {
    throw runError(error);
  } finally {
    ended.abort();
    await telling;
    signal?.removeEventListener('abort', cancel);
  }
}

/**
 * A run goes on without its client, so a server that is away for a while is waited for.
 * @throws ORCHESTRATOR_UNAVAILABLE when it stays away
 */
async function whileServerIsAway<T>(address: string, call: () => Promise<T>): Promise<T> {
  let awaySinceMs: number | null = null;
  for (;;) {
    const begunAtMs = performance.now();
    try {
      return await call();
    } catch (error) {
      if (!isAway(error)) throw error;
      // A call that waited for long had reached the server before it went.
      if (performance.now() - begunAtMs > PATIENCE_MS) awaySinceMs = null;
      awaySinceMs ??= performance.now();
      if (performance.now() - awaySinceMs > PATIENCE_MS) throw unavailable(address, error);
      await wait(POLL_MS);
    }
  }
}

/** Codes of gRPC that tell of the connection and not of the answer: cancelled, unknown, deadline, internal, unavailable. */
const CONNECTION_CODES: ReadonlySet<number> = new Set([1, 2, 4, 13, 14]);

function isAway(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = error.cause)
    if (isGrpcServiceError(error)) return CONNECTION_CODES.has(error.code);
  return false;
}

function runError(error: unknown): AppError {
  if (!(error instanceof WorkflowFailedError)) return asAppError(error);
  const failure = failureOf(error.cause);
  if (failure) return new AppError(failure.code, failure.message, {}, { cause: error });
  if (error.cause?.name === 'CancelledFailure') return new AppError('CANCELLED', 'the run was stopped');
  return asAppError(error);
}

/** Asks for the progress twice a second and tells what is new of it. */
async function tellProgress(
  ask: () => Promise<Run>,
  tell: (progress: Progress) => void,
  ended: AbortSignal,
): Promise<void> {
  const told = new Map<string, Progress['step']>();
  while (!ended.aborted) {
    try {
      const { progress } = await ask();
      const { total, done, inWork } = progress ?? { total: 0, done: 0, inWork: [] };
      const now = new Set(inWork.map(({ source }) => source));
      for (const source of told.keys())
        if (!now.has(source) && told.delete(source)) tell({ total, done, source, step: 'done' });
      for (const { source, step } of inWork) {
        if (told.get(source) === step) continue;
        told.set(source, step);
        tell({ total, done, source, step });
      }
    } catch {
      // No worker answers yet; the result is waited for all the same.
    }
    await wait(POLL_MS, undefined, { signal: ended }).catch(() => {});
  }
}

function merge(reports: readonly IngestReport[]): IngestReport {
  const [first] = reports;
  const last = reports.at(-1);
  if (!first || !last) throw new AppError('INTERNAL', 'no run to merge');
  return {
    ...first,
    finishedAt: last.finishedAt,
    sources: reports.flatMap(({ sources }) => sources),
    indexed: {
      ...last.indexed,
      delivered: reports.reduce((sum, { indexed }) => sum + indexed.delivered, 0),
    },
  };
}
