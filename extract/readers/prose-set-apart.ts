import type { ProjectName } from './prose-project-name.ts';
import { BEGIN, LAUNCHES } from './prose-words.ts';

const QUOTED = '(?:[“„"»«‟”‹]\\s?(?<name>(?-i:\\p{Lu})[^“”„"»«‹›]{2,120}?)\\s?[”“"«»›])';
const GLOSS = '(?<gloss>\\s*\\((?=["“„»]?(?-i:\\p{Lu}))[^()]{3,200}\\))?';
/** A name that opens the sentence, after an article or a preposition at most: "With “Second Shore” …", "“Open Door” is …". */
const OPENING = new RegExp(
  `^(?:(?:with|through|under|s|z|v|met|in|via|avec|dans|con|in|attraverso|mediante)\\s+)?(?:(?:the|de|het|le|la|il|lo|el|en)\\s+|l['’])?${QUOTED}${GLOSS}`,
  'iu',
);
/** "In 2021 we opened “Casa Brisa”": what is begun. */
const LAUNCHED = new RegExp(
  `${BEGIN}(?:${LAUNCHES})\\s+(?:(?:the|de|het|le|la|il|lo|el)\\s+|l['’])?${QUOTED}${GLOSS}`,
  'iu',
);
/** The same without quotes: capitals, and words that say what it is after a comma. */
const LAUNCHED_PLAIN = new RegExp(
  `${BEGIN}(?:${LAUNCHES})\\s+(?<name>(?-i:\\p{Lu}[\\p{L}\\p{N}’'-]*(?:\\s+(?:(?:of|the|for|de|del|la|van|der|du|des|di|za|in|a|y|e|et)\\s+){0,2}\\p{Lu}[\\p{L}\\p{N}’'-]*){0,6}))(?=,\\s+(?:an?|the|een|de|une?|un[ao]?|el|la|il)\\s)`,
  'iu',
);
/** Works and gatherings have names as well: "“Sold” is a documentary", "entitled". */
const OTHER_THING =
  /^\W{0,3}(?:\s*\([^()]*\))?,?\s*(?:is|was|are|je|je bil\p{L}*|is|was|est|était|è|era|es|fue|on|oli)?\s*(?:(?:an?|the|een|de|het|une?|le|la|un[ao]?|il|el|eräs)\s+)?(?:\p{L}+\s+){0,2}?(?:book|film|documentary|exhibition|conference|seminar|lecture|concert|article|report|study|song|play|leaflet|brochure|magazine|round table|panel|slogan|motto|law|act|knjig\p{L}*|film\p{L}*|razstav\p{L}*|konferenc\p{L}*|okrogl\p{L}+ miz\p{L}*|predavanj\p{L}*|članek|zgibank\p{L}*|boek|tentoonstelling|lezing|artikel|rapport|wet|livre|ouvrage|exposition|conférence|colloque|rapport|loi|kirja|elokuva|näyttely|konferenssi|luento|artikkeli|raportti|laki|libro|mostra|convegno|articolo|rapporto|legge|libro|película|exposición|jornada|congreso|artículo|informe|ley)(?!\p{L})/iu;

/**
 * A name that is set apart by quotes or in bold where no word for a project stands beside it. Only where the page is about
 * projects, and only in places where sentences put their subject or what they begin: elsewhere books and slogans are quoted.
 *
 * @param text with bold words between quotes of their own
 */
export function findSetApart(text: string): ProjectName | null {
  for (const pattern of [OPENING, LAUNCHED, LAUNCHED_PLAIN]) {
    const match = pattern.exec(text);
    const name = match?.groups?.name;
    if (!match || name === undefined || !/\p{L}{2}/u.test(name)) continue;
    const mentionTo = match.index + match[0].length;
    if (OTHER_THING.test(text.slice(mentionTo)) || /[.!?]\s+\p{Lu}/u.test(name)) continue;
    const from =
      match.index + match[0].lastIndexOf(name, match[0].length - (match.groups?.gloss?.length ?? 0));
    const gloss = match.groups?.gloss;
    const bracket = gloss === undefined ? null : mentionTo - gloss.trimStart().length;
    const isGloss = bracket !== null && !/\d{4}/.test(text.slice(bracket, mentionTo));
    return {
      name,
      from,
      to: from + name.length,
      gloss: isGloss ? { from: bracket, to: mentionTo } : null,
      mentionFrom: Math.max(0, from - 1),
      mentionTo: isGloss || bracket === null ? mentionTo : bracket,
      isProject: false,
      isQuoted: true,
      isSetApart: true,
    };
  }
  return null;
}
