import type { Period } from '../schemas/period.ts';
import { periodYears } from '../schemas/period.ts';
import type { YearHistogram } from '../schemas/search.ts';

/** Calendar years, both ends included; null: open on that side, so without a first or last year. */
export interface YearSpan {
  readonly from: number | null;
  readonly to: number | null;
}

/** The years a record counts in: that of its publication and those it ran in. None where nothing is known. */
export function yearSpans(record: {
  readonly year: number | null;
  readonly period: Period | null;
}): YearSpan[] {
  const spans: YearSpan[] = [];
  if (record.year !== null) spans.push({ from: record.year, to: record.year });
  if (record.period) {
    const { from, to } = periodYears(record.period);
    const isBackwards = from !== null && to !== null && from > to;
    if (from !== null || to !== null) spans.push(isBackwards ? { from: to, to: from } : { from, to });
  }
  return spans;
}

/** The last year that is known of, for sorting; null where none is. */
export const latestYear = (spans: readonly YearSpan[]): number | null =>
  spans.reduce<number | null>((latest, { from, to }) => {
    const year = to ?? from;
    return year === null || (latest !== null && latest >= year) ? latest : year;
  }, null);

/** One short key per set of years, `2014..2016 2020..2020`, so that equal sets are counted once. Empty: unknown. */
export const spansKey = (spans: readonly YearSpan[]): string =>
  spans.map(({ from, to }) => `${from ?? ''}..${to ?? ''}`).join(' ');

export function spansOfKey(key: string): YearSpan[] {
  if (key === '') return [];
  return key.split(' ').map((span) => {
    const [from = '', to = ''] = span.split('..');
    return { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
  });
}

/** What a query asks of the years; null where it asks nothing. The ends may be given either way round. */
export interface YearChoice {
  readonly from: number;
  readonly to: number;
  readonly isUnknown: boolean;
}

export function yearChoice(query: {
  readonly yearFrom?: number | undefined;
  readonly yearTo?: number | undefined;
  readonly yearUnknown?: boolean | undefined;
}): YearChoice | null {
  const { yearFrom, yearTo, yearUnknown = false } = query;
  if (yearFrom === undefined && yearTo === undefined && !yearUnknown) return null;
  const from = yearFrom ?? FIRST_YEAR;
  const to = yearTo ?? LAST_YEAR;
  return { from: Math.min(from, to), to: Math.max(from, to), isUnknown: yearUnknown };
}

/** Bounds that stand for an open side: the schemas let no year beyond them in. */
export const FIRST_YEAR = 0;
export const LAST_YEAR = 9999;

/** Whether a record with these years is meant; "unknown" together with a range of years asks for what cannot be. */
export function areYearsChosen(spans: readonly YearSpan[], choice: YearChoice): boolean {
  if (choice.isUnknown) return spans.length === 0 && choice.from === FIRST_YEAR && choice.to === LAST_YEAR;
  return spans.some(({ from, to }) => (from ?? FIRST_YEAR) <= choice.to && (to ?? LAST_YEAR) >= choice.from);
}

/**
 * Records per year from the number of records per set of years. A record counts once in each of its years; one with an
 * open end in each up to the last year that any of these records names.
 */
export function yearHistogram(countByKey: Iterable<readonly [key: string, count: number]>): YearHistogram {
  const entries = [...countByKey]
    .filter(([, count]) => count > 0)
    .map(([key, count]) => ({ spans: spansOfKey(key), count }));
  const unknown = entries.reduce((sum, { spans, count }) => sum + (spans.length === 0 ? count : 0), 0);
  const named = entries
    .flatMap(({ spans }) => spans.flatMap(({ from, to }) => [from, to]))
    .filter((year) => year !== null);
  if (named.length === 0) return { years: [], unknown };
  const first = Math.min(...named);
  const last = Math.max(...named);
  const counts = new Array<number>(last - first + 1).fill(0);
  for (const { spans, count } of entries) {
    for (const year of yearsOf(spans, first, last))
      counts[year - first] = (counts[year - first] ?? 0) + count;
  }
  return { years: counts.map((count, index) => ({ year: first + index, count })), unknown };
}

function yearsOf(spans: readonly YearSpan[], first: number, last: number): Set<number> {
  const years = new Set<number>();
  for (const { from, to } of spans) {
    for (let year = from ?? first; year <= (to ?? last); year++) years.add(year);
  }
  return years;
}
