import { expect, test } from 'vitest';
import type { Comparison } from '../../schemas/compare.ts';
import { gapMatrix, largestGap } from '../../search-ui/gaps/gap-cells.ts';
import { studiedWithoutPractice } from '../../search-ui/gaps/studied-without-practice.ts';

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

test('what is studied three times and has no good practice is a gap of its own kind, most studied first', () => {
  const row = (value: string, studies: number, practices: number): Comparison['rows'][number] => ({
    value,
    total: studies + practices,
    cells: [
      { country: 'SI', count: studies, state: 'counted', segments: { study: studies } },
      { country: 'BE', count: practices, state: 'counted', segments: { practice: practices } },
    ],
  });
  const rows = [
    row('few', 2, 0),
    row('some', 3, 0),
    row('both', 9, 1),
    row('many', 5, 0),
    row('not-reported', 9, 0),
  ];

  expect(studiedWithoutPractice({ ...COMPARISON, across: 'kind', rows })).toEqual([
    { value: 'many', studies: 5 },
    { value: 'some', studies: 3 },
  ]);
});
