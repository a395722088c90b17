import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startApi } from '../../api/server.ts';
import { findInputs } from '../../runtime/find-inputs.ts';
import { syncSources } from '../../runtime/sync-sources.ts';
import { openElasticsearchSearchIndex } from '../../search/elasticsearch-search-index.ts';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import { seededChance } from '../store/seeded-chance.ts';
import { listingPage } from '../support/listing-pages.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { type Toxic, tcpWire, type Wire, wireTo } from '../support/tcp-wire.ts';
import { differences } from './differences.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';

const SEED = 20260909;
const isLeftOut = MISSING_SERVICES.length > 0;

/** Each of the eight, with seeded measures; `timeout` once with an end and once without. */
const toxics = (chance: () => number): Toxic[] => [
  { kind: 'latency', ms: 50 + chance() * 250 },
  { kind: 'bandwidth', bytesPerSecond: 2_000 + chance() * 20_000 },
  { kind: 'slow_close', ms: 200 + chance() * 800 },
  { kind: 'timeout', ms: 200 + chance() * 800 },
  { kind: 'timeout', ms: 0 },
  { kind: 'slicer', bytes: 20 + Math.floor(chance() * 200), ms: 1 },
  { kind: 'limit_data', bytes: Math.floor(chance() * 3_000) },
  { kind: 'reset_peer', ms: chance() * 300 },
  { kind: 'down' },
];

describe.skipIf(isLeftOut)(`a broken network${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('between the API and its database or index is told in time, leaves no connection half open, and heals', async () => {
    const pipeline = await openPipeline();
    await pipeline.ingest(await pipeline.newBatch(4, 10));
    const { url, wires } = await apiOverWires(pipeline);
    const chance = seededChance(SEED);
    const isSound = async (): Promise<void> => {
      for (const path of PATHS) await expect.poll(() => statusOf(url, path), { timeout: 60_000 }).toBe('200');
    };
    await isSound();
    const strange: string[] = [];
    let refusals = 0;

    for (const [name, wire] of Object.entries(wires)) {
      for (const toxic of toxics(chance)) {
        wire.set(toxic);
        // The line stays broken until every answer is there: none may wait for it to heal.
        const answers = await Promise.all(PATHS.map((path) => statusOf(url, path)));
        const isTold = (answer: string): boolean => answer === '200' || answer.startsWith('503 retry');
        strange.push(
          ...answers.filter((answer) => !isTold(answer)).map((answer) => `${name} ${toxic.kind}: ${answer}`),
        );
        refusals += answers.filter((answer) => answer.startsWith('503')).length;
        // Ended by us, not by the line, which would keep them for ever.
        await expect.poll(() => wire.deadConnections(), { timeout: 60_000 }).toBe(0);
        wire.set(null);
        await isSound();
      }
    }

    expect(strange).toEqual([]);
    expect(refusals).toBeGreaterThan(0);
  }, 1_800_000);

  test('between workers and Temporal, or to the sites that are fetched, delays a run and loses and doubles nothing', async () => {
    const site = await listingSite();
    onTestFinished(site.close);
    const toSite = await tcpWire({ host: '127.0.0.1', port: site.port });
    onTestFinished(() => toSite.close());
    const pipeline = await openPipeline({
      wired: ['temporal'],
      env: { PRISMATLAS_FETCH_ALLOW: toSite.address },
    });
    const { services } = pipeline;
    const chance = seededChance(SEED + 1);
    const outcomes: string[] = [];
    let pages = 0;
    for (const wire of [pipeline.wire('temporal'), toSite]) {
      for (const toxic of toxics(chance)) {
        const inputs =
          wire === toSite
            ? [++pages, ++pages].map((page) => `http://${toSite.address}/page-${page}`)
            : [await pipeline.newBatch(3, 4)];
        const sources = await findInputs(inputs, { country: 'SI', sources: services.sources });
        await syncSources(services.store, sources);
        const ids = sources.map(({ id }) => id);
        const running = services.runner.ingest(ids, { startedBy: 'test' });
        wire.set(toxic);
        await Promise.race([running.catch(() => {}), wait(300 + chance() * 1_500)]);
        wire.set(null);
        const { sources: reports } = await running;
        outcomes.push(...reports.map(({ outcome }) => outcome));
      }
    }

    expect(new Set(outcomes)).toEqual(new Set(['extracted']));
    expect(await differences(services, pipeline.expected() + pages * site.rows)).toEqual([]);
  }, 1_800_000);
});

const PATHS = ['/api/v1/records?q=workers', '/api/v1/status', '/api/v1/sources', '/api/v1/export?format=csv'];

/** An API here, over lines to its database and its index, with short patience for both. */
async function apiOverWires(pipeline: Pipeline): Promise<{ url: string; wires: Record<string, Wire> }> {
  const { services } = pipeline;
  const { database, elasticsearch } = services.config;
  if (!database || !elasticsearch) throw new Error('the pipeline runs on PostgreSQL and Elasticsearch');
  const [toDatabase, toIndex] = await Promise.all([wireTo(database.url), wireTo(elasticsearch.url)]);
  const [store, search] = await Promise.all([
    openPostgresRecordStore({ url: toDatabase.url, poolSize: 4, statementTimeoutMs: 1_500 }),
    openElasticsearchSearchIndex({
      ...elasticsearch,
      url: toIndex.url,
      vocabularies: services.vocabularies,
      requestTimeoutMs: 1_000,
    }),
  ]);
  const api = await startApi(
    { ...services, store, search },
    { port: 0, host: '127.0.0.1', deadlineMs: 5_000 },
  );
  onTestFinished(async () => {
    await api.close();
    await Promise.all([search.close(), store.close()]);
    await Promise.all([toDatabase.wire.close(), toIndex.wire.close()]);
  });
  return { url: api.url, wires: { database: toDatabase.wire, elasticsearch: toIndex.wire } };
}

/** `200`, `503 retry CODE`, or what else it is. An export that broke off after its beginning says so by ending early. */
async function statusOf(url: string, path: string): Promise<string> {
  const response = await fetch(url + path);
  const text = await response.text().catch(() => null);
  if (response.status === 200)
    return text !== null ? '200' : path.includes('export') ? '503 retry later: broken off' : '200 broken off';
  const retry = Number(response.headers.get('retry-after')) > 0 ? ' retry' : '';
  return `${response.status}${retry} ${text}`;
}

/** A site of listing pages, as many as are asked for. */
async function listingSite(): Promise<{ port: number; rows: number; close: () => Promise<void> }> {
  const rows = 3;
  const server = createServer((request, response) => {
    const page = /^\/page-(\d+)$/.exec(request.url ?? '')?.[1];
    if (!page) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(listingPage(900_000 + Number(page), rows));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // A listening TCP server has an address with a port.
    port: (server.address() as AddressInfo).port,
    rows,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
