import { setTimeout as wait } from 'node:timers/promises';
import { inScope } from '../activities/activity-scope.ts';
import type { Activities } from '../activities/contract.ts';
import { AppError, asAppError } from '../schemas/errors.ts';
import type { Log } from '../schemas/log.ts';
import type { Progress } from '../schemas/run.ts';
import type { RecordStore } from '../store/record-store.ts';
import { checkLinksSteps } from '../workflows/check-links-steps.ts';
import { harvestSourcesSteps } from '../workflows/harvest-corpus-steps.ts';
import { harvestSourceSteps } from '../workflows/harvest-source-steps.ts';
import { keepProgress } from './keep-progress.ts';
import { type RetryPolicy, retrying } from './retrying.ts';
import { hasRunEnded, newRunId } from './run-id.ts';
import type { Runner, RunOptions } from './runner.ts';

export interface InProcessOptions {
  readonly activities: Activities;
  readonly store: RecordStore;
  readonly log: Log;
  readonly now: () => Date;
  readonly concurrency: number;
  readonly retry: Omit<RetryPolicy, 'sleep'>;
}

/**
 * The embedded runner: the steps in this process, several sources at once. Nothing of a run is held in memory that
 * cannot be had again: killed at any moment, the same call resumes from what is kept.
 */
export function inProcessRunner(options: InProcessOptions): Runner {
  const { store, log, now } = options;

  async function run<T>(
    settings: RunOptions,
    work: (act: Activities, runId: string) => Promise<T>,
  ): Promise<T> {
    const runId = newRunId(now());
    const signal = settings.signal;
    const act = retrying(stopping(options.activities, signal), {
      ...options.retry,
      sleep: (ms) => wait(ms, undefined, signal ? { signal } : {}).catch(() => throwIfStopped(signal)),
    });
    await settleDeadRuns(store, now);
    try {
      const result = await work(act, runId);
      await act.finishRun({ runId, state: 'done' });
      return result;
    } catch (thrown) {
      const error = asAppError(thrown);
      const state = error.code === 'CANCELLED' ? 'cancelled' : 'failed';
      // Who stopped it knows.
      log[state === 'cancelled' ? 'info' : 'error']('run ended', { runId, state, code: error.code });
      // With the store itself gone the ledger cannot be closed; the next run closes it.
      await options.activities.finishRun({ runId, state }).catch(() => {});
      throw error;
    }
  }

  return {
    engine: `in this process, ${options.concurrency} at once`,
    ingest: (ids, settings) =>
      run(settings, async (act, runId) => {
        const startedAt = now().toISOString();
        const progress = keepProgress(store, runId);
        const onProgress = (reached: Progress): void => {
          settings.onProgress?.(reached);
          progress.show(reached);
        };
        const { sources, total } = await act.listSources({ ids, from: 0, limit: Number.MAX_SAFE_INTEGER });
        const reports = await harvestSourcesSteps(
          act,
          {
            runId,
            kind: 'ingest',
            startedBy: settings.startedBy,
            sources,
            concurrency: options.concurrency,
            done: 0,
            total,
          },
          { harvestSource: (input, onStep) => harvestSourceSteps(act, input, onStep), onProgress },
        ).finally(() => progress.end());
        const indexed = await act.indexRecords({ runId });
        return { runId, startedAt, finishedAt: now().toISOString(), sources: reports, indexed };
      }),
    reindex: (settings) =>
      run(settings, async (act, runId) => {
        await act.beginRun({ runId, kind: 'reindex', startedBy: settings.startedBy });
        return act.rebuildIndex({ runId });
      }),
    checkLinks: (settings) =>
      run(settings, async (act, runId) => checkLinksSteps(act, { runId, startedBy: settings.startedBy })),
    // The ledger tells all: `keepProgress` writes it there.
    listRunning: async () => [],
    close: async () => {},
  };
}

/** The same activities, none begun after the run was stopped. */
function stopping(activities: Activities, signal: AbortSignal | undefined): Activities {
  return new Proxy(activities, {
    get(target, name, receiver) {
      const activity: unknown = Reflect.get(target, name, receiver);
      if (typeof activity !== 'function') return activity;
      return async (input: unknown) => {
        throwIfStopped(signal);
        return inScope({ signal, heartbeat: () => {} }, () => activity.call(target, input));
      };
    },
  });
}

function throwIfStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('CANCELLED', 'the run was stopped');
}

/** Runs whose process was killed are closed as interrupted: their sources are harvested again from what is kept. */
async function settleDeadRuns(store: RecordStore, now: () => Date): Promise<void> {
  for (const run of await store.listRuns(100)) {
    if (run.state === 'running' && hasRunEnded(run.id))
      await store.saveRun({ ...run, state: 'interrupted', finishedAt: now().toISOString() });
  }
}
