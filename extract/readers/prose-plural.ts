import { findDoers, findPayers } from './prose-agents.ts';
import type { Sentence } from './prose-sentences.ts';
import type { Shared } from './prose-telling.ts';
import { periodOf, wordsOf } from './prose-telling.ts';
import { BEGIN, END, PROJECT_PLURAL, SMALL_NUMBERS } from './prose-words.ts';

const PLURAL = new RegExp(`${BEGIN}(?:${PROJECT_PLURAL})${END}`, 'iu');
/** Programmes and campaigns are projects where a sentence announces them: "the following programmes:". */
const LOOSE_PLURAL = new RegExp(
  `${BEGIN}(?:programmes|programs|campaigns|initiatives|actions|programi|kampanje|pobude|dejavnosti|programma['’]s|campagnes|initiatieven|acties|campagnes|kampanjat|ohjelmat|kampanjoita|programmi|campagne|iniziative|azioni|programas|campañas|iniciativas|acciones)${END}`,
  'iu',
);
const NUMBERED_PLURAL = new RegExp(
  `${BEGIN}(?<number>${Object.keys(SMALL_NUMBERS).join('|')}|[2-9])\\s+(?:\\p{L}+\\s+){0,3}?(?:${PROJECT_PLURAL})`,
  'iu',
);
const BOTH =
  /^(?:both|all|the|oba|obe|vsi|beide|alle|de|les|tous|molemmat|entrambi|tutti|i|ambos|todos|los)(?!\p{L})/iu;
const FOLLOWING =
  /(?:following|below|sledeč|naslednj|spodaj|volgende|hieronder|onderstaande|suivants?|ci-dessous|seuraav|alla|seguenti|di seguito|siguientes|a continuación)|:\s*$/iu;
/** Facts told of "the following projects" hold for as many as a page lists. */
const MANY = 50;

export const isNumberedPlural = (text: string): boolean => NUMBERED_PLURAL.test(text);
export const isPlural = (text: string): boolean =>
  PLURAL.test(text) || (LOOSE_PLURAL.test(text) && FOLLOWING.test(text));

/**
 * What a sentence tells of several projects, for those named next; added to what was told before where it goes on about
 * them ("Both projects were funded by …"). Null where it speaks of others: "within the projects financed by …".
 */
export function sharedOf(
  sentence: Sentence,
  before: Shared | null,
): { shared: Shared; isNew: boolean } | null {
  const { text } = sentence;
  const number = NUMBERED_PLURAL.exec(text)?.groups?.number;
  const count = number
    ? (SMALL_NUMBERS[number.toLowerCase()] ?? Number(number))
    : FOLLOWING.test(text)
      ? MANY
      : 0;
  const payer = findPayers(text)[0];
  if (count > 0 && !(before && BOTH.test(text))) {
    const [doer] = findDoers(text);
    const shared: Shared = {
      left: count,
      author: doer ? wordsOf(sentence, doer) : null,
      programme: payer ? wordsOf(sentence, payer) : null,
      period: periodOf(sentence, text),
    };
    return { shared, isNew: true };
  }
  if (!before || (sentence.isFirst && !BOTH.test(text))) return null;
  return { shared: payer ? { ...before, programme: wordsOf(sentence, payer) } : before, isNew: false };
}
