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

test('rows and columns that no record is about are there where asked for, last and no gap between two that are', () => {
  const matrix = gapMatrix(COMPARISON, { rows: ['begging', 'organs'], columns: ['migrants', 'judges'] });

  expect(matrix.columns.map(({ value, total }) => [value, total])).toEqual([
    ['migrants', 5],
    ['children', 3],
    ['judges', 0],
  ]);
  expect(matrix.rows.map(({ value, total }) => [value, total])).toEqual([
    ['labour', 5],
    ['begging', 2],
    ['organs', 0],
  ]);
  // Slovenia's records say what was looked for there; of Belgium no row says more than that it was not searched.
  expect(matrix.rows[2]?.cells.map(({ state }) => state)).toEqual(['none-found', 'none-found', 'none-found']);
  expect(largestGap(matrix)).toMatchObject({ row: 'begging', column: 'migrants' });
});

test('like rows and like columns stand side by side where asked for, and no number changes', () => {
  const row = (value: string, segments: Record<string, number>): Comparison['rows'][number] => ({
    value,
    total: Object.values(segments).reduce((sum, count) => sum + count, 0),
    cells: [{ country: 'SI', count: 1, state: 'counted', segments }],
  });
  const comparison: Comparison = {
    ...COMPARISON,
    countries: ['SI'],
    rows: [
      row('a', { x: 9, y: 8 }),
      row('b', { z: 7 }),
      row('not-reported', { x: 9, z: 9 }),
      row('c', { x: 3, y: 3 }),
      row('d', { z: 2, y: 1 }),
    ],
  };

  const plain = gapMatrix(comparison);
  const matrix = gapMatrix(comparison, { isClustered: true });

  expect(plain.rows.map(({ value }) => value)).toEqual(['a', 'b', 'c', 'd', 'not-reported']);
  expect(matrix.rows.map(({ value }) => value)).toEqual(['a', 'c', 'd', 'b', 'not-reported']);
  for (const entry of matrix.rows)
    expect(Object.fromEntries(entry.cells.map(({ column, total }) => [column, total]))).toEqual(
      Object.fromEntries(
        plain.rows
          .find(({ value }) => value === entry.value)
          ?.cells.map(({ column, total }) => [column, total]) ?? [],
      ),
    );
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
