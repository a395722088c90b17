import type { Period } from '../../schemas/period.ts';
import { foldAligned } from './fold.ts';
import { MONTH, monthOfName } from './month-names.ts';

/** A stretch of time found in a text, with the words that say it: `text.slice(from, to)`. */
export interface FoundPeriod extends Period {
  readonly from: number;
  readonly to: number;
}

/**
 * What a period cell says, in any of the seven languages: the whole span of the dates in it. A lone date is a whole
 * period, "since 2016" has no end, "until 2020" no start; "ongoing" alone says nothing in dates, and neither does
 * the date of an update: both give null.
 */
export function readPeriod(text: string): FoundPeriod | null {
  const found = findPeriods(text.slice(0, LONGEST_CELL));
  const first = found[0];
  if (!first) return null;
  let { start, end, to } = first;
  let isOpen = first.end === null;
  for (const next of found.slice(1)) {
    // A second open period tells of a part ("established in 1990, since 2006 also …"): the first word stands.
    if (isOpen || next.end === null) {
      if (!isOpen && next.start !== null) [isOpen, end, to] = [true, null, next.to];
      continue;
    }
    if (start !== null && next.start !== null && next.start < start) start = next.start;
    if (end !== null && next.end > end) end = next.end;
    to = next.to;
  }
  return { start, end, from: first.from, to };
}

/** Whether the words say that something still goes on, or when it does, without dates: not a failure to read. */
export const isPeriodWithoutDates = (text: string): boolean => {
  const { folded } = foldAligned(text.slice(0, LONGEST_CELL));
  return ONGOING.test(folded) || UPDATED.test(folded);
};

/** Longer texts are no cells and no stories; what comes after is not read. */
const LONGEST = 12_000;
const LONGEST_CELL = 1000;

/** Every stretch of time that a text names, in the order of its words. */
export function findPeriods(text: string): FoundPeriod[] {
  const { folded, at } = foldAligned(text.slice(0, LONGEST));
  const dates = findDates(folded);
  const found: FoundPeriod[] = [];
  let i = 0;
  while (i < dates.length) {
    let last = i;
    let isRange = false;
    let isList = false;
    while (last + 1 < dates.length) {
      const between = folded.slice(dates[last]?.to, dates[last + 1]?.from);
      if (RANGE.test(between)) isRange = true;
      else if (LIST.test(between)) isList = true;
      else break;
      last++;
      if (isRange && !isList && dates[last]?.year !== null) break; // one range, whole
    }
    const group = lendYears(dates.slice(i, last + 1));
    i = last + 1;
    const dated = group.filter((date) => date.year !== null);
    const head = group[0];
    const tail = group.at(-1);
    if (!head || !tail || dated.length === 0) continue;
    const before = folded.slice(Math.max(0, head.from - 48), head.from);
    const after = folded.slice(tail.to, tail.to + 32);
    if (UPDATED_BEFORE.test(before)) continue;
    const period = periodOf(dated, isRange || isList, before, after);
    if (period) found.push({ ...period, from: at[head.from] ?? 0, to: at[tail.to] ?? text.length });
  }
  return found;
}

function periodOf(
  dated: readonly FoundDate[],
  isMany: boolean,
  before: string,
  after: string,
): Period | null {
  const first = dated[0];
  const last = dated.at(-1);
  if (!first || !last) return null;
  if (isMany && dated.length > 1) {
    const keys = dated.map(keyOf).sort();
    // A range is as written; only a list is put in order.
    const start = keyOf(first);
    const end = last.end ?? keyOf(last);
    return start.slice(0, 4) <= end.slice(0, 4)
      ? { start, end }
      : { start: keys[0] ?? start, end: keys.at(-1) ?? end };
  }
  const key = keyOf(first);
  const end = first.end ?? key;
  if (first.end !== undefined) return { start: key, end };
  if (UNTIL_BEFORE.test(before) || UNTIL_AFTER.test(after)) return { start: null, end: key };
  if (
    (SINCE_BEFORE.test(before) && !PART_OF_BEFORE.test(before)) ||
    SINCE_AFTER.test(after) ||
    OPEN_AFTER.test(after)
  )
    return { start: key, end: null };
  return { start: key, end: key };
}

interface FoundDate {
  readonly year: number | null;
  readonly month: number | null;
  readonly from: number;
  readonly to: number;
  /** For 2014/15 and the like: the last year of what is one word. */
  readonly end?: string;
}

const keyOf = (date: FoundDate): string =>
  date.month === null ? `${date.year}` : `${date.year}-${String(date.month).padStart(2, '0')}`;

/** "from June to September 2017": a month without a year takes the next one's, else the one before. */
function lendYears(group: readonly FoundDate[]): FoundDate[] {
  return group.map((date, i) => {
    if (date.year !== null) return date;
    const lender =
      group.slice(i + 1).find((d) => d.year !== null) ?? group.slice(0, i).findLast((d) => d.year !== null);
    return { ...date, year: lender?.year ?? null };
  });
}

const YEAR = '(?:19[5-9]\\d|20\\d\\d)';
const DAY = '(?:[0-3]?\\d(?:\\.|st|nd|rd|th|er|e|[°º]|\\.º)?)';
const OF = "(?:\\s*,?\\s*(?:of|de|del|di|van|d'|leta|vuonna|vuoden|v\\.|l\\.|anno)?\\s*)";

/** Alternatives in the order of their length: the first that fits at a place is taken. */
const DATE = new RegExp(
  [
    `(?<dmyDay>[0-3]?\\d)\\s?[./-]\\s?(?<dmyMonth>[01]?\\d)\\s?[./-]\\s?(?<dmyYear>${YEAR})(?!\\d)`,
    `(?<ymdYear>${YEAR})[./-](?<ymdMonth>[01]\\d)[./-][0-3]\\d(?!\\d)`,
    `(?<nameYearFirst>${YEAR})\\s+(?<nameMonthLast>${MONTH})(?![\\p{L}])`,
    `(?:${DAY}\\s*(?:of|de|di)?\\s*)?(?<name>${MONTH})(?![\\p{L}])(?:\\s+[0-3]?\\d(?:st|nd|rd|th)?,)?(?:${OF}(?<nameYear>${YEAR})(?!\\d))?`,
    `(?<myMonth>[01]?\\d)\\s?[./]\\s?(?<myYear>${YEAR})(?![\\d])`,
    `(?<ymYear>${YEAR})[./](?<ymMonth>0[1-9]|1[0-2])(?!\\d)`,
    `(?<shortYear>${YEAR})(?<shortGap>\\s?[/-]\\s?)(?<shortEnd>\\d\\d)(?![\\d./-])`,
    `(?<year>${YEAR})(?![\\d])`,
    // "2. - 28.2.2023": a bare day before a dash belongs to the date after it and gives no date of its own.
  ]
    .map((part) => `(?:${part})`)
    .join('|'),
  'gu',
);

function findDates(folded: string): FoundDate[] {
  const dates: FoundDate[] = [];
  for (const match of folded.matchAll(DATE)) {
    const from = match.index;
    const to = from + match[0].length;
    const letterBefore = folded[from - 1] ?? ' ';
    if (/[\p{L}\p{N}]/u.test(letterBefore)) continue;
    const g = match.groups ?? {};
    const date = dateOf(g, from, to);
    if (!date) continue;
    // "may", "mars", "set" alone are words: a month counts only with a year or beside another date.
    dates.push(date);
  }
  return dates.filter((date, i) => date.year !== null || isBesideDate(dates, i, folded));
}

function dateOf(g: Record<string, string | undefined>, from: number, to: number): FoundDate | null {
  const numeric = (year: string | undefined, month: string | undefined): FoundDate | null => {
    const m = Number(month);
    if (!year) return null;
    return { year: Number(year), month: m >= 1 && m <= 12 ? m : null, from, to };
  };
  if (g.dmyYear) {
    // 04/25/2019 can only be month first.
    const isMonthFirst = Number(g.dmyMonth) > 12 && Number(g.dmyDay) <= 12;
    return numeric(g.dmyYear, isMonthFirst ? g.dmyDay : g.dmyMonth);
  }
  if (g.ymdYear) return numeric(g.ymdYear, g.ymdMonth);
  if (g.nameYearFirst)
    return { year: Number(g.nameYearFirst), month: monthOfName(g.nameMonthLast ?? ''), from, to };
  if (g.name) return { year: g.nameYear ? Number(g.nameYear) : null, month: monthOfName(g.name), from, to };
  if (g.myYear)
    return Number(g.myMonth) >= 1 && Number(g.myMonth) <= 12
      ? numeric(g.myYear, g.myMonth)
      : numeric(g.myYear, '0');
  if (g.shortYear && g.shortEnd) return shortRange(g.shortYear, g.shortGap ?? '', g.shortEnd, from, to);
  if (g.ymYear) return shortRange(g.ymYear, '/', g.ymMonth ?? '', from, to);
  if (g.year) return { year: Number(g.year), month: null, from, to };
  return null;
}

/** 2014/15 and 2019-24 are two years; 2021-03 is a month, since a range cannot run backwards. */
function shortRange(year: string, gap: string, tail: string, from: number, to: number): FoundDate {
  const century = year.slice(0, 2);
  const isRange = Number(tail) > Number(year.slice(2));
  if (isRange) return { year: Number(year), month: null, from, to, end: `${century}${tail}` };
  const month = Number(tail);
  if (gap.trim() === gap && month >= 1 && month <= 12) return { year: Number(year), month, from, to };
  return { year: Number(year), month: null, from, to: to - tail.length - gap.length };
}

function isBesideDate(dates: readonly FoundDate[], index: number, folded: string): boolean {
  const date = dates[index];
  const next = dates[index + 1];
  const before = dates[index - 1];
  if (!date) return false;
  const joined = (gap: string): boolean => RANGE.test(gap) || LIST.test(gap);
  if (next && joined(folded.slice(date.to, next.from))) return true;
  return before !== undefined && joined(folded.slice(before.to, date.from));
}

// Words between, before and after dates, folded. Sources: the usual forms of dates in the seven languages.
const RANGE =
  /^\s*(?:[,;]?\s*(?:-{1,2}|to|until|till|through|and until|up to|do|do leta|do konca(?: leta)?|tot|tot en met|t\/m|t\.?e\.?m\.?|jusqu'(?:a|en|au)|a|au|à|al|ad|all'|fino a|fino al|hasta|hasta el|ja|asti|bis|–|—|→|>)\s*)?(?:(?:the |leta |l\. ?|vuoteen |vuoden |el |il |en |mois de |mese di |de |fin |fine |end of |the end of |konca |konec |konca leta |eind |fin de |finales de |lopussa |loppuun |january to )*)(?:[0-3]?\d(?:\.|st|nd|rd|th|er|[°º])?\s*(?:of |de |di )?)?$/u;
const LIST =
  /^\s*(?:,|;|\/|&|\+|and|in|en|et|ja|e|y|ter|und|och|og|oraz)\s*(?:in |v letih |leta |il |el |le |the )?$/u;
const ONGOING =
  /\b(?:on-?going|continuous(?:ly)?|continuing|permanent(?:ly|e|en)?|present|current(?:ly)?|today|to date|now|in progress|running|indefinite|v teku|poteka|se izvaja|trajn[oai]|stalno|danes|neprekinjeno|se traja|doorlopend|lopend|heden|nu|permanent|voortdurend|continu|en cours|actuel(?:lement)?|aujourd'hui|a ce jour|present|permanente|jatkuva\w*|kaynnissa|meneillaan|edelleen|nykyhetki|toistaiseksi|pysyva|in corso|attivo|attiva|tuttora|ad oggi|oggi|continuativ[oa]|permanente|en curso|en marcha|actualidad|actualmente|vigente|hoy|continuo|indefinido|indefinida)\b/u;
const UPDATED =
  /\b(?:updated?|revised|renewed|posodobljen\w*|prenovljen\w*|bijgewerkt|herzien|mise? a jour|actualisee?|paivitet\w*|aggiornat\w*|actualizad\w*|renovad\w*)\b/u;
const UPDATED_BEFORE = new RegExp(
  `${UPDATED.source}(?:\\s+(?:in|on|leta|v|en|op|le|nel|il|vuonna|the|last))*\\s*:?\\s*$`,
  'u',
);
const SINCE_BEFORE =
  /(?:\b(?:since|from|as of|starting(?: in| from)?|started(?: in| on)?|start|begun in|began in|beginning(?: in)?|launched(?: in)?|established(?: in)?|founded(?: in)?|created in|active since|after|od|od leta|od l\.|zacetek|zacel\w*|ustanovljen\w*|sinds|seit|sedan|vanaf|van|opgericht(?: in)?|gestart(?: in)?|gelanceerd in|start in|depuis(?: le| l'annee)?|a partir de|a partir du|des|cree[es]? en|fondee? en|lancee? en|a compter de|debut|vuodesta|alkaen|perustettu(?: vuonna)?|alkanut(?: vuonna)?|alkoi(?: vuonna)?|kaynnistyi(?: vuonna)?|dal|da|dall'|dall'anno|a partire dal|fondat[oa](?: nel)?|istituit[oa](?: nel)?|avviat[oa](?: nel)?|nat[oa] nel|attiv[oa] dal|desde|desde el|desde el ano|a partir del|fundad[oa] en|cread[oa] en|iniciad[oa] en|inicio)|→)\s*(?:the |leta |l\. ?|el |il |le |l'|vuoden |ano |year |end of |the end of |early |late |mid-? ?|konca |zacetka |eind |begin |fin |debut |mois de |autumn |spring |summer |winter |the year |in |jesen[i]? |pomlad[i]? )*$/u;
/** "het voorjaar van 2022": a part of the year, not its beginning. */
const PART_OF_BEFORE =
  /\b(?:voorjaar|najaar|lente|zomer|herfst|winter|loop|midden|helft|maand|schooljaar|academiejaar|jaar|primavera|estate|autunno|inverno|corso)\s+(?:van|da|dal)\s*$/u;
const SINCE_AFTER =
  /^\s*(?:alkaen|lahtien|vuodesta|onwards?|and onwards?|and on\b|dalje|naprej|en adelante|in poi|et au-dela|en verder|e oltre)/u;
const OPEN_AFTER = new RegExp(
  `^\\s*(?:[.,;(]?\\s*(?:-|to|until|till|through|and|do|tot|t\\/m|jusqu'a|a|ad|al|hasta|la|fino ad?)?\\s*(?:the\\s+)?(?:${ONGOING.source})|-\\s*(?:\\.{2,3})?\\s*$|→)`,
  'u',
);
const UNTIL_BEFORE =
  /\b(?:until|till|up to|by the end of|ended in|ending in|closed in|do|do konca|do leta|do konca leta|tot|tot en met|tot eind|jusqu'en|jusqu'a|jusqu'au|vuoteen|fino al|fino a|hasta|hasta el)\s*(?:the |end of |the end of |leta |konca |el |il )*$/u;
const UNTIL_AFTER = /^\s*(?:asti|saakka|mennessa)\b/u;
