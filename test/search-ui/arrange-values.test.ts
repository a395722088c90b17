import { expect, test } from 'vitest';
import { arrangeValues, foldText } from '../../search-ui/search/arrange-values.ts';

const byCount = (a: { count: number }, b: { count: number }) => b.count - a.count;
const BROADER: Record<string, string> = { child: 'trafficking', begging: 'labour', street: 'begging' };

test('values stand under the nearest broader one that is in the list', () => {
  const counts = [
    { value: 'street', count: 1 },
    { value: 'labour', count: 5 },
    { value: 'trafficking', count: 9 },
    { value: 'child', count: 7 },
  ];

  const arranged = arrangeValues(counts, { kept: [], broader: (value) => BROADER[value], compare: byCount });

  expect(arranged).toEqual([
    { value: 'trafficking', count: 9, depth: 0 },
    { value: 'child', count: 7, depth: 1 },
    { value: 'labour', count: 5, depth: 0 },
    { value: 'street', count: 1, depth: 1 },
  ]);
});

test('a chosen value stays with zero, and what is not reported stands last', () => {
  const counts = [
    { value: 'not-reported', count: 30 },
    { value: 'labour', count: 5 },
  ];

  const arranged = arrangeValues(counts, { kept: ['child'], broader: () => undefined, compare: byCount });

  expect(arranged.map(({ value, count }) => [value, count])).toEqual([
    ['labour', 5],
    ['child', 0],
    ['not-reported', 30],
  ]);
});

test('words are found without their diacritics', () => {
  expect(foldText('Ključ žrtve')).toBe('kljuc zrtve');
});
