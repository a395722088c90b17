import type { CountryStatistic } from '../../schemas/extraction.ts';
import type { Language } from '../../schemas/language.ts';
import type { Period } from '../../schemas/period.ts';
import type { Layout } from '../layout.ts';
import { fold } from '../values/fold.ts';
import { readFigures } from '../values/read-figures.ts';
import { findPeriods } from '../values/read-period.ts';
import { evidenceOf, type Piece, pieceOfBlock } from './piece.ts';
import { type Sentence, sentencesOf } from './search/search-region.ts';

/** What a country counts about trafficking: victims, suspects, cases, convictions; folded beginnings, seven languages. */
const COUNTED =
  /^(?:victim|survivor|suspect|offender|perpetrator|trafficker|defendant|notification|conviction|investigation|prosecution|indictment|judg|verdict|case|complaint|report|call|request|referral|person|people|individual|child|minor|women|woman|men$|girl|boy|migrant|worker|permit|inspection|accommodat|zrtev|zrtv|zensk|mosk[ie]|dekl|fant|kazniv|zadev|prijav|osumlj|obsojen|primer|preiskav|oseb|otrok|slachtoffer|vrouw|mannen|meisje|jongen|melding|oproep|verdachte|dader|veroordel|zaak|zaken|dossier|onderzoek|persoon|personen|victime|femme|homme|fille|garcon|appel|signalement|procedure|suspect|condamn|affaire|enquete|personne|enfant|uhri|asiak|nais|miehi|tytto|poik|puhelu|rikosilmoit|hakemu|epailty|tuomio|tapau|tutkinta|henkilo|laps|vittim|donn[ae]|uomin|ragazz|bambin|chiamat|segnalazion|procediment|arrest|indagat|condann|cas[oi]$|indagin|persone|minor[ei]|victima|mujer|hombre|nin[ao]s|llamad|procedimient|denuncia|sospechos|detenid|condena|casos?$|investigacion|personas)/u;

/** That they were officially found, registered or judged: words that set a country's count apart from a study's. */
const REGISTERED =
  /\b(?:identif|detect|receiv|opened|regist|record|report|prosecut|convict|sentenc|investigat|recogni[sz]|assist|refer|accommodat|arrest|official|police|ministry|nationwide|annual|each year|per year|every year|in total|skupaj|skupno|prejel|odkrit|identificir|zaznan|obravnava|obsojen|policij|evidentir|in totaal|gemeld|ontving|ontvang|behandel|geidentificeerd|geregistreerd|aangemeld|vastgesteld|veroordeeld|politie|begeleid|au total|recu\b|ouvert|recens|enregistr|condamn|signal|police|accompagn|yhteensa|kirjasi|kirjat|otettiin|vastaanot|tunnist|rekister|ilmoit|tuomit|poliis|auttamisjarjest|ohjat|in totale|ricevut|avviat|apert[ie]|arrestat|prese?i? in carico|identificat|registrat|segnalat|condannat|assistit|polizia|present[ei] in carico|en total|recibi|abiert|abrieron|detuv|detenid|identificad|identificaron|registrad|detectad|condenad|atendid|policia)/u;

/**
 * Counts about a country that a report states in prose, with the time they are for: "Between 2010 and 2022, 434 victims
 * were identified." Counts of studies and projects (samples, workshops) are not among them, nor are sentences without a
 * date.
 */
export function readStatistics(
  layout: Layout,
  used: ReadonlySet<number>,
  language: Language,
): CountryStatistic[] {
  const found: CountryStatistic[] = [];
  for (const [i, block] of layout.blocks.entries()) {
    if (used.has(i) || (block.type !== 'paragraph' && block.type !== 'listItem' && block.type !== 'footnote'))
      continue;
    const piece = pieceOfBlock(block);
    for (const sentence of sentencesOf(piece.text)) found.push(...ofSentence(sentence, piece, language));
  }
  return found;
}

/** "89% were women" counts women. */
const LINKING =
  'were|are|was|is|so bil[aeio]?|je bil[ao]?|waren|zijn|etaient|étaient|sont|oli|olivat|on|erano|sono|eran|son';
const LINKING_VERB = new RegExp(`^(?:${LINKING})\\s+`, 'iu');

const NUMBER = String.raw`(?<![\p{L}\d.,/–-])(?<value>\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+|\d{1,6})(?![\d%–-]|[.,]\d)`;
/** "received 215 notifications": nouns that are no figures of studies. */
const NUMBER_FIRST = new RegExp(`${NUMBER}\\s+(?<of>\\p{L}+)`, 'giu');
/** "of whom 24 were women": the verb stands between the number and what it counts. */
const VERB_BETWEEN = new RegExp(`${NUMBER}\\s+(?:${LINKING})\\s+(?<of>\\p{L}+)`, 'giu');
/** "le vittime assistite sono state 2.100": what is counted stands first, and the number ends its clause. */
const NUMBER_LAST = new RegExp(
  `(?<of>[^.;:,\\d]{3,80}(?:\\d{4})?)\\s(?:${LINKING}|sono stat[ie]|ont été|fueron|han sido|bedroeg|amounted to|je znaša\\p{L}*)\\s+${NUMBER}(?=\\s*(?:[.;,]|$))`,
  'giu',
);

function ofSentence(sentence: Sentence, piece: Piece, language: Language): CountryStatistic[] {
  if (!REGISTERED.test(sentence.folded)) return [];
  // Years in brackets are those of a citation.
  const plain = sentence.text.replace(/\([^()]*\)/gu, (bracket) => ' '.repeat(bracket.length));
  const periods = findPeriods(plain);
  if (periods.length === 0) return [];
  const nearest = (at: number): Period => {
    const best = [...periods].sort((a, b) => Math.abs(a.from - at) - Math.abs(b.from - at))[0];
    return { start: best?.start ?? null, end: best?.end ?? null };
  };
  const evidence = evidenceOf(piece, sentence.from, sentence.to);
  const quote = sentence.text;
  return [...counts(plain, language), ...shares(plain)]
    .sort((a, b) => a.at - b.at)
    .map(({ value, unit, of, at }) => ({ value, unit, of, period: nearest(at), quote, evidence }));
}

interface Stated {
  readonly value: number;
  readonly unit: 'count' | 'percent';
  readonly of: string;
  /** Where it stands in the sentence. */
  readonly at: number;
}

function counts(plain: string, language: Language): Stated[] {
  const figures = readFigures(plain, language).filter(
    ({ of, quote }) => countedWord(of) !== null && !/\bn\s*=/u.test(quote),
  );
  const stated = figures.map(({ value, of, from }): Stated => ({ value, unit: 'count', of, at: from }));
  for (const match of [NUMBER_FIRST, VERB_BETWEEN, NUMBER_LAST].flatMap((one) => [...plain.matchAll(one)])) {
    const of = countedWord(match.groups?.of ?? '');
    const printed = match.groups?.value ?? '';
    const at = match.index + match[0].lastIndexOf(printed);
    const isTaken =
      figures.some(({ from, to }) => from <= at && at < to) || stated.some((known) => known.at === at);
    if (of === null || isTaken || /^(?:19|20)\d\d$/u.test(printed)) continue;
    stated.push({ value: Number(printed.replace(/\D/gu, '')), unit: 'count', of, at });
  }
  return stated;
}

const SHARE =
  /(?<![\d.,])(?<value>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent|per cent|odstotkov|procent|pour cent|prosenttia|per cento|por ciento)\s*(?<of>(?:of |od |van |des |de |dei |delle |de las? |de los )?[^,.;%\d]{3,60})/giu;

const shares = (plain: string): Stated[] =>
  [...plain.matchAll(SHARE)].flatMap((match): Stated[] => {
    const of = (match.groups?.of ?? '').trim().replace(LINKING_VERB, '');
    const value = Number((match.groups?.value ?? '').replace(',', '.'));
    return countedWord(of) === null ? [] : [{ value, unit: 'percent', of, at: match.index }];
  });

/** The first word of a phrase that a country counts, as printed. */
const countedWord = (phrase: string): string | null =>
  phrase.match(/\p{L}+/gu)?.find((word) => COUNTED.test(fold(word))) ?? null;
