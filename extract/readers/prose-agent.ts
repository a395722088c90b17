import { BEGIN, END } from './prose-words.ts';

/** Who does or pays something, with where it stands in the sentence. */
export interface Agent {
  readonly from: number;
  readonly to: number;
  /** Where the verb stands that gave it. */
  readonly verb: number;
}

/** Bodies that several languages write with a small letter. */
export const BODY =
  /(?<!\p{L})(?:\p{Ll}+(?:ministeriö|virasto|säätiö|rahasto|yliopisto|kaupunki)|ministr|ministe|urad|občin|policij|univerz|sklad|inšpektorat|ministeriö|yliopisto|kunta|kaupunki|poliisi|virasto|säätiö|överheid|overheid|gemeente|stad|ministère|région|commune|université|ministero|comune|regione|università|ayuntamiento|ministerio|universidad|junta|gobierno|government|police|council|embassy)/iu;

const PRONOUN =
  /^(?:tot slot|ten slotte|finally|lastly|enfin|infine|lopuksi|nazadnje|por último|we|they|it|sen|he|she|this|these|those|there|who|which|that|project|smo|ga|ki|wij|zij|het|dit|deze|nous|ils|elle|il|on|ce|qui|me|he|se|joka|noi|essi|che|nosotros|ellos|que|este|the project|the projects|projekt|le projet|hanke|il progetto|el proyecto)$/iu;

/** From here on it is told with whom: a partner is not the one who carries out. */
export const PARTNER =
  /,?\s+(?:in (?:close )?(?:partnership|cooperation|collaboration|co-operation) with|together with|jointly with|along with|v sodelovanju|skupaj [sz]|in samenwerking met|samen met|en (?:partenariat|collaboration) avec|yhteistyössä|yhdessä|in (?:partenariato|collaborazione) con|insieme (?:a|con)|en colaboración con|junto (?:con|a))(?!\p{L})/iu;

const OWN_PROJECT = new RegExp(
  `^(?:Projekt\\p{L}*|Hanke\\p{L}*|Progetto|Proyecto|Projet)(?=\\s\\p{Ll}|$)|${BEGIN}(?:projekt\\p{L}*|projects?|projets?|progett[oi]|proyectos?|hanke\\p{L}*|hankkee\\p{L}*)${END}`,
  'u',
);

/** "More than 260 hotels", "Some of the …": how many, not who. */
const QUANTITY =
  /^(?:more than|over|about|around|some|many|several|most|nearly|almost|up to|at least|each|every|so far|več kot|okoli|nad|meer dan|ongeveer|bijna|plus de|environ|près de|yli|noin|lähes|più di|oltre|circa|quasi|más de|unos|unas|casi)(?!\p{L})|\s(?:have|has|had|hebben|heeft|avaient|han|hanno)\s/iu;

/** A pronoun, a preposition or a verb in it: a piece of a sentence, no name. */
const CLAUSE =
  /^(?:it|this|these|those|he|she|they|we|there|who|which|with|under|through|s|z|v|na|pri|skozi|met|via|avec|dans|con|nel|nella|en|para|hän|se)\s|\s(?:was|were|is|are|been|je|bil[aio]?|smo|pomagamo|wordt|werd|werden|était|sont|ont|è|sono|fue|fueron|son|on|oli|ovat)\s/iu;

/** "the Red Cross from 2022 to 2024". */
const TRAILING_TIME =
  /\s(?:from|in|since|during|van|in|vanaf|sinds|tussen|de|en|depuis|entre|dal|nel|dai|desde|od|leta|von|seit|sedan|vuosina|vuonna)\s+(?:\p{L}+\s+)?(?:19|20)\d\d(?!\d).*$/u;

/** "Our partner HAART of Nairobi": what it is to the writer is no part of its name. */
const OUR_PARTNER =
  /^(?:our|onze|notre|nostr[oa]|nuestr[oa]|naš\p{L}*|meidän|its|their|il nostro|la nostra)\s+(?:\p{L}+\s+){1,3}?(?=(?-i:\p{Lu}))/iu;

/** Without articles and signs at the ends; null when it names nobody. */
export function trimmed(text: string, from: number, to: number, verb: number): Agent | null {
  let start = from;
  let end = to;
  const lead =
    /^(?:[\s,:–—-]|(?:the|an?|de|het|een|le|la|les|l['’]|des|du|il|lo|gli|i|el|los|las|al|allo|alla)\s(?=\p{L})|l['’])+/iu.exec(
      text.slice(start, end),
    );
  // "De Lantaarn", "La Strada" within a sentence: an article with a capital belongs to the name.
  const isOfName =
    lead !== null && start + (/\p{L}/u.exec(lead[0])?.index ?? 0) > 0 && /\p{Lu}/u.test(lead[0]);
  if (lead) start += isOfName ? (/^[\s,:–—-]*/u.exec(lead[0])?.[0].length ?? 0) : lead[0].length;
  // "the programme (2021–2023)": when, not who.
  const years = /\s*\((?:[^()]{0,20}\s)?(?:19|20)\d\d[^()]{0,30}\)$/u.exec(text.slice(start, end));
  if (years) end -= years[0].length;
  const tail = /[\s,.;:–—-]+$/u.exec(text.slice(start, end));
  if (tail && !/\b\p{Lu}\.$/u.test(text.slice(start, end))) end -= tail[0].length;
  const words = text.slice(start, end);
  const time = TRAILING_TIME.exec(words);
  if (time) return trimmed(text, start, start + time.index, verb);
  const ours = OUR_PARTNER.exec(words)?.[0].length;
  if (ours !== undefined) return trimmed(text, start + ours, end, verb);
  const partner = PARTNER.exec(words);
  if (partner && partner.index > 2) return trimmed(text, start, start + partner.index, verb);
  const isNamed = /\p{Lu}/u.test(words) || BODY.test(words);
  if (!isNamed || words.length < 2 || words.length > 400 || PRONOUN.test(words)) return null;
  const isSentence =
    words.split(/\s+/).length > 14 && !words.includes(',') && !/\p{Lu}\p{L}+.*\p{Lu}/u.test(words);
  if (QUANTITY.test(words) || CLAUSE.test(words)) return null;
  // A subject with a verb or a project of its own names nobody, and neither does a quoted title.
  if (isSentence || /^\d|["“„»«_]/.test(words) || OWN_PROJECT.test(words)) return null;
  return { from: start, to: end, verb };
}
