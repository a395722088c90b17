import { expect, test } from 'vitest';
import { mapColumns } from '../../../extract/readers/map-columns.ts';
import { rowContinues } from '../../../extract/readers/row-continues.ts';

const mapping = mapColumns(['Title', 'Aims', 'Period', 'Activities', 'Results'], {});
const continues = (above: readonly string[], row: readonly string[]): boolean => {
  const slots = ['title', 'aims', 'period', 'activities', 'results'];
  return mapping !== null && rowContinues(row, mapping, (slot) => above[slots.indexOf(slot)] ?? '');
};

test('cells that go on in small letters continue the row above, title and all', () => {
  const above = [
    'Anti-trafficking hotline (Numero',
    'To give advice to those who',
    'Since',
    'Telephone counselling and',
    'People find help',
  ];

  expect(continues(above, ['verde)', 'ask for it', '2016', 'a chat', ''])).toBe(true);
  expect(continues(above, ['', 'ask for it', '', '', ''])).toBe(true);
});

test('a row with a name and cells of its own is a row, even beside one without full stops', () => {
  const above = ['Housing assistance', 'To find a home', 'Ongoing', 'Visits', 'A home'];

  expect(continues(above, ['Group activities', 'To meet', 'Ongoing', 'Cooking', 'New friends'])).toBe(false);
  expect(continues(above, ['Photo Voice', '', 'Since 2014', 'Taking pictures', ''])).toBe(false);
  expect(continues(above, ['eSTOP', 'To stop', '2019', 'Courses', 'Less harm'])).toBe(false);
});

test('two finished sentences under each other are two rows', () => {
  const above = ['The bus', 'To reach those who work at night.', '2019', 'A bus with advice.', 'Many came.'];

  expect(continues(above, ['The door', 'To open it.', '2020', 'A house.', 'Most stay.'])).toBe(false);
});
