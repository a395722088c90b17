import { describe, expect, test } from 'vitest';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { databaseKilled } from './killed-database.ts';
import { MOMENTS } from './moments.ts';

const isLeftOut = MISSING_SERVICES.length > 0;

describe.skipIf(isLeftOut)(`PostgreSQL${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('killed at twenty moments of keeping documents has every document that was told to be kept, once', async () => {
    const found = await databaseKilled({ seed: 20260404, moments: MOMENTS });

    expect(found.differences).toEqual([]);
    expect(found.broken).toEqual([]);
    // Torn open before the commit: at least so many of the twenty.
    expect(found.kills.inside + found.kills['before commit']).toBeGreaterThanOrEqual(5);
    expect(found.kills['after commit']).toBeGreaterThanOrEqual(1);
  }, 1_800_000);
});
