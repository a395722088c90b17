/** What is cited where it is no record: a comparison, a map of gaps, a set. */
export interface CitedView {
  readonly title: string;
  /** Which state of it, in English: "index version 12", "version 3". */
  readonly version: string;
  /** When it was computed or last changed. */
  readonly date: Date;
  readonly address: string;
}

export const VIEW_STYLES = ['apa', 'mla', 'chicago', 'iso690'] as const;
export type ViewStyle = (typeof VIEW_STYLES)[number];

const MLA_MONTHS = 'Jan.,Feb.,Mar.,Apr.,May,June,July,Aug.,Sept.,Oct.,Nov.,Dec.'.split(',');

/**
 * A view as a data set by Prismatlas, in English as records are cited: APA 7 (10.9), MLA 9 (5.3 on), Chicago 18
 * (14.2 on, bibliography) and ISO 690:2021. The day of reading is that of the answer that is shown.
 */
export const VIEW_CITATIONS: Record<ViewStyle, (view: CitedView) => string> = {
  apa: ({ title, version, date, address }) =>
    `Prismatlas. (${date.getFullYear()}). ${title} (${upper(version)}) [Data set]. Retrieved ${longDate(date, 'en-GB')}, from ${address}`,
  mla: ({ title, version, date, address }) =>
    `“${single(title)}.” Prismatlas, ${version}, ${date.getFullYear()}, ${address}. Accessed ${date.getDate()} ${MLA_MONTHS[date.getMonth()]} ${date.getFullYear()}.`,
  chicago: ({ title, version, date, address }) =>
    `Prismatlas. “${single(title)}.” ${upper(version)}. Accessed ${longDate(date, 'en-US')}. ${address}.`,
  iso690: ({ title, version, date, address }) =>
    `PRISMATLAS. ${title}. Online. ${upper(version)}. ${date.getFullYear()}. [viewed ${isoDay(date)}]. Available from: ${address}`,
};

/** Quotation marks within quotation marks. */
const single = (title: string): string => title.replaceAll('“', '‘').replaceAll('”', '’');
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const longDate = (day: Date, locale: 'en-GB' | 'en-US'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(day);
const isoDay = (day: Date): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
