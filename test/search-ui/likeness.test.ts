import { expect, test } from 'vitest';
import type { Comparison } from '../../schemas/compare.ts';
import { likeness, orderAlike } from '../../search-ui/charts/likeness.ts';
import { mostAlike } from '../../search-ui/compare/comparators.tsx';
import { neighboursOf, sharingLanguageWith } from '../../search-ui/compare/country-facts.ts';

test('profiles of the same shares are alike, whatever their size; profiles with nothing in common are not', () => {
  expect(likeness([1, 2, 0], [10, 20, 0])).toBeCloseTo(1);
  expect(likeness([1, 0], [0, 1])).toBe(0);
  expect(likeness([0, 0], [1, 1])).toBe(0);
});

test('an order puts like beside like, each once, with profiles of nothing at the end', () => {
  const order = orderAlike([
    [9, 0, 0],
    [0, 0, 0],
    [0, 0, 5],
    [8, 1, 0],
    [0, 3, 4],
  ]);

  expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
  expect(order).toEqual([0, 3, 4, 2, 1]);
  expect(orderAlike([])).toEqual([]);
});

const comparison = (counts: Readonly<Record<string, readonly number[]>>): Comparison => ({
  by: 'level',
  across: null,
  countries: Object.keys(counts),
  rows: ['local', 'national', 'not-reported'].map((value, at) => ({
    value,
    total: 1,
    cells: Object.entries(counts).map(([country, row]) => ({
      country,
      count: row[at] ?? 0,
      state: 'counted' as const,
    })),
  })),
  totals: {
    all: 0,
    byCountry: Object.fromEntries(
      Object.entries(counts).map(([country, row]) => [country, row.reduce((sum, count) => sum + count, 0)]),
    ),
  },
});

test('the most alike are those of like shares, without countries of a handful of records', () => {
  const counts = {
    SI: [8, 2, 0],
    BE: [40, 10, 0],
    FI: [1, 9, 0],
    IT: [4, 3, 90],
    ES: [4, 0, 0],
    FR: [0, 9, 9],
  };

  expect(mostAlike(comparison(counts), 'SI')).toEqual(['BE', 'IT']);
  expect(mostAlike(comparison(counts), 'ES')).toEqual([]);
});

test('neighbours are mutual, and so are shared languages', () => {
  expect(neighboursOf('SI').sort()).toEqual(['AT', 'HR', 'HU', 'IT']);
  expect(neighboursOf('BE').sort()).toEqual(['DE', 'FR', 'LU', 'NL']);
  for (const of of [neighboursOf, sharingLanguageWith])
    for (const code of ['SI', 'BE', 'FI', 'IT', 'ES', 'NL', 'FR', 'CH'])
      for (const other of of(code)) expect(of(other)).toContain(code);
  expect(sharingLanguageWith('FI')).toEqual(['SE']);
});
