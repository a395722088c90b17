import { findProjectNames } from './prose-names.ts';
import type { ProjectName } from './prose-project-name.ts';
import type { Sentence } from './prose-sentences.ts';
import type { Telling } from './prose-telling.ts';
import { periodOf } from './prose-telling.ts';
import { END, PROJECT_NOUN } from './prose-words.ts';

/** "Silta työhön (2021–2023)", "Safe Harbour, 2019-2021": the years at a heading's end. */
const YEARS =
  /\s*(?:\((?:[^()]{0,20}\s)?(?:19|20)\d\d[^()]{0,24}\)|,\s(?:19|20)\d\d(?:\s?[-–/]\s?(?:(?:19|20)?\d\d)?)?)$/u;
/** "Tutkimushanke Kätketty työ", "Project: Safe Harbour": all after the noun is the name, whatever its letters. */
const NOUN_FIRST = new RegExp(
  `^(?<noun>(?:\\p{L}{3,20})?(?:${PROJECT_NOUN})${END}\\s*[:–-]?\\s+)(?<name>\\p{Lu}[^:.]{2,100})$`,
  'iu',
);

/** The names in a heading's words. */
export function headingNames(text: string): ProjectName[] {
  const bare = text.replace(YEARS, '');
  const first = NOUN_FIRST.exec(bare)?.groups;
  if (first?.noun && first.name && /^\p{Lu}/u.test(first.name) && !/["“„»«]/.test(first.name)) {
    const from = first.noun.length;
    const range = { from, to: bare.length };
    return [
      {
        ...range,
        name: first.name,
        gloss: null,
        mentionFrom: 0,
        mentionTo: text.length,
        isProject: true,
        isQuoted: false,
      },
    ];
  }
  // "Safe House Programme": only the word for a project is left out of a name.
  return findProjectNames(text).map((name) =>
    name.isProject || name.isQuoted || name.mentionFrom > 0 || name.mentionTo < bare.length
      ? name
      : { ...name, name: bare, from: 0, to: bare.length, gloss: null },
  );
}

/** A heading's sentence without the years at its end. */
export function withoutYears(sentence: Sentence): Sentence {
  const text = sentence.text.replace(YEARS, '');
  return text === '' ? sentence : { ...sentence, text };
}

/** The time that a heading tells of what it names. */
export const yearsOf = (sentence: Sentence): Telling['period'] =>
  YEARS.test(sentence.text) ? periodOf(sentence, sentence.text) : null;
