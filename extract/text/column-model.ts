import type { Slot } from '../readers/kind-slots.ts';
import { fold, squash } from '../values/fold.ts';
import { monthOfName } from '../values/month-names.ts';
import { type LineMarks, widthOf } from './line-marks.ts';
import type { Weights } from './weights.ts';
import type { ColumnSenses } from './word-senses.ts';
import type { WordLooks } from './word-shapes.ts';

/** What is known of a column while its cells are being told apart. */
export interface ColumnModel {
  readonly slot: Slot | null;
  /** Letters that a full line of its cells has; learnt over the table. */
  readonly widthLetters: number;
  /** Where its lines begin, in letters from the margin, when the text keeps positions; else null. */
  readonly leftLetters: number | null;
  /** Share of its cells that end as sentences do. */
  readonly sentenceShare: number;
  readonly looks: WordLooks;
  readonly senses: ColumnSenses;
}

const PERIOD_WORD =
  /^(?:since|from|to|until|till|ongoing|on-going|present|now|end|of|the|in|and|st|nd|rd|th|program|project|established|started|updated|od|do|od|leta|se|izvaja|v|teku|tekoce|sinds|tot|lopend|vanaf|heden|depuis|jusqu'a|en|cours|alkaen|asti|jatkuva|kaynnissa|dal|al|fino|in|corso|desde|hasta|actualidad|curso|-|–|—|to)$/u;

/** A word that a period is written with. */
export function isPeriodWord(text: string): boolean {
  const plain = fold(text).replace(/[.,;()]/gu, '');
  return (
    /^(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d(?:[-–—/](?:(?:19|20)?\d\d)?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[-–—])$/u.test(
      plain,
    ) ||
    monthOfName(plain) !== null ||
    PERIOD_WORD.test(plain) ||
    (/[-–—]/u.test(plain) &&
      plain
        .split(/[-–—]/u)
        .every((part) => part === '' || monthOfName(part) !== null || /^\d{1,4}$/u.test(part)))
  );
}

const TIME_WORD =
  /^(?:since|until|till|ongoing|on-going|sinds|lopend|vanaf|heden|depuis|jatkuva|desde|actualidad|poteka|leta)$/u;

/** A word that says when, and little else. */
export function isTimeWord(text: string): boolean {
  const plain = fold(text).replace(/[.,;()]/gu, '');
  return (
    TIME_WORD.test(plain) ||
    /^(?:19|20)\d\d(?:[-–—/](?:(?:19|20)?\d\d)?)?$/u.test(plain) ||
    monthOfName(plain) !== null
  );
}

/** Words for what has no end yet, in the seven languages. */
export const isLasting = (text: string): boolean =>
  /\b(?:ongoing|on-going|continuous|permanent|present|v teku|poteka|stalno|lopend|doorlopend|en cours|permanent|jatkuva|kaynnissa|in corso|continuativo|en curso|continuo)\b/u.test(
    fold(text),
  );

/** Words of kinds of studies, and of how data are gathered, by their stems, in the seven languages; halves of them too. */
const TYPE_WORD =
  /^(?:quali|quanti|kvali|kvanti|cuali|cuanti|laadul|maaral|tativ|itativ|mixed|stud(?:y|ies|ij)|raziskav|onderzoek|etude|tutkimu|ricerc|investigac|estudio|review|pregled|empiri|descripti|case|literatur|analys|analiz|analis)/u;
const DATA_WORD =
  /^(?:questionn|vprasaln|vragenl|kysely|cuestion|intervi|intervj|intervist|entrevist|entretien|haastat|semi-?$|semi-?struct|structur|survey|anket|anketa|enquete|focus|fokus|content|observ|opazov|document|databas|record|analys|analiz|analis)/u;

const plainly = (word: string): string => fold(word).replace(/^\W+/u, '');
export const isTypeWord = (word: string): boolean => TYPE_WORD.test(plainly(word));
export const isDataWord = (word: string): boolean => DATA_WORD.test(plainly(word));

/** A period's and a citation's words are few; longer stretches are text. */
const MOST_PERIOD_WORDS = 9;
/** How much of what other words cost in a period counts where their zone says when. */
const IN_DATED_ZONE = 0.3;
const MOST_CITED_LETTERS = 15;

/** How a single word looks beside the addresses of its page: a printed address, a part of one, perhaps one, or a word. */
export type AddressLook = 'printed' | 'part' | 'perhaps' | 'word' | 'text';

export function addressLook(word: string, addresses: string): AddressLook {
  if (/https?:|www\./iu.test(word)) return 'printed';
  const isListed = isPartOfAddress(word, addresses);
  if (
    /[/_=&%?#]|\.[\p{L}\d]|\d{5}/u.test(word.slice(0, -1)) &&
    /[\p{L}\d]/u.test(word) &&
    !/^\(|^[\d.,/–-]+\)?$/u.test(word)
  )
    return isListed || /[/_=&%?#].*[/_.=&%?#-]|\.\p{L}+\/|\p{L}\/\d{3}/u.test(word) || /\/$/u.test(word)
      ? 'part'
      : 'perhaps';
  if ((/\/$|^\//u.test(word) && word.length > 3) || /_/u.test(word)) return 'part';
  // Addresses break after their hyphens, as words do.
  if (/^[a-z\d]+(?:-[a-z\d]+)+-$/u.test(word)) return 'perhaps';
  if (isListed && /[-\d]/u.test(word)) return 'part';
  if (isListed || /^\d{3,}$/u.test(word)) return 'perhaps';
  return /^[\p{L}\d-]+$/u.test(word) ? 'word' : 'text';
}

/** What a word of this look costs among links, and elsewhere where there is a column of links. */
export function addressCost(
  look: AddressLook,
  slot: Slot | null,
  hasLinkColumn: boolean,
  weights: Weights,
): number {
  if (slot === 'links')
    return look === 'word' ? weights.wordAmongLinks : look === 'text' ? weights.textAmongLinks : 0;
  if (!hasLinkColumn) return 0;
  return look === 'printed' ? weights.addressElsewhere : look === 'part' ? weights.addressPartElsewhere : 0;
}

/** Words of a line that stand in a column of this kind. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly slot: Slot | null;
  /** A line of its short zone says a time and nothing else: the zone may be a period told in a sentence. */
  readonly isDatedZone: boolean;
  /** The table has a column of periods. */
  readonly hasPeriod: boolean;
}

/** How badly a stretch of words fits what its column holds; 0 is well. Addresses are counted apart. */
export function contentCost(
  marks: LineMarks,
  { from, to, slot, hasPeriod, isDatedZone }: Stretch,
  weights: Weights,
): number {
  const count = to - from;
  const isCount = count === 1 && marks.isCount[from] === true;
  if (slot === 'no') return isCount ? 0 : 9;
  if (slot === 'links') return 0;
  const among = (sums: Int32Array): number => (sums[to] ?? 0) - (sums[from] ?? 0);
  let cost = isCount ? 0.8 : 0;
  if (slot !== 'title' && slot !== 'acronym' && !isPeriodSlot(slot))
    cost += among(marks.named) * weights.namedElsewhere;
  if ((isTitleSlot(slot) && slot !== 'programme') || slot === 'type' || slot === 'studyType')
    cost += among(marks.spoken) * weights.spokenInTitle;
  if (slot === 'studyType') return cost + among(marks.type) * weights.methodWord;
  if (slot === 'dataCollection') return cost + among(marks.data) * weights.methodWord;
  const share = count > MOST_PERIOD_WORDS ? 0 : among(marks.period) / count;
  if (isPeriodSlot(slot)) return cost + weights.noPeriod * (1 - share) * (isDatedZone ? IN_DATED_ZONE : 1);
  const isShort = widthOf(marks, from, to) <= MOST_CITED_LETTERS;
  const hasYear =
    marks.isYear[from] === true ||
    (count > 1 && count < 4 && isNameSlot(slot) && marks.isYear[to - 1] === true);
  const isCited = isShort && (hasYear || among(marks.cited) > 0);
  if (isNameSlot(slot)) return isCited ? cost + weights.citation : cost;
  if (hasPeriod && !isCited) {
    if (share === 1 && among(marks.timed) > 0) cost += weights.periodElsewhere;
    else cost += among(marks.strayYears) * weights.strayYear;
  }
  return isCited ? cost + weights.citationElsewhere : cost;
}

export const isPeriodSlot = (slot: Slot | null): boolean =>
  slot === 'period' || slot === 'year' || slot === 'start' || slot === 'end';
/** Persons and organisations: capitals and years stand there as in no other text. */
export const isNameSlot = (slot: Slot | null): boolean =>
  slot === 'authors' || slot === 'author' || slot === 'writer';
/** Names and headings: a capital says nothing of a beginning. */
export const isTitleSlot = (slot: Slot | null): boolean =>
  isNameSlot(slot) || slot === 'title' || slot === 'programme' || slot === 'acronym';

/** A text of some length found in the page's own list of addresses, however it is broken or misread at its ends. */
export function isPartOfAddress(piece: string, addresses: string): boolean {
  if (addresses === '' || /\s/u.test(piece.trim())) return false;
  const plain = squash(piece);
  return plain.length >= 5 && addresses.includes(plain);
}
