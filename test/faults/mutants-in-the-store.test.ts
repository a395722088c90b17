import { describe, expect, test } from 'vitest';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { startedManyTimes } from './duplicate-starts.ts';
import { databaseKilled } from './killed-database.ts';
import { ACKNOWLEDGED_BEFORE_COMMIT, NO_DATABASE_LOCK, RETRIED_WITHOUT_KEY } from './mutants.ts';

const isLeftOut = MISSING_SERVICES.length > 0;
/** What a defect left behind does not mend itself; what the others leave is mended within this. */
const budgetMs = 15_000;

// The fault tests prove something only if they fail where they must: each defect is built into a copy of the program,
// and the same fault that the program stands is made.
describe.skipIf(isLeftOut)(`the fault tests notice${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('a store that acknowledges a change before it is committed', async () => {
    const found = await databaseKilled({
      seed: 1,
      moments: 1,
      places: ['before commit'],
      patches: ACKNOWLEDGED_BEFORE_COMMIT,
      budgetMs,
    });

    expect(found.broken.length).toBeGreaterThan(0);
    expect(found.differences).toEqual(
      expect.arrayContaining([expect.stringMatching(/^lost: \d+ of \d+ records/)]),
    );
  }, 1_800_000);

  test('a retry that does not recognise what it kept before', async () => {
    const found = await databaseKilled({
      seed: 2,
      moments: 1,
      places: ['after commit'],
      patches: RETRIED_WITHOUT_KEY,
      budgetMs,
    });

    expect(found.differences).toEqual([expect.stringMatching(/^doubled: versions/)]);
  }, 1_800_000);

  test('sources that are kept without a lock', async () => {
    const found = await startedManyTimes({ seed: 5, rounds: 3, patches: NO_DATABASE_LOCK, budgetMs });

    expect(found.failures.join('\n')).toMatch(/CONFLICT|refused the change/);
  }, 1_800_000);
});
