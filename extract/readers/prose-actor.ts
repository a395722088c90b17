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

/** "Caritas je s projektom _ zagotovila", "The Guild reached them with its project _": who acts by means of a project. */
const BY_MEANS =
  /^(?:(?:In|Leta|V\s+letu|En|Nel|Vuonna)\s+\d{4},?\s+(?:je\s+)?)?(?:The\s+|De\s+|Het\s+|La\s+|Le\s+|L['’]|Il\s+|El\s+)?(?<who>\p{Lu}[^,.;_:]{1,100}?)\s+(?:(?:je|so|sta|has|have|had|heeft|a|ha|\p{Ll}+(?:ed|ó))\s+)+(?:\p{Ll}+\s+){0,3}?(?:s|z|with|through|met|via|avec|con)\s+(?:(?:its|the|her|their|svojim|het|de|haar|son|le|il|su|el|suo)\s+)*(?:\p{L}+\s+){0,2}["“„»«‹]?_/u;
/** Dutch: "Met _ wil vzw De Brug …": the verb comes before who acts. */
const INVERTED =
  /^(?:Met|Via|Binnen|In|Dankzij)\s+(?:(?:het|de|haar|zijn)\s+)?(?:\p{Ll}+\s+)?["“„»«‘‹]?_+["”“»«’›]?\s+(?:wil|wilde|wou|willen|kan|zal|heeft|hebben|\p{Ll}+(?:t|de|te|den|ten|en))\s+(?<who>(?:(?:de|het)\s+)?(?:\p{Ll}{2,}\s+){0,2}\p{Lu}[\p{L}\p{N}&.’'-]*(?:\s+(?:(?:van|de|het|voor|en|der|den|in)\s+){0,2}\p{Lu}[\p{L}\p{N}&.’'-]*)*)/u;

/** Who acts by means of a project that the sentence names; null where the sentence is built otherwise. */
export function holderByMeans(text: string): { from: number; to: number } | null {
  const who = BY_MEANS.exec(text)?.groups?.who ?? INVERTED.exec(text)?.groups?.who;
  if (
    who === undefined ||
    /^(?:We|It|They|This|He|She|Smo|Wij|Nous|Noi|In|On|At|As|To|For|If|When)(?!\p{L})/u.test(who)
  )
    return null;
  const start = text.indexOf(who);
  const article = /^(?:de|het)\s+/u.exec(who)?.[0].length ?? 0;
  return { from: start + article, to: start + who.length };
}

/** Who acts in the clause that begins at a place. */
export function actorAt(text: string, from: number): { from: number; to: number } | null {
  const match = ACTOR.exec(text.slice(from));
  const who = match?.groups?.who;
  if (!match || !who) return null;
  const start = from + match[0].indexOf(who);
  return { from: start, to: start + who.length };
}
