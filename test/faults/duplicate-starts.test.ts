import { describe, expect, test } from 'vitest';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { startedManyTimes } from './duplicate-starts.ts';
import { MOMENTS } from './moments.ts';

const isLeftOut = MISSING_SERVICES.length > 0;

describe.skipIf(isLeftOut)(`one source${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('started fifty times at once, and in overlapping runs, twenty times over, is one run and one document', async () => {
    const found = await startedManyTimes({ seed: 20261313, rounds: MOMENTS });

    expect(found.failures).toEqual([]);
    expect(found.runs).toEqual(Array(MOMENTS).fill(1));
    expect(found.documents).toEqual(Array(2 * MOMENTS).fill(1));
    expect(found.differences).toEqual([]);
  }, 1_800_000);
});
