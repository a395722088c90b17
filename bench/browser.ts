/**
 * What a reader feels with 100,000 records (or as many as the first argument says), in Debian's Chromium on this
 * machine, embedded index, production build, nothing throttled: time to the first content of five pages with an empty
 * cache, from an interaction to the next paint, from a click on a facet to the new results. Each number is the median
 * of five rounds. A second argument names a data folder to keep and use again. Writes `bench/results/browser.md`; ends
 * with status 1 where a limit is missed.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchBrowser, NO_BROWSER, serveFolder } from '../test/support/portal.ts';
import {
  clickFacets,
  type FacetClick,
  type FirstContent,
  interact,
  openFirst,
  PAGES_OPENED,
} from './browser-readings-shared.ts';
import { percentile } from './search-queries.ts';

const ROUNDS = 5;
const FIRST_CONTENT_MS = 1000;
const INTERACTION_P95_MS = 100;
const FACET_P50_MS = 150;

if (NO_BROWSER) {
  process.stderr.write(`left out: ${NO_BROWSER}\n`);
  process.exit(0);
}
const size = Number(process.argv[2] ?? 100_000);
const [, , , kept] = process.argv;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'prismatlas-bench-'));
const load = loadavg()[0] ?? 0;
const median = (numbers: readonly number[]): number => percentile(numbers, 0.5);
const shown = (ms: number): string => ms.toFixed(0);

try {
  if (!existsSync(join(folder, 'prismatlas.sqlite'))) {
    process.stderr.write(`generates ${size} records\n`);
    mkdirSync(folder, { recursive: true });
    const fill = fileURLToPath(new URL('portal-fixtures.ts', import.meta.url));
    execFileSync(process.execPath, [fill, folder, String(size)], { stdio: 'inherit' });
  }
  process.stderr.write('starts the server, which builds its index\n');
  const server = await serveFolder(folder);
  const browser = await launchBrowser();
  const first: FirstContent[][] = [];
  const interactions: number[][] = [];
  const facets: FacetClick[][] = [];
  const delays: number[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
      delays.push(delayOfMachine());
      first.push(await openFirst(browser, server.url));
      interactions.push(await interact(browser, server.url));
      facets.push(await clickFacets(browser, server.url));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const pages = PAGES_OPENED.map(([name], at) => {
    const of = (key: keyof FirstContent) => median(first.map((round) => round[at]?.[key] ?? Number.NaN));
    return { name, paint: of('paintMs'), content: of('contentMs'), shift: of('shift') };
  });
  const p = (rounds: readonly number[][], share: number): number =>
    median(rounds.map((round) => percentile(round, share)));
  const clicks = facets.map((round) => round.map(({ tookMs }) => tookMs));
  const answers = facets.map((round) => round.map(({ answeredMs }) => answeredMs));
  const content = Math.max(...pages.map((page) => page.content));
  const report = `# In the browser, last run

\`node bench/browser.ts ${size}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, Chromium ${browser.version()}, two cores for server and
browser together, load ${load.toFixed(1)} at the start and ${(loadavg()[0] ?? 0).toFixed(1)} at the end. Other work on the machine shows in these numbers: a second of a processor
took ${median(delays).toFixed(1)} seconds (median; ${Math.min(...delays).toFixed(1)} to ${Math.max(...delays).toFixed(1)}). ${size.toLocaleString('en')} generated
records, embedded index, 1280 × 900 pixels, nothing throttled; the median of ${ROUNDS} rounds.

| page, opened with an empty cache | first paint, ms | first content of its own, ms | layout shift |
| --- | --- | --- | --- |
${pages.map(({ name, paint, content: own, shift }) => `| ${name} | ${shown(paint)} | ${shown(own)} | ${shift.toFixed(3)} |`).join('\n')}

| what | limit | now |
| --- | --- | --- |
| slowest page's first content of its own, ms | ≤ ${FIRST_CONTENT_MS} | ${shown(content)} |
| from an interaction to the next paint (${interactions[0]?.length ?? 0} a round), p50, ms | | ${shown(p(interactions, 0.5))} |
| from an interaction to the next paint, p95, ms | ≤ ${INTERACTION_P95_MS} | ${shown(p(interactions, 0.95))} |
| from a click on a facet to the new results painted (${facets[0]?.length ?? 0} a round), p50, ms | ≤ ${FACET_P50_MS} | ${shown(p(clicks, 0.5))} |
| of which the API’s answer took, p50, ms | | ${shown(p(answers, 0.5))} |
| from a click on a facet to the new results painted, p95, ms | | ${shown(p(clicks, 0.95))} |
`;
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  writeFileSync(new URL('results/browser.md', import.meta.url), report);
  process.stdout.write(report);
  const isWell =
    content <= FIRST_CONTENT_MS &&
    p(interactions, 0.95) <= INTERACTION_P95_MS &&
    p(clicks, 0.5) <= FACET_P50_MS;
  process.exitCode = isWell ? 0 : 1;
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}

/** How much longer than its processor time a fixed piece of work takes now: 1 where nobody else works. */
function delayOfMachine(): number {
  const [started, before] = [performance.now(), process.cpuUsage()];
  let sum = 0;
  for (let at = 0; performance.now() - started < 300; at += 1) sum += Math.sqrt(at);
  const { user, system } = process.cpuUsage(before);
  return sum > 0 ? ((performance.now() - started) * 1000) / (user + system) : Number.NaN;
}
