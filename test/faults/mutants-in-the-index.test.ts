import { describe, expect, test } from 'vitest';
import { MISSING_SERVICES, WITHOUT_SERVICES } from '../support/real-services.ts';
import { elasticsearchBusy } from './busy-elasticsearch.ts';
import { BULK_ERRORS_IGNORED, OUTBOX_PAGED_BY_ID } from './mutants.ts';

const isLeftOut = MISSING_SERVICES.length > 0;
/** What a defect left behind does not mend itself; what the others leave is mended within this. */
const budgetMs = 15_000;

// The fault tests prove something only if they fail where they must: each defect is built into a copy of the program,
// and the same fault that the program stands is made.
describe.skipIf(isLeftOut)(`the fault tests notice${isLeftOut ? ` (${WITHOUT_SERVICES})` : ''}`, () => {
  test('an outbox that is read by the last id seen', async () => {
    const found = await elasticsearchBusy({
      seed: 3,
      moments: 1,
      ways: ['whole 503'],
      isLong: true,
      withApi: false,
      patches: OUTBOX_PAGED_BY_ID,
      budgetMs,
    });

    expect(found.differences).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^stuck: \d+ changes/),
        expect.stringMatching(/^lost: records missing in the index/),
      ]),
    );
  }, 1_800_000);

  test('errors of single writes in a bulk request that are ignored', async () => {
    const found = await elasticsearchBusy({
      seed: 4,
      moments: 1,
      ways: ['some items 429'],
      isLong: false,
      withApi: false,
      patches: BULK_ERRORS_IGNORED,
      budgetMs,
    });

    expect(found.differences).toEqual([expect.stringMatching(/^lost: records missing in the index/)]);
  }, 1_800_000);
});
