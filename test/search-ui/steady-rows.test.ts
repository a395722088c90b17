import { expect, test } from 'vitest';
import { arrangedRows, haveSamePlaces, keepOrder, keepPlaces } from '../../search-ui/search/steady-rows.ts';

const rows = (...counts: readonly (readonly [string, number])[]) =>
  counts.map(([value, count]) => ({ value, count, depth: 0 }));
const placed = (stood: ReturnType<typeof arrangedRows>) =>
  stood.rows.map(({ value, count }) => [value, count]);
const byCount = (list: ReturnType<typeof rows>, chosen: readonly string[] = []) =>
  arrangedRows(list, chosen, 'count');

test('rows that stood keep their places with the counts of now, and a value that none has any more stays with 0', () => {
  const stood = byCount(rows(['a', 9], ['b', 7], ['c', 3]));

  const kept = keepPlaces(stood, byCount(rows(['c', 3], ['a', 1])), []);

  expect(placed(kept)).toEqual([
    ['a', 1],
    ['b', 0],
    ['c', 3],
  ]);
  expect(haveSamePlaces(kept, stood)).toBe(true);
});

test('new values come behind the others, out of the order of broader ones', () => {
  const stood = byCount(rows(['a', 9]));
  const now = byCount([
    { value: 'new', count: 12, depth: 0 },
    { value: 'narrower', count: 5, depth: 1 },
    { value: 'a', count: 2, depth: 0 },
  ]);

  const kept = keepPlaces(stood, now, []);

  expect(kept.rows).toEqual([
    { value: 'a', count: 2, depth: 0 },
    { value: 'new', count: 12, depth: 0 },
    { value: 'narrower', count: 5, depth: 0 },
  ]);
});

test('new values come into sight only when chosen, so that a list becomes no longer by itself', () => {
  const stood = byCount(rows(['a', 9]));
  const now = byCount(rows(['new', 12], ['other', 3], ['a', 2]), ['other']);

  expect(keepPlaces(stood, now, ['other']).inSight).toEqual(['a', 'other']);
});

test('a value far down that was chosen stays in sight when it is not chosen any more', () => {
  const many = rows(...Array.from({ length: 12 }, (_, at): readonly [string, number] => [`v${at}`, 20 - at]));
  const stood = byCount(many, ['v10', 'v11']);

  const kept = keepPlaces(stood, byCount(many, ['v11']), ['v11']);

  expect(kept.inSight.slice(-2)).toEqual(['v10', 'v11']);
});

test('what is brought up to date twice is the same', () => {
  const now = byCount(rows(['new', 12], ['a', 2]));
  const once = keepPlaces(byCount(rows(['b', 4], ['a', 9])), now, ['new']);

  const twice = keepPlaces(once, now, ['new']);

  expect(twice).toEqual(once);
  expect(haveSamePlaces(twice, once)).toBe(true);
});

test('an order that is asked for arranges anew, and so does the first answer with values', () => {
  const now = arrangedRows(rows(['a', 2], ['b', 4]), [], 'name');

  expect(keepPlaces(byCount(rows(['b', 4], ['a', 2])), now, [])).toBe(now);
  expect(keepPlaces(arrangedRows([], [], 'name'), now, [])).toBe(now);
});

test('blocks keep their order, and a new one comes last', () => {
  expect(keepOrder(['country', 'years', 'level'], ['country', 'years', 'audience'])).toEqual([
    'country',
    'years',
    'level',
    'audience',
  ]);
});
