import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { SearchQuery } from '../schemas/search.ts';
import { makeConceptTree } from '../search/concept-tree.ts';
import { makeSearchReader } from '../search/memory-search-reader.ts';
import { toSearchDocument } from '../search/search-document.ts';
import { openShardedParts } from '../static-site/sharded-parts.ts';
import { writeIndex } from '../static-site/write-index.ts';
import { filesInMemory } from '../test/support/files-in-memory.ts';
import { generateVersions } from '../test/support/search-records.ts';
import { SEARCH_VOCABULARIES } from '../test/support/search-vocabularies.ts';

/**
 * The search of a static site: how large its index is, and what a reader's browser loads and computes for a question.
 * Loading is from memory, so times are those of the reader's processor alone.
 */
const SIZES = [1000, 50_000];
const tree = makeConceptTree(SEARCH_VOCABULARIES);

interface Step {
  readonly what: string;
  readonly kilobytes: number;
  readonly files: number;
  readonly ms: number;
}

async function measure(
  size: number,
): Promise<{ steps: Step[]; megabytes: number; files: number; writingS: number }> {
  const site = filesInMemory();
  const records = generateVersions(size, 3)
    .map((version) => ({ document: toSearchDocument(version), record: version.record }))
    .sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
  const before = process.cpuUsage();
  await writeIndex(site.files, records);
  const writingS = cpuMs(before) / 1000;
  let [bytes, files] = [0, 0];
  const loadShard = (name: string): Promise<unknown> => {
    bytes += site.contents.get(`index/${name}.json.gz`)?.length ?? 0;
    files += 1;
    return site.loadShard(name);
  };
  const steps: Step[] = [];
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    [bytes, files] = [0, 0];
    const start = process.cpuUsage();
    const result = await work();
    steps.push({ what, kilobytes: bytes / 1000, files, ms: cpuMs(start) });
    return result;
  };
  const search = await step('opening the search', async () =>
    makeSearchReader(await openShardedParts(loadShard, tree), tree),
  );
  const ask = (query: Partial<SearchQuery>) => search.search(SearchQuery.parse(query));
  await step('all records', () => ask({}));
  await step('first words: trafficking', () => ask({ q: 'trafficking' }));
  await step('the same words, one country', () => ask({ q: 'trafficking', filters: { country: ['SI'] } }));
  await step('two other words: victims shelter', () => ask({ q: 'victims shelter' }));
  await step('a phrase: "human beings"', () => ask({ q: '"human beings"' }));
  await step('a beginning: exploit*', () => ask({ q: 'exploit*' }));
  await step('a misspelt word: traficking', () => ask({ q: 'traficking' }));
  await step('suggestions for shel', () => search.suggest({ text: 'shel', language: 'en', limit: 8 }));
  await step('a comparison with segments', () =>
    search.compare({ countries: [], by: 'exploitation', across: 'audience', q: '', filters: {} }),
  );
  const megabytes = [...site.contents.values()].reduce((sum, { length }) => sum + length, 0) / 1_000_000;
  return { steps, megabytes, files: site.contents.size, writingS };
}

function cpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const measured: Awaited<ReturnType<typeof measure>>[] = [];
for (const size of SIZES) measured.push(await measure(size));
const count = (size: number): string => size.toLocaleString('en');
const lines = [
  '# Search of the static site, last run',
  '',
  `\`node bench/static-site.ts\`, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)} at the end.`,
  'Generated records of some 150 words in seven languages. What is loaded is as it lies on the server, gzipped; times are',
  'of the processor, so other work on the machine shows little in them.',
  '',
  `| question, in this order | ${SIZES.map((size) => `${count(size)}: files | kB | ms`).join(' | ')} |`,
  `| --- |${SIZES.map(() => ' --- | --- | --- |').join('')}`,
  ...(measured[0]?.steps ?? []).map(
    ({ what }, at) =>
      `| ${what} | ${measured.map(({ steps }) => `${steps[at]?.files} | ${steps[at]?.kilobytes.toFixed(0)} | ${steps[at]?.ms.toFixed(0)}`).join(' | ')} |`,
  ),
  '',
  ...measured.map(
    ({ megabytes, files, writingS }, at) =>
      `${count(SIZES[at] ?? 0)} records: ${megabytes.toFixed(1)} MB in ${count(files)} files, whole records for exports among them; written in ${writingS.toFixed(0)} s of processor time.`,
  ),
  '',
];
writeFileSync(new URL('results/static-site.md', import.meta.url), lines.join('\n'));
process.stdout.write(lines.join('\n'));
