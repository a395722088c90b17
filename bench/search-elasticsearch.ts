/**
 * Our pipeline beside the raw client, on the same server, mapping, documents and queries: bulk indexing and search of
 * 100,000 generated records (or as many as the first argument says). Needs ELASTICSEARCH_URL. Writes
 * `bench/results/search-elasticsearch.md`; ends with status 1 where a limit is missed.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@elastic/elasticsearch';
import { CompareQuery } from '../schemas/compare.ts';
import type { SearchQuery } from '../schemas/search.ts';
import { makeConceptTree } from '../search/concept-tree.ts';
import { indexDefinition, toSource } from '../search/elasticsearch-mapping.ts';
import { openElasticsearchSearchIndex } from '../search/elasticsearch-search-index.ts';
import { searchRequest } from '../search/elasticsearch-search-request.ts';
import { parseQuery } from '../search/parse-query.ts';
import { isRanked } from '../search/ranking-clauses.ts';
import { effectiveSort } from '../search/search-cursor.ts';
import { asVersion, generateRecord } from '../test/support/search-records.ts';
import { SEARCH_VOCABULARIES } from '../test/support/search-vocabularies.ts';
import { benchQueries, percentile } from './search-queries.ts';

const LEAST_BULK_SHARE = 0.8;
const MOST_SEARCH_FACTOR = 1.3;
const CHUNK = 5000;
const RAW_BATCH = 500;
const SEARCHES = 300;

const url = process.env.ELASTICSEARCH_URL;
if (!url) {
  process.stderr.write('left out: ELASTICSEARCH_URL names no server\n');
  process.exit(0);
}
const size = Number(process.argv[2] ?? 100_000);
const prefix = `bench-${randomBytes(4).toString('hex')}`;
const raw = `${prefix}-raw`;
const client = new Client({ node: url, requestTimeout: 120_000 });
const tree = makeConceptTree(SEARCH_VOCABULARIES);
const load = loadavg()[0] ?? 0;

/** Once nothing is left over of the turn before: merges go on in the background and would be counted to the next one. */
async function mergesEnd(): Promise<void> {
  for (;;) {
    const { _all: all } = await client.indices.stats({ index: `${prefix}-*`, metric: 'merge' });
    if ((all.primaries?.merges?.current ?? 0) === 0) return;
    await pause(100);
  }
}

interface Effort {
  ms: number;
  processorMs: number;
}

/** Adds what a turn of indexing took: until its records can be found, so that it leaves no work to the next turn. */
async function addTurn(effort: Effort, target: string, work: () => Promise<unknown>): Promise<number> {
  await mergesEnd();
  const before = process.cpuUsage();
  const ms = await timed(async () => {
    await work();
    await client.indices.refresh({ index: target });
  });
  const { user, system } = process.cpuUsage(before);
  effort.ms += ms;
  effort.processorMs += (user + system) / 1000;
  return ms;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** As fast as the raw client can: the documents are ready, three requests are under way at any time, as ours has, and nothing is read. */
async function rawBulk(operations: readonly unknown[][]): Promise<void> {
  const queue = operations.values();
  const lane = async (): Promise<void> => {
    for (const batch of queue) await client.bulk({ index: raw, operations: batch });
  };
  await Promise.all([lane(), lane(), lane()]);
}

function rawOperations(versions: readonly ReturnType<typeof asVersion>[]): unknown[][] {
  const batches: unknown[][] = [];
  for (let at = 0; at < versions.length; at += RAW_BATCH)
    batches.push(
      versions.slice(at, at + RAW_BATCH).flatMap((version) => {
        const source = toSource(version, tree);
        const op = { _id: version.record.id, version: version.version, version_type: 'external_gte' };
        return [{ index: op }, source];
      }),
    );
  return batches;
}

const rawRequest = (query: SearchQuery): Promise<unknown> => {
  const clauses = parseQuery(query.q);
  const request = searchRequest(query, clauses, effectiveSort(query, isRanked(clauses)), null);
  return client.search({
    index: raw,
    allow_partial_search_results: false,
    preference: 'prismatlas',
    ...request,
  });
};

const index = await openElasticsearchSearchIndex({ url, index: prefix, vocabularies: SEARCH_VOCABULARIES });
try {
  const { settings, mappings } = indexDefinition();
  await client.indices.create({ index: raw, settings, mappings });

  const ourEffort: Effort = { ms: 0, processorMs: 0 };
  const rawEffort: Effort = { ms: 0, processorMs: 0 };
  const pairRatios: number[] = [];
  for (let first = 0; first < size; first += CHUNK) {
    const count = Math.min(CHUNK, size - first);
    const versions = Array.from({ length: count }, (_, at) => asVersion(generateRecord(first + at)));
    const operations = rawOperations(versions);
    const ours = () => addTurn(ourEffort, `${prefix}-read`, () => index.index(versions));
    const theirs = () => addTurn(rawEffort, raw, () => rawBulk(operations));
    // In turns, since the machine is not equally quiet all the time, and the second of a pair finds caches warm.
    if ((first / CHUNK) % 2 === 0) {
      const ourMs = await ours();
      pairRatios.push((await theirs()) / ourMs);
    } else {
      const rawMs = await theirs();
      pairRatios.push(rawMs / (await ours()));
    }
    process.stderr.write(`${first + count} of ${size}\n`);
  }
  await index.refresh();
  await client.indices.refresh({ index: raw });

  const queries = benchQueries(SEARCHES + 50, 23);
  const ourTimes: number[] = [];
  const rawTimes: number[] = [];
  for (const [at, query] of queries.entries()) {
    const ours = async (): Promise<number> => timed(() => index.search(query));
    const theirs = async (): Promise<number> => timed(() => rawRequest(query));
    const [our, their] =
      at % 2 === 0
        ? [await ours(), await theirs()]
        : ([await theirs(), await ours()].toReversed() as [number, number]);
    // The first ones warm the server.
    if (at < 50 || our === undefined || their === undefined) continue;
    ourTimes.push(our);
    rawTimes.push(their);
  }
  const suggestTimes: number[] = [];
  for (const text of ['tra', 'for', 'forced la', 'žrt', 'izko', 'vic', 'slo', 'chil', 'prev', 'kalo'])
    suggestTimes.push(await timed(() => index.suggest({ text, language: 'en', limit: 8 })));
  const compareTimes: number[] = [];
  for (const q of ['', 'trafficking', 'victims', 'children', 'forced labour'])
    compareTimes.push(
      await timed(() => index.compare(CompareQuery.parse({ q, by: 'exploitation', across: 'kind' }))),
    );

  const perSecond = (ms: number): number => Math.round((size / ms) * 1000);
  const bulkShare = rawEffort.ms / ourEffort.ms;
  const processor = ({ processorMs }: Effort): string => ((processorMs / size) * 10).toFixed(2);
  const factor = (share: number): number => percentile(ourTimes, share) / percentile(rawTimes, share);
  const report = `# Elasticsearch beside its raw client, last run

\`node bench/search-elasticsearch.ts ${size}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${(await index.check()).engine},
two cores for client and server together, load ${load.toFixed(1)} at the start (other work on the machine shows in these numbers).
${size.toLocaleString('en')} generated records; raw: the same documents made ready beforehand, the same mapping, three requests under way in both. Each turn of 5,000 ends when its records can be found and begins when no merge is left.

| what | limit | ours | raw | ratio |
| --- | --- | --- | --- | --- |
| bulk indexing, records/s | ≥ ${LEAST_BULK_SHARE} of raw | ${perSecond(ourEffort.ms)} | ${perSecond(rawEffort.ms)} | ${bulkShare.toFixed(2)} |
| the same, median of ${pairRatios.length} pairs | | | | ${percentile(pairRatios, 0.5).toFixed(2)} |
| processor of the client, s per 10,000 records | | ${processor(ourEffort)} | ${processor(rawEffort)} | |
| search with all facets, p50, ms | ≤ ${MOST_SEARCH_FACTOR} × raw | ${percentile(ourTimes, 0.5).toFixed(1)} | ${percentile(rawTimes, 0.5).toFixed(1)} | ${factor(0.5).toFixed(2)} |
| search with all facets, p95, ms | ≤ ${MOST_SEARCH_FACTOR} × raw | ${percentile(ourTimes, 0.95).toFixed(1)} | ${percentile(rawTimes, 0.95).toFixed(1)} | ${factor(0.95).toFixed(2)} |
| suggestions, p95, ms | | ${percentile(suggestTimes, 0.95).toFixed(1)} | | |
| comparison with segments, p95, ms | | ${percentile(compareTimes, 0.95).toFixed(1)} | | |
`;
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  writeFileSync(new URL('results/search-elasticsearch.md', import.meta.url), report);
  process.stdout.write(report);
  const isWell =
    bulkShare >= LEAST_BULK_SHARE && factor(0.5) <= MOST_SEARCH_FACTOR && factor(0.95) <= MOST_SEARCH_FACTOR;
  process.exitCode = isWell ? 0 : 1;
} finally {
  await index.close();
  const found = await client.indices.get({ index: `${prefix}-*`, features: ['aliases'] });
  for (const name of Object.keys(found)) await client.indices.delete({ index: name });
  await client.indices.deleteIndexTemplate({ name: prefix });
  await client.close();
}
