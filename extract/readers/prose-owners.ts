import { type Agent, BODY, trimmed } from './prose-agent.ts';

/** After a project's name: "of", "from" and the like, before a name of its own or a kind of body with one. */
const OF =
  /^[”"“»«)’]?\s*,?\s*(?:of|by|from|van|vanwege|de|du|des|d['’]|di|del|della|dello|dell['’]|dei|delle|degli|da|dal|dalla|dall['’])(?:\s+|(?<=['’])\s*)(?=(?:(?:the|de|het|la|le|l['’]|les|los|las|el|il|lo)\s*)?(?:\p{Ll}{3,}\s+){0,2}(?-i:\p{Lu}))/iu;

/** The same with a word for what it is between: "“Not for Sale”, an initiative of the Guild". */
const INITIATIVE_OF =
  /^[”"“»«)’›]?\s*,?\s*(?:(?:an?|the|een|une?|un[ao]?|l['’]|skupn\p{L}+|yhteinen)\s*)?(?:\p{Ll}+\s+){0,2}(?:initiative|project|programme|campaign|pobuda|projekt|initiatief|campagne|projet|iniziativa|progetto|iniciativa|proyecto|campaña)\s+(?:of|by|from|van|de|du|des|d['’]|di|del|della|dello|dell['’]|dei|delle|degli)(?:\s+|(?<=['’])\s*)(?=(?:(?:the|de|het|la|le|l['’]|les|los|las|el|il|lo)\s*)?(?:\p{Ll}{3,}\s+){0,2}(?-i:\p{Lu}))/iu;

/** Finnish puts whose it is in front: "on Aamurusko ry:n ja Kotiliiton yhteinen hanke". */
const GENITIVE_OWNER =
  /\s(?:on|oli)\s+(?<who>\p{Lu}[\p{L}\p{N}:.’-]*(?:\s+(?:ja\s+|sekä\s+)?[\p{L}\p{N}:.’-]+){0,8}?(?<=n))\s+(?:yhteinen\s+|oma\s+|vetämä\s+|koordinoima\s+|toteuttama\s+)?\p{L}*(?:hanke|projekti|kampanja)$/u;

/** An article, words for a kind of body, capitals with the small words between them. */
const NAME_RUN =
  /^(?:(?:the|de|het|la|le|les|los|las|el|il|lo)\s+|l['’]\s?)?(?:\p{Ll}{3,}\s+){0,2}\p{Lu}[\p{L}\p{N}&.’'-]*(?:,?\s+(?:(?:of|for|the|and|in|on|&|de|del|della|des|du|di|la|le|et|e|y|en|van|voor|tegen|het|za|ja|dei|delle)\s+|l['’]|d['’]){0,3}\p{Lu}[\p{L}\p{N}&.’'-]*)*(?:\s*\(\p{Lu}[^()]{1,40}\))?/u;

/** "… and the federal police": a second body, of the kinds that are written small. */
const JOINED_BODY = new RegExp(
  `^\\s+(?:and|in|ter|en|et|e|ed|y|ja)\\s+(?:(?:de|di|van)\\s+|d['’])?(?:(?:the|de|het|la|le|les|il|lo|el|los|las)\\s+|l['’])?(?:\\p{Ll}+\\s+)?(?:${BODY.source}|(?:asbl|vzw|ngo|ong|onlus|associa|asocia|vereniging|stichting|fond|cooperativa|društv|zavod|institut))\\p{Ll}*(?:\\s+(?:(?:of|van|de|di|del|della)\\s+)?\\p{Lu}[\\p{L}-]*)*`,
  'iu',
);

const POSSESSIVE =
  /(?<who>(?:\p{Lu}[\p{L}\p{N}&.-]*\s+(?:(?:of|for|the|and|de|van)\s+)*)*\p{Lu}[\p{L}\p{N}&.-]*)['’]s?\s+(?:\p{Ll}+\s+){0,3}["“„»«]?$/u;

/**
 * Whose a project is, where only the grammar of the name says so: "the project X of the Society", "the Society's project X".
 *
 * @param from where the mention of the project begins
 * @param to where it ends
 */
export function findOwner(text: string, from: number, to: number): Agent | null {
  const genitive = GENITIVE_OWNER.exec(text.slice(from, to))?.groups?.who;
  if (genitive !== undefined) {
    const start = text.indexOf(genitive, from);
    return trimmed(text, start, start + genitive.length, to);
  }
  const of = OF.exec(text.slice(to)) ?? INITIATIVE_OF.exec(text.slice(to));
  if (of) {
    const start = to + of[0].length;
    const name = NAME_RUN.exec(text.slice(start))?.[0] ?? '';
    const joined = JOINED_BODY.exec(text.slice(start + name.length))?.[0] ?? '';
    return name === '' ? null : trimmed(text, start, start + name.length + joined.length, to);
  }
  const who = POSSESSIVE.exec(text.slice(0, from))?.groups?.who;
  if (who === undefined) return null;
  const start = text.slice(0, from).lastIndexOf(who);
  return trimmed(text, start, start + who.length, from);
}
