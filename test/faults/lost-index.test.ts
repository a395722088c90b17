import { setTimeout as wait } from 'node:timers/promises';
import { Client } from '@elastic/elasticsearch';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { differences } from './differences.ts';
import { throughMoments } from './moments.ts';
import { openPipeline } from './pipeline.ts';
import { searchOver } from './search-over.ts';

const SEED = 20261515;
const isLeftOut = MISSING_SERVICES.length > 0;

describe.skipIf(isLeftOut)(`an index${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('deleted at twenty moments is built anew from the store; searches meanwhile are told to come again', async () => {
    const pipeline = await openPipeline({ withApi: true });
    const { store, config } = pipeline.services;
    const { url, index } = config.elasticsearch ?? { url: '', index: '' };
    const client = new Client({ node: url });
    onTestFinished(() => client.close());
    const { url: api } = pipeline.api();
    await pipeline.ingest(await pipeline.newBatch(4, 10));
    const problems = new Set<string>();
    const short: string[] = [];

    await throughMoments(pipeline, {
      seed: SEED,
      pages: 4,
      rows: 5,
      async fault({ chance }, isOver) {
        await wait(chance() * 1000);
        if (isOver()) return false;
        const before = await countPublished();
        const held = await client.indices.get({ index: `${index}-v*`, features: ['aliases'] });
        await client.indices.delete({ index: Object.keys(held) });
        for (;;) {
          const answer = await searchOver(api);
          if ('total' in answer) {
            if (answer.total < before) short.push(`${answer.total} of ${before}`);
            return true;
          }
          problems.add(JSON.stringify(answer));
          await wait(50);
        }
      },
    });

    expect([...problems].map((problem) => JSON.parse(problem))).toEqual([
      { status: 503, type: 'application/problem+json', code: 'SEARCH_UNAVAILABLE', hasRetryAfter: true },
    ]);
    expect(short).toEqual([]);
    expect(await differences(pipeline.services, pipeline.expected())).toEqual([]);

    async function countPublished(): Promise<number> {
      const counts = await store.countRecords();
      return counts.filter(({ status }) => status === 'published').reduce((sum, { count }) => sum + count, 0);
    }
  }, 1_800_000);
});
