import { describe, expect, test } from 'vitest';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { elasticsearchBusy } from './busy-elasticsearch.ts';
import { MOMENTS } from './moments.ts';

const isLeftOut = MISSING_SERVICES.length > 0;

describe.skipIf(isLeftOut)(`Elasticsearch${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('too busy at twenty moments, for items, for requests and for longer than is waited, drops no record', async () => {
    const found = await elasticsearchBusy({ seed: 20260808, moments: MOMENTS, isLong: true, withApi: true });

    expect(found.differences).toEqual([]);
    expect(found.refusals).toBeGreaterThanOrEqual(MOMENTS);
  }, 1_800_000);
});
