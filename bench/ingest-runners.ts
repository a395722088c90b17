/**
 * Documents a minute through Temporal beside the in-process runner: the same generated listing pages, the same embedded
 * store and index, in turns, each round with an empty data folder. Needs TEMPORAL_ADDRESS. The first argument says how many
 * documents a round has. Writes `bench/results/ingest-runners.md`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { IngestReport } from '../schemas/run.ts';
import { writeListingPages } from '../test/support/listing-pages.ts';
import { startCli } from '../test/support/long-running-cli.ts';
import { runCli } from '../test/support/run-cli.ts';

const ROUNDS = 3;
const ROWS = 20;

const address = process.env.TEMPORAL_ADDRESS;
if (!address) {
  process.stderr.write('left out: TEMPORAL_ADDRESS names no server\n');
  process.exit(0);
}
const documents = Number(process.argv[2] ?? 100);
const folder = mkdtempSync(join(tmpdir(), 'prismatlas-bench-'));
const load = loadavg()[0] ?? 0;

/** From the run's begin to its end: starting the command is left out of both. */
async function minutesOf(env: Record<string, string>): Promise<number> {
  const result = await runCli(['ingest', join(folder, 'pages'), '--country', 'SI', '--json'], { env });
  if (result.status !== 0) throw new Error(result.stderr);
  const { startedAt, finishedAt, sources } = IngestReport.parse(JSON.parse(result.stdout));
  const isWhole = sources.length === documents && sources.every(({ outcome }) => outcome === 'extracted');
  if (!isWhole) throw new Error('not every document was read');
  return (Date.parse(finishedAt) - Date.parse(startedAt)) / 60_000;
}

async function onTemporal(round: number): Promise<number> {
  const env = {
    PRISMATLAS_DATA: join(folder, `temporal-${round}`),
    TEMPORAL_ADDRESS: address ?? '',
    TEMPORAL_TASK_QUEUE: `bench-${process.pid}-${round}`,
  };
  const worker = await startCli(['worker'], env, /Working for/);
  try {
    return await minutesOf(env);
  } finally {
    await worker.end('SIGTERM');
  }
}

const inProcess = (round: number): Promise<number> =>
  minutesOf({ PRISMATLAS_DATA: join(folder, `embedded-${round}`) });

try {
  await writeListingPages(join(folder, 'pages'), documents, ROWS);
  const times = { embedded: [] as number[], temporal: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    const turns = [
      async () => times.embedded.push(await inProcess(round)),
      async () => times.temporal.push(await onTemporal(round)),
    ];
    // In turns, since the machine is not equally quiet all the time.
    for (const turn of round % 2 === 0 ? turns : turns.reverse()) await turn();
    process.stderr.write(`round ${round + 1} of ${ROUNDS}\n`);
  }
  const perMinute = (minutes: readonly number[]): number =>
    Math.round((documents * minutes.length) / minutes.reduce((sum, each) => sum + each, 0));
  const [embedded, temporal] = [perMinute(times.embedded), perMinute(times.temporal)];
  const report = `# Documents a minute by runner, last run

\`node bench/ingest-runners.ts ${documents}\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, load ${load.toFixed(1)} at the start
(other work on the machine shows in these numbers). ${documents} listing pages of ${ROWS} projects each, ${ROUNDS} rounds in turns; embedded store
and index in both; Temporal with one worker beside its server.

| runner | documents/min | of the in-process runner |
| --- | --- | --- |
| in process | ${embedded} | 1.00 |
| Temporal, one worker | ${temporal} | ${(temporal / embedded).toFixed(2)} |
`;
  mkdirSync(new URL('results/', import.meta.url), { recursive: true });
  writeFileSync(new URL('results/ingest-runners.md', import.meta.url), report);
  process.stdout.write(report);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
