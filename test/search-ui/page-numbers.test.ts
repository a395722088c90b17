import { expect, test } from 'vitest';
import { shownPages } from '../../search-ui/search/page-numbers.ts';

const shown = (page: number, last: number): string =>
  shownPages(page, last)
    .map((number) => number ?? '…')
    .join(' ');

test.each([
  [1, 1, '1'],
  [1, 3, '1 2 3'],
  [1, 19, '1 2 3 … 19'],
  [4, 19, '1 2 3 4 5 6 … 19'],
  [5, 19, '1 2 3 4 5 6 7 … 19'],
  [9, 19, '1 … 7 8 9 10 11 … 19'],
  [16, 19, '1 … 14 15 16 17 18 19'],
  [19, 19, '1 … 17 18 19'],
  // Further than pages have numbers: the last that has one stays in reach.
  [700, 500, '1 … 500'],
])('on page %i of %i stand %s', (page, last, text) => {
  expect(shown(page, last)).toBe(text);
});
