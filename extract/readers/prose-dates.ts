import type { Period } from '../../schemas/period.ts';
import { type FoundPeriod, findPeriods } from '../values/read-period.ts';
import { BEGUN, ENDED } from './prose-words.ts';

/** A time told in a sentence: `from` and `to` reach over all words that tell it. */
export interface ToldTime extends Period {
  readonly from: number;
  readonly to: number;
}

/**
 * When a project was, by a sentence about it. A date beside a word of beginning is its start, beside one of ending its end;
 * both in one sentence are one stretch: "began in March 2020 and ended in August 2022".
 */
export function readTime(text: string): ToldTime | null {
  const found = findPeriods(text).filter((period) => !isAside(text, period));
  const [first] = found;
  if (!first) return null;
  // A stretch with two ends says more than the date of a single thing.
  const range = found.find(({ start, end }) => start !== null && end !== null && start !== end);
  const reach = found.length === 1 ? WHOLE : REACH;
  const dated = found.map((period, i) =>
    inClause(text, period, {
      after: found[i - 1]?.to ?? 0,
      before: found[i + 1]?.from ?? text.length,
      reach,
    }),
  );
  const begun = dated.find(({ start, end }) => start !== null && end === null);
  const ended = dated.find(
    (period) => period.start === null && period.end !== null && (!begun || period.from > begun.from),
  );
  if (begun && ended && (begun.start ?? '') <= (ended.end ?? ''))
    return { start: begun.start, end: ended.end, from: begun.from, to: ended.to };
  if (range) return { start: range.start, end: range.end, from: range.from, to: range.to };
  const [only] = dated;
  return only ? { start: only.start, end: only.end, from: only.from, to: only.to } : null;
}

/** How many signs before a date still speak of it. */
const REACH = 60;
const WHOLE = 400;

/** A lone date by the verb nearest before it, else by the one after it. */
function inClause(
  text: string,
  period: FoundPeriod,
  { after, before, reach }: { after: number; before: number; reach: number },
): FoundPeriod {
  if (period.start !== period.end) return period;
  const head = text.slice(Math.max(after, period.from - reach), period.from);
  const tail = text.slice(period.to, Math.min(before, period.to + reach));
  const [begun, ended] = [lastIn(head, BEGUN), lastIn(head, ENDED)];
  if (begun >= 0 || ended >= 0) return begun > ended ? { ...period, end: null } : { ...period, start: null };
  if (BEGUN.test(tail)) return { ...period, end: null };
  return ENDED.test(/^[^.;,]*?(?=\s(?:and|in|en|et|e|y|ja)\s|[.;,]|$)/u.exec(tail)?.[0] ?? '')
    ? { ...period, start: null }
    : period;
}

const lastIn = (text: string, pattern: RegExp): number =>
  [...text.matchAll(new RegExp(pattern.source, 'giu'))].at(-1)?.index ?? -1;

/** "the AMIF fund 2014–2020", "Erasmus+ 2021-2027": the years of what pays; in brackets they are the project's. */
const FUND =
  /(?:funds?|fondo|fonds|sklad\p{L}*|rahasto\p{L}*|program(?:me|ma|a)?s?|framework|Erasmus\+|AMIF|FAMI|ISF|FSI|strateg\p{L}+|action plan|akcijsk\p{L}+ načrt\p{L}*|actieplan|plan d.action|piano\s+\p{L}+|plan\s+\p{L}+|toimintaohjelma\p{L}*|Integration|Integrazione|Integración|Intégration),?\s*(?:for\s+(?:the\s+)?(?:period\s+)?|za\s+obdobje\s+|per il periodo\s+|pour la période\s+|voor de periode\s+)?$/iu;

const isAside = (text: string, { from, start, end }: FoundPeriod): boolean =>
  start !== end &&
  start?.length === 4 &&
  end?.length === 4 &&
  FUND.test(text.slice(0, from).replace(/_/g, ' '));
