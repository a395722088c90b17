import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { loadConfig } from '../../runtime/config.ts';
import { findInputs } from '../../runtime/find-inputs.ts';
import { openServices, type Services } from '../../runtime/services.ts';
import { syncSources } from '../../runtime/sync-sources.ts';
import { AppError } from '../../schemas/errors.ts';
import type { IngestReport } from '../../schemas/run.ts';
import { writeListingPages } from '../support/listing-pages.ts';
import { type LongRunning, startCli } from '../support/long-running-cli.ts';
import { ownPartOfServices } from '../support/real-services.ts';
import { type Wire, wireTo } from '../support/tcp-wire.ts';
import { type Patch, patchedSources } from './patched-sources.ts';

const WAYS = {
  database: 'DATABASE_URL',
  elasticsearch: 'ELASTICSEARCH_URL',
  temporal: 'TEMPORAL_ADDRESS',
} as const;
export type Way = keyof typeof WAYS;

export interface PipelineOptions {
  /** Servers of this test alone, by the way to them; the others are the shared ones. */
  readonly servers?: Partial<Record<Way, string>>;
  /** Ways of the worker and of the API that lead over a line which the test breaks. */
  readonly wired?: readonly Way[];
  readonly workers?: number;
  /** Whether `serve` runs too: it answers searches, and delivers what waits for the index. */
  readonly withApi?: boolean;
  /** Defects of the worker and the API. */
  readonly patches?: readonly Patch[];
  /** More variables of the worker and the API. */
  readonly env?: Readonly<Record<string, string>>;
  /** Where documents are kept; absent: a folder of its own. */
  readonly dataFolder?: string;
}

/**
 * The whole pipeline on real servers: workers and the API in processes of their own, and a client here. It goes when
 * the test has ended.
 */
export interface Pipeline {
  readonly folder: string;
  readonly dataFolder: string;
  /** Opened on the servers themselves, not over the lines. */
  readonly services: Services;
  readonly workers: LongRunning[];
  /** The API's process and address; throws where there is none. */
  readonly api: () => { readonly running: LongRunning; readonly url: string };
  readonly wire: (way: Way) => Wire;
  /** Starts another worker or API as the first one was started. */
  startWorker(): Promise<LongRunning>;
  startApi(): Promise<void>;
  /** Pages with projects that no batch before had, as inputs of an ingest; gives their folder. */
  newBatch(pages: number, rows: number): Promise<string>;
  /** Ingests, and again when the run gave up meanwhile: what a user does who is told to. */
  ingest(folder: string): Promise<IngestReport>;
  /** What ingests gave up for, by code, before they were asked for again. */
  readonly troubles: readonly string[];
  /** How many records all batches together hold. */
  expected(): number;
}

/** How often an ingest is asked for again that gave up since a server was away, and the pause before that. */
const INGESTS = 60;
const PAUSE_MS = 500;

export async function openPipeline(options: PipelineOptions = {}): Promise<Pipeline> {
  const { servers = {}, wired = [], workers = 1, withApi = false, patches = [], env: more = {} } = options;
  const folder = await mkdtemp(join(tmpdir(), 'prismatlas-fault-'));
  const dataFolder = options.dataFolder ?? join(folder, 'data');
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const part = await ownPartOfServices();
  onTestFinished(() => part.clear());
  const own = Object.fromEntries(Object.entries(servers).map(([way, url]) => [WAYS[way as Way], url])); // keys of `servers` are ways
  const direct: Record<string, string> = { ...part.env, ...own, PRISMATLAS_DATA: dataFolder };
  const wires = new Map<Way, Wire>();
  const overWires: Record<string, string> = {};
  for (const way of wired) {
    const { url, wire } = await wireTo(direct[WAYS[way]] ?? '');
    onTestFinished(() => wire.close());
    wires.set(way, wire);
    overWires[WAYS[way]] = url;
  }
  const env = { ...direct, ...overWires, ...more, PRISMATLAS_CONCURRENCY: '2' };
  const main = patches.length > 0 ? patchedSources(join(folder, 'sources'), patches) : undefined;

  const services = await openServices(loadConfig(direct), { logLevel: 'silent' });
  onTestFinished(() => services.close());
  const running: LongRunning[] = [];
  onTestFinished(async () => {
    await Promise.all(running.map((each) => each.end('SIGKILL')));
  });
  const start = async (args: readonly string[], ready: RegExp): Promise<LongRunning> => {
    const started = await startCli(args, env, ready, main);
    running.push(started);
    return started;
  };
  let api: { running: LongRunning; url: string } | null = null;
  const startApi = async (): Promise<void> => {
    const serving = await start(['serve', '--port', '0'], /serves on (http\S+)/);
    api = { running: serving, url: serving.ready[1] ?? '' };
  };
  const startWorker = (): Promise<LongRunning> => start(['worker'], /Working for/);
  const [started] = await Promise.all([
    Promise.all(Array.from({ length: workers }, startWorker)),
    withApi ? startApi() : null,
  ]);

  // Batches are told apart by their pages' numbers, and tests by this one.
  let page = randomBytes(3).readUIntBE(0, 3) * 1000;
  let batches = 0;
  let expected = 0;
  const troubles: string[] = [];
  return {
    folder,
    dataFolder,
    services,
    workers: started,
    api: () => {
      if (!api) throw new Error('this pipeline has no API');
      return api;
    },
    wire: (way) => {
      const wire = wires.get(way);
      if (!wire) throw new Error(`the way to ${way} is not wired`);
      return wire;
    },
    startWorker,
    startApi,
    async newBatch(pages, rows) {
      batches += 1;
      const batch = join(folder, `batch-${batches}`);
      await writeListingPages(batch, pages, rows, page);
      page += pages;
      expected += pages * rows;
      return batch;
    },
    troubles,
    ingest: (batch) => ingest(services, batch, troubles),
    expected: () => expected,
  };
}

async function ingest(services: Services, folder: string, troubles: string[]): Promise<IngestReport> {
  const sources = await findInputs([folder], { country: 'SI', sources: services.sources });
  const ids = sources.map(({ id }) => id);
  for (let tries = 1; ; tries += 1) {
    try {
      await syncSources(services.store, sources);
      return await services.runner.ingest(ids, { startedBy: 'test' });
    } catch (error) {
      if (tries === INGESTS || !(error instanceof AppError && error.isRetryable)) throw error;
      troubles.push(error.code);
      await wait(PAUSE_MS);
    }
  }
}
