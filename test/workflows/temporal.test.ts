import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { History } from '@temporalio/common/lib/proto-utils.js';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { currentScope } from '../../activities/activity-scope.ts';
import type { Activities } from '../../activities/contract.ts';
import { loadConfig } from '../../runtime/config.ts';
import type { Runner } from '../../runtime/runner.ts';
import { syncSchedules } from '../../runtime/sync-schedules.ts';
import { openTemporalRunner } from '../../runtime/temporal-runner.ts';
import { installWorkerRuntime, runWorker } from '../../runtime/worker.ts';
import { AppError } from '../../schemas/errors.ts';
import { silentLog } from '../../schemas/log.ts';
import type { Progress, SourceReport } from '../../schemas/run.ts';
import type { Source } from '../../schemas/source.ts';
import { memoryBlobStore } from '../../store/memory-blob-store.ts';
import { fakeActivities, reportOf, SHA } from '../support/fake-activities.ts';
import { freePort } from '../support/free-port.ts';
import { startTemporal, temporalProgram, WITHOUT_TEMPORAL } from '../support/temporal-server.ts';

// Processes are started: on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 600_000 });

const PORT = await freePort();

describe.skipIf(temporalProgram() === null)(
  `on a real Temporal server (${temporalProgram() ? 'here' : WITHOUT_TEMPORAL})`,
  () => {
    let server: TestWorkflowEnvironment;
    const ending: (() => Promise<void>)[] = [];

    beforeAll(async () => {
      installWorkerRuntime(silentLog);
      server = await startTemporal(PORT);
    });
    afterAll(async () => {
      await server?.teardown();
    });
    afterEach(async () => {
      for (const end of ending.splice(0).reverse()) await end();
    });

    /** A worker over activities of the test, and a runner, on a queue of their own. */
    async function open(over: Partial<Activities> = {}): Promise<{
      runner: Runner;
      act: ReturnType<typeof fakeActivities>;
      taskQueue: string;
    }> {
      const blobs = memoryBlobStore();
      const keepReports: Activities['keepReports'] = async ({ reports }) => ({
        batch: await blobs.put(new TextEncoder().encode(JSON.stringify(reports))),
      });
      const act = fakeActivities({ keepReports, ...over });
      const taskQueue = `queue-${Math.random().toString(36).slice(2)}`;
      const temporal = { address: `127.0.0.1:${PORT}`, namespace: 'default', taskQueue };
      const stop = new AbortController();
      let ready = (): void => {};
      const isReady = new Promise<void>((resolve) => {
        ready = resolve;
      });
      const working = runWorker(
        { activities: act, config: loadConfig({}), log: silentLog },
        temporal,
        stop.signal,
        () => ready(),
      );
      await Promise.race([isReady, working]);
      const runner = await openTemporalRunner({ ...temporal, blobs, concurrency: 4 });
      ending.push(async () => {
        await runner.close();
        stop.abort();
        await working;
      });
      return { runner, act, taskQueue };
    }

    /** A runner on a queue that no worker asks. */
    async function onQueue(taskQueue: string): Promise<Runner> {
      const temporal = { address: `127.0.0.1:${PORT}`, namespace: 'default', taskQueue };
      const runner = await openTemporalRunner({ ...temporal, blobs: memoryBlobStore(), concurrency: 1 });
      ending.push(() => runner.close());
      return runner;
    }

    test('sources are harvested by children, and reports come back in the order of the sources', async () => {
      const { runner, act } = await open({
        extractRecords: async ({ source }) => {
          if (source === 'order-b') throw new AppError('PDF_ENCRYPTED', 'a password is asked for');
          return { batch: SHA, records: 2, notes: 0 };
        },
      });

      const report = await runner.ingest(['order-a', 'order-b', 'order-c'], { startedBy: 'test' });

      expect(report.sources.map(({ source, outcome }) => `${source} ${outcome}`)).toEqual([
        'order-a extracted',
        'order-b quarantined',
        'order-c extracted',
      ]);
      expect(report.sources[1]?.reason).toMatchObject({ code: 'PDF_ENCRYPTED' });
      expect(act.calls.filter((name) => name === 'extractRecords')).toHaveLength(3);
      expect(act.calls.at(-1)).toBe('finishRun');
    });

    test('what the error table calls retryable is tried again, what it does not is not', async () => {
      let tries = 0;
      const { runner, act } = await open({
        keepRecords: async ({ source }) => {
          tries += 1;
          if (tries < 2) throw new AppError('STORE_BUSY', 'another process is writing');
          return reportOf(source);
        },
      });

      const report = await runner.ingest(['retry-a'], { startedBy: 'test' });

      expect(report.sources[0]?.outcome).toBe('extracted');
      expect(act.calls.filter((name) => name === 'keepRecords')).toHaveLength(2);
    });

    test('a run that is under way tells its sources, done and all, and the step of each in work', async () => {
      let release = (): void => {};
      const isReleased = new Promise<void>((resolve) => {
        release = resolve;
      });
      const { runner } = await open({
        keepRecords: async ({ source }) => {
          if (source === 'live-b') await isReleased;
          return reportOf(source);
        },
      });
      const told: string[] = [];
      const onProgress = ({ source, step }: Progress) => told.push(`${source} ${step}`);
      const running = runner.ingest(['live-a', 'live-b'], { startedBy: 'test', onProgress });

      const wanted = { total: 2, done: 1, inWork: [{ source: 'live-b', step: 'keep' }] };
      const found = await untilFound(async () =>
        (await runner.listRunning()).find(({ progress }) => isDeepStrictEqual(progress, wanted)),
      );
      await untilFound(async () => told.find((line) => line === 'live-b keep'));
      const ofOthers = await onQueue('of-another-deployment').then((other) => other.listRunning());
      release();
      const { runId } = await running;

      expect(found).toMatchObject({
        id: runId,
        kind: 'ingest',
        state: 'running',
        startedBy: 'test',
        sources: [],
      });
      expect(told).toContain('live-b keep');
      expect(ofOthers).toEqual([]);
    });

    test('a run that no worker takes up says so', async () => {
      const taskQueue = `queue-${Math.random().toString(36).slice(2)}`;
      const lonely = await onQueue(taskQueue);
      const stop = new AbortController();

      const why = new Promise<string>((resolve) => {
        const settings = { startedBy: 'test', signal: stop.signal, onWaiting: resolve };
        lonely.ingest(['lonely-a'], settings).catch(() => {});
      });

      expect(await why).toContain(`no worker asks for work on the queue ${taskQueue}`);
      await server.client.workflow.getHandle(`${taskQueue}-harvest-lonely-a`).terminate();
      stop.abort();
    });

    test('twenty starts at once of the same sources are one run', async () => {
      const { runner, act } = await open();

      const reports = await Promise.all(
        Array.from({ length: 20 }, () => runner.ingest(['twin-b', 'twin-a'], { startedBy: 'test' })),
      );

      expect(new Set(reports.map(({ runId }) => runId)).size).toBe(1);
      expect(act.calls.filter((name) => name === 'fetchDocument')).toHaveLength(2);
    });

    test('a stopped run is cancelled with its children, and its ledger closed', async () => {
      const finished: string[] = [];
      const stop = new AbortController();
      const { runner } = await open({
        extractRecords: () => {
          const { signal } = currentScope();
          stop.abort();
          return new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => reject(new AppError('CANCELLED', 'reading was stopped')));
          });
        },
        finishRun: async ({ state }) => {
          finished.push(state);
        },
      });

      const run = runner.ingest(['stopped-a'], { startedBy: 'test', signal: stop.signal });

      await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
      expect(finished).toEqual(['cancelled']);
    });

    test('an error of the parts underneath fails the run with its code', async () => {
      const { runner } = await open({
        keepRecords: async () => Promise.reject(new AppError('STORE_TOO_NEW', 'a newer version wrote it')),
      });

      await expect(runner.ingest(['failed-a'], { startedBy: 'test' })).rejects.toMatchObject({
        code: 'STORE_TOO_NEW',
        message: 'a newer version wrote it',
      });
    });

    test('the end of a run is written however long the store is away', async () => {
      const { runner, taskQueue } = await open({
        keepRecords: async () => Promise.reject(new AppError('STORE_TOO_NEW', 'a newer version wrote it')),
      });
      await expect(runner.ingest(['lasting-a'], { startedBy: 'test' })).rejects.toThrow();

      const { events } = await server.client.workflow
        .getHandle(`${taskQueue}-harvest-lasting-a`)
        .fetchHistory();
      const [finish] = (events ?? []).flatMap(({ activityTaskScheduledEventAttributes: asked }) =>
        asked?.activityType?.name === 'finishRun' ? [asked] : [],
      );

      // 0: as often as it takes.
      expect(finish?.retryPolicy?.maximumAttempts).toBe(0);
      expect(Number(finish?.scheduleToCloseTimeout?.seconds)).toBe(24 * 60 * 60);
    });

    test('many sources are several runs of short history, one after the other, and small payloads', async () => {
      const ids = Array.from({ length: 120 }, (_, at) => `many-${String(at).padStart(3, '0')}`);
      const { runner } = await open({
        fetchDocument: async ({ source }) => ({
          source,
          sha256: SHA,
          mediaType: 'text/plain',
          sizeBytes: 1,
          isUnchanged: true,
        }),
      });

      const report = await runner.ingest(ids, { startedBy: 'test' });

      expect(report.sources.map(({ source }) => source)).toEqual(ids);
      const sizes = await historySizes(server, report.runId);
      expect(sizes.runs).toBe(2);
      expect(sizes.mostEvents).toBeLessThan(3_000);
      expect(sizes.largestPayload).toBeLessThan(64 * 1024);
    }, 600_000);

    test('a result too large to travel fails at once with its code', async () => {
      const { runner } = await open({
        keepRecords: async ({ source }): Promise<SourceReport> =>
          reportOf(source, { name: 'x'.repeat(300_000) }),
      });

      await expect(runner.ingest(['large-a'], { startedBy: 'test' })).rejects.toMatchObject({
        code: 'PAYLOAD_TOO_LARGE',
      });
    });

    test.each([
      ['reindex', [{ startedBy: 'test' }], { indexed: 2, rejected: 0 }],
      ['reconcile', [{ startedBy: 'test', repair: false }], { isBalanced: true, report: SHA }],
      ['checkLinks', [{ startedBy: 'test' }], { alive: 2, broken: 0, reports: [SHA, SHA] }],
      ['processUpload', [{ startedBy: 'test', source: 'uploaded' }], reportOf('uploaded')],
    ])('%s runs and closes its run', async (workflow, args, expected) => {
      const { act, taskQueue } = await open();

      const result = await server.client.workflow.execute(workflow, {
        args,
        taskQueue,
        workflowId: `one-${workflow}`,
      });

      expect(result).toEqual(expected);
      expect(act.calls[0]).toBe('beginRun');
      expect(act.calls.at(-1)).toBe('finishRun');
    });

    test('schedules become those of the sources, and a second sync changes nothing', async () => {
      const temporal = { address: `127.0.0.1:${PORT}`, namespace: 'default', taskQueue: 'schedules' };
      const source = (id: string, schedule?: string): Source => ({
        id,
        name: id,
        country: 'SI',
        language: 'sl',
        address: 'https://example.org/',
        mediaType: 'text/html',
        reader: 'auto',
        licence: 'MIT',
        publication: 'publish',
        origin: 'corpus',
        ...(schedule === undefined ? {} : { schedule }),
      });
      const before = [source('sched-a', '0 4 * * 1'), source('sched-b', '0 5 * * *'), source('sched-c')];

      const first = await syncSchedules(before, temporal);
      await settled(server, 2);
      const second = await syncSchedules(before, temporal);
      const third = await syncSchedules([source('sched-a', '0 6 * * 1')], temporal);

      expect(first).toEqual({ created: ['sched-a', 'sched-b'], updated: [], unchanged: [], deleted: [] });
      expect(second).toEqual({ created: [], updated: [], unchanged: ['sched-a', 'sched-b'], deleted: [] });
      expect(third).toEqual({ created: [], updated: ['sched-a'], unchanged: [], deleted: ['sched-b'] });
    });
  },
);

/** Asked until it is there; the test's own time ends it otherwise. */
async function untilFound<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await wait(100);
  }
}

/** The server lists a schedule a moment after it was made. */
async function settled(server: TestWorkflowEnvironment, count: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    let listed = 0;
    for await (const schedule of server.client.schedule.list()) if (schedule.memo?.cron) listed += 1;
    if (listed >= count) return;
    await wait(100);
  }
}

/** Of a run and its continuations: how many, the longest history, the largest payload. */
async function historySizes(
  server: TestWorkflowEnvironment,
  runId: string,
): Promise<{ runs: number; mostEvents: number; largestPayload: number }> {
  const sizes = { runs: 0, mostEvents: 0, largestPayload: 0 };
  const firstExecution = runId.slice('run-'.length);
  let workflowId: string | undefined;
  for await (const info of server.client.workflow.list({ query: `RunId = '${firstExecution}'` }))
    workflowId = info.workflowId;
  let execution: string | undefined = firstExecution;
  while (execution !== undefined) {
    const history: History = await server.client.workflow
      .getHandle(workflowId ?? '', execution)
      .fetchHistory();
    const events = history.events ?? [];
    sizes.runs += 1;
    sizes.mostEvents = Math.max(sizes.mostEvents, events.length);
    for (const event of events)
      for (const size of payloadSizes(event)) sizes.largestPayload = Math.max(sizes.largestPayload, size);
    execution = events
      .map((event) => event.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined)
      .find((next) => next !== undefined);
  }
  return sizes;
}

function* payloadSizes(value: unknown): Generator<number> {
  if (value instanceof Uint8Array) yield value.length;
  else if (Array.isArray(value)) for (const item of value) yield* payloadSizes(item);
  else if (typeof value === 'object' && value !== null)
    for (const item of Object.values(value)) yield* payloadSizes(item);
}
