/**
 * An index that was lost, built anew from the store as `prismatlas reindex` does it: 20,000 generated records (or as many
 * as the first argument says) in PostgreSQL and Elasticsearch. Needs DATABASE_URL and ELASTICSEARCH_URL. Writes
 * `bench/results/rebuild-index.md`; ends with status 1 where it takes longer than the reliability page allows.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@elastic/elasticsearch';
import { loadConfig } from '../runtime/config.ts';
import { openServices } from '../runtime/services.ts';
import { postgresSchema } from '../test/store/postgres-for-tests.ts';
import { CHANGE, document, extraction, source } from '../test/store/store-fixtures.ts';
import { generateRecord } from '../test/support/search-records.ts';

const MOST_SECONDS = 300;
const RECORDS_A_SOURCE = 1_000;

const { DATABASE_URL, ELASTICSEARCH_URL } = process.env;
if (!DATABASE_URL || !ELASTICSEARCH_URL) {
  process.stderr.write('left out: DATABASE_URL and ELASTICSEARCH_URL name no servers\n');
  process.exit(0);
}
const size = Number(process.argv[2] ?? 20_000);
const prefix = `bench-${randomBytes(4).toString('hex')}`;
const schema = postgresSchema(DATABASE_URL);
const folder = mkdtempSync(join(tmpdir(), 'prismatlas-bench-'));
const client = new Client({ node: ELASTICSEARCH_URL });
const load = loadavg()[0] ?? 0;

async function dropIndices(): Promise<void> {
  const found = await client.indices.get({ index: `${prefix}-*`, features: ['aliases'] });
  const indices = Object.keys(found);
  if (indices.length > 0) await client.indices.delete({ index: indices });
}

await schema.wipe();
const services = await openServices(
  loadConfig({
    PRISMATLAS_DATA: folder,
    DATABASE_URL: schema.url,
    ELASTICSEARCH_URL,
    ELASTICSEARCH_INDEX: prefix,
  }),
  { logLevel: 'error' },
);
try {
  const { store, activities } = services;
  for (let first = 0; first < size; first += RECORDS_A_SOURCE) {
    const id = `source-${first}`;
    const sha256 = createHash('sha256').update(id).digest('hex');
    const count = Math.min(RECORDS_A_SOURCE, size - first);
    const records = Array.from({ length: count }, (_, at) => generateRecord(first + at));
    await store.saveSource(source(id));
    await store.saveDocument(document(id, sha256));
    await store.keepExtraction(
      extraction(records, { document: sha256, source: id }),
      id,
      'published',
      CHANGE,
    );
    process.stderr.write(`${first + count} of ${size} kept\n`);
  }
  await activities.indexRecords({ runId: 'bench' });
  await dropIndices();

  const began = performance.now();
  const { indexed } = await activities.rebuildIndex({ runId: 'bench' });
  const seconds = (performance.now() - began) / 1000;

  // The documents of these records never were: what is compared is the index.
  const { index } = await services.reconcile();
  const differ = [index.missing, index.stale, index.extra].flat().length;
  if (indexed !== size || differ > 0) throw new Error(`${indexed} of ${size} were indexed, ${differ} differ`);
  const report = `# An index built anew from its store, last run

\`node bench/rebuild-index.ts ${size}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, load ${load.toFixed(1)} at the start (other
work on the machine shows in these numbers). Generated records in PostgreSQL, the index deleted, then built and compared key by key.

| what | limit | |
| --- | --- | --- |
| ${size.toLocaleString('en')} records | ≤ ${MOST_SECONDS} s for 20,000 | ${seconds.toFixed(1)} s, ${Math.round(size / seconds)} records/s |
`;
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  writeFileSync(new URL('results/rebuild-index.md', import.meta.url), report);
  process.stdout.write(report);
  process.exitCode = seconds <= (MOST_SECONDS * size) / 20_000 ? 0 : 1;
} finally {
  await services.close();
  await dropIndices();
  await client.indices.deleteIndexTemplate({ name: prefix }, { ignore: [404] });
  await client.close();
  await schema.drop();
  rmSync(folder, { recursive: true, force: true });
}
