import { END, LOOSE_NOUN, PROJECT_NOUN } from './prose-words.ts';

const WITHIN =
  /^(?:within|under|as part of|through|in|during|v okviru|pri|in het kader van|binnen|dans le cadre d\p{L}*|avec|met|with|con|con el|con la|s|z|osana|nell['’]ambito d\p{L}*|en el marco d\p{L}*)\s/iu;
/** Who acts, before a verb in the past or a present of holding and offering. */
const ACTOR =
  /^[\s”"“«»)_]*(?:,\s[^,.;_]{3,60}(?=,))?,?\s*(?:je\s+|so\s+|sta\s+)?(?:the\s+|de\s+|het\s+|la\s+|le\s+|l['’]|il\s+|el\s+)?(?<who>\p{Lu}[^,.;_]{1,120}?)\s+(?:(?:also|then)\s+)?(?:\p{Ll}+(?:ed|ises|izes|[aieou]l|[aieou]l[aoie]|šel|šla|ó|aron|ieron|ivat|tti|sti|nsi)(?!\p{L})|held|holds|ran|runs|gave|gives|offers|provides|supports|helps|reaches|sostiene|promuove|offre|aiuta|accompagna|accompagne|soutient|aide|propose|ofrece|apoya|ayuda|nagovarja|ozavešča|pomaga|nudi|usposablja|biedt|helpt|ondersteunt|tukee|auttaa|tarjoaa|a|ont|ha|hanno|heeft|hebben|has|have|je|so)(?!\p{L})/u;

/** "Within the X project, the Office also organises events": who acts within a project carries it out. */
export function holderWithin(text: string): { from: number; to: number } | null {
  if (!WITHIN.test(text)) return null;
  const nameEnd = text.search(/_(?!_)/);
  if (nameEnd === -1) return null;
  // The noun may stand after the name, with a long form in brackets.
  const noun = new RegExp(
    `^[_\\s”"“«»()-]*(?:(?:${PROJECT_NOUN}|${LOOSE_NOUN})${END})?[_\\s”"“«»()]*`,
    'iu',
  ).exec(text.slice(nameEnd));
  return actorAt(text, nameEnd + (noun?.[0].length ?? 0));
}

/** Who acts in the clause that begins at a place. */
export function actorAt(text: string, from: number): { from: number; to: number } | null {
  const match = ACTOR.exec(text.slice(from));
  const who = match?.groups?.who;
  if (!match || !who) return null;
  const start = from + match[0].indexOf(who);
  return { from: start, to: start + who.length };
}
