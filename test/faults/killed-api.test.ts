import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { findInputs } from '../../runtime/find-inputs.ts';
import { syncSources } from '../../runtime/sync-sources.ts';
import { seededChance } from '../store/seeded-chance.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { differences } from './differences.ts';
import { MOMENTS } from './moments.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { searchOver } from './search-over.ts';

const SEED = 20260505;
const isLeftOut = MISSING_SERVICES.length > 0;

/** What the API is doing when it is killed: sending an export, answering a search, delivering changes, noting that it did. */
type Doing = 'export' | 'search' | 'deliver' | 'settle';
const DOING: readonly Doing[] = ['export', 'search', 'deliver', 'settle'];

describe.skipIf(isLeftOut)(`the API${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('killed at twenty moments of answering and delivering loses no change and answers as before when it is back', async () => {
    const pipeline = await openPipeline({ workers: 0, withApi: true, wired: ['database', 'elasticsearch'] });
    const chance = seededChance(SEED);

    for (let moment = 0; moment < MOMENTS; moment += 1) {
      // Each of them first, and by chance after that.
      const doing = DOING[moment] ?? DOING[Math.floor(chance() * DOING.length)] ?? 'search';
      const { running } = pipeline.api();
      const killed = killWhile(pipeline, doing, chance());
      // Kept here and not indexed: the API alone delivers it.
      await keep(pipeline, await pipeline.newBatch(2, 6));
      await killed;
      await running.end('SIGKILL');
      pipeline.wire('database').set(null);
      pipeline.wire('elasticsearch').set(null);
      await pipeline.startApi();
    }

    expect(await differences(pipeline.services, pipeline.expected())).toEqual([]);
    const { url } = pipeline.api();
    expect(await searchOver(url)).toEqual({ status: 200, total: pipeline.expected() });
    const lines = (await (await fetch(`${url}/api/v1/export?format=ndjson`)).text()).trimEnd().split('\n');
    expect(lines).toHaveLength(pipeline.expected());
    // No half of a document: what was being written when a process died would lie here.
    expect(await readdir(join(pipeline.dataFolder, 'blobs', 'writing')).catch(() => [])).toEqual([]);
  }, 1_800_000);
});

/** Resolves when the API was killed in the middle of that; asks and looks for the moment itself. */
async function killWhile(pipeline: Pipeline, doing: Doing, at: number): Promise<void> {
  const { running, url } = pipeline.api();
  let isKilled = false;
  const kill = (): 'lose' => {
    if (!isKilled) running.child.kill('SIGKILL');
    isKilled = true;
    return 'lose';
  };
  const [database, elasticsearch] = [pipeline.wire('database'), pipeline.wire('elasticsearch')];
  if (doing === 'deliver')
    elasticsearch.onSent((piece) => (isKilled || /^POST \S*_bulk/.test(piece) ? kill() : 'pass'));
  if (doing === 'settle')
    database.onSent((piece) => (isKilled || piece.includes('delete from "outbox"') ? kill() : 'pass'));
  if (doing === 'search')
    elasticsearch.onAnswered((piece) => (isKilled || piece.includes('"aggregations"') ? kill() : 'pass'));
  if (doing === 'export')
    database.onAnswered((piece) => (isKilled || piece.includes('"fields"') ? kill() : 'pass'));
  const path = doing === 'export' ? '/api/v1/export?format=csv' : '/api/v1/records';
  // Asks until it dies: relays come by by themselves.
  while (!isKilled) {
    await fetch(`${url}${path}`)
      .then((response) => response.arrayBuffer())
      .catch(() => {});
    await wait(20 + at * 100);
  }
  for (const wire of [database, elasticsearch]) {
    wire.onSent(null);
    wire.onAnswered(null);
  }
}

/** A batch read and kept as a worker does it, with nothing told to the index. */
async function keep({ services }: Pipeline, folder: string): Promise<void> {
  const { activities, store } = services;
  const sources = await findInputs([folder], { country: 'SI', sources: services.sources });
  await syncSources(store, sources);
  for (const { id: source } of sources) {
    const runId = 'kept-for-the-api';
    const document = await activities.fetchDocument({ source, runId });
    const { batch } = await activities.extractRecords({ ...document, runId });
    await activities.keepRecords({ source, batch, runId });
  }
}
