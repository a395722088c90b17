import { monthOfName } from '../values/month-names.ts';
import { END, LOOSE_NOUN, NOT_A_NAME, PROJECT_NOUN } from './prose-words.ts';

/** An organisation that a sentence mentions; several joined by "and" are one. Offsets are into the sentence. */
export interface Body {
  readonly from: number;
  readonly to: number;
  /** A word in it says that it is a body: a ministry, a fund, an association. */
  readonly isKind: boolean;
}

export interface Token {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const TOKEN =
  /\d+(?:[.,]\d+)*|(?:\p{L}{1,4}|\p{L}{0,3}(?:all|ell|ull|uest))['’](?=\p{L})|[\p{L}\p{N}_]+(?:[.&+/:’'-]+[\p{L}\p{N}]+)*-?|[^\s]/giu;

export const tokensOfSentence = (text: string): Token[] =>
  [...text.matchAll(TOKEN)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));

/** Words for a kind of body, by their beginnings and, in languages that compound, their ends. */
const KIND_START = [
  'minist|bundesminist|department|directorate|agenc|agen[cz]ij|agentur|embass|veleposlan|ambass|embajad|ambasciat|council|commission|komisij|me[ch]+ani[sz]m|mécanism|meccanism|mehanizm|office|bureau|urad|ured|sklad|fond(?:a|u|om|en|et)?$|fonds?$|funds?$|fondo|fundac|fundaç|fundacj|fondation|fondazion|foundation|stiftung|stichting|stiftelse|nadaci|fundatia',
  'associa|asocia|associaç|društv|drustv|udruž|udrug|stowarzysz|verein|vereniging|vzw|asbl|ngo|onlus|societ|sdružen|yhdisty|förening|forening|liga$|ligue|lega$|league|union$|sindaca|syndica|sindikat|vakbond|trust$|charit|cooperativ|coopérativ|zavod|inštitut|institut|instytut|univer|višj|sveuč|centr|centar|center|chamber|chambre|camera(?=$)|cámara|zbornic|kamer$|kammer|zentrum|kompas|congrega|federa|fédéra|zveza|savez|confedera',
  'občin|obcin|općin|gemeente|stad$|ville$|région|region|provinci|commune|comune|comuni|municip|ayuntam|junta$|diputa|generalitat|gmina|miasto|kommun|länsstyr|overheid|police|polic|policij|politie|polizei|polisen|c[aá]ritas|karitas|unicef|parlament|gobierno|gouvern|government|vlada|état$|staat$|stato$|estado$|embassy|filantrop|svetovaln|beratungsst|diakoni|stadsmiss|mutualit|organi[sz]a|red$|rdeč|croix|kreuz|kruis|croce|cruz|network|alliance|allianz|alleanza|alianza|academ|akadem|skupnost|rada$|bank$|banka|banque|banco|loter|lottery|accounts',
].join('|');
const KIND_END =
  'ministeriö\\p{L}*|ministeriet|ministerium|ministerie|virasto\\p{L}*|säätiö\\p{L}*|rahasto\\p{L}*|liitto|liiton|liitolta|yliopisto\\p{L}*|kaupun(?:ki|gi)\\p{L}*|kunta|kunnan|korkeakoulu\\p{L}*|laito(?:s|ksen)|keskus|keskuksen|neuvosto\\p{L}*|seura|seuran|järjestö\\p{L}*|poliisi\\p{L}*|fonden|fond|fonds|stiftung|verein|verband|verbund|werk|amt|bond|raad|dienst|verket|styrelsen|myndigheten|förbundet|nämnden|rådet|mission(?:en)?|stichting|lab|instituut|huis|loket|kamari\\p{L}*';
const KIND = new RegExp(
  `^(?:${KIND_START.split('|')
    .map((stem) => (stem.endsWith('$') ? `${stem.slice(0, -1)}${END}` : stem))
    .join('|')})|(?:${KIND_END})$|^(?:ry(?::n)?|rf|asbl|vzw|ev)$`,
  'iu',
);
const UNDERTAKING = new RegExp(
  `^(?:\\p{L}{3,20})?(?:${PROJECT_NOUN}|${LOOSE_NOUN}|projekt\\p{L}*|projet\\p{L}*)$`,
  'iu',
);
/** Between the words of a name. */
const LINK =
  /^(?:of|for|the|on|against|de|del|della|dello|dell['’]|dei|degli|delle|di|da|des|du|d['’]|l['’]|la|le|les|las|los|el|il|lo|van|der|den|het|voor|tegen|za|per|pour|para|contre|contra|do|dos|das|as|os|na|für|des|zu|zur|för|i|av|&|sem|til|von)$/iu;
/** What a ministry, an office or a fund is for follows these, in small letters. */
const FOR = /^(?:za|pour|per|para|för|für|for|of|de|del|della|dell['’]|di|des|d['’]|van|voor)$/iu;
const AND = /^(?:and|in|ter|en|et|ja|sekä|e|ed|y|i|und|och|og|oraz|a)$/iu;
const ARTICLE =
  /^(?:the|de|het|la|le|les|l['’]|il|lo|el|los|las|gli|i|der|die|das|den|dem|vom|o|os|as|par|by|door|od|von|av|da|dal|dalla|dall['’]|della|dell['’]|del|dello|dei|des|du|d['’]|di|iz|van|at)$/iu;
/** Capitals that begin a sentence, a date or a language and no name. */
const NO_START =
  /^(?:it|its|this|that|these|those|they|we|our|he|she|there|here|over|about|more|some|many|most|one|two|six|ten|funding|money|financing|support|responsibility|to|by|of|from|after|before|since|until|between|during|in|on|at|with|thanks|together|through|for|if|when|while|as|under|within|building|based|each|every|all|both|a|an|the|however|furthermore|moreover|also|s|z|v|na|po|od|do|pri|za|ob|med|leta|med|poleg|denar|sredstva|met|in|op|van|voor|sinds|tussen|dankzij|dit|deze|het|de|een|er|zij|wij|le|la|les|un|une|ce|cette|cet|depuis|en|dans|avec|grâce|pour|par|entre|il|elle|ils|vuonna|vuosina|hankkeen|hanke|sen|se|sitä|rahoituksen|nel|nella|dal|dalla|con|per|tra|fra|il|lo|gli|una|uno|questo|questa|el|los|las|desde|entre|este|esta|para|gracias|seit|von|vom|mit|im|am|das|der|die|ein|eine|es|sie|wir|durch|für|bisher|beteiligt|sedan|under|med|från|till|det|den|vi|ett|dessa|hittills|com|desde|entre|o|os|as|este|no|em|na|pelo|pela|od|do|w|z|we|przez|dzięki|projekt\p{L}*|mittel\p{L}*|unterstützung|förderung|finanzierung|medel|bidrag|stöd|internet|facebook|instagram|tiktok|euro|eur)$/iu;
const GERMAN = /(?<!\p{L})(?:der|die|das|und|vom|wurde|wird|werden|mit|für)(?!\p{L})/u;

const isCapital = (text: string): boolean => /^\p{Lu}/u.test(text);
const isKind = (text: string): boolean => KIND.test(text);
const isNameless = (text: string): boolean =>
  NO_START.test(text) || UNDERTAKING.test(text) || monthOfName(text.toLowerCase()) !== null;

/** How many small words what a body is for may have. */
const MAX_PURPOSE = 4;
/** How many tokens a list of joined bodies may have. */
const MAX_TOKENS = 40;

/** How many bodies a list with commas may have before its "and". */
const MAX_LIST = 12;

/** The organisations that a sentence mentions, in the order of its words. */
export function findBodies(text: string, tokens: readonly Token[]): Body[] {
  const isGerman = GERMAN.test(text);
  const bodies: Body[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const end = nameEnd(tokens, i, isGerman);
    if (end === null) continue;
    let last = end;
    for (let next = joinedEnd(tokens, last, isGerman); next !== null && last - i < MAX_TOKENS; ) {
      last = next;
      next = joinedEnd(tokens, last, isGerman);
    }
    const from = tokens[i]?.from ?? 0;
    const to = tokens[last - 1]?.to ?? from;
    bodies.push({ from, to, isKind: tokens.slice(i, last).some((token) => isKind(token.text)) });
    i = last - 1;
  }
  return bodies;
}

/** The token after a name that begins at a token; null where none begins. */
function nameEnd(tokens: readonly Token[], start: number, isGerman: boolean): number | null {
  const first = tokens[start]?.text ?? '';
  if (!/^\p{L}.*[^'’]$/u.test(first) || isNameless(first)) return null;
  if (NOT_A_NAME.test(first) && !isCapital(tokens[start + 1]?.text ?? '') && !isKindSoon(tokens, start))
    return null;
  const isSmall = !isCapital(first);
  if (isSmall && !isKind(first) && !/-$/.test(first)) return null;
  let end = start + 1;
  let hasKind = isKind(first);
  let capitals = isSmall ? 0 : 1;
  // "työ- ja elinkeinoministeriö": the first half of a compound.
  if (/-$/.test(first)) {
    const second = tokens[start + 2];
    if (
      !second ||
      !AND.test(tokens[start + 1]?.text ?? '') ||
      !(isKind(second.text) || isCapital(second.text))
    )
      return null;
    end = start + 3;
    hasKind = true;
  }
  while (end < tokens.length && end - start < MAX_TOKENS) {
    const grown = grow(tokens, end, hasKind);
    if (grown === null) break;
    for (const token of tokens.slice(end, grown)) {
      hasKind ||= isKind(token.text);
      if (isCapital(token.text)) capitals++;
    }
    end = grown;
  }
  if (isSmall && capitals === 0 && !isWhole(first) && !/-$/.test(first)) return null;
  if (isGerman && !hasKind) return null;
  // A single capital word that opens a sentence is any word, unless it is written in capitals.
  if (start === 0 && end === 1 && !hasKind && !/\p{Lu}{2}/u.test(first)) return null;
  return end;
}

/** A compound that is a body by itself: "sisäministeriö", "l'État". */
const isWhole = (text: string): boolean =>
  /\p{L}{3}(?:ministeriö|virasto|säätiö|rahasto|kaupunki)\p{L}*$|^(?:ministeriö|overheid|police|policija|politie|poliisi)$/u.test(
    text,
  );

/** "Evropskega socialnega sklada": small words up to a kind of body. */
function isKindSoon(tokens: readonly Token[], at: number): boolean {
  for (const token of tokens.slice(at + 1, at + 4)) {
    if (!/^\p{Ll}/u.test(token.text) || LINK.test(token.text) || AND.test(token.text)) return false;
    if (isKind(token.text)) return true;
  }
  return false;
}

/** Where a name goes on to from a token; null where it ends. */
function grow(tokens: readonly Token[], at: number, hasKind: boolean): number | null {
  const text = tokens[at]?.text ?? '';
  // "Nurses' Network": an apostrophe within a name; "e. V.": shortened words of kinds.
  if (/^['’]$/.test(text))
    return isCapital(tokens[at + 1]?.text ?? '') && tokens[at - 1]?.to === tokens[at]?.from ? at + 2 : null;
  if (text === 'e' && tokens[at + 1]?.text === '.' && tokens[at + 2]?.text === 'V') return at + 1;
  if (/^[,;:()!?“”"»«–—‹›_]/u.test(text) || AND.test(text)) {
    // "Fondo Asilo, Migrazione e Integrazione" is joined outside; "e. V." and "U.S." have points.
    return null;
  }
  if (text === '.')
    return /^\p{L}$/u.test(tokens[at - 1]?.text ?? '') && tokens[at - 1]?.to === tokens[at]?.from
      ? at + 1
      : null;
  if (isCapital(text)) return isNameless(text) && !hasKind ? null : UNDERTAKING.test(text) ? null : at + 1;
  if (/^(?:ry|rf|e|vzw|asbl)$/u.test(text) && (tokens[at + 1]?.text === '.' || text !== 'e')) return at + 1;
  if (isKind(text) || (ADJECTIVE.test(text) && !VERB.test(text))) return at + 1;
  if (LINK.test(text)) {
    let next = at + 1;
    while (next < at + 3 && LINK.test(tokens[next]?.text ?? '')) next++;
    const after = tokens[next]?.text ?? '';
    if (isCapital(after) && !isNameless(after)) return next + 1;
    if (isKind(after) && !/^(?:projekt|proje)/iu.test(after)) return next + 1;
    return hasKind && FOR.test(text) ? purposeEnd(tokens, next) : null;
  }
  return isKindSoon(tokens, at - 1) ? at + 1 : null;
}

/** "Planning solidaire", "cooperativa sociale": what a Romance language puts behind a noun. */
const ADJECTIVE =
  /^\p{Ll}{2,}(?:ale?s?|aux|oles?|aires?|iques?|ien|ienne|éens?|éennes?|aine?s?|oise?s?|eux|euse|ives?|ic[ao]s?|ese|iv[ao]|os[ao]|ari[ao]|uropeo|uropea|cev|jev|ikov|alcev|ega|ih)$/u;

/** "Ministrstvo za javno upravo": one to four small words that are no verbs, before a sign or a small word. */
function purposeEnd(tokens: readonly Token[], at: number): number | null {
  let end = at;
  while (end < tokens.length && end - at < MAX_PURPOSE) {
    const { text } = tokens[end] ?? { text: '' };
    if (!/^\p{Ll}{4,}$/u.test(text) || VERB.test(text) || UNDERTAKING.test(text)) break;
    end++;
  }
  if (end === at) return null;
  // The word before a conjunction or a sign ends it; one that was cut off in the midst is no purpose.
  return end;
}

const VERB =
  /^(?:was|were|which|that|with|from|have|been|also|izvaj\p{L}*|izved\p{L}*|vodi\p{L}*|pripravi\p{L}*|organizir\p{L}*|sofinanc\p{L}*|financ\p{L}*|zagot\p{L}*|leta|letih|letu|bilo|bila|skupaj|tudi|prek|werd|werden|wordt|heeft|sinds|sont|dans|depuis|pour|avec|grâce|ainsi|stato|stata|nella|anche|vuonna|vuosina|desde|para|como|sobre|durante|nell|dalla|dans|über|durch|wurde|wird|werden|under|från|genom\p{L}*|driver|drivs|finans\p{L}*|pilote|assure|coordonne|gestion\p{L}*|coordin\p{L}*|realiz\p{L}*|entre|hasta)$/iu;

/** The token after a name that "and" or a comma joins to one before; null without one. */
function joinedEnd(tokens: readonly Token[], at: number, isGerman: boolean, left = MAX_LIST): number | null {
  let next = at;
  const first = tokens[next]?.text ?? '';
  if (first === ',') next++;
  if (AND.test(tokens[next]?.text ?? '')) next++;
  if (next === at || left === 0) return null;
  const isComma = next === at + 1 && first === ',';
  // "… and by the Fund": the second is told like the first.
  for (let guard = 0; guard < 3 && ARTICLE.test(tokens[next]?.text ?? ''); guard++) next++;
  const end = nameEnd(tokens, next, isGerman);
  if (end === null) return null;
  if (!isComma) return end;
  // After a comma a body stands in a list only where "and" follows at last.
  const closes = AND.test(tokens[end]?.text ?? '') || tokens[end]?.text === ',';
  return closes && joinedEnd(tokens, end, isGerman, left - 1) !== null ? end : null;
}
