import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { currentScope } from '../activities/activity-scope.ts';
import type { Activities } from '../activities/contract.ts';
import type { ActivityDeps } from '../activities/deps.ts';
import { openHostGate } from '../activities/fetching/host-gate.ts';
import { makeHttpGet } from '../activities/fetching/http-get.ts';
import { makeActivities } from '../activities/make-activities.ts';
import { reconcileStores, repairIndex } from '../activities/reconcile.ts';
import { AppError } from '../schemas/errors.ts';
import type { Log } from '../schemas/log.ts';
import type { Reconciliation } from '../schemas/run.ts';
import type { Source } from '../schemas/source.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { BlobStore } from '../store/blob-store.ts';
import { fileBlobStore } from '../store/file-blob-store.ts';
import type { RecordStore } from '../store/record-store.ts';
import { openSqliteRecordStore } from '../store/sqlite-record-store.ts';
import type { Config } from './config.ts';
import { loadSources, loadVocabularies, requireCorpus } from './corpus.ts';
import { requireDataFolder } from './data-folder.ts';
import { openEmbeddedIndex } from './embedded-index.ts';
import { type ExtractionProcesses, openExtractionProcesses } from './extraction-process.ts';
import { extractorVersion } from './extractor-version.ts';
import { fillEmptyIndex } from './fill-empty-index.ts';
import { inProcessRunner } from './in-process.ts';
import { openLog } from './log.ts';
import type { Runner } from './runner.ts';

/** Time, passed in so that tests can hold it. */
export interface Clock {
  now(): Date;
}

/** Everything the edges work with. Opened once, closed once. */
export interface Services {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly store: RecordStore;
  readonly blobs: BlobStore;
  readonly search: SearchIndex;
  readonly vocabularies: readonly Vocabulary[];
  /** Those of `corpus/sources/`; ad hoc ones are in the store alone. */
  readonly sources: readonly Source[];
  readonly extraction: ExtractionProcesses;
  readonly activities: Activities;
  readonly runner: Runner;
  /**
   * Compares store, blobs and index by key, and with `bytes` each blob with its key; with `repair`, makes the index
   * follow the store first.
   */
  reconcile(options?: { repair?: boolean; bytes?: boolean }): Promise<Reconciliation>;
  close(): Promise<void>;
}

const HTML_LIMIT_BYTES = 20 * 1024 * 1024;
const FETCH_TOTAL_MS = 60_000;
const FETCH_IDLE_MS = 10_000;
const HOST_DELAY_MS = 1_000;

/** Reading processes alone, for commands that keep nothing. */
export async function openReading(config: Config): Promise<ExtractionProcesses> {
  requireCorpus(config.corpusDir);
  return readingProcesses(config, await loadVocabularies(config.corpusDir));
}

const readingProcesses = (config: Config, vocabularies: readonly Vocabulary[]): ExtractionProcesses =>
  openExtractionProcesses({
    size: config.concurrency,
    vocabularies,
    limits: { memoryBytes: config.extractMemoryBytes, timeoutMs: config.extractTimeoutMs },
  });

/**
 * Builds every part from the configuration: the one place that knows which adapter stands behind a port.
 * @throws CONFIG_INVALID, INVALID_INPUT (the corpus), STORE_UNAVAILABLE, STORE_TOO_NEW, SEARCH_UNAVAILABLE
 */
export async function openServices(
  config: Config,
  options: { logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug'; clock?: Clock } = {},
): Promise<Services> {
  const log = openLog(config.logLevel ?? options.logLevel ?? 'warn');
  const clock = options.clock ?? { now: () => new Date() };
  requireCorpus(config.corpusDir);
  const [sources, vocabularies] = await Promise.all([
    loadSources(config.corpusDir),
    loadVocabularies(config.corpusDir),
  ]);
  const closing: (() => Promise<void> | void)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    if (isDataFolderUsed(config)) await requireDataFolder(config.dataDir);
    const store = await openStore(config);
    closing.push(() => store.close());
    const search = await openSearch(config, vocabularies);
    closing.push(() => search.close());
    const blobs = await openBlobs(config);
    closing.push(() => blobs.close?.());
    const extraction = readingProcesses(config, vocabularies);
    closing.push(() => extraction.close());
    const deps: ActivityDeps = {
      store,
      blobs,
      search,
      extraction,
      get: openHttpGet(config, clock, store),
      log,
      now: () => clock.now().toISOString(),
      root: dirname(config.corpusDir),
      maxDocumentBytes: config.maxDocumentBytes,
      extractorVersion: extractorVersion(vocabularies),
      owner: `${hostname()}:${process.pid}`,
      scope: currentScope,
    };
    const activities = makeActivities(deps);
    // At scale this takes long: there only the commands that work on the index do it.
    if (!config.elasticsearch) await fillEmptyIndex({ store, search, activities, log });
    const runner = await openRunner(config, { activities, store, blobs, log, clock });
    closing.push(() => runner.close());
    return {
      config,
      log,
      clock,
      store,
      blobs,
      search,
      vocabularies,
      sources,
      extraction,
      activities,
      runner,
      reconcile: ({ repair = false, bytes = false } = {}) => reconcile(deps, { repair, bytes }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The embedded record store's file. */
export const sqlitePath = (config: Config): string => join(config.dataDir, 'prismatlas.sqlite');

/** Where documents are kept: a folder, or storage that speaks S3. */
export async function openBlobs(config: Config): Promise<BlobStore & { close?(): void }> {
  if (config.blobsUrl === null) return fileBlobStore(join(config.dataDir, 'blobs'));
  const { openS3BlobStore } = await import('../store/s3-blob-store.ts');
  const { parseS3Url } = await import('../store/s3-url.ts');
  const { blobsUrl } = config;
  return underVariable('BLOBS_URL', () => openS3BlobStore(parseS3Url(blobsUrl)));
}

/** A part that cannot be opened says which variable leads to it: several may be set. */
async function underVariable<T>(variable: string, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof AppError) || error.message.includes(variable)) throw error;
    const details = { ...error.details, variable };
    throw new AppError(error.code, `${variable}: ${error.message}`, details, { cause: error });
  }
}

/** Whether anything is kept in a folder of this machine. */
export const isDataFolderUsed = ({ database, elasticsearch, blobsUrl }: Config): boolean =>
  database === null || elasticsearch === null || blobsUrl === null;

/** Where records are kept. @throws STORE_UNAVAILABLE, STORE_TOO_NEW, STORE_BUSY, CONFIG_INVALID */
export async function openStore(config: Config): Promise<RecordStore> {
  const { database } = config;
  if (!database)
    return underVariable('PRISMATLAS_DATA', () => openSqliteRecordStore({ path: sqlitePath(config) }));
  const { openPostgresRecordStore } = await import('../store/postgres-record-store.ts');
  return underVariable('DATABASE_URL', () => openPostgresRecordStore(database));
}

/** Where records are found. @throws SEARCH_UNAVAILABLE, CONFIG_INVALID */
export async function openSearch(config: Config, vocabularies: readonly Vocabulary[]): Promise<SearchIndex> {
  if (!config.elasticsearch) return openEmbeddedIndex(config.dataDir, vocabularies);
  const { openElasticsearchSearchIndex } = await import('../search/elasticsearch-search-index.ts');
  return openElasticsearchSearchIndex({ ...config.elasticsearch, vocabularies });
}

async function openRunner(
  config: Config,
  parts: { activities: Activities; store: RecordStore; blobs: BlobStore; log: Log; clock: Clock },
): Promise<Runner> {
  if (config.temporal) {
    const { openTemporalRunner } = await import('./temporal-runner.ts');
    return openTemporalRunner({ ...config.temporal, blobs: parts.blobs, concurrency: config.concurrency });
  }
  return inProcessRunner({
    activities: parts.activities,
    store: parts.store,
    log: parts.log,
    now: () => parts.clock.now(),
    concurrency: config.concurrency,
    retry: { attempts: 4, firstDelayMs: 500, maxDelayMs: 30_000, random: Math.random },
  });
}

async function reconcile(
  deps: ActivityDeps,
  { repair, bytes }: { repair: boolean; bytes: boolean },
): Promise<Reconciliation> {
  const found = await reconcileStores(deps, { bytes });
  if (!repair || found.isBalanced) return found;
  await repairIndex(deps, found, 'repair');
  return reconcileStores(deps, { bytes });
}

const openHttpGet = (config: Config, clock: Clock, store: RecordStore): ActivityDeps['get'] =>
  makeHttpGet({
    userAgent: config.userAgent,
    gate: openHostGate({
      turns: store,
      owner: randomUUID(),
      // A stop ends the waiting early; the gate looks at the signal then.
      sleep: (ms, signal) => wait(ms, undefined, signal ? { signal } : {}).catch(() => {}),
      minDelayMs: HOST_DELAY_MS,
    }),
    nowMs: () => clock.now().getTime(),
    maxBytes: config.maxDocumentBytes,
    maxHtmlBytes: Math.min(HTML_LIMIT_BYTES, config.maxDocumentBytes),
    totalMs: FETCH_TOTAL_MS,
    idleMs: FETCH_IDLE_MS,
    allow: config.fetchAllow,
  });
