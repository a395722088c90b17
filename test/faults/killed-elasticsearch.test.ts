import { describe, expect, test } from 'vitest';
import { ownElasticsearch } from '../support/own-servers.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { differences } from './differences.ts';
import { MOMENTS, throughMoments, unlessOver } from './moments.ts';
import { openPipeline } from './pipeline.ts';
import { searchOver } from './search-over.ts';

const SEED = 20260303;
const isLeftOut = MISSING_SERVICES.length > 0;

describe.skipIf(isLeftOut)(`Elasticsearch${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('killed in twenty bulk requests loses no record; searches are told to come again, and the outbox drains', async () => {
    const server = await ownElasticsearch();
    const pipeline = await openPipeline({
      servers: { elasticsearch: server.url },
      wired: ['elasticsearch'],
      withApi: true,
    });
    const wire = pipeline.wire('elasticsearch');
    const { url } = pipeline.api();
    const answers: unknown[] = [];

    await throughMoments(pipeline, {
      seed: SEED,
      pages: 6,
      rows: 5,
      async fault({ chance }, isOver) {
        let bulksToPass = Math.floor(chance() * 3);
        const place = chance();
        let killing: Promise<void> | null = null;
        const kill = (): 'lose' => {
          killing ??= server.kill();
          return 'lose';
        };
        let isInBulk = false;
        wire.onSent((piece) => {
          if (killing) return 'lose';
          if (/^POST \S*_bulk/.test(piece) && bulksToPass-- <= 0) {
            isInBulk = true;
            // Before it has the request; else while it works on it, or after it, when the answer is lost.
            if (place < 0.3) return kill();
            if (place < 0.6) {
              setTimeout(kill, place * 20);
            }
          }
          return 'pass';
        });
        wire.onAnswered(() => (killing || (isInBulk && place >= 0.6) ? kill() : 'pass'));
        const hasCome = await unlessOver(
          () => killing !== null,
          () => isOver() && !isInBulk,
        );
        await killing;
        wire.onSent(null);
        wire.onAnswered(null);
        wire.set(null);
        if (!hasCome) return false;
        answers.push(await searchOver(url));
        await server.start();
        return true;
      },
    });

    expect(answers).toEqual(
      Array(MOMENTS).fill({
        status: 503,
        type: 'application/problem+json',
        code: 'SEARCH_UNAVAILABLE',
        hasRetryAfter: true,
      }),
    );
    expect(await differences(pipeline.services, pipeline.expected())).toEqual([]);
    expect(await searchOver(url)).toEqual({ status: 200, total: pipeline.expected() });
  }, 1_800_000);
});
