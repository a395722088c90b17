import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from '@elastic/elasticsearch';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ownElasticsearch } from '../support/own-servers.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { differences } from './differences.ts';
import { openPipeline, type Pipeline } from './pipeline.ts';
import { searchOver } from './search-over.ts';

const isLeftOut = MISSING_SERVICES.length > 0;
/** More room than any disk has: the server takes its own for full. */
const FLOODED = { low: '9000000gb', high: '8000000gb', flood_stage: '7000000gb' };
const USUAL = { low: null, high: null, flood_stage: null };
/** As much work before the fault as makes its processes as large as they are in use. */
const WARM_BATCHES = 4;
const [PAGES, ROWS] = [8, 10];
const MOST_GROWTH = 1.2;

describe.skipIf(isLeftOut)(`a flooded disk${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('of Elasticsearch is waited for: found as before, nothing dropped, open again by itself, and no process stays larger', async () => {
    const server = await ownElasticsearch();
    const pipeline = await openPipeline({
      servers: { elasticsearch: server.url },
      wired: ['elasticsearch'],
      withApi: true,
    });
    const { services } = pipeline;
    const { index = '' } = services.config.elasticsearch ?? {};
    const client = new Client({ node: server.url });
    onTestFinished(() => client.close());
    const setWatermarks = (watermark: Record<string, string | null>) =>
      client.cluster.putSettings({
        persistent: {
          'cluster.info.update.interval': '10s',
          'cluster.routing.allocation.disk.watermark': watermark,
        },
      });
    /** What the server itself did to the index. */
    const isBlocked = async (): Promise<boolean> =>
      JSON.stringify(await client.indices.getSettings({ index: `${index}-v*` })).includes(
        'read_only_allow_delete":"true',
      );
    for (let batch = 0; batch < WARM_BATCHES; batch += 1)
      await pipeline.ingest(await pipeline.newBatch(PAGES, ROWS));
    expect(await differences(services, pipeline.expected())).toEqual([]);
    const before = pipeline.expected();
    const sizesBefore = sizesOf(pipeline);
    let refusals = 0;
    pipeline.wire('elasticsearch').onAnswered((piece) => {
      if (piece.includes('flood-stage')) refusals += 1;
      return 'pass';
    });

    await setWatermarks(FLOODED);
    while (!(await isBlocked())) await wait(100);
    const running = pipeline.ingest(await pipeline.newBatch(PAGES, ROWS));
    running.catch(() => {});
    while (refusals < 3) await wait(50);
    const meanwhile = await searchOver(pipeline.api().url);
    await setWatermarks(USUAL);
    while (await isBlocked()) await wait(100);
    await running;

    expect(meanwhile).toEqual({ status: 200, total: before });
    expect(await differences(services, pipeline.expected())).toEqual([]);
    expect(await searchOver(pipeline.api().url)).toEqual({ status: 200, total: pipeline.expected() });
    for (const [at, size] of sizesOf(pipeline).entries())
      expect(size / (sizesBefore[at] ?? 0)).toBeLessThan(MOST_GROWTH);
  }, 1_800_000);
});

/** Resident memory of the worker and of the API, in kilobytes. */
const sizesOf = ({ workers, api }: Pipeline): number[] =>
  [...workers, api().running].map(({ child }) =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]),
  );
