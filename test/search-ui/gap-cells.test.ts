import { expect, test } from 'vitest';
import type { Comparison } from '../../schemas/compare.ts';
import { gapMatrix, largestGap } from '../../search-ui/gaps/gap-cells.ts';

const COMPARISON: Comparison = {
  by: 'exploitation',
  across: 'audience',
  countries: ['SI', 'BE'],
  rows: [
    {
      value: 'begging',
      total: 2,
      cells: [
        { country: 'SI', count: 2, state: 'counted', segments: { children: 2 } },
        { country: 'BE', count: 0, state: 'not-searched', segments: {} },
      ],
    },
    {
      value: 'labour',
      total: 5,
      cells: [
        { country: 'SI', count: 3, state: 'counted', segments: { migrants: 3, children: 1 } },
        { country: 'BE', count: 2, state: 'counted', segments: { migrants: 2 } },
      ],
    },
  ],
  totals: { byCountry: { SI: 5, BE: 2 }, all: 7 },
};

test('cells join both countries, and axes stand by their totals', () => {
  const matrix = gapMatrix(COMPARISON);

  expect(matrix.columns).toEqual([
    { value: 'migrants', total: 5 },
    { value: 'children', total: 3 },
  ]);
  expect(matrix.rows.map((row) => [row.value, row.cells.map((cell) => cell.total)])).toEqual([
    ['labour', [5, 1]],
    ['begging', [0, 2]],
  ]);
  expect(matrix.rows[0]?.cells[0]?.segments).toEqual([
    { country: 'SI', count: 3 },
    { country: 'BE', count: 2 },
  ]);
});

test('a gap counts as searched where one country was searched for its row', () => {
  const gap = largestGap(gapMatrix(COMPARISON));

  expect(gap).toMatchObject({ row: 'begging', column: 'migrants', state: 'none-found', total: 0 });
});
