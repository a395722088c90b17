import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, type Logger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { currentScope } from '../activities/activity-scope.ts';
import { temporalActivities } from '../activities/index.ts';
import type { Log } from '../schemas/log.ts';
import { together } from '../workflows/together.ts';
import { keptWorkflowBundle } from './kept-workflow-bundle.ts';
import type { Services } from './services.ts';
import {
  connectTemporal,
  ensureSearchAttributes,
  PAYLOAD_CONVERTER_PATH,
  type TemporalAddress,
  unavailable,
} from './temporal-connection.ts';
import { SOURCES_A_READER } from './temporal-runner.ts';

/** Activities in work get so long to end before a stopping worker gives them up; several heartbeats. */
const SHUTDOWN_GRACE = '20 seconds';
const SHUTDOWN_FORCE = '40 seconds';

/** Once in a process, before its worker: the worker's lines go into our log, and stopping is ours to decide. */
export function installWorkerRuntime(log: Log, metrics: string | null = null): void {
  Runtime.install({
    logger: workerLog(log),
    shutdownSignals: [],
    ...(metrics === null ? {} : { telemetryOptions: { metrics: { prometheus: { bindAddress: metrics } } } }),
  });
}

/** Polls for work until it is stopped, then lets what is in work end. @throws ORCHESTRATOR_UNAVAILABLE */
export async function runWorker(
  services: Pick<Services, 'activities' | 'config' | 'log'>,
  temporal: TemporalAddress,
  stopped: AbortSignal,
  onReady: () => void = () => {},
): Promise<void> {
  const { activities, config, log } = services;
  const { client, close } = await connectTemporal(temporal);
  await ensureSearchAttributes(client, temporal.namespace).finally(close);
  const connection = await NativeConnection.connect({ address: temporal.address }).catch((error: unknown) => {
    throw unavailable(temporal.address, error);
  });
  try {
    const worker = await Worker.create({
      connection,
      namespace: temporal.namespace,
      taskQueue: temporal.taskQueue,
      workflowBundle: { code: await workflowCode(log) },
      activities: temporalActivities({
        ...activities,
        ...together(activities, () => currentScope().signal?.aborted === true, log),
      }),
      dataConverter: { payloadConverterPath: PAYLOAD_CONVERTER_PATH },
      // Fetching waits more than it works; reading has its own, smaller, pool of processes.
      maxConcurrentActivityTaskExecutions: config.concurrency * SOURCES_A_READER,
      shutdownGraceTime: SHUTDOWN_GRACE,
      shutdownForceTime: SHUTDOWN_FORCE,
    });
    const shutdown = (): void => worker.shutdown();
    stopped.addEventListener('abort', shutdown, { once: true });
    const running = worker.run();
    if (stopped.aborted) shutdown();
    log.info('worker started', { taskQueue: temporal.taskQueue });
    onReady();
    await running;
    log.info('worker stopped', { taskQueue: temporal.taskQueue });
  } finally {
    await connection.close();
  }
}

const WORKFLOWS_PATH = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
const BUNDLER_MANIFEST = createRequire(import.meta.url).resolve('@temporalio/worker/package.json');

/** Bundling takes a second and more of a processor: what it made is kept for the starts that follow. */
async function workflowCode(log: Log): Promise<string> {
  const kept = join(homedir(), '.cache', 'prismatlas', 'workflows');
  const madeOf = `${WORKFLOWS_PATH}\n${readFileSync(BUNDLER_MANIFEST, 'utf8')}`;
  return await keptWorkflowBundle(kept, madeOf, async () => {
    const { code } = await bundleWorkflowCode({
      workflowsPath: WORKFLOWS_PATH,
      payloadConverterPath: PAYLOAD_CONVERTER_PATH,
      logger: workerLog(log),
    });
    return code;
  });
}

/** The worker's own lines in ours. Its metadata holds objects of its own, of which a line needs few. */
function workerLog(log: Log): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, meta?: Record<string | symbol, unknown>): void =>
      log[level](message, {
        workflowId: meta?.workflowId,
        activityType: meta?.activityType,
        attempt: meta?.attempt,
        // What a workflow says comes from a context of its own, as plain values.
        sources: meta?.sources,
        error: meta?.error instanceof Error ? meta.error.message : meta?.error,
      });
  const [debug, info, warn, error] = [write('debug'), write('info'), write('warn'), write('error')];
  const byLevel = { TRACE: debug, DEBUG: debug, INFO: info, WARN: warn, ERROR: error };
  return {
    trace: debug,
    debug,
    info,
    warn,
    error,
    log: (level, message, meta) => byLevel[level](message, meta),
  };
}
