import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { currentScope } from '../../activities/activity-scope.ts';
import type { HttpGet } from '../../activities/deps.ts';
import { openHostGate } from '../../activities/fetching/host-gate.ts';
import { makeHttpGet } from '../../activities/fetching/http-get.ts';
import { makeActivities } from '../../activities/make-activities.ts';
import { openExtractionProcesses } from '../../runtime/extraction-process.ts';
import { extractorVersion } from '../../runtime/extractor-version.ts';
import { inProcessRunner } from '../../runtime/in-process.ts';
import type { Runner } from '../../runtime/runner.ts';
import { silentLog } from '../../schemas/log.ts';
import type { SourceReport } from '../../schemas/run.ts';
import type { Source } from '../../schemas/source.ts';
import { openSqliteSearchIndex } from '../../search/sqlite-search-index.ts';
import { memoryBlobStore } from '../../store/memory-blob-store.ts';
import type { RecordStore } from '../../store/record-store.ts';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';
import { tempFolder } from './temp-folder.ts';

/** One for all tests of a file: a process at rest ends with its parent. */
const extraction = openExtractionProcesses({
  size: 1,
  vocabularies: [],
  limits: { memoryBytes: 1024 ** 3, timeoutMs: 120_000 },
});

/** The pipeline in this process over one source on a fixture site, which is asked without pauses. */
export async function openFollowedSource(
  site: { origin: string; host: string },
  over: Partial<Source> = {},
): Promise<{
  store: RecordStore;
  runner: Runner;
  harvest(options?: { signal?: AbortSignal; source?: Partial<Source> }): Promise<SourceReport>;
}> {
  const folder = await tempFolder();
  const store = await openSqliteRecordStore({ path: join(folder, 'prismatlas.sqlite') });
  const search = await openSqliteSearchIndex({ path: join(folder, 'search.sqlite'), vocabularies: [] });
  onTestFinished(async () => {
    await search.close();
    await store.close();
  });
  const activities = makeActivities({
    store,
    search,
    extraction,
    blobs: memoryBlobStore(),
    get: impatientGet(store, site.host),
    log: silentLog,
    now: () => new Date().toISOString(),
    root: folder,
    maxDocumentBytes: 1024 ** 2,
    extractorVersion: extractorVersion([]),
    owner: 'test',
    scope: currentScope,
  });
  const runner: Runner = inProcessRunner({
    activities,
    store,
    log: silentLog,
    now: () => new Date(),
    concurrency: 1,
    retry: { attempts: 1, firstDelayMs: 1, maxDelayMs: 1, random: () => 0 },
  });
  const source: Source = {
    id: 'listing',
    name: 'A listing',
    country: 'SI',
    language: 'en',
    address: `${site.origin}/projects`,
    mediaType: 'text/html',
    reader: 'listing',
    licence: 'unknown',
    publication: 'publish',
    origin: 'corpus',
    ...over,
  };
  return {
    store,
    runner,
    async harvest({ signal, source: change = {} } = {}) {
      await store.saveSource({ ...source, ...change });
      const { sources } = await runner.ingest([source.id], {
        startedBy: 'test',
        ...(signal ? { signal } : {}),
      });
      const [report] = sources;
      if (!report) throw new Error('the run gave no report');
      return report;
    },
  };
}

const impatientGet = (turns: RecordStore, host: string): HttpGet =>
  makeHttpGet({
    userAgent: 'Prismatlas/0.1 (+test)',
    gate: openHostGate({ turns, owner: 'test', sleep: async () => {}, minDelayMs: 0 }),
    nowMs: () => Date.now(),
    maxBytes: 1024 ** 2,
    maxHtmlBytes: 1024 ** 2,
    totalMs: 10_000,
    idleMs: 5_000,
    allow: [host],
  });
