import { expect, test } from 'vitest';
import type { Candidates, Selection } from '../../search/facet-columns.ts';
import { SelectionCache } from '../../search/selection-cache.ts';

const candidates = (): Candidates => ({ docs: new Uint32Array(0), scores: null });
const selection = (size: number): Selection => ({
  places: new Uint32Array(size),
  // Counts are not looked at here.
  facets: {} as Selection['facets'],
  years: {} as Selection['years'],
});

test('gives a selection back for the same candidates and the same choice alone', () => {
  const cache = new SelectionCache();
  const [some, others] = [candidates(), candidates()];
  const kept = selection(3);
  cache.keep(some, 'kind=study', kept);

  expect(cache.find(some, 'kind=study')).toBe(kept);
  expect(cache.find(others, 'kind=study')).toBeUndefined();
  expect(cache.find(some, 'kind=case')).toBeUndefined();
});

test('keeps two kinds of candidates apart under one choice', () => {
  const cache = new SelectionCache();
  const [some, others] = [candidates(), candidates()];
  const [first, second] = [selection(1), selection(2)];
  cache.keep(some, '', first);
  cache.keep(others, '', second);

  expect([cache.find(some, ''), cache.find(others, '')]).toEqual([first, second]);
});

test('forgets the oldest when all together are too large, and everything when told to', () => {
  const cache = new SelectionCache();
  const all = candidates();
  for (const choice of ['first', 'second', 'third']) cache.keep(all, choice, selection(2_000_000));

  expect(cache.find(all, 'first')).toBeUndefined();
  expect(cache.find(all, 'third')).toBeDefined();

  cache.clear();

  expect(cache.find(all, 'third')).toBeUndefined();
});
