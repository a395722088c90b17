import type { Language } from '../../schemas/language.ts';
import { squash } from '../values/fold.ts';
import { readFigures } from '../values/read-figures.ts';
import { holderByMeans, holderWithin } from './prose-actor.ts';
import { findDoers, findPayers } from './prose-agents.ts';
import { readLabelled } from './prose-labels.ts';
import { findRoles } from './prose-roles.ts';
import type { Sentence } from './prose-sentences.ts';
import { spanInSentence } from './prose-sentences.ts';
import type { ProseValue, Telling } from './prose-telling.ts';
import { objectiveOf, periodOf, rangeOf, wordsOf } from './prose-telling.ts';
import { AIM, FIRST_PERSON } from './prose-words.ts';

/** How a sentence is read for a project. */
interface Reading {
  /** The sentence without the words of names. */
  readonly text: string;
  /** The same, with blanks for what it tells of other projects. */
  readonly own: string;
  /** The project is what the sentence is about, not only near. */
  readonly isAbout: boolean;
  /** Who carried out the project that was told of before. */
  readonly before: () => ProseValue | null;
  /** When the project before was. */
  readonly lastPeriod: () => Telling['period'];
  /** Bodies told of before, the nearest last. */
  readonly known: () => readonly ProseValue[];
  readonly language: Language;
}

/** Adds what a sentence tells of a project. What was told before stands. */
export function addFacts(telling: Telling, sentence: Sentence, reading: Reading): void {
  const { text, own, isAbout, language } = reading;
  telling.spans.push(spanInSentence(sentence, 0, sentence.text.length));
  if (!addLabelled(telling, sentence, text)) addTold(telling, sentence, reading);
  if (AIM.test(text) && isAbout && !telling.objective) telling.objective = objectiveOf(sentence);
  for (const { from, to, value, of, quote } of readFigures(own, language, 'any')) {
    if (telling.figures.some((other) => other.value === value && other.of === of)) continue;
    telling.figures.push({ value, of, quote, spans: [spanInSentence(sentence, from, to)] });
  }
  for (const link of sentence.block.links)
    if (
      link.text !== '' &&
      sentence.text.includes(link.text) &&
      !telling.links.some(({ url }) => url === link.url)
    )
      telling.links.push(link);
}

/** "Coordination: University of Westport." True where the sentence is a label with its value. */
function addLabelled(telling: Telling, sentence: Sentence, text: string): boolean {
  const part = readLabelled(text);
  if (!part) return false;
  const { concept } = part;
  if (concept === 'who') telling.author ??= wordsOf(sentence, part);
  else if (concept === 'programme') telling.programme ??= wordsOf(sentence, part);
  else if (concept === 'period' || concept === 'start' || concept === 'end')
    telling.period ??= periodOf(sentence, text);
  else return false;
  telling.hasOwnFact = true;
  telling.isShown = true;
  return true;
}

function addTold(telling: Telling, sentence: Sentence, reading: Reading): void {
  const { text, own, isAbout, before } = reading;
  const isNew = telling.author === null;
  const payers = findPayers(text);
  const [payer] = payers;
  if (payer && !telling.programme) telling.programme = wordsOf(sentence, payer);
  if (payer) telling.hasOwnFact = true;
  if (!isAbout) {
    if (!telling.programme) addByNearest(telling, sentence, text, 'payer');
    telling.laterPeriod ??= rangeOf(sentence, own);
    return;
  }
  if (FIRST_PERSON.test(text)) telling.isOurs = true;
  const doer = findDoers(text).find(
    (agent) => !payers.some((other) => other.from < agent.to && agent.from < other.to),
  );
  if (doer && !telling.author) telling.author = wordsOf(sentence, doer);
  else if (!telling.author && SAME_BODY.test(text)) {
    telling.author = before();
    telling.hasOwnFact ||= telling.author !== null;
  }
  const within = telling.author ? null : (holderWithin(text) ?? holderByMeans(text));
  if (within && !doer) telling.author = wordsOf(sentence, within);
  addByNearest(telling, sentence, text);
  if (isNew && telling.author) telling.author = inFull(telling.author, reading.known());
  const period = periodOf(sentence, own);
  if (period && isBetter(period, telling)) telling.period = joined(telling.period, period);
  else if (!telling.period && SAME_YEAR.test(text)) telling.period = reading.lastPeriod();
  if (doer || within || period) telling.hasOwnFact = true;
}

/** The year told of before. */
const SAME_YEAR =
  /(?<!\p{L})(?:(?:in )?(?:the|that) same year|ist(?:ega|o) leta?|v istem letu|(?:in )?(?:hetzelfde|datzelfde) jaar|la même année|samana vuonna|(?:ne)?llo stesso anno|(?:el|ese|este|aquel) mismo año|im selben jahr|samma år|no mesmo ano)(?!\p{L})/iu;

/** "The Trust" after "the Harbour Trust": one word that ends or begins what was named before stands for all of it. */
function inFull(value: ProseValue, known: readonly ProseValue[]): ProseValue {
  if (!/^\p{L}+$/u.test(value.text)) return value;
  const word = value.text.toLowerCase();
  const full = known.findLast(({ text }) => {
    const words = text.toLowerCase().split(/\s+/);
    return words.length > 1 && words.length < 8 && (words.at(-1) === word || words[0] === word);
  });
  return full ?? value;
}

/** Who does and who pays, by the words nearest to each body: where no clause that is known told it. */
function addByNearest(telling: Telling, sentence: Sentence, text: string, only?: 'payer'): void {
  if (telling.author && telling.programme) return;
  const { doer, payer } = findRoles(text);
  const isOther = (value: ProseValue | null, { from, to }: { from: number; to: number }): boolean =>
    value === null || !squash(value.text).includes(squash(text.slice(from, to)));
  if (!telling.programme && payer && isOther(telling.author, payer)) {
    telling.programme = wordsOf(sentence, payer);
    telling.hasOwnFact = true;
  }
  if (only !== 'payer' && !telling.author && doer && isOther(telling.programme, doer)) {
    telling.author = wordsOf(sentence, doer);
    telling.hasOwnFact = true;
  }
}

/** "The same organisation also …": who carried out the project before. */
const SAME_BODY =
  /(?<!\p{L})(?:(?:organiseerde|voerde|startte|lanceerde) (?:de organisatie|de vereniging|de stichting)|the (?:society|association|organi[sz]ation) (?:also|then|likewise)|the same (?:organi[sz]ation|association|society|institut\p{L}+|foundation|centre|body|ngo)|ist[aoi] (?:organizacij\p{L}+|društv\p{L}+|ustanov\p{L}+|zavod\p{L}*)|dezelfde (?:organisatie|vereniging|stichting)|la même (?:association|organisation|structure|institution)|sama (?:järjestö|yhdistys|säätiö)|la stessa (?:associazione|organizzazione|cooperativa|fondazione)|lo stesso (?:ente|istituto)|la misma (?:organización|asociación|entidad|fundación))(?!\p{L})/iu;

/** The first time told stands, but an end may follow a start, and a heading's year gives way. */
const isBetter = (period: NonNullable<Telling['period']>, { period: before }: Telling): boolean =>
  !before ||
  before.isOfHeading === true ||
  (before.end === null && period.start === null && (before.start ?? '') <= (period.end ?? ''));

const joined = (
  before: Telling['period'],
  period: NonNullable<Telling['period']>,
): NonNullable<Telling['period']> =>
  !before || before.isOfHeading
    ? period
    : { start: before.start, end: period.end, spans: [...before.spans, ...period.spans] };
