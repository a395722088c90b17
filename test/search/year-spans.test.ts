import { expect, test } from 'vitest';
import {
  areYearsChosen,
  latestYear,
  spansKey,
  spansOfKey,
  yearChoice,
  yearHistogram,
  yearSpans,
} from '../../search/year-spans.ts';

test('a record counts in the year of its publication and in those it ran in', () => {
  const spans = yearSpans({ year: 2020, period: { start: '2014-05', end: '2016' } });

  expect(spans).toEqual([
    { from: 2020, to: 2020 },
    { from: 2014, to: 2016 },
  ]);
  expect(latestYear(spans)).toBe(2020);
  expect(spansOfKey(spansKey(spans))).toEqual(spans);
});

test('a period that is wholly unknown gives no years, one the wrong way round the right ones', () => {
  expect(yearSpans({ year: null, period: { start: null, end: null } })).toEqual([]);
  expect(yearSpans({ year: null, period: { start: '2018', end: '2015' } })).toEqual([
    { from: 2015, to: 2018 },
  ]);
  expect(latestYear([])).toBeNull();
  expect(spansOfKey('')).toEqual([]);
});

test('an open period has no last year', () => {
  const [open] = [yearSpans({ year: null, period: { start: '2016', end: null } })];
  const chosen = (yearFrom: number, yearTo: number): boolean => {
    const choice = yearChoice({ yearFrom, yearTo });
    return choice !== null && areYearsChosen(open, choice);
  };

  expect([chosen(2010, 2015), chosen(2016, 2016), chosen(2900, 2999)]).toEqual([false, true, true]);
});

test('a histogram lists every year between the first and the last, and counts a record once a year', () => {
  const histogram = yearHistogram([
    ['2012..2012 2010..2013', 2],
    ['2015..', 1],
    ['', 4],
    ['1999..1999', 0],
  ]);

  expect(histogram).toEqual({
    years: [
      { year: 2010, count: 2 },
      { year: 2011, count: 2 },
      { year: 2012, count: 2 },
      { year: 2013, count: 2 },
      { year: 2014, count: 0 },
      { year: 2015, count: 1 },
    ],
    unknown: 4,
  });
  expect(yearHistogram([])).toEqual({ years: [], unknown: 0 });
});
