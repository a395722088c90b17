import type { Slot } from '../readers/kind-slots.ts';
import { fold, squash } from '../values/fold.ts';
import { monthOfName } from '../values/month-names.ts';
import type { Weights } from './weights.ts';

/** What is known of a column while its cells are being told apart. */
export interface ColumnModel {
  readonly slot: Slot | null;
  /** Letters that a full line of its cells has; learnt over the table. */
  readonly widthLetters: number;
  /** Where its lines begin, in letters from the margin, when the text keeps positions; else null. */
  readonly leftLetters: number | null;
  /** Share of its cells that end as sentences do. */
  readonly sentenceShare: number;
}

const PERIOD_WORD =
  /^(?:since|from|to|until|till|ongoing|on-going|present|now|end|of|the|in|and|st|nd|rd|th|program|project|established|started|updated|od|do|od|leta|se|izvaja|v|teku|tekoce|sinds|tot|lopend|vanaf|heden|depuis|jusqu'a|en|cours|alkaen|asti|jatkuva|kaynnissa|dal|al|fino|in|corso|desde|hasta|actualidad|curso|-|–|—|to)$/u;

/** Share of words that a period is written with. */
export function periodShare(text: string): number {
  const words = fold(text).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return 0;
  const hits = words.filter((word) => {
    const plain = word.replace(/[.,;()]/gu, '');
    return (
      /^(?:\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d(?:[-–—/](?:(?:19|20)?\d\d)?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[-–—])$/u.test(
        plain,
      ) ||
      monthOfName(plain) !== null ||
      PERIOD_WORD.test(plain) ||
      plain.split(/[-–—]/u).every((part) => part !== '' && monthOfName(part) !== null)
    );
  });
  return hits.length / words.length;
}

/** Words for what has no end yet, in the seven languages. */
export const isLasting = (text: string): boolean =>
  /\b(?:ongoing|on-going|continuous|permanent|present|v teku|poteka|stalno|lopend|doorlopend|en cours|permanent|jatkuva|kaynnissa|in corso|continuativo|en curso|continuo)\b/u.test(
    fold(text),
  );

const hasYear = (text: string): boolean => /(?:19|20)\d\d/u.test(text);

/** What a stretch of words is by its own letters, whichever column it stands in. */
export interface Likeness {
  readonly isNumber: boolean;
  readonly isShortNumber: boolean;
  readonly periodShare: number;
  readonly isDated: boolean;
  readonly isCitation: boolean;
  /** How many words name methods of research. */
  readonly methodWords: number;
}

/** Words of studies and how data are gathered, by their stems, in the seven languages; halves of them too. */
const METHOD_WORD =
  /^(?:quali|quanti|kvali|kvanti|cuali|cuanti|laadul|maaral|tativ|itativ|mixed|stud(?:y|ies)|raziskav|onderzoek|etude|tutkimu|ricerc|investigac|estudio|review|pregled|empiri|descripti|questionn|vprasaln|vragenl|kysely|cuestion|intervi|intervj|intervist|entrevist|entretien|haastat|semi-?$|semi-?struct|structur|survey|anket|anketa|enquete|focus|fokus|analys|analiz|analis|content|observ|opazov|document|method|metod)/u;

/** A period's words are few; longer stretches are text. */
const LONGEST_PERIOD = 60;

export function likenessOf(piece: string): Likeness {
  const share = piece.length > LONGEST_PERIOD ? 0 : periodShare(piece);
  return {
    isNumber: /^\d{1,3}\.?$/u.test(piece),
    isShortNumber: /^\d{1,2}\.?$/u.test(piece),
    periodShare: share,
    isDated: share >= 0.99 && hasYear(piece) && !piece.startsWith('('),
    methodWords: fold(piece)
      .split(/\s+/u)
      .filter((word) => METHOD_WORD.test(word.replace(/^\W+/u, ''))).length,
    isCitation: piece.length < 16 && /^\(?(?:19|20)\d\d[a-z]?\)$|\bet\s?al\.?/u.test(piece),
  };
}

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
    return isListed || /[/_=&%?#].*[/_.=&%?#-]|\.\p{L}+\//u.test(word) || /\/$/u.test(word)
      ? 'part'
      : 'perhaps';
  if ((/\/$|^\//u.test(word) && word.length > 3) || /_/u.test(word)) return 'part';
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

/** How badly a stretch of words fits what its column holds; 0 is well. */
export function contentCost(piece: Likeness, slot: Slot | null, weights: Weights): number {
  if (slot === 'no') return piece.isNumber ? 0 : 9;
  if (slot === 'links') return 0;
  let cost = 0;
  if (piece.isShortNumber) cost += 0.8;
  if (slot === 'studyType' || slot === 'dataCollection') return cost + piece.methodWords * weights.methodWord;
  if (isPeriodSlot(slot))
    return cost + (piece.periodShare >= 0.99 ? 0 : weights.noPeriod * (1 - piece.periodShare));
  if (isNameSlot(slot)) return cost;
  if (piece.isDated) cost += weights.periodElsewhere;
  if (piece.isCitation) cost += weights.citationElsewhere;
  return cost;
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
