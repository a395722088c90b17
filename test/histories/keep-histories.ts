import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import type { Activities } from '../../activities/contract.ts';
import { loadConfig } from '../../runtime/config.ts';
import { installWorkerRuntime, runWorker } from '../../runtime/worker.ts';
import { AppError } from '../../schemas/errors.ts';
import { silentLog } from '../../schemas/log.ts';
import { fakeActivities, SHA } from '../support/fake-activities.ts';
import { startTemporal } from '../support/temporal-server.ts';

// `node test/histories/keep-histories.ts VERSION`: runs each workflow once on a real server and keeps its history as
// VERSION-name.bin, a protobuf message. Called when a version is made; the histories of earlier ones stay as they are, and all are
// replayed by test/workflows/replay.test.ts.

const { History } = proto.temporal.api.history.v1;
const PORT = 7244;
const QUEUE = 'histories';
const [version = '0.1'] = process.argv.slice(2);

const unchanged: Partial<Activities> = {
  fetchDocument: async ({ source }) => ({
    source,
    sha256: SHA,
    mediaType: 'text/plain',
    sizeBytes: 1,
    isUnchanged: source.startsWith('same'),
  }),
  extractRecords: async ({ source }) => {
    if (source === 'locked') throw new AppError('PDF_ENCRYPTED', 'a password is asked for');
    return { batch: SHA, records: 2, notes: 0 };
  },
};

const corpus = (sources: readonly string[]) => ({ sources, kind: 'ingest', startedBy: 'test', concurrency: 2 });

/** By name of the file: the workflow and its input. */
const RUNS: Readonly<Record<string, readonly [workflow: string, input: object]>> = {
  'harvest-corpus': ['harvestCorpus', corpus(['new', 'same', 'locked'])],
  'harvest-corpus-that-continues': [
    'harvestCorpus',
    corpus(Array.from({ length: 101 }, (_, at) => `same-${at}`)),
  ],
  'harvest-source': [
    'harvestSource',
    { runId: 'run-1', source: 'new', kind: 'ingest', startedBy: 'test' },
  ],
  'process-upload': ['processUpload', { source: 'new', startedBy: 'test' }],
  reindex: ['reindex', { startedBy: 'test' }],
  reconcile: ['reconcile', { startedBy: 'test', repair: true }],
  'check-links': ['checkLinks', { startedBy: 'test' }],
};

installWorkerRuntime(silentLog);
const server = await startTemporal(PORT);
const stop = new AbortController();
const working = runWorker(
  { activities: fakeActivities(unchanged), config: loadConfig({}), log: silentLog },
  { address: `127.0.0.1:${PORT}`, namespace: 'default', taskQueue: QUEUE },
  stop.signal,
);
for (const [name, [workflow, input]] of Object.entries(RUNS)) {
  const handle = await server.client.workflow.start(workflow, { args: [input], taskQueue: QUEUE, workflowId: name });
  await handle.result();
  const first = server.client.workflow.getHandle(name, handle.firstExecutionRunId);
  const history = History.fromObject(
    Object(withoutMachine(await first.fetchHistory())),
  );
  const file = fileURLToPath(new URL(`./${version}-${name}.bin`, import.meta.url));
  await writeFile(file, History.encode(history).finish());
}
stop.abort();
await working;
await server.teardown();

/** The same without the names of processes and the places of code, which replay does not look at. */
function withoutMachine(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/^\d+@\S+/, 'worker');
  if (Array.isArray(value)) return value.map(withoutMachine);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  // Whole numbers of 64 bits are objects of their own.
  if ('unsigned' in value) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'stackTrace')
      .map(([name, inner]) => [name, withoutMachine(inner)]),
  );
}
