/** Opens an index that is there and measures it, in a process that has done nothing else. Prints one line of JSON. */
import { CompareQuery } from '../schemas/compare.ts';
import { openSqliteSearchIndex } from '../search/sqlite-search-index.ts';
import { SEARCH_VOCABULARIES } from '../test/support/search-vocabularies.ts';
import { benchQueries, percentile } from './search-queries.ts';

const [path = ''] = process.argv.slice(2);

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const began = performance.now();
const index = await openSqliteSearchIndex({ path, vocabularies: SEARCH_VOCABULARIES });
await index.check();
const startMs = performance.now() - began;

const searches: number[] = [];
for (const query of benchQueries(600, 17)) searches.push(await timed(() => index.search(query)));
const suggestions: number[] = [];
for (const text of ['tra', 'for', 'forced la', 'žrt', 'izko', 'vic', 'slo', 'chil', 'prev', 'kalo'])
  for (const language of ['en', 'sl'])
    suggestions.push(await timed(() => index.suggest({ text, language, limit: 8 })));
const comparisons: number[] = [];
for (const by of ['exploitation', 'audience', 'kind'] as const)
  for (const q of ['', 'trafficking', 'victims'])
    comparisons.push(await timed(() => index.compare(CompareQuery.parse({ q, by, across: 'level' }))));
const misspelt: number[] = [];
for (const q of ['traficking', 'explotaton', 'victmis', 'izkoriscanie', 'sfrutamento'])
  misspelt.push(await timed(() => index.search({ ...(benchQueries(1, 1)[0] ?? fail()), q, filters: {} })));
const rssMb = process.memoryUsage().rss / 2 ** 20;
await index.close();

function fail(): never {
  throw new Error('no query');
}

process.stdout.write(
  `${JSON.stringify({
    startMs,
    searchP50: percentile(searches, 0.5),
    searchP95: percentile(searches, 0.95),
    searchMax: Math.max(...searches),
    suggestP95: percentile(suggestions, 0.95),
    compareP95: percentile(comparisons, 0.95),
    spellingP95: percentile(misspelt, 0.95),
    rssMb,
  })}\n`,
);
