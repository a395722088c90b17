import { findPeriods } from '../values/read-period.ts';
import { isNameHeading } from './prose-anaphora.ts';
import { END, FIRST_PERSON, PLAIN_HEADING, PROJECT_NOUN } from './prose-words.ts';

/** What a heading says of the sections below it. */
export interface HeadingScope {
  /** It announces projects: the headings below it, and what is set apart in their text, may be names. */
  readonly isListing: boolean;
  /** It says "our": what is told of without anybody who does it is done by the page's own body. */
  readonly isOurs: boolean;
}

/** Many projects, or undertakings of another name that pages list in the same way; Dutch and Finnish compound them. */
const PLURALS = [
  'projects|initiatives|campaigns|program(?:me)?s|case\\s+files|research\\s+portfolio',
  'projekt[ioae]?v?|projekti\\s+in\\s+programi|program[ie]|pobude|kampanje',
  "projecten|initiatieven|campagnes|programma[’']?s",
  'projets|initiatives|campagnes|programmes',
  'hankkeet|hankkeita|hankkeemme|hankkeissa|projektit|projektimme|projekteja|kampanjat|ohjelmat',
  'progetti|iniziative|campagne|programmi|progettualità',
  'proyectos|iniciativas|campañas|programas',
].join('|');
const LISTING = new RegExp(`(?<![\\p{L}\\p{N}])\\p{L}{0,20}?(?:${PLURALS})${END}`, 'iu');
/** What an organisation does, without the word: its sections name undertakings where they tell who pays or how long. */
const DOINGS =
  /^¿?(?:what we (?:do|have done)|our work|kaj delamo|naše delo|wat (?:we doen|doen we)|ons werk|ce que nous faisons|nos actions|que faisons-nous|mitä teemme|toimintamme|cosa facciamo|(?:che )?cosa facciamo|qué hacemos|lo que hacemos|nuestro trabajo)\s?\??$/iu;
/** A page for those who apply for money, or a help page: its sections are about projects and name none. */
const ABOUT_APPLYING =
  /(?<!\p{L})(?:apply|applying|application|call for|how to|guid(?:e|ance|elines)|faq|questions|manage|management|razpis\p{L}*|prijav\p{L}*|navodil\p{L}*|vprašanj\p{L}*|aanvra\p{L}*|oproep|vragen|appel à|candidat\p{L}*|questions|haku|hakemu\p{L}*|ohje\p{L}*|kysymy\p{L}*|bando|bandi|domande|candidatur\p{L}*|convocatoria\p{L}*|preguntas|solicitud\p{L}*)(?!\p{L})/iu;

export const scopeOf = (text: string): HeadingScope => ({
  isListing: (LISTING.test(text) && !ABOUT_APPLYING.test(text)) || DOINGS.test(text),
  isOurs: FIRST_PERSON.test(text),
});

/** Sections that pages have beside those about projects: acts asked of the reader, and kinds of people. */
const ASIDE =
  /(?<!\p{L})(?:you|your|us|donate|donations?|volunteer(?:ing)?|join|subscribe|newsletter|vacanc\p{L}+|jobs?|staff|team|links?|download\p{L}*|sostienici|dona|volontari\p{L}*|faites un don|soutenez|contactez|rejoignez|doneer|steun ons|word|lahjoita|tue|yhteystiedot|ota yhteyttä|doniraj\p{L}*|donirajte|podprite|kontakt|colabora|haz(?:te)?|dona(?:r)?|contacto|contatti)(?!\p{L})/iu;

/** Whether a heading below one that announces projects can be the name of one. */
export function isCandidateHeading(text: string): boolean {
  const words = text.split(/\s+/).length;
  return (
    words <= 14 &&
    isNameHeading(text) &&
    !ASIDE.test(text) &&
    !PLAIN_HEADING.test(text) &&
    !LISTING.test(text) &&
    !STATE.test(text) &&
    findPeriods(text).every(({ from, to }) => to - from < text.length - 3)
  );
}

/** "Current", "Terminés", "Päättyneet hankkeet": when, not what. */
const STATE = new RegExp(
  `^(?:(?:the|les|i|los|de)\\s+)?(?:current|ongoing|past|completed|finished|closed|active|former|previous|recent|other|archive[sd]?|tekoč\\p{L}+|zaključen\\p{L}+|pretekl\\p{L}+|v teku|aktualn\\p{L}+|lopende?|afgeronde?|afgelopen|huidige?|en cours|actuels?|terminés?|achevés?|passés?|clôturés?|käynnissä(?:\\s+olevat)?|päättyne\\p{L}+|nykyiset|aiemmat|in corso|conclusi|attivi|passati|terminati|realizzati|en curso|en marcha|vigentes?|finalizad[oa]s|anteriores|actuales|terminad[oa]s|realizad[oa]s)(?:\\s+(?:${PROJECT_NOUN}))?$`,
  'iu',
);
