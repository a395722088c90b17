import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractFile, hasShared, SHARED, scoreRecords } from '../../gold/score-extraction.ts';

/** What must at least be reached. */
const FLOORS = [
  { country: 'SI', f1: 0.93, fields: 0.89, bleed: 0.02 },
  { country: 'BE', f1: 0.97, fields: 0.87, bleed: 0.04 },
  { country: 'IT', f1: 0.96, fields: 0.86, bleed: 0.05 },
] as const;

describe.skipIf(!hasShared)('the shared text layers (beside the repository)', () => {
  test.each(FLOORS)(
    '$country is read as well as it was',
    { timeout: 600_000 },
    async ({ country, f1, fields, bleed }) => {
      const { records } = await extractFile(join(SHARED, `corpus/text/${country}.txt`), country);

      const score = scoreRecords(join(SHARED, `gold/text/${country}.json`), records);

      expect(score.records.f1).toBeGreaterThanOrEqual(f1);
      expect(score.fields.right ?? 0).toBeGreaterThanOrEqual(fields);
      expect(score.fields.bleed ?? 1).toBeLessThanOrEqual(bleed);
    },
  );
});
