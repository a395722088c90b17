import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { extractFile, hasShared, SHARED } from './score-extraction.ts';

const Gold = z.object({
  method: z.object({ text: z.string() }),
  databases: z.array(z.object({ name: z.string(), text: z.string() })),
  otherSources: z.object({ text: z.string(), sites: z.array(z.string()) }),
  searchConducted: z.object({ start: z.string(), end: z.string(), text: z.string() }),
  searchTerms: z.object({ given: z.array(z.string()), asPrinted: z.array(z.string()) }),
  languages: z.object({ value: z.array(z.string()) }),
  dateLimits: z.object({ from: z.string().nullable(), to: z.string().nullable(), text: z.string() }),
  inclusion: z.object({ items: z.array(z.string()) }),
  exclusion: z.object({ items: z.array(z.string()) }),
  flow: z.record(z.string(), z.object({ n: z.number(), label: z.string(), phase: z.string() })),
  footnote: z.object({ text: z.string() }),
});

describe.skipIf(!hasShared)('the shared search statement (skipped when ../shared is absent)', () => {
  test('every number, term, database, limit and criterion of the Slovenian report is read', async () => {
    const gold = Gold.parse(JSON.parse(readFileSync(join(SHARED, 'gold/prisma-SI.json'), 'utf8')));

    const { searchStatement, notes } = await extractFile(join(SHARED, 'corpus/text/SI.txt'), 'SI');

    expect(Gold.parse(searchStatement)).toEqual(gold);
    expect(searchStatement?.arithmetic).toEqual([
      { sum: '826 + 1 = 827', holds: true },
      { sum: '827 - 801 - 8 = 18', holds: true },
      { sum: '18 - 8 = 10', holds: true },
    ]);
    expect(notes.filter((note) => note.code === 'FLOW_ARITHMETIC')).toEqual([]);
  }, 600_000);
});
