import type { Language } from '../../../schemas/language.ts';
import type { FlowStep } from '../../../schemas/search-statement.ts';
import { numberOfWord, numberWordPattern } from '../../values/number-words.ts';
import { findPeriods } from '../../values/read-period.ts';
import { evidenceOf } from '../piece.ts';
import { type Flow, numberOf } from './flow-counts.ts';
import { FLOW_WORDS, type Phase } from './flow-steps.ts';
import type { SearchRegion, Sentence } from './search-region.ts';

interface Number {
  readonly n: number;
  readonly printed: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Counts told in sentences, for reports without a table of them: "The databases returned 412 records; 37 came from
 * websites. 385 were screened, of which 331 were set aside." A sentence goes on where the one before stopped: "excluded"
 * is said of what was spoken of last.
 */
export function flowInProse({ sentences, piece }: SearchRegion, language: Language): Flow {
  const flow: Flow = {};
  let phase: Phase | null = null;
  for (const sentence of sentences) {
    const text = foldedInPlace(sentence);
    const numbers = numbersIn(text, language);
    const cuts = [
      0,
      ...numbers.slice(1).map((next, i) => boundary(text, numbers[i]?.to ?? 0, next.from)),
      text.length,
    ];
    for (const [i, number] of numbers.entries()) {
      const told = text.slice(cuts[i], cuts[i + 1]);
      const step = toldStep(told, phase);
      if (!step) continue;
      phase = PHASE_AFTER[step] === undefined ? phase : PHASE_AFTER[step];
      flow[step] ??= {
        n: number.n,
        printed: number.printed,
        label: sentence.text.slice(cuts[i], cuts[i + 1]).trim(),
        phase: null,
        evidence: evidenceOf(piece, sentence.from, sentence.to),
      };
    }
  }
  return flow;
}

/** Folded, with the places of the printed text: dates are blank, and brackets but for "(n = 12)". */
function foldedInPlace({ text, folded }: Sentence): string {
  let blank = folded.length === text.length ? folded : text.toLowerCase();
  for (const { from, to } of findPeriods(text)) {
    const isCount = /^\d{4}$/u.test(text.slice(from, to)) && NOUN.test(blank.slice(to, to + 60));
    if (isCount) continue;
    // "between 4 and 22 March": the first day stands before the date.
    const day =
      /\d{1,2}\.?\s+\p{L}{1,4}\s+$/u.exec(blank.slice(Math.max(0, from - 12), from))?.[0].length ?? 0;
    blank = blank.slice(0, from - day) + ' '.repeat(to - from + day) + blank.slice(to);
  }
  return blank.replace(/\([^()]*\)/gu, (bracket) =>
    /^\(\s*n\s*[=:]/u.test(bracket) ? bracket : ' '.repeat(bracket.length),
  );
}

/** Where what was just counted leaves the reader; after what was included nothing is screened any more. */
const PHASE_AFTER: Partial<Record<FlowStep, Phase | null>> = {
  identifiedDatabases: 'identification',
  identifiedOther: 'identification',
  screened: 'screening',
  excludedScreening: 'screening',
  eligibility: 'eligibility',
  excludedEligibility: 'eligibility',
  includedPublications: null,
  includedStudies: null,
};

const DIGITS =
  /(?<![\p{L}\d.,/–-])(?:\d{1,3}(?:[.,  ]\d{3})+(?!\d)|\d{1,6}(?![\d%/–-]|[.,]\d|\s?%|\s?(?:per cent|percent|odstot|procent|pour ?cent|prosent)))/gu;

/** What is counted beside the records of a search: its databases, reviewers, terms, languages, years. */
const BESIDE =
  /^[ \u00a0](?:\p{L}+[ \u00a0]){0,2}?(?:data ?bases?|databank|podatkovn|baz[aeo]\b|bases? de d|banc|tietokan|catalog|katalog|reviewer|researcher|author|raziskoval|avtor|onderzoeker|chercheu|auteur|tutkija|ricercator|autor|investigador[ea]|search|iskaln|zoek|haku|terms?\b|termin|keyword|kljucn|mots|parole|palabra|language|jezik|taal|talen|langue|kiel|lingu|idioma|years?\b|let\b|jaar|ans\b|annees|vuot|vuod|anni|anos|months?|mesec|maand|mois|kuukau|mesi|meses|days?\b|weeks?\b|criteri|kriterij|phases?\b|steps?\b|stages?\b)/u;
const NOUN =
  /^[ \u00a0](?:\p{L}+[ \u00a0-]){0,2}?(?:full|results?|records?|hits?|publicat|publicac|articul|papers?|articles?|stud|sources?|references?|titles?|abstracts?|texts?|documents?|reports?|duplicat|rezultat|zadet|objav|clan[ek]|prispev|raziskav|besedil|vir[aeio]|dvojnik|resulta|treffer|artikel|onderzoek|bron|tekst|titel|dubbel|notice|etude|texte|doublon|tulos|tulok|viit|julkais|artikkel|tutkim|teksti|lahde|kaksois|risultat|pubblic|articol|ricerc|testi|fonti|doppion|regist|estudi|trabaj|investigaci|referenc|duplicad)/u;
const VERB_NEXT =
  /^[ \u00a0](?:were|was|so bil|werden|ont ete|furent|sono stat|fueron|of (?:these|them|which))\b/u;

/** Whether a sentence counts records rather than saying which ones were wanted. */
export const countsRecords = (sentence: Sentence, language: Language): boolean => {
  const text = foldedInPlace(sentence);
  return numbersIn(text, language).some(({ to }) => NOUN.test(text.slice(to, to + 60)));
};

function numbersIn(text: string, language: Language): Number[] {
  const numbers: Number[] = [];
  for (const { 0: printed, index: from } of text.matchAll(DIGITS)) {
    const to = from + printed.length;
    const after = text.slice(to, to + 60);
    if (/^(?:19|20)\d\d$/u.test(printed) && !NOUN.test(after)) continue;
    if (!BESIDE.test(after)) numbers.push({ n: numberOf(printed), printed, from, to });
  }
  const words = numberWordPattern(language);
  const spelt = new RegExp(`(?<![\\p{L}\\d])(?:${words})(?:[- ](?:${words}))*(?![\\p{L}\\d])`, 'gu');
  for (const { 0: printed, index: from } of text.matchAll(spelt)) {
    const n = numberOfWord(printed, language);
    const after = text.slice(from + printed.length, from + printed.length + 60);
    if (n !== null && (NOUN.test(after) || VERB_NEXT.test(after)) && !BESIDE.test(after))
      numbers.push({ n, printed, from, to: from + printed.length });
  }
  return numbers.sort((a, b) => a.from - b.from);
}

const OF_WHICH =
  /[,;]?\s(?:of (?:which|these|those|them)|od (?:tega|teh|katerih)|waarvan|van deze|dont|parmi (?:lesquel|eux)|joista|naista|d[ie] (?:cui|questi)|tra cui|de (?:los|las|ellos|ellas)\b)/u;
const LAST_AND = /^.*\s(?:and|ter|in|en|et|ja|sekä|e|ed|y)\s/su;
const VERB =
  /\s(?:(?:were|was|so bil[aeio]?|smo|werden|zijn|ont ete|sono stat[ie]|se|fueron|han sido)\s)?(?:exclu|izkljuc|izloc|uitgeslot|ecart|retir|hylat|poiste|esclus|elimin|remov|odstran|discard|descart|scart|inclu|vkljuc|retenu|valitt|screen|crib|seulot|arvioi|revis|evalu|valut|asses|leid|lett|read|review|pregled|examin|esamin)\w*(?=\s)/gu;

/** Where the words of one number end and those of the next begin, between `from` and `to` of a text. */
function boundary(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  const at =
    OF_WHICH.exec(between)?.index ??
    /[;:]|,(?!\d)/u.exec(between)?.index ??
    [...between.matchAll(VERB)].at(-1)?.index ??
    LAST_AND.exec(between)?.[0].length ??
    between.length;
  return from + at;
}

const SET_ASIDE =
  /set aside|discard|dropped|rejected|left out|sorted out|not meet|ruled out|descart|scartat|afgevallen|afgewezen|karsi|zavrn|zavrz|\bviel(?:en)?\b.*\baf\b/u;

/** Which box of the flow the words around a number name, given what the text spoke of last. */
function toldStep(told: string, phase: Phase | null): FlowStep | null {
  if (FLOW_WORDS.duplicate.test(told)) return 'duplicates';
  const isFull = FLOW_WORDS.full.test(told.replace(/titles?[^.]*abstracts?/gu, ' '));
  if (FLOW_WORDS.excluded.test(told) || SET_ASIDE.test(told))
    return phase === 'eligibility' || (isFull && phase !== 'screening')
      ? 'excludedEligibility'
      : 'excludedScreening';
  const isOther = FLOW_WORDS.other.test(told);
  const isSearched =
    phase === 'identification' || FLOW_WORDS.identified.test(told) || FLOW_WORDS.included.test(told);
  if (isOther && isSearched && !FLOW_WORDS.titles.test(told)) return 'identifiedOther';
  if (FLOW_WORDS.included.test(told)) {
    if (FLOW_WORDS.publications.test(told) || /\bresult|rezultat|zadet|tulos/u.test(told))
      return 'includedPublications';
    return FLOW_WORDS.studies.test(told) || phase === 'eligibility' ? 'includedStudies' : null;
  }
  if (FLOW_WORDS.reviewed.test(told) || FLOW_WORDS.titles.test(told)) {
    if (FLOW_WORDS.titles.test(told) && (phase !== null || FLOW_WORDS.reviewed.test(told))) return 'screened';
    if (isFull) return 'eligibility';
    if (/screen|seulot|crib|presej/u.test(told)) return 'screened';
  }
  if (phase === 'screening' && isFull) return 'eligibility';
  if (
    FLOW_WORDS.identified.test(told) &&
    (FLOW_WORDS.database.test(told) || /search|iskanj|zoek|recherche|haku|ricerca|busqueda/u.test(told))
  )
    return 'identifiedDatabases';
  return null;
}
