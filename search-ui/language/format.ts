import type { Period } from '../../schemas/period.ts';
import type { Translate } from './i18n.ts';

const cache = new Map<
  string,
  Intl.NumberFormat | Intl.DateTimeFormat | Intl.ListFormat | Intl.DisplayNames | Intl.Collator
>();

function cached<
  T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.ListFormat | Intl.DisplayNames | Intl.Collator,
>(key: string, make: () => T): T {
  // A key names both the kind of formatter and its options, so what was kept under it is of the asked type.
  const found = cache.get(key) as T | undefined;
  if (found) return found;
  const made = make();
  cache.set(key, made);
  return made;
}

export const formatNumber = (value: number, language: string): string =>
  cached(`number ${language}`, () => new Intl.NumberFormat(language)).format(value);

export const formatPercent = (share: number, language: string): string =>
  cached(`percent ${language}`, () => new Intl.NumberFormat(language, { style: 'percent' })).format(share);

const RATES = {
  count: {},
  rate: { maximumSignificantDigits: 2 },
  percent: { style: 'percent' },
} as const;

/** A whole number, a rate with two digits that say something, or a percentage. */
export const formatRate = (value: number, type: keyof typeof RATES, language: string): string =>
  cached(`rate ${type} ${language}`, () => new Intl.NumberFormat(language, RATES[type])).format(value);

export const formatDate = (iso: string, language: string): string =>
  cached(`date ${language}`, () => new Intl.DateTimeFormat(language, { dateStyle: 'long' })).format(
    new Date(iso),
  );

export const formatMoment = (iso: string, language: string): string =>
  cached(
    `moment ${language}`,
    () => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }),
  ).format(new Date(iso));

export const formatList = (items: readonly string[], language: string): string =>
  cached(`list ${language}`, () => new Intl.ListFormat(language, { type: 'conjunction' })).format(items);

const countryNames = new Map<string, string | undefined>();

/** Undefined for letters that name no country. Remembered: a map of gaps names its countries a thousand times over. */
export const countryName = (code: string, language: string): string | undefined => {
  if (!/^[A-Z]{2}$/.test(code)) return undefined;
  const key = `${language} ${code}`;
  if (!countryNames.has(key))
    countryNames.set(
      key,
      cached(
        `region ${language}`,
        () => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
      ).of(code),
    );
  return countryNames.get(key);
};

export const languageName = (code: string, language: string): string =>
  cached(`language ${language}`, () => new Intl.DisplayNames([language], { type: 'language' })).of(code) ??
  code;

export const collator = (language: string): Intl.Collator =>
  cached(`collator ${language}`, () => new Intl.Collator(language, { sensitivity: 'base', numeric: true }));

/** `2016`, `2016–2019`, "since 2016", "until 2019"; a month is written out. */
export function formatPeriod(period: Period, language: string, t: Translate): string {
  const start = period.start ? formatYearMonth(period.start, language) : null;
  const end = period.end ? formatYearMonth(period.end, language) : null;
  if (start && end) return start === end ? start : `${start}–${end}`;
  if (start) return t('period.since', { start });
  if (end) return t('period.until', { end });
  return '';
}

function formatYearMonth(value: string, language: string): string {
  if (value.length === 4) return value;
  const [year, month] = value.split('-').map(Number);
  return cached(
    `month ${language}`,
    () => new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }),
  ).format(new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, 1)));
}
