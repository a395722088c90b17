/**
 * The embedded index with 50,000 and 100,000 generated records: indexing, start, search with all facets, suggestions,
 * comparison, memory. Writes `bench/results/search.md`; ends with status 1 where a limit is missed at 50,000.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openSqliteSearchIndex } from '../search/sqlite-search-index.ts';
import { asVersion, generateRecord } from '../test/support/search-records.ts';
import { SEARCH_VOCABULARIES } from '../test/support/search-vocabularies.ts';

const SIZES = [50_000, 100_000];
const BATCH = 1000;

interface Limit {
  readonly name: string;
  readonly unit: string;
  readonly key: string;
  /** What must hold at 50,000 records. */
  readonly most?: number;
  readonly least?: number;
}

const LIMITS: readonly Limit[] = [
  { name: 'indexing', unit: 'records/s', key: 'perSecond', least: 5000 },
  { name: 'indexing, by the processor time of its own process', unit: 'records/s', key: 'perCpuSecond' },
  { name: 'start with an index that is there', unit: 'ms', key: 'startMs', most: 2000 },
  { name: 'search with all facets, p50', unit: 'ms', key: 'searchP50', most: 20 },
  { name: 'search with all facets, p95', unit: 'ms', key: 'searchP95', most: 120 },
  { name: 'search, slowest of 600', unit: 'ms', key: 'searchMax' },
  { name: 'suggestions, p95', unit: 'ms', key: 'suggestP95', most: 50 },
  { name: 'misspelt search with its mending, p95', unit: 'ms', key: 'spellingP95', most: 120 },
  { name: 'comparison in three dimensions, p95', unit: 'ms', key: 'compareP95', most: 100 },
  { name: 'memory of the process', unit: 'MB', key: 'rssMb', most: 500 },
  { name: 'file', unit: 'MB', key: 'fileMb' },
];

async function measure(size: number): Promise<Record<string, number>> {
  const folder = mkdtempSync(join(tmpdir(), 'prismatlas-bench-'));
  const path = join(folder, 'index.sqlite');
  try {
    const index = await openSqliteSearchIndex({ path, vocabularies: SEARCH_VOCABULARIES });
    let ms = 0;
    let cpuMs = 0;
    for (let first = 0; first < size; first += BATCH) {
      const versions = Array.from({ length: BATCH }, (_, at) => asVersion(generateRecord(first + at)));
      const [began, cpuBegan] = [performance.now(), process.cpuUsage()];
      await index.index(versions);
      ms += performance.now() - began;
      const { user, system } = process.cpuUsage(cpuBegan);
      cpuMs += (user + system) / 1000;
    }
    await index.close();
    const probe = fileURLToPath(new URL('search-probe.ts', import.meta.url));
    const measured: unknown = JSON.parse(execFileSync(process.execPath, [probe, path], { encoding: 'utf8' }));
    return {
      perSecond: (size / ms) * 1000,
      perCpuSecond: (size / cpuMs) * 1000,
      fileMb: statSync(path).size / 2 ** 20,
      ...Object(measured),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const load = loadavg()[0] ?? 0;
const results: Record<string, number>[] = [];
for (const size of SIZES) {
  process.stderr.write(`measures ${size} records\n`);
  results.push(await measure(size));
}
const shown = (value: number | undefined): string =>
  value === undefined ? '' : value.toFixed(value < 10 ? 1 : 0);
const isMissed = ({ key, most, least }: Limit): boolean => {
  const value = results[0]?.[key] ?? Number.NaN;
  return !(value <= (most ?? Number.POSITIVE_INFINITY) && value >= (least ?? Number.NEGATIVE_INFINITY));
};
const rows = LIMITS.map((limit) => {
  const bound =
    limit.most === undefined ? (limit.least === undefined ? '' : `≥ ${limit.least}`) : `≤ ${limit.most}`;
  return `| ${limit.name}, ${limit.unit} | ${bound} | ${results.map((result) => shown(result[limit.key])).join(' | ')} |`;
});
const report = `# Embedded search, last run

\`node bench/search.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, two cores, load ${load.toFixed(1)} at the start
(other work on the machine shows in these numbers). Generated records of some 150 words in seven languages.

| what | limit at 50,000 | ${SIZES.map((size) => size.toLocaleString('en')).join(' | ')} |
| --- | --- | ${SIZES.map(() => '---').join(' | ')} |
${rows.join('\n')}
`;
mkdirSync(new URL('results/', import.meta.url), { recursive: true });
writeFileSync(new URL('results/search.md', import.meta.url), report);
process.stdout.write(report);
process.exitCode = LIMITS.some(isMissed) ? 1 : 0;
