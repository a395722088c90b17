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
  /^(?:victim|survivor|suspect|offender|perpetrator|trafficker|defendant|conviction|investigation|prosecution|indictment|judg|verdict|case|complaint|report|call|request|referral|person|people|individual|child|minor|women|woman|men$|girl|boy|migrant|worker|permit|inspection|accommodat|zrtev|zrtv|osumlj|obsojen|primer|preiskav|oseb|otrok|slachtoffer|verdachte|dader|veroordel|zaak|zaken|dossier|onderzoek|persoon|personen|victime|suspect|condamn|affaire|enquete|personne|enfant|uhri|epailty|tuomio|tapau|tutkinta|henkilo|laps|vittim|indagat|condann|cas[oi]$|indagin|persone|minor[ei]|victima|sospechos|detenid|condena|casos?$|investigacion|personas)/u;

/** That they were officially found, registered or judged: words that set a country's count apart from a study's. */
const REGISTERED =
  /\b(?:identif|detect|regist|record|report|prosecut|convict|sentenc|investigat|recogni[sz]|assist|refer|accommodat|arrest|official|police|ministry|nationwide|annual|each year|per year|every year|in total|odkrit|identificir|zaznan|obravnava|obsojen|policij|evidentir|geidentificeerd|geregistreerd|aangemeld|vastgesteld|veroordeeld|politie|begeleid|recens|enregistr|condamn|signal|police|accompagn|tunnist|rekister|ilmoit|tuomit|poliis|auttamisjarjest|ohjat|identificat|registrat|segnalat|condannat|assistit|polizia|present[ei] in carico|identificad|registrad|detectad|condenad|atendid|policia)/u;

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
const LINKING_VERB =
  /^(?:were|are|was|is|so bil[aeio]?|je bil[ao]?|was|waren|zijn|etaient|étaient|sont|oli|olivat|on|erano|sono|eran|son)\s+/iu;

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
  const statistics: CountryStatistic[] = [];
  for (const figure of readFigures(plain, language)) {
    if (
      !fold(figure.of)
        .split(/[\s-]+/)
        .some((word) => COUNTED.test(word)) ||
      /\bn\s*=/u.test(figure.quote)
    )
      continue;
    statistics.push({
      value: figure.value,
      unit: 'count',
      of: figure.of,
      period: nearest(figure.from),
      quote: sentence.text,
      evidence,
    });
  }
  for (const match of plain.matchAll(
    /(?<![\d.,])(?<value>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:%|percent|per cent|odstotkov|procent|pour cent|prosenttia|per cento|por ciento)\s*(?<of>(?:of |od |van |des |de |dei |delle |de las? |de los )?[^,.;%\d]{3,60})/giu,
  )) {
    const of = (match.groups?.of ?? '').trim().replace(LINKING_VERB, '');
    if (
      !fold(of)
        .split(/[\s-]+/)
        .some((word) => COUNTED.test(word))
    )
      continue;
    statistics.push({
      value: Number((match.groups?.value ?? '').replace(',', '.')),
      unit: 'percent',
      of,
      period: nearest(match.index),
      quote: sentence.text,
      evidence,
    });
  }
  return statistics;
}
