/**
 * So many generated records in Elasticsearch, indexed as `prismatlas reindex` does it and searched: by default 50,000, for
 * the figures of a million `node bench/elasticsearch-at-size.ts 1000000`. Needs ELASTICSEARCH_URL, 3 KB of disk for each
 * record, and for a million a heap of 1 GB. Writes `bench/results/elasticsearch-at-SIZE.md`.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { memoryUsage } from 'node:process';
import { Client } from '@elastic/elasticsearch';
import { CompareQuery } from '../schemas/compare.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import { SearchQuery } from '../schemas/search.ts';
import { openElasticsearchSearchIndex } from '../search/elasticsearch-search-index.ts';
import { asVersion, generateRecord } from '../test/support/search-records.ts';
import { SEARCH_VOCABULARIES } from '../test/support/search-vocabularies.ts';
import { benchQueries, percentile } from './search-queries.ts';

const SEARCHES = 200;
const TELL_EVERY = 10_000;

const url = process.env.ELASTICSEARCH_URL;
if (!url) {
  process.stderr.write('left out: ELASTICSEARCH_URL names no server\n');
  process.exit(0);
}
const size = Number(process.argv[2] ?? 50_000);
const prefix = `bench-${randomBytes(4).toString('hex')}`;
const client = new Client({ node: url, requestTimeout: 300_000 });
const load = loadavg()[0] ?? 0;
let peakBytes = 0;

async function* records(): AsyncGenerator<RecordVersion> {
  for (let number = 0; number < size; number += 1) {
    yield asVersion(generateRecord(number));
    if ((number + 1) % TELL_EVERY !== 0) continue;
    peakBytes = Math.max(peakBytes, memoryUsage.rss());
    process.stderr.write(`${number + 1} of ${size}\n`);
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const index = await openElasticsearchSearchIndex({
  url,
  index: prefix,
  vocabularies: SEARCH_VOCABULARIES,
  requestTimeoutMs: 300_000,
});
try {
  const indexedMs = await timed(async () => {
    const { indexed, rejected } = await index.rebuild(records());
    if (indexed !== size || rejected.length > 0) throw new Error(`${indexed} of ${size} were indexed`);
  });
  const firstMs = await timed(() => index.search(SearchQuery.parse({ q: 'trafficking' })));
  const queries = benchQueries(SEARCHES, 41);
  const searchTimes: number[] = [];
  for (const query of queries) searchTimes.push(await timed(() => index.search(query)));
  const compareMs = await timed(() =>
    index.compare(CompareQuery.parse({ by: 'exploitation', across: 'kind' })),
  );
  const suggestMs = await timed(() => index.suggest({ text: 'tra', language: 'en', limit: 8 }));
  let exported = 0;
  const exportMs = await timed(async () => {
    for await (const _id of index.matchingIds(SearchQuery.parse({ filters: { country: ['SI'] } })))
      exported += 1;
  });
  const stats = await client.indices.stats({ index: `${prefix}-read`, metric: ['store', 'docs'] });
  const bytes = stats._all.primaries?.store?.size_in_bytes ?? 0;
  const { engine } = await index.check();
  const n = (value: number): string => Math.round(value).toLocaleString('en');
  const report = `# ${size.toLocaleString('en')} records in Elasticsearch, last run

\`node bench/elasticsearch-at-size.ts ${size}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${engine}, load ${load.toFixed(1)} at the start (other work on
the machine shows in these numbers). Generated records, one shard, indexed as \`prismatlas reindex\` does, client and server on one machine.

| what | |
| --- | --- |
| indexed and compared key by key | ${n(indexedMs / 1000)} s, ${n((size / indexedMs) * 1000)} records/s |
| size of the index | ${n(bytes / 1024 / 1024)} MB, ${n(bytes / size)} bytes a record |
| largest resident memory of the client | ${n(peakBytes / 1024 / 1024)} MB |
| first search | ${n(firstMs)} ms |
| search with all facets, ${SEARCHES} different, p50 / p95 | ${n(percentile(searchTimes, 0.5))} / ${n(percentile(searchTimes, 0.95))} ms |
| comparison of all countries with segments | ${n(compareMs)} ms |
| suggestions | ${n(suggestMs)} ms |
| ids of ${n(exported)} records for an export | ${n(exportMs)} ms |
`;
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  writeFileSync(new URL(`results/elasticsearch-at-${size}.md`, import.meta.url), report);
  process.stdout.write(report);
} finally {
  await index.close();
  const found = await client.indices.get({ index: `${prefix}-*`, features: ['aliases'] });
  for (const name of Object.keys(found)) await client.indices.delete({ index: name });
  await client.indices.deleteIndexTemplate({ name: prefix });
  await client.close();
}
