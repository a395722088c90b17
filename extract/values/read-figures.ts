import type { Language } from '../../schemas/language.ts';
import type { Figure } from '../../schemas/record.ts';
import { CONTAINER_NOUNS, COUNT_NOUNS } from './count-nouns.ts';
import { foldAligned } from './fold.ts';
import { numberOfWord, numberWordPattern } from './number-words.ts';
import { pluralNoun } from './plural-nouns.ts';

/** A figure with its place: `text.slice(from, to)` is its quote. */
export interface FoundFigure extends Figure {
  readonly from: number;
  readonly to: number;
}

/**
 * The counts in a text with what they count: "58 interactive workshops", "over 1,100 pupils", "four workshops",
 * "sex workers (n=15)". Numbers without a noun of people, events or things made are left alone, and so are years,
 * shares, ages, sums of money and numbers of paragraphs.
 *
 * @param nouns `any`: nouns that no list holds count too, by their plural endings ("12 kiosks"); for text about one thing
 */
export function readFigures(
  text: string,
  language: Language = 'en',
  nouns: 'known' | 'any' = 'known',
): FoundFigure[] {
  const { folded, at } = foldAligned(text.slice(0, LONGEST));
  const found: FoundFigure[] = [];
  const place = (from: number, to: number): readonly [number, number] => [
    at[from] ?? 0,
    at[to] ?? text.length,
  ];
  for (const match of folded.matchAll(SAMPLE_SIZE)) {
    const value = numberOf(match.groups?.value ?? '');
    const noun = nounBefore(folded, match.index);
    if (value === null || !noun) continue;
    const [from, to] = place(noun.from, match.index + match[0].length);
    const [, nounTo] = place(noun.from, noun.to);
    found.push({ value, of: text.slice(from, nounTo).trim(), quote: text.slice(from, to), from, to });
  }
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}.,/€$£-])(?:(?<digits>${DIGITS})|(?<words>(?:${numberWordPattern(language)})(?:[ -](?:and |en |et |in |y |e )?(?:${numberWordPattern(language)}))*))(?![\\p{L}\\p{N}/%]|[.,]\\d|\\s?%|-\\d)`,
    'gu',
  );
  for (const match of folded.matchAll(pattern)) {
    const digits = match.groups?.digits;
    const value = digits ? numberOf(digits) : numberOfWord(match.groups?.words ?? '', language);
    const end = match.index + match[0].length;
    if (value === null || isOtherNumber(folded, match.index, end, digits, value)) continue;
    const noun = nounAfter(folded, end) ?? (nouns === 'any' ? anyNounAfter(folded, end, language) : null);
    if (!noun) continue;
    const [from, to] = place(match.index, noun.to);
    const [ofFrom] = place(noun.from, noun.to);
    if (found.some((other) => other.from < to && from < other.to && other.value === value)) continue;
    found.push({ value, of: text.slice(ofFrom, to), quote: text.slice(from, to), from, to });
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

/** A text beyond this is no cell and no paragraph; its figures are not counted. */
const LONGEST = 20_000;

const DIGITS = "\\d{1,3}(?:[.,' ]\\d{3})+|\\d{1,7}";
const SAMPLE_SIZE = new RegExp(`[(\\[]\\s*[n]\\s*[=:]\\s*(?<value>${DIGITS})\\s*[^)\\]]{0,24}[)\\]]`, 'gu');

const numberOf = (digits: string): number | null => {
  const value = Number(digits.replace(/[.,' ]/g, ''));
  return Number.isFinite(value) ? value : null;
};

/** Years, ages, sums, shares, dates, articles of a law, durations of a sentence. */
function isOtherNumber(
  folded: string,
  from: number,
  to: number,
  digits: string | undefined,
  value: number,
): boolean {
  const before = folded.slice(Math.max(0, from - 16), from);
  const after = folded.slice(to, to + 24);
  if (
    /(?:€|\$|£|eur|usd|art\.?|articles?|clen\w*|artikel|articolo|articulo|§|no\.?|nr\.?|page|p\.|str\.|age of|aged?|under|between the ages of)\s?$/u.test(
      before,
    )
  ) {
    return !/under\s?$/u.test(before) || /^\s*(?:years|let\b|jaar|ans\b|vuo|anni|anos)/u.test(after);
  }
  if (
    /^\s?(?:%|percent|per cent|odstotk|procent|pour cent|prosent|per cento|por ciento|euros?\b|evr|€|million|milijon|miljoen|miljoona|milion|millon)/u.test(
      after,
    )
  )
    return true;
  if (
    /^\s*-?\s*(?:years?[ -]olds?|let star|jarigen?|jaar oud|ans et|-vuotia|anni di eta|anos de edad)/u.test(
      after,
    )
  )
    return true;
  // "Two-day courses", "a 3-year project": how long one lasts.
  if (/^-(?:day|week|month|year|hour|minute|night)s?(?![\p{L}])/u.test(after)) return true;
  // Around the clock: no count.
  if (value === 24 && /^\s*(?:\/|hours?|h\b|ur\b|uur|heures|tunti|ore|horas)/u.test(after)) return true;
  return (
    digits !== undefined &&
    /^\d{4}$/.test(digits) &&
    value >= 1900 &&
    value <= 2100 &&
    !/(?:over|about|approximately|nearly|almost|more than|than)\s$/u.test(before)
  );
}

/** The words after a number up to the first noun that is counted, with up to four words between. */
function nounAfter(folded: string, from: number): { from: number; to: number } | null {
  const window = folded.slice(from, from + 120);
  const words = [...window.matchAll(/\p{L}[\p{L}']*/gu)];
  let start: number | null = null;
  let found: { from: number; to: number } | null = null;
  let gapFrom = 0;
  let isInContent = false;
  for (const [i, match] of words.slice(0, 6).entries()) {
    const word = match[0];
    const gap = window.slice(gapFrom, match.index);
    gapFrom = match.index + word.length;
    if (!/^[\s-]+$/u.test(gap)) break;
    const wordFrom = from + match.index;
    const wordTo = wordFrom + word.length;
    start ??= wordFrom;
    if (found) {
      const before = words[i - 1]?.[0] ?? '';
      // "police officers" is one noun; "copies of preventive materials" holds what the container holds.
      const isCompound = COUNT_NOUNS.test(word) && COUNT_NOUNS.test(before);
      const isContent =
        OF_WORD.test(word) || (OF_WORD.test(before) && CONTAINER_NOUNS.test(headOf(folded, found)));
      if (!isCompound && !isContent && !(isInContent && !STOP_WORD.test(word))) break;
      isInContent ||= OF_WORD.test(word) && CONTAINER_NOUNS.test(headOf(folded, found));
      if (COUNT_NOUNS.test(word)) found = { from: start, to: wordTo };
      continue;
    }
    if (STOP_WORD.test(word)) break;
    if (COUNT_NOUNS.test(word)) found = { from: start, to: wordTo };
  }
  return found;
}

/** The words right after a number up to a sign, read by their endings. */
function anyNounAfter(folded: string, from: number, language: Language): { from: number; to: number } | null {
  const window = folded.slice(from, from + 80);
  const clause = window.slice(0, /[^\p{L}\s'’-]/u.exec(window)?.index ?? window.length);
  if (!/^[\s-]/u.test(clause)) return null;
  const words = [...clause.matchAll(/\p{L}[\p{L}'’-]*/gu)].map((match) => ({
    text: match[0],
    from: from + match.index,
    to: from + match.index + match[0].length,
  }));
  return pluralNoun(words, language, (word) => STOP_WORD.test(word));
}

const headOf = (folded: string, { from, to }: { from: number; to: number }): string =>
  folded.slice(from, to).split(/[\s-]/u).at(-1) ?? '';

const OF_WORD = /^(?:of|de|di|van|d|des|del|degli|delle)$/u;
const STOP_WORD =
  /^(?:and|in|en|et|ja|e|y|or|to|is|are|was|were|has|had|this|its|as|by|for|with|on|per|at|from|of|the|these|those|across|over|je|so|sta|ki|za|na|iz|od|do|pri|med|pa|ter|die|dat|voor|met|zijn|werden|worden|waren|hebben|kregen|een|van|uit|aan|bij|tussen|naar|qui|pour|dans|sans|sous|chez|depuis|ont|sont|etaient|aux|des|les|de|che|nel|nelle|negli|delle|dei|degli|di|sono|state|stati|hanno|alle|dalle|que|para|por|los|las|con|sus|desde|ovat|olivat|joka|jotka|jossa|seka)$/u;

/** The noun phrase that ends before a bracket with a sample size. */
function nounBefore(folded: string, to: number): { from: number; to: number } | null {
  let clause = folded.slice(Math.max(0, to - 240), to);
  // A bracket between the noun and its size is blanked, so that places stay as they are.
  clause = clause.replace(/\([^()]*\)\s*$/u, (inner) => ' '.repeat(inner.length));
  const cut = Math.max(...[',', ';', '. ', ')', ':'].map((mark) => clause.lastIndexOf(mark)));
  let phrase = clause.slice(cut + 1);
  phrase = phrase.replace(/^\s*(?:and|in|ter|en|et|ja|e|y|with|z|met|avec|con)\s+/u, '');
  const trimmed = phrase.trimEnd();
  if (!/\p{L}/u.test(trimmed)) return null;
  const start = to - phrase.length + (phrase.length - phrase.trimStart().length);
  const words = trimmed.trim().split(/\s+/);
  const kept = words.slice(-12).join(' ');
  const from = words.length > 12 ? to - (phrase.length - trimmed.length) - kept.length : start;
  return { from, to: to - (phrase.length - trimmed.length) };
}
