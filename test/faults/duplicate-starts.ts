import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { findInputs } from '../../runtime/find-inputs.ts';
import type { Runner } from '../../runtime/runner.ts';
import { syncSources } from '../../runtime/sync-sources.ts';
import { connectTemporal } from '../../runtime/temporal-connection.ts';
import { harvestWorkflowId, openTemporalRunner } from '../../runtime/temporal-runner.ts';
import type { HarvestCorpusInput } from '../../workflows/harvest-corpus.ts';
import { seededChance } from '../store/seeded-chance.ts';
import { listingPage } from '../support/listing-pages.ts';
import { differences } from './differences.ts';
import { unlessOver } from './moments.ts';
import type { Patch } from './patched-sources.ts';
import { openPipeline } from './pipeline.ts';

const STARTS = 50;
/** So many of them as commands that wait for their report; the others as schedules, which do not. */
const COMMANDS = 6;
const ROWS = 4;

export interface DuplicateStarts {
  readonly differences: readonly string[];
  /** Runs of a round's address alone, by round. */
  readonly runs: readonly number[];
  /** Documents that the store holds of the address and of the file in common, by round. */
  readonly documents: readonly number[];
  /** What runs failed with, or set documents aside for. */
  readonly failures: readonly string[];
}

/**
 * Each round, a new address is started fifty times at once, and its site answers when the starts have been taken. At
 * the same time three runs that have a new file in common overlap, as a schedule, a corpus run and an upload may.
 */
export async function startedManyTimes(options: {
  readonly seed: number;
  readonly rounds: number;
  readonly patches?: readonly Patch[];
  readonly budgetMs?: number;
}): Promise<DuplicateStarts> {
  const { seed, rounds, patches = [], budgetMs } = options;
  const chance = seededChance(seed);
  let release = (): void => {};
  let mayAnswer: Promise<void> = Promise.resolve();
  const first = Math.floor(chance() * 1e6);
  const site = createServer(async (request, response) => {
    const page = /^\/page-(\d+)$/.exec(request.url ?? '');
    if (!page) return void response.writeHead(404).end();
    await mayAnswer;
    response.writeHead(200, { 'content-type': 'text/html' }).end(listingPage(first + Number(page[1]), ROWS));
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  // A listening TCP server has an address with a port.
  const { port } = site.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  onTestFinished(() => {
    release();
    site.closeAllConnections();
    site.close();
  });
  const runners: Runner[] = [];
  const pipeline = await openPipeline({
    workers: 2,
    wired: ['database'],
    patches,
    env: { PRISMATLAS_FETCH_ALLOW: `127.0.0.1:${port}` },
  });
  const { services } = pipeline;
  const { temporal, concurrency } = services.config;
  if (!temporal) throw new Error('the pipeline runs on Temporal');
  const { client, close } = await connectTemporal(temporal);
  onTestFinished(close);
  for (let at = 0; at < 3; at += 1) {
    const runner = await openTemporalRunner({ ...temporal, blobs: services.blobs, concurrency });
    onTestFinished(() => runner.close());
    runners.push(runner);
  }
  const found = { runs: [] as number[], documents: [] as number[], failures: [] as string[] };

  for (let round = 1; round <= rounds; round += 1) {
    const address = `${origin}/page-${round}`;
    const sources = await findInputs([address], { country: 'SI', sources: services.sources });
    const files = await findInputs([await pipeline.newBatch(3, ROWS)], {
      country: 'SI',
      sources: services.sources,
    });
    await syncSources(services.store, [...sources, ...files]);
    const [id = ''] = sources.map((source) => source.id);
    const [shared = '', ...others] = files.map((source) => source.id);
    mayAnswer = new Promise((resolve) => {
      release = resolve;
    });
    const taken = new Set<number>();
    const starts = Array.from({ length: COMMANDS }, (_, at) =>
      runners[at % runners.length]?.ingest([id], {
        startedBy: 'test',
        // The first word of a run's progress: its start has been taken.
        onProgress: () => void taken.add(at),
      }),
    );
    const commands = Promise.allSettled(starts);
    // The same start as those make: the server answers each when it has taken it.
    const input: HarvestCorpusInput = { sources: [id], kind: 'ingest', startedBy: 'schedule', concurrency };
    const schedules = Array.from({ length: STARTS - COMMANDS }, () =>
      client.workflow.start('harvestCorpus', {
        args: [input],
        workflowId: harvestWorkflowId(temporal.taskQueue, [id]),
        workflowIdConflictPolicy: 'USE_EXISTING',
        taskQueue: temporal.taskQueue,
      }),
    );
    // Transactions that take long are transactions that meet.
    pipeline.wire('database').set({ kind: 'latency', ms: 5 + chance() * 30 });
    const overlapping = [[shared], ...others.map((other) => [shared, other])].map((ids, at) =>
      runners[at]?.ingest(ids, { startedBy: 'test' }),
    );
    const handles = await Promise.all(schedules);
    await unlessOver(
      () => taken.size === COMMANDS,
      () => false,
    );
    release();
    const [reports, more] = [await commands, await Promise.allSettled(overlapping)];
    pipeline.wire('database').set(null);
    const runIds = reports.flatMap((result) =>
      result.status === 'fulfilled' && result.value ? [result.value.runId] : [],
    );
    for (const { firstExecutionRunId } of handles) runIds.push(`run-${firstExecutionRunId}`);
    found.runs.push(new Set(runIds).size);
    for (const result of [...reports, ...more]) {
      if (result.status === 'rejected') found.failures.push(String(result.reason));
      else
        for (const { source, outcome, reason } of result.value?.sources ?? [])
          if (outcome !== 'extracted' && outcome !== 'unchanged')
            found.failures.push(`${source}: ${outcome}, ${reason?.code}: ${reason?.message}`);
    }
    found.documents.push(
      (await services.store.listDocuments({ source: id })).length,
      (await services.store.listDocuments({ source: shared })).length,
    );
  }
  const expected = pipeline.expected() + rounds * ROWS;
  return { ...found, differences: await differences(services, expected, budgetMs) };
}
