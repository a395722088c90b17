import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isGrpcServiceError, WorkflowFailedError, type WorkflowHandle } from '@temporalio/client';
import { z } from 'zod';
import { AppError, asAppError } from '../schemas/errors.ts';
import { type IngestReport, type Progress, SourceReport } from '../schemas/run.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { LinkReport } from '../workflows/check-links-steps.ts';
import { failureOf } from '../workflows/failure.ts';
import type { CorpusProgress, HarvestCorpusInput, HarvestCorpusResult } from '../workflows/harvest-corpus.ts';
import type { Runner, RunOptions } from './runner.ts';
import {
  connectTemporal,
  ensureSearchAttributes,
  type TemporalAddress,
  unavailable,
} from './temporal-connection.ts';

export interface TemporalRunnerOptions extends TemporalAddress {
  readonly blobs: BlobStore;
  readonly concurrency: number;
}

const POLL_MS = 500;
/** How long a server may be away before a client gives up; the run itself does not. */
const PATIENCE_MS = 60_000;
/** More ids than this do not fit a payload; a longer list is several runs. */
const SOURCES_PER_WORKFLOW = 2_000;

/** The pipeline on Temporal. A second call for the same sources joins the run that is under way. */
export async function openTemporalRunner(options: TemporalRunnerOptions): Promise<Runner> {
  const { taskQueue, namespace, address, blobs, concurrency } = options;
  const { client, close } = await connectTemporal(options);

  async function harvest(ids: readonly string[] | null, settings: RunOptions): Promise<IngestReport> {
    const input: HarvestCorpusInput = {
      sources: ids,
      kind: 'ingest',
      startedBy: settings.startedBy,
      concurrency,
    };
    const handle = await whileServerIsAway(address, () =>
      client.workflow.start('harvestCorpus', {
        args: [input],
        workflowId: harvestWorkflowId(ids),
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue,
      }),
    );
    const result: HarvestCorpusResult = await follow(address, handle, settings);
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
        workflowId: 'reindex',
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue,
      });
      return follow(address, handle, settings);
    },
    async checkLinks(settings) {
      const handle = await client.workflow.start('checkLinks', {
        args: [{ startedBy: settings.startedBy }],
        workflowId: 'check-links',
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue,
      });
      return follow<LinkReport>(address, handle, settings);
    },
    close,
  };
}

/** The same sources, in any order, are the same workflow: starting them twice is one run. */
export function harvestWorkflowId(ids: readonly string[] | null): string {
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
): Promise<T> {
  const cancel = (): void => void handle.cancel().catch(() => {});
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  const ended = new AbortController();
  const telling = onProgress ? tellProgress(handle, onProgress, ended.signal) : Promise.resolve();
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
  handle: WorkflowHandle,
  tell: (progress: Progress) => void,
  ended: AbortSignal,
): Promise<void> {
  const told = new Map<string, Progress['step']>();
  while (!ended.aborted) {
    try {
      const { total, done, inWork } = await handle.query<CorpusProgress>('progress');
      for (const source of told.keys())
        if (!(source in inWork) && told.delete(source)) tell({ total, done, source, step: 'done' });
      for (const [source, step] of Object.entries(inWork)) {
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
