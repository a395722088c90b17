import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { extractFile, hasShared, SHARED, scoreRecords } from './score-extraction.ts';

/** What must at least be reached; these numbers only rise. Null: the gold asks for none. */
interface Floor {
  readonly f1: number;
  readonly fields: number;
  readonly links: number | null;
  readonly dates: number;
  readonly figures?: number;
}
const PRINT: Floor = { f1: 0.99, fields: 0.97, links: 0.97, dates: 0.97 };
const LISTING: Floor = { f1: 0.98, fields: 0.96, links: 0.97, dates: 0.95 };
const PROSE: Floor = { f1: 0.9, fields: 0.85, links: null, dates: 0.9, figures: 0.9 };

const PRINTED = [
  'SI-grid',
  'SI-word',
  'SI-rules',
  'SI-national',
  'BE-grid',
  'BE-cards',
  'BE-rules',
  'BE-national',
  'IT-cards',
  'IT-word',
  'IT-national',
];
const LISTINGS = [
  'SI-listing-table',
  'SI-listing-cards',
  'BE-listing-table',
  'BE-listing-labels',
  'IT-listing-dl',
  'IT-listing-jsonld',
];
const PROSE_PAGES = ['prevention-activities', 'comprehensive-care'];

async function expectFloor(
  file: string,
  gold: string,
  country: string,
  floor: Floor,
  kinds?: string,
): Promise<void> {
  const { records } = await extractFile(join(SHARED, 'corpus', file), country);

  const score = scoreRecords(join(SHARED, 'gold', gold), records, kinds);

  const reached = {
    f1: score.records.f1,
    fields: score.fields.right ?? 1,
    linkRecall: score.links.recall ?? 1,
    linkPrecision: score.links.precision ?? 1,
    year: score.year ?? 1,
    period: score.period ?? 1,
    figures: score.figures ?? 1,
  };
  const least = {
    f1: floor.f1,
    fields: floor.fields,
    linkRecall: floor.links ?? 0,
    linkPrecision: floor.links ?? 0,
    year: floor.dates,
    period: floor.dates,
    figures: floor.figures ?? 0,
  };
  const below = Object.entries(reached).filter(([name, value]) => value < least[name as keyof typeof least]); // same keys
  expect(below).toEqual([]);
}

describe.skipIf(!hasShared)('the shared samples (skipped when ../shared is absent)', () => {
  test.each(PRINTED)('%s.pdf reaches its floor', async (name) => {
    await expectFloor(`pdf/${name}.pdf`, `print/${name.slice(0, 2)}.json`, name.slice(0, 2), PRINT);
  });

  test.each(LISTINGS)('%s.html reaches its floor', async (name) => {
    await expectFloor(`html/${name}.html`, `html/${name}.json`, name.slice(0, 2), LISTING);
  });

  test.each(PROSE_PAGES)('%s.html reaches its floor for projects told in prose', async (name) => {
    await expectFloor(`html/${name}.html`, `html/${name}.json`, 'SI', PROSE, 'project');
  });

  test('professional-public.html lists no records and gives none', async () => {
    const { records, notes } = await extractFile(join(SHARED, 'corpus/html/professional-public.html'), 'SI');

    expect(records).toEqual([]);
    expect(notes.map((note) => note.code)).toContain('NO_RECORDS');
  });

  test('the same document gives the same bytes twice', async () => {
    const once = await extractFile(join(SHARED, 'corpus/pdf/IT-cards.pdf'), 'IT');
    const again = await extractFile(join(SHARED, 'corpus/pdf/IT-cards.pdf'), 'IT');

    expect(JSON.stringify(again)).toBe(JSON.stringify(once));
  });
});
