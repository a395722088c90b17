import { expect, test } from 'vitest';
import type { Comparison } from '../../schemas/compare.ts';
import { arrangeRows, spreadOf } from '../../search-ui/compare/arrange-rows.ts';
import { differingWords } from '../../search-ui/compare/differing-words.ts';

const row = (value: string, si: number, be: number): Comparison['rows'][number] => ({
  value,
  total: si + be,
  cells: [
    { country: 'SI', count: si, state: si > 0 ? 'counted' : 'none-found' },
    { country: 'BE', count: be, state: be > 0 ? 'counted' : 'none-found' },
  ],
});
const comparison = (): Comparison => ({
  by: 'exploitation',
  across: null,
  countries: ['SI', 'BE'],
  rows: [row('not-reported', 9, 9), row('labour', 4, 4), row('begging', 5, 0), row('sexual', 1, 2)],
  totals: { byCountry: { SI: 10, BE: 10 }, all: 20 },
});
const byName = (a: string, b: string) => a.localeCompare(b);
const order = (wanted: 'total' | 'name' | 'difference' | 'country-BE', isOnlyDifferences = false) =>
  arrangeRows(comparison(), { order: wanted, isOnlyDifferences }, byName).map(({ value }) => value);

test('rows stand by total, name, difference or one country, and what is not reported last', () => {
  expect(order('total')).toEqual(['labour', 'begging', 'sexual', 'not-reported']);
  expect(order('name')).toEqual(['begging', 'labour', 'sexual', 'not-reported']);
  expect(order('difference')).toEqual(['begging', 'sexual', 'labour', 'not-reported']);
  expect(order('country-BE')).toEqual(['labour', 'sexual', 'begging', 'not-reported']);
});

test('only differences leaves the rows in which some searched countries have none', () => {
  expect(order('total', true)).toEqual(['begging']);
});

test('a country that was not searched makes no difference', () => {
  const unsearched: Comparison['rows'][number] = {
    value: 'x',
    total: 3,
    cells: [
      { country: 'SI', count: 3, state: 'counted' },
      { country: 'BE', count: 0, state: 'not-searched' },
    ],
  };

  expect(spreadOf(unsearched, comparison())).toBe(0);
});

test('words that the other text lacks are told apart, whatever their place and case', () => {
  expect(differingWords('Training for police in Ljubljana', 'police training, for Ghent')).toEqual([
    { text: 'Training for police ', isOwn: false },
    { text: 'in Ljubljana', isOwn: true },
  ]);
});
