import type { CslItem } from './csl.ts';

/**
 * A citation as APA 7, ISO 690:2021 (author-date), MLA 9 and Chicago 18 (bibliography) print it, as plain text. Written
 * here and not by a CSL processor because names are literals and there are three types only: see
 * docs/decisions/0003-citations.md.
 */
export function toApa(item: CslItem, accessed: Date): string {
  const by = names(item, { last: ' & ' });
  const container = item.publisher
    ? `${item['container-title']}. ${item.publisher}`
    : item['container-title'];
  const year = years(item) ?? 'n.d.';
  const head = by ? `${dot(by)} (${year}). ${dot(item.title)}` : `${stop(item.title)} (${year}).`;
  return `${head} In ${dot(container)} Retrieved ${longDate(accessed, 'en-GB')}, from ${item.URL}`;
}

export function toIso690(item: CslItem, accessed: Date): string {
  const by = names(item, { last: ' and ', write: (name) => name.toUpperCase() });
  const where = [item['container-title'], item.publisher, years(item) ?? 'undated']
    .filter(Boolean)
    .join(', ');
  const viewed = accessed.toISOString().slice(0, 10);
  return `${by ? `${dot(by)} ` : ''}${dot(item.title)} Online. In: ${dot(where)} [viewed ${viewed}]. Available from: ${item.URL}`;
}

/** MLA names one or two authors, of more only the first; what has no date has none (MLA Handbook, 9th ed., 5.3–5.84). */
export function toMla(item: CslItem, accessed: Date): string {
  const by = names(item, { last: ' and ', most: 2, kept: 1 });
  const where = [item['container-title'], item.publisher, years(item), item.URL].filter(Boolean).join(', ');
  const day = `${accessed.getUTCDate()} ${MLA_MONTHS[accessed.getUTCMonth()]} ${accessed.getUTCFullYear()}`;
  return `${by ? `${dot(by)} ` : ''}${quoted(item.title)} ${dot(where)} Accessed ${day}.`;
}

/** Chicago names up to six authors, of more the first three (Chicago Manual of Style, 18th ed., 13.23, 13.78). */
export function toChicago(item: CslItem, accessed: Date): string {
  const by = names(item, { last: ' and ', lastOfMany: ', and ', most: 6, kept: 3 });
  const when = years(item) ?? 'n.d.';
  const where = item.publisher
    ? `${dot(item['container-title'])} ${item.publisher}, ${when}`
    : `${item['container-title']}, ${when}`;
  return `${by ? `${dot(by)} ` : ''}${quoted(item.title)} In ${dot(where)} Accessed ${longDate(accessed, 'en-US')}. ${item.URL}.`;
}

interface Naming {
  /** Before the last of two names, and of more unless `lastOfMany` says otherwise. */
  readonly last: string;
  readonly lastOfMany?: string;
  /** So many are all named; of more, the first `kept`. */
  readonly most?: number;
  readonly kept?: number;
  readonly write?: (name: string) => string;
}

/** Names stay in their order, since what is the family name is not known. */
function names(item: CslItem, naming: Naming): string | null {
  const { last, lastOfMany = last, most = 20, kept = 19, write = (name: string) => name } = naming;
  const all = item.author?.map((name) => write(name.literal)) ?? [];
  const [first, second] = all;
  if (first === undefined) return null;
  if (all.length > most) return `${all.slice(0, kept).join(', ')} et al.`;
  if (item.custom?.hasMoreAuthors) return `${all.join(', ')} et al.`;
  if (second === undefined) return first;
  return `${all.slice(0, -1).join(', ')}${all.length > 2 ? lastOfMany : last}${all.at(-1)}`;
}

/** The year, the first and the last, or of what goes on the first and a dash: “2006–”. */
function years(item: CslItem): string | null {
  const all = item.issued?.['date-parts'].map((date) => date[0]) ?? [];
  if (all.length === 0) return null;
  // An open period is cited as one, and not as the year that it began in.
  return `${[...new Set(all)].join('–')}${item.custom?.isOngoing ? '–' : ''}`;
}

const MLA_MONTHS = 'Jan.,Feb.,Mar.,Apr.,May,June,July,Aug.,Sept.,Oct.,Nov.,Dec.'.split(',');

const longDate = (day: Date, locale: 'en-GB' | 'en-US'): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);

/** A title in quotation marks, those within it single; a description in brackets has none. Its full stop stands inside. */
function quoted(title: string): string {
  if (/^\[.*\]$/su.test(title)) return dot(title);
  return `“${dot(singleQuotes(title))}”`;
}

function singleQuotes(text: string): string {
  // Where „ opens, “ closes; elsewhere “ opens. A straight mark opens after a space or a bracket.
  const isLowOpening = text.includes('„');
  return text
    .replaceAll('„', '‘')
    .replaceAll('“', isLowOpening ? '’' : '‘')
    .replaceAll('”', '’')
    .replace(/(^|[\s([])"/gu, '$1‘')
    .replaceAll('"', '’');
}

const stop = (text: string): string => text.replace(/\.$/u, '');
const dot = (text: string): string => (/[.!?]$/u.test(text) ? text : `${text}.`);
