import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { seededChance } from '../store/seeded-chance.ts';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { differences } from './differences.ts';
import { MOMENTS } from './moments.ts';
import { openPipeline } from './pipeline.ts';

const SEED = 20261717;
const REQUESTS_A_SECOND = 50;
const isLeftOut = MISSING_SERVICES.length > 0;
/** What is compared of an answer: counts, not the order of near ties. */
const Counted = z.looseObject({ total: z.number(), facets: z.unknown(), years: z.unknown() });

describe.skipIf(isLeftOut)(`the index${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('swapped twenty times under fifty requests a second gives no error, no empty answer, no other count', async () => {
    const pipeline = await openPipeline({ withApi: true });
    await pipeline.ingest(await pipeline.newBatch(4, 25));
    const address = `${pipeline.api().url}/api/v1/records?q=workers&limit=5`;
    const ask = async (): Promise<string> => {
      const response = await fetch(address);
      if (response.status !== 200) return `${response.status}: ${await response.text()}`;
      const { total, facets, years } = Counted.parse(await response.json());
      return JSON.stringify({ total, facets, years });
    };
    const before = await ask();
    const chance = seededChance(SEED);
    const answers = new Map<string, number>();
    let isOver = false;
    const flying = new Set<Promise<void>>();
    const asking = (async () => {
      while (!isOver) {
        const flight: Promise<void> = ask()
          .catch((error: unknown) => String(error))
          .then((answer) => void answers.set(answer, (answers.get(answer) ?? 0) + 1))
          .finally(() => flying.delete(flight));
        flying.add(flight);
        await wait(1000 / REQUESTS_A_SECOND);
        // A machine that is too slow for the rate is asked as often as it answers.
        while (flying.size >= REQUESTS_A_SECOND) await Promise.race(flying);
      }
      await Promise.all(flying);
    })();

    for (let swap = 0; swap < MOMENTS; swap += 1) {
      await wait(chance() * 300);
      await pipeline.services.runner.reindex({ startedBy: 'test' });
    }
    isOver = true;
    await asking;

    expect(JSON.parse(before).total).toBeGreaterThan(10);
    expect([...answers.keys()]).toEqual([before]);
    expect(answers.get(before)).toBeGreaterThan(MOMENTS);
    expect(await differences(pipeline.services, pipeline.expected())).toEqual([]);
  }, 1_800_000);
});
