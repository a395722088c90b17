import { type Body, findBodies, type Token, tokensOfSentence } from './prose-bodies.ts';
import { type Cue, findCues } from './prose-cues.ts';

/** Who does and who pays for what a sentence tells of, as far as its words show; offsets are into the sentence. */
export interface Roles {
  readonly doer: Body | null;
  readonly payer: Body | null;
}

/** Before who acts in a passive. */
const BY =
  /^(?:by|door|par|da|dal|dalla|dallo|dai|dalle|dagli|dall['’]|por|von|vom|durch|av|af|przez|pelo|pela|strani|od)$/iu;
/** Before whom something comes from or belongs to. */
const FROM =
  /^(?:from|of|under|to|with|between|tussen|entre|tra|fra|van|bij|uit|de|du|des|d['’]|di|del|della|dello|dell['’]|dei|delle|degli|da|dal|dalla|dall['’]|od|iz|s|z|aus|der|des|from|från|från|fra|z|ze|a|à|al|alla|all['’]|au|aux|aan|with|na|do|da|dos|das|pri)$/iu;
/** Small words that stand between a verb or preposition and a name. */
const FILLER =
  /^(?:the|de|het|een|la|le|les|l['’]|il|lo|el|los|las|gli|i|der|die|das|dem|den|the|an?|un|une|una|uno|o|os|as|its|their|his|her|je|so|sta|pa|tudi|ga|jo|ju|jih|zanj|zanjo|also|both|jointly|ook|mede|conjointement|également|aussi|anche|también|auch|även|bl|was|were|is|are|será|es|era|è|était|est|sont|være|var|är|war|waren|sind|ist|on|oli|ovat|olivat|werd|wordt|worden|werden|kot|als|met|lies|lay|lag|ligt|by|door|par|pour)$/iu;
/** In front of a name these say where, when or whom it is for. */
const PLACE =
  /^(?:in|at|v|na|pri|w|we|te|à|a|en|i|på|bei|near|across|throughout|po|after|for|za|para|pour|voor|für|för|about|with|s|z|med|mit|met|avec|con|into|onto|between|among|against|proti|tegen|contre|contra|gegen|than|like|as|when|if|because|that|to|aan|alla|ai|agli|alle|au|aux|al)$/iu;
const HARD = /^[;:()–—!?]$/u;
/** How many tokens lie between a word of paying or doing and the name it tells of, at most. */
const REACH = 7;

/** Gives each body of a sentence the part that the words nearest to it tell, and the surest of each part. */
export function findRoles(text: string): Roles {
  const cues = findCues(text);
  const tokens = tokensOfSentence(text);
  // A word of paying or doing within a name says nothing of it: "Foundation for Financing".
  const bodies = findBodies(text, tokens);
  const outer = cues.filter((cue) => !bodies.some((body) => body.from < cue.to && cue.from < body.to));
  const best = { doer: null as Scored | null, payer: null as Scored | null }; // filled below
  for (const body of bodies) {
    const judged = judge(body, { text, tokens, cues: outer, bodies });
    if (!judged) continue;
    const part = judged.role === 'pays' ? 'payer' : 'doer';
    if ((best[part]?.score ?? 0) < judged.score) best[part] = { body, score: judged.score };
  }
  const doer = best.doer ?? subjectOf(text, bodies, best.payer?.body ?? null, tokens);
  return { doer: doer?.body ?? null, payer: best.payer?.body ?? null };
}

interface Scored {
  readonly body: Body;
  readonly score: number;
}

interface Setting {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly cues: readonly Cue[];
  readonly bodies: readonly Body[];
}

function judge(body: Body, setting: Setting): { role: 'pays' | 'does'; score: number } | null {
  const ahead = fromBefore(body, setting);
  const behind = fromAfter(body, setting);
  if (behind && isVerbLast(body, setting.tokens)) return behind;
  if (ahead && behind) return ahead.score >= behind.score ? ahead : behind;
  return ahead ?? behind;
}

/** By the words in front of a body: "financed by", "with support from", "financira", "its donor was". */
function fromBefore(body: Body, setting: Setting): { role: 'pays' | 'does'; score: number } | null {
  const { tokens, cues, bodies } = setting;
  const start = tokens.findIndex((token) => token.from >= body.from);
  let at = start - 1;
  let isBy = false;
  let isFrom = false;
  for (; at >= 0 && start - at <= REACH; at--) {
    const token = tokens[at];
    if (!token || HARD.test(token.text)) return null;
    if (token.text === ',') return isCleft(tokens, at, start) ? cleft(cues, token.from) : null;
    const cue = cues.find(({ from, to }) => from < token.to && token.from < to);
    if (cue) {
      const gap = start - at - 1;
      const role = cue.role === 'gets' || isOfPaying(cue, setting) ? 'pays' : cue.role;
      if (isBy) return { role, score: 8 - gap * 0.2 };
      if (isFrom && role === 'pays') return { role, score: 7 - gap * 0.2 };
      if (isFrom) return isOfDoing(tokens, at) ? { role, score: 6 - gap * 0.2 } : null;
      // Without "by" who acts before the verb is its subject, and what follows its object.
      if (!betweenIsFiller(tokens, at, start)) return null;
      return hasSubject(setting.text, cue, bodies, tokens) || cue.role === 'gets'
        ? null
        : { role, score: 5 - gap * 0.2 };
    }
    if (bodies.some(({ from, to }) => from < token.to && token.from < to)) return null;
    const isNear = betweenIsFiller(tokens, at, start);
    if (isNear && BY.test(token.text)) isBy = true;
    if (isNear && FROM.test(token.text)) isFrom = true;
    else if (isNear && !isBy && PLACE.test(token.text)) return null;
  }
  return null;
}

/** "A promuovere il progetto _, attivo dal 2019, sono la Caritas": only "to be" stands between a comma and the name. */
const isCleft = (tokens: readonly Token[], comma: number, start: number): boolean =>
  /^(?:sono|è|sont|est|son|es|is|are|was|were)$/u.test(tokens[comma + 1]?.text ?? '') &&
  betweenIsFiller(tokens, comma + 1, start);
const cleft = (cues: readonly Cue[], before: number): { role: 'pays' | 'does'; score: number } | null => {
  const cue = cues.find(({ to }) => to <= before);
  return cue && cue.role !== 'gets' ? { role: cue.role, score: 4 } : null;
};

const betweenIsFiller = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens
    .slice(from + 1, to)
    .every(({ text }) => FILLER.test(text) || BY.test(text) || FROM.test(text) || NAME_SIGN.test(text));
const NAME_SIGN = /^[_“”„"»«‹›‘’]+$/u;

/** "Sen rahoituksesta vastaa", "le financement est assuré par": a word of doing that has paying for its subject. */
function isOfPaying(cue: Cue, { tokens, cues }: Setting): boolean {
  const at = tokens.findIndex((token) => token.from >= cue.from);
  const near = tokens.slice(Math.max(0, at - 3), Math.max(0, at));
  const paying = near.findLast((token) =>
    cues.some(({ role, from, to }) => role === 'pays' && from < token.to && token.from < to),
  );
  return (
    paying !== undefined &&
    near.every(({ text, from }) => from <= paying.from || (/^\p{Ll}+$/u.test(text) && !JOINS.test(text)))
  );
}
const JOINS = /^(?:and|in|en|et|ja|e|y|und|och|by|par|da|door|por|od|from|del?|du|des|dell?a|of|with)$/iu;

/** "an initiative of", "entrusted to", "the responsibility of": whose doing it is. */
const isOfDoing = (tokens: readonly Token[], at: number): boolean =>
  /^(?:initiati|pobud|iniziativ|iniciativ|respons|verantwo|leadership|leiding|leitung|vodstv|direction|coordin|koordin|guida|cura|brainchild|work|affidat|cargo|charge|samenw|collab|coop|partner|colab|confié|entrust|encarg|opdracht|behind|ansvar|träger)/iu.test(
    tokens[at]?.text ?? '',
  );

/** "which the Ministry paid for": what stands before is paid for, not paying. */
const OBJECT_WHICH = /\s(?:jonka|jota|ki (?:ga|jo|jih)|que|which|die|dat|che)\s/u;

/** Whether a body stands before a verb in its clause, as its subject would. */
function hasSubject(text: string, cue: Cue, bodies: readonly Body[], tokens: readonly Token[]): boolean {
  return bodies.some(
    (body) =>
      body.to <= cue.from &&
      !isOblique(body, tokens) &&
      !OBJECT_WHICH.test(text.slice(body.to, cue.from)) &&
      !tokens.some(
        ({ text, from }) => from >= body.to && from < cue.from && (HARD.test(text) || text === ','),
      ),
  );
}

/** After a preposition: no subject. */
function isOblique({ from }: Body, tokens: readonly Token[]): boolean {
  const start = tokens.findIndex((token) => token.from >= from);
  const near = [tokens[start - 1]?.text ?? '', tokens[start - 2]?.text ?? ''];
  return near.some((word, i) => (i === 0 || FILLER.test(near[0] ?? '')) && isPreposition(word));
}

const isPreposition = (word: string): boolean =>
  BY.test(word) || FROM.test(word) || PLACE.test(word) || WITH.test(word);

/** By the words behind a body: "the Ministry financed", "the Guild carried out". */
function fromAfter(
  body: Body,
  { tokens, cues, bodies }: Setting,
): { role: 'pays' | 'does'; score: number } | null {
  const start = tokens.findIndex((token) => token.from >= body.from);
  const end = tokens.findIndex((token) => token.from >= body.to);
  if (end === -1) return null;
  const before = tokens[start - 1]?.text ?? '';
  const beforeThat = tokens[start - 2]?.text ?? '';
  const isArticle = before === 'a' && (beforeThat === ',' || beforeThat === '');
  if (
    (PLACE.test(before) && !isArticle) ||
    (BY.test(before) && !isVerbLast(body, tokens)) ||
    (FILLER.test(before) && PLACE.test(beforeThat))
  )
    return null;
  let isWith = false;
  const begin = afterAside(tokens, end);
  for (let at = begin; at < tokens.length && at - begin <= REACH; at++) {
    const token = tokens[at];
    if (!token || HARD.test(token.text) || token.text === ',') return null;
    const cue = cues.find(({ from, to }) => from < token.to && token.from < to);
    if (cue) {
      if (cue.role === 'gets') return { role: 'does', score: 3 };
      const after = tokens.find(({ from }) => from >= cue.to)?.text ?? '';
      if (BY.test(after) || isWith) return null;
      return { role: cue.role, score: 6 - (at - end) * 0.3 };
    }
    if (WITH.test(token.text)) isWith = true;
    if (bodies.some(({ from, to }) => from < token.to && token.from < to)) return null;
  }
  return null;
}

/** "vom Verein durchgeführt", "door de stichting gefinancierd": the participle comes after who acts. */
const VERB_LAST_BY = /^(?:vom|von|durch|door)$/iu;
function isVerbLast({ from }: Body, tokens: readonly Token[]): boolean {
  const start = tokens.findIndex((token) => token.from >= from);
  const before = tokens[start - 1]?.text ?? '';
  return (
    VERB_LAST_BY.test(before) || (FILLER.test(before) && VERB_LAST_BY.test(tokens[start - 2]?.text ?? ''))
  );
}
/** Past what stands between commas right after a name: "…, with the help of a grant from the Council, carried out". */
function afterAside(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== ',' || !WITH.test(tokens[at + 1]?.text ?? '')) return at;
  const close = tokens.findIndex(({ text }, i) => i > at && text === ',');
  return close === -1 ? at : close + 1;
}

const WITH =
  /^(?:with|thanks|by|s|z|ob|met|door|dankzij|avec|grâce|con|grazie|gracias|mit|dank|med|com|from|za|for|voor|para)$/iu;

/** Behind a Finnish genitive: "_-hanke", "hanke ”_”". */
const OWNED = /^\s+(?:["“”„»«]?_+["”“»«]?\s?-\p{Ll}|(?:hanke|projekti|kampanja)\s["“”„»«]_)/u;

/** "projekt »_« Sindikata gradbincev": Slavic languages put whose a project is right behind its name. */
const isFollowing = (text: string, { from, isKind }: Body): boolean =>
  isKind &&
  /_[”“"«»›]\s$/u.test(text.slice(0, from)) &&
  /^(?:\p{Lu}\p{L}*(?:a|e|i|ega))(?!\p{L})/u.test(text.slice(from));
const BY_WHICH =
  /(?:waarmee|met welke|with which|by which|through which|(?:avec|par|grâce au)\s?(?:le|la)?quel(?:le)?|(?:con|tramite) (?:il|la) quale|con cui|con (?:el|la) que|s kater\p{L}+|jolla|mit dem|mit der|genom vilket)\s+(?:(?:the|de|het|la|le|l['’]|il|lo|el|der|die|das)\s*)?$/iu;

/**
 * Without any word that says it: who stands at the beginning of a sentence with the project's name, or after its verb where
 * a time or circumstance stands in front.
 */
function subjectOf(
  text: string,
  bodies: readonly Body[],
  payer: Body | null,
  tokens: readonly Token[],
): Scored | null {
  if (!text.includes('_')) return null;
  const name = text.indexOf('_');
  for (const body of bodies) {
    if (body === payer || !body.isKind) continue;
    const start = tokens.findIndex((token) => token.from >= body.from);
    const before = tokens[start - 1]?.text ?? '';
    const ahead = FILLER.test(before) ? (tokens[start - 2]?.text ?? '') : before;
    const isFirst = start === 0 || ahead === '' || ahead === ',';
    const isOwner = OWNED.test(text.slice(body.to)) && /n$/u.test(text.slice(0, body.to));
    const isApposed = isFollowing(text, body);
    // "Helsingin diakonissalaitoksen _-hanke", "the project with which the union visits": whose it is, by grammar alone.
    if (isOwner || isApposed || BY_WHICH.test(text.slice(0, body.from))) return { body, score: 3 };
    const isClause = body.to < name && isFirst;
    if (
      isClause &&
      tokens.some(({ text: word, from }) => from >= body.to && from < name && /^\p{Ll}{2,}/u.test(word))
    )
      return { body, score: 1 };
  }
  return null;
}
