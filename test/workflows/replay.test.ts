import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import proto from '@temporalio/proto';
import { bundleWorkflowCode, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { PAYLOAD_CONVERTER_PATH } from '../../runtime/temporal-connection.ts';
import { installWorkerRuntime } from '../../runtime/worker.ts';
import { silentLog } from '../../schemas/log.ts';

const { History } = proto.temporal.api.history.v1;
const FOLDER = fileURLToPath(new URL('../histories/', import.meta.url));
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.bin'));
const WORKFLOWS = ['checkLinks', 'harvestCorpus', 'harvestSource', 'processUpload', 'reconcile', 'reindex'];

const pathOf = (folder: string): string =>
  fileURLToPath(new URL(`../../${folder}/index.ts`, import.meta.url));
const historyOf = (name: string) => History.decode(readFileSync(`${FOLDER}${name}`));
const quiet = { trace() {}, debug() {}, info() {}, warn() {}, error() {}, log() {} };

let bundle: WorkflowBundleWithSourceMap;
beforeAll(async () => {
  installWorkerRuntime(silentLog);
  bundle = await bundleWorkflowCode({
    workflowsPath: pathOf('workflows'),
    payloadConverterPath: PAYLOAD_CONVERTER_PATH,
    logger: quiet,
  });
});

test('a history of every workflow is kept', () => {
  const types = FILES.map(
    (name) => historyOf(name).events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name,
  );

  expect([...new Set(types)].sort()).toEqual(WORKFLOWS);
});

test.each(FILES)('%s replays on the workflows as they are now', async (name) => {
  await Worker.runReplayHistory({ workflowBundle: bundle }, historyOf(name), name);
});

test('a workflow whose steps stand in another order does not replay', async () => {
  const reordered = await bundleWorkflowCode({
    workflowsPath: pathOf('test/fixtures/reordered-workflows'),
    logger: quiet,
  });
  const name = FILES.find((file) => file.endsWith('-harvest-corpus.bin')) ?? '';

  const replay = Worker.runReplayHistory({ workflowBundle: reordered }, historyOf(name), name);

  await expect(replay).rejects.toMatchObject({ name: 'DeterminismViolationError' });
});

test.each(FILES)('%s holds no payload over 256 KB and no machine’s name', (name) => {
  const history = historyOf(name);

  expect(Math.max(...payloadSizes(history))).toBeLessThan(256 * 1024);
  expect(JSON.stringify(history)).not.toMatch(/"\d+@|\/home\/|\/root\//);
});

function* payloadSizes(value: unknown): Generator<number> {
  if (value instanceof Uint8Array) yield value.length;
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* payloadSizes(inner);
}
