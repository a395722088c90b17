import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { findInputs } from '../../runtime/find-inputs.ts';
import type { Runner } from '../../runtime/runner.ts';
import { syncSources } from '../../runtime/sync-sources.ts';
import { openTemporalRunner } from '../../runtime/temporal-runner.ts';
import { seededChance } from '../store/seeded-chance.ts';
import { listingPage } from '../support/listing-pages.ts';
import { differences } from './differences.ts';
import type { Patch } from './patched-sources.ts';
import { openPipeline } from './pipeline.ts';

const STARTS = 50;
const ROWS = 4;

export interface DuplicateStarts {
  readonly differences: readonly string[];
  /** Runs of a round's address alone, by round. */
  readonly runs: readonly number[];
  /** Documents that the store holds of the address and of the file in common, by round. */
  readonly documents: readonly number[];
  /** What runs failed with. */
  readonly failures: readonly string[];
}

/**
 * Each round, a new address is started fifty times at once, and its site answers when every start has been taken. At
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
  for (let client = 0; client < 5; client += 1) {
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
    let taken = 0;
    const starts = Array.from({ length: STARTS }, (_, at) => {
      let isTaken = false;
      return runners[at % runners.length]?.ingest([id], {
        startedBy: chance() < 0.5 ? 'schedule' : 'test',
        // The first word of a run's progress: the server has taken the start.
        onProgress: () => {
          if (isTaken) return;
          isTaken = true;
          taken += 1;
          if (taken === STARTS) release();
        },
      });
    });
    // Transactions that take long are transactions that meet.
    pipeline.wire('database').set({ kind: 'latency', ms: 20 + chance() * 60 });
    const overlapping = [[shared], ...others.map((other) => [shared, other])].map((ids, at) =>
      runners[at]?.ingest(ids, { startedBy: 'test' }),
    );
    const [reports, more] = [await Promise.allSettled(starts), await Promise.allSettled(overlapping)];
    pipeline.wire('database').set(null);
    const runIds = reports.flatMap((result) =>
      result.status === 'fulfilled' && result.value ? [result.value.runId] : [],
    );
    found.runs.push(new Set(runIds).size);
    found.failures.push(
      ...[...reports, ...more].flatMap((result) =>
        result.status === 'rejected' ? [String(result.reason)] : [],
      ),
    );
    found.documents.push(
      (await services.store.listDocuments({ source: id })).length,
      (await services.store.listDocuments({ source: shared })).length,
    );
  }
  const expected = pipeline.expected() + rounds * ROWS;
  return { ...found, differences: await differences(services, expected, budgetMs) };
}
