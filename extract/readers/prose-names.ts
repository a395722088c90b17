import { squash } from '../values/fold.ts';
import { MARK_OPEN, type QuotedText, quoteMarks } from './prose-marks.ts';
import type { Telling } from './prose-telling.ts';
import { BEGIN, END, LOOSE_NOUN, NAME_CONNECTORS, NOT_A_NAME, PROJECT_NOUN, TITLED } from './prose-words.ts';

/** A project named in a sentence. Offsets are into the sentence. */
export interface ProjectName {
  readonly name: string;
  /** The name's own range, without quotes. */
  readonly from: number;
  readonly to: number;
  /** A translation or long form in brackets, with the brackets; null without one. */
  readonly gloss: { readonly from: number; readonly to: number } | null;
  /** The whole mention with quotes, noun and gloss. */
  readonly mentionFrom: number;
  readonly mentionTo: number;
  /** Whether the noun can only mean a project. */
  readonly isProject: boolean;
  /** Quoted, or in capitals; a run of capitals after "a" describes rather than names. */
  readonly isQuoted: boolean;
  /** Quoted or bold without any word for a project beside it. */
  readonly isSetApart?: boolean;
  /** The telling that it is known to belong to. */
  readonly of?: Telling;
}

const QUOTED = '(?:[“„"»«‟”‹]\\s?(?<quoted>[^“”„"»«‹›]{2,220}?)\\s?[”“"«»›]|‘(?<single>[^‘’]{2,160})’)';
const GLOSS = '(?:\\s*(?<gloss>\\((?=["“„»]?\\p{L})[^()]{3,260}\\)))?';
/** Dutch and Finnish write compounds: onderzoeksproject, kehittämishanke. */
const NOUN = `(?:(?<strong>(?:\\p{L}{3,20})?(?:${PROJECT_NOUN}))|(?<loose>${LOOSE_NOUN}))`;

/** "X" project; "X" (translation) project; project ("long form") after it. */
const QUOTE_THEN_NOUN = new RegExp(
  `${QUOTED}${GLOSS}[\\s-]+(?:(?:prevention|research|pilot|awareness|information)\\s+)?${NOUN}${END}(?:\\s*(?<late>\\((?=["“„»]|(?-i:\\p{Lu}))[^()]{3,260}\\)))?`,
  'giu',
);
/** project "X"; projekt z naslovom »X«; campaign called "X". */
const NOUN_THEN_QUOTE = new RegExp(
  `${BEGIN}${NOUN}${END}(?:\\s*\\([^()]{3,40}\\))?(?:\\s+(?:\\p{L}+\\s+){0,3}?(?:${TITLED})|(?:\\s+[\\p{L}'’-]+){1,4}?)?\\s*[,:]?\\s*${QUOTED}${GLOSS}`,
  'giu',
);
/** The word itself, for names in capitals beside it. */
const NOUN_ALONE = new RegExp(`${BEGIN}${NOUN}${END}(?<titled>\\s+(?:${TITLED}))?`, 'giu');
const NOUN_THERE = new RegExp(`${BEGIN}${NOUN}${END}`, 'iu');
/** "Under the name “X”, the Guild developed a project". */
const NAMED_UNDER = new RegExp(
  `${BEGIN}(?:under the (?:name|title)|onder de (?:naam|titel)|sous le (?:nom|titre)|pod (?:imenom|naslovom)|nimellä|(?:con|sotto) il (?:nome|titolo)|(?:bajo|con) el (?:nombre|título)|unter dem (?:namen|titel)|under namnet)(?:\\s+(?:of|van|de|di))?\\s*${QUOTED}${GLOSS}`,
  'giu',
);
const TOKEN = /(?:\([\p{L}]{1,4}\))?#?[\p{L}\p{N}][\p{L}\p{N}.'’&+/]*(?:[-–][\p{L}\p{N}]+)*|[–—:&-]/gu;
const CONNECTOR = new RegExp(`^(?:${NAME_CONNECTORS})$`, 'iu');

const PAYING =
  /(?:fund|financ|subsid|support|sponsor|grant|sredstv|podpor|steun|gesteund|soutien|financé|tuella|rahoit|sostegno|contribut|finanzia|apoyo|subvenc)\p{L}*(?:\s+\S+){0,8}\s*$/iu;

/** "X is a joint project of …", "X, a European project led by …": the noun stands in an article's phrase after the name. */
const NAME_THEN_CLAUSE = new RegExp(
  `(?:\\s+(?:is|was|je|je\\s+bil|wordt|est|était|è|è\\s+stato|es|fue|ha\\s+sido|on|oli)\\s+|,\\s+)(?:(?:(?:the|de|le|il|el)\\s+(?:title|name|titel|naam|titre|nom|titolo|nome|título|nombre)\\s+(?:of|van|d['’]|di|de|del|du)\\s*(?:the\\s+|het\\s+|ons\\s+|our\\s+)?)?(?:(?:an?|one\\s+of\\s+the|eden|een|één|un|une|uno|una|eräs|yksi)\\s+)?)?(?:(?:(?!(?:its|their|this|the|in|of|for|and)\\s)[\\p{L}'’-]+\\s+){0,3}?|(?<=\\s(?:on|oli)\\s)(?:[\\p{L}:'’-]+\\s+){0,8}?)(?:(?<strong>(?:\\p{L}{3,20})?(?:${PROJECT_NOUN}))|(?<loose>${LOOSE_NOUN}))${END}(?!\\s*-?\\s*(?:partner|lead|coordinat|manag|team|group|office|staff|website|result|activit|meeting|worker|event|named|called|titled|entitled|["“„»«]|\\((?!\\s*(?:19|20)\\d\\d)))`,
  'giu',
);

/**
 * The projects that a sentence names, in the order of its words; a name told twice comes twice.
 *
 * @param marks what is set apart by bold or italics: it names as quotes do
 */
export function findProjectNames(
  text: string,
  marks: readonly { from: number; to: number }[] = [],
): ProjectName[] {
  if (marks.length === 0) return findQuotedNames(text);
  const quoted = quoteMarks(text, marks);
  return findQuotedNames(quoted.text)
    .filter((name) => !isFarMark(quoted.text, name))
    .map((name) => namePlaced(name, quoted));
}

/** A name in a text with signs around bold words, placed in the text without them. */
export function namePlaced(name: ProjectName, { at }: QuotedText): ProjectName {
  return {
    ...name,
    from: at(name.from),
    to: at(name.to),
    gloss: name.gloss && { from: at(name.gloss.from), to: at(name.gloss.to) },
    mentionFrom: at(name.mentionFrom),
    mentionTo: at(name.mentionTo),
  };
}

/** Bold words farther off from the noun than its adjective are no name: a page marks offices and numbers as well. */
function isFarMark(text: string, { from, mentionFrom }: ProjectName): boolean {
  if (text.charAt(from - 1) !== MARK_OPEN) return false;
  const between = text.slice(mentionFrom, from - 1).trim();
  return between.split(/\s+/).length > 2 && !new RegExp(`(?:${TITLED})[\\s,:]*$`, 'iu').test(between);
}

function findQuotedNames(text: string): ProjectName[] {
  const found: ProjectName[] = [];
  const isFree = (from: number, to: number): boolean =>
    !found.some((name) => name.mentionFrom < to && from < name.mentionTo);
  for (const pattern of [QUOTE_THEN_NOUN, NOUN_THEN_QUOTE]) {
    for (const match of text.matchAll(pattern)) {
      const name = quotedName(text, match);
      if (name && isFree(name.mentionFrom, name.mentionTo)) found.push(name);
    }
  }
  for (const match of text.matchAll(NOUN_ALONE)) {
    // "funded by the Horizon Europe programme": what pays is no project.
    const before = text.slice(Math.max(0, match.index - 90), match.index);
    if (match.groups?.loose !== undefined && PAYING.test(before)) continue;
    const name = nameBefore(text, match) ?? nameAfter(text, match);
    if (name && isFree(name.mentionFrom, name.mentionTo)) found.push(name);
  }
  const noun = NOUN_THERE.exec(text);
  for (const match of noun ? text.matchAll(NAMED_UNDER) : []) {
    const name = quotedName(text, match);
    const isProject = noun?.groups?.strong !== undefined;
    if (name && isFree(name.mentionFrom, name.mentionTo)) found.push({ ...name, isProject });
  }
  for (const match of text.matchAll(NAME_THEN_CLAUSE)) {
    const name = nameOfClause(text, match);
    if (name && isFree(name.mentionFrom, name.mentionTo)) found.push(name);
  }
  return found
    .flatMap((name) => coordinated(text, name, isFree))
    .filter((name) => squash(name.name).length > 1)
    .sort((a, b) => a.from - b.from);
}

/** Quoted names after a colon: what a sentence about several projects lists. */
export function namesAfterColon(text: string): ProjectName[] {
  const colon = text.search(/:\s+["“„»«]/u);
  if (colon === -1) return [];
  return [...text.slice(colon).matchAll(/["“„»«‟]\s?(?<name>\p{Lu}[^“”„"»«]{1,140}?)\s?[”“"«»]/gu)].map(
    (match) => {
      const name = match.groups?.name ?? '';
      const from = colon + match.index + match[0].indexOf(name);
      const mentionFrom = colon + match.index;
      const range = { from, to: from + name.length, mentionFrom, mentionTo: mentionFrom + match[0].length };
      return { ...range, name, gloss: null, isProject: true, isQuoted: true };
    },
  );
}

const AND =
  "(?:\\s*,\\s*|\\s*,?\\s+(?:and|in|ter|en|et|ja|sekä|e|ed|y)\\s+)(?:(?:the|de|het|le|la|il|lo|el)\\s+|l['’])?";
const ACRONYMS = new RegExp(`^\\p{Lu}[\\p{Lu}\\p{N}-]{2,}(?:${AND}\\p{Lu}[\\p{Lu}\\p{N}-]{2,})+$`, 'u');
const QUOTED_BEFORE = new RegExp(
  `[“„"»«‟”‹]\\s?(?<quoted>\\p{Lu}[^“”„"»«‹›]{1,120}?)\\s?[”“"«»›](?:\\s*\\([^()]{3,120}\\))?${AND}[“„"»«‟”‹]?$`,
  'u',
);

/** "the MIRROR and the LANTERN projects", "“Open Door” and “Safe Home”, two projects": each by itself. */
function coordinated(
  text: string,
  name: ProjectName,
  isFree: (from: number, to: number) => boolean,
): ProjectName[] {
  if (ACRONYMS.test(name.name)) {
    const parts = [...name.name.matchAll(/\p{Lu}[\p{Lu}\p{N}-]{2,}/gu)];
    return parts.map((part) => {
      const from = name.from + part.index;
      return { ...name, name: part[0], from, to: from + part[0].length, gloss: null };
    });
  }
  const before = name.isQuoted ? QUOTED_BEFORE.exec(text.slice(0, name.from)) : null;
  const quoted = before?.groups?.quoted;
  if (!before || quoted === undefined || !isFree(before.index, before.index + quoted.length)) return [name];
  const from = before.index + before[0].indexOf(quoted);
  const first = {
    ...name,
    name: quoted,
    from,
    to: from + quoted.length,
    mentionFrom: before.index,
    gloss: null,
  };
  return [...coordinated(text, { ...first, mentionTo: first.to }, isFree), name];
}

function quotedName(text: string, match: RegExpMatchArray): ProjectName | null {
  const { single, gloss, late, strong } = match.groups ?? {};
  const quoted = match.groups?.quoted ?? single ?? '';
  const start = match.index ?? 0;
  const from = text.indexOf(
    quoted,
    start + (match[0].indexOf(quoted) - 1 > 0 ? match[0].indexOf(quoted) : 0),
  );
  if (!/\p{L}/u.test(quoted) || /[.!?]\s+\p{Lu}/u.test(quoted)) return null;
  const bracket = gloss ?? late;
  const glossFrom = bracket === undefined ? -1 : text.indexOf(bracket, start);
  return {
    name: quoted,
    from,
    to: from + quoted.length,
    gloss: bracket === undefined ? null : { from: glossFrom, to: glossFrom + bracket.length },
    mentionFrom: start,
    mentionTo: start + match[0].length,
    isProject: strong !== undefined,
    isQuoted: true,
  };
}

/** The subject of "… is a project": quoted, in capitals, or of two words with capitals; anything less may be anybody. */
function nameOfClause(text: string, match: RegExpMatchArray): ProjectName | null {
  const end = match.index ?? 0;
  const quoted = /[“”„"»«‹]\s?(?<name>[^“”„"»«‹›]{2,160}?)\s?[”“"«»›]$/u.exec(text.slice(0, end));
  const isApposed = match[0].startsWith(',');
  const isProject = match.groups?.strong !== undefined;
  const mention = { gloss: null, mentionTo: end + match[0].length, isProject };
  if (quoted?.groups?.name) {
    const from = quoted.index + quoted[0].indexOf(quoted.groups.name);
    const to = from + quoted.groups.name.length;
    return { name: quoted.groups.name, from, to, mentionFrom: quoted.index, isQuoted: true, ...mention };
  }
  const run = isProject ? runEnding(text, end) : null;
  if (isProject && !isApposed && (!run || run.from > 0) && isPlainSubject(text.slice(0, end)))
    return { name: text.slice(0, end), from: 0, to: end, mentionFrom: 0, isQuoted: false, ...mention };
  if (!run) return null;
  const name = text.slice(run.from, run.to);
  const isAcronym = /^\p{Lu}[\p{Lu}\p{N}&.-]{2,}$|^\p{Lu}\p{Ll}+\p{Lu}\p{L}*$/u.test(name);
  // "… with KMOP, a project of": what stands before a comma names its neighbour as often, unless it opens the sentence.
  if (!isAcronym && (!/\s/.test(name) || (isApposed && run.from > 0))) return null;
  return { name, from: run.from, to: run.to, mentionFrom: run.from, isQuoted: false, ...mention };
}

/** "Young and vulnerable is a project of …": all words before the verb, where they are few and point at nothing. */
const isPlainSubject = (head: string): boolean =>
  /^\p{Lu}[\p{L}\p{N}’'-]*(?:\s[\p{L}\p{N}’'-]+){0,6}$/u.test(head) &&
  !/^(?:this|that|these|it|one|another|there|here|what|who|our|my|its|their|his|her|the (?:first|second|third|other|aim|goal|purpose|result)|to|ta|to|tam|eden|naš\p{L}*|dit|dat|deze|het|er|een|ons|onze|ce|cet|cette|c|il|elle|un|une|notre|tämä|se|yksi|meidän|questo|questa|quello|esso|uno?|una|nostr\p{L}+|este|esta|esto|ese|uno?|nuestr\p{L}+)(?!\p{L})/iu.test(
    head,
  ) &&
  !new RegExp(`${BEGIN}(?:${PROJECT_NOUN}|${LOOSE_NOUN})${END}`, 'iu').test(head) &&
  !/\s(?:is|was|are|has|have|je|so|ki|die|dat|est|qui|on|joka|è|che|es|que)\s/u.test(`${head} `);

/** "the Escape Room – Labour Exploitation project", "het Horizon-project", "IHME-hanke": capitals up to the noun. */
function nameBefore(text: string, match: RegExpMatchArray): ProjectName | null {
  const noun = match.index ?? 0;
  const before = /[\s-]+$/u.exec(text.slice(0, noun))?.[0].length ?? 0;
  const run = before === 0 ? null : (compoundRun(text, noun) ?? runEnding(text, noun - before));
  if (!run) return null;
  const article = text.slice(0, run.from).trimEnd();
  if (/(?:^|\s)(?:a|an|another|any|en|een|une?|uno|una|eräs|neki)$/iu.test(article)) return null;
  // "the Buddy Project": the noun in a capital belongs to the name; in a heading everything has one.
  const isPart =
    /^(?:Project|Programme|Program|Campaign|Initiative)$/u.test(match[0]) &&
    /\s\p{Ll}/u.test(text) &&
    /\p{Ll}/u.test(text.slice(run.from, run.to)) &&
    run.from > 0;
  const end = noun + match[0].length;
  return makeRun(text, run.from, isPart ? end : run.to, run.from, end, match);
}

/** Finnish: "Reilu sato -hanke" goes back to its capital over small words; "STOPLINE-hanke" is the one word. */
function compoundRun(text: string, noun: number): { from: number; to: number } | null {
  const head = text.slice(Math.max(0, noun - 120), noun);
  const base = noun - head.length;
  const match =
    /(?<name>\p{Lu}[\p{L}\p{N}’']*(?:\s\p{Ll}[\p{L}’'-]*){1,5})\s-$/u.exec(head) ??
    /(?<![\p{L}\p{N}-])(?<name>\p{Lu}[\p{Lu}\p{N}]{2,})-$/u.exec(head);
  const name = match?.groups?.name;
  if (!match || name === undefined) return null;
  return { from: base + match.index, to: base + match.index + name.length };
}

/** The run of capitals that ends at a place, with the small words inside it. */
function runEnding(text: string, end: number): { from: number; to: number } | null {
  const head = text.slice(Math.max(0, end - 200), end);
  const base = end - head.length;
  if (!/[\p{L}\p{N})’'”"]$/u.test(head)) return null;
  const tokens = [...head.matchAll(TOKEN)];
  while (/^[–—:&-]$/.test(tokens.at(-1)?.[0] ?? '')) tokens.pop();
  let first = tokens.length;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]?.[0] ?? '';
    const at = tokens[i]?.index ?? 0;
    const stop = at + token.length;
    const after = tokens[i + 1]?.index ?? head.length;
    if (/[,;.()“”"»«‹›]/.test(head.slice(stop, after).replace(/^[)]/, ''))) break;
    if (isCapital(token)) first = i;
    else if (!CONNECTOR.test(token) && !/^[–—:&-]$/.test(token)) break;
  }
  // Words before the name that begin a sentence or describe any project are not of it.
  while (
    first < tokens.length &&
    (NOT_A_NAME.test(tokens[first]?.[0] ?? '') ||
      !isCapital(tokens[first]?.[0] ?? '') ||
      /^(?:19|20)\d\d(?:[–-]\d+)?$/.test(tokens[first]?.[0] ?? ''))
  )
    first++;
  const start = tokens[first];
  const last = tokens.at(-1);
  // A small word or an adjective in between: the name is not what stands right before the noun.
  if (!start || !last || !isCapital(last[0]) || NOT_A_NAME.test(last[0])) return null;
  const from = base + start.index;
  return /["“„»‹]$/.test(text.slice(0, from).trimEnd())
    ? null
    : { from, to: base + last.index + last[0].length };
}

/** "projekt Varna hiša je …", "progetto WINGS", "le projet Alerte Jeunes a été": capitals after the noun. */
function nameAfter(text: string, match: RegExpMatchArray): ProjectName | null {
  const nounEnd = (match.index ?? 0) + match[0].length;
  const lead = nameLead(text.slice(nounEnd));
  if (lead === null) return null;
  const start = nounEnd + lead;
  const tail = text.slice(start, start + 220);
  const tokens = [...tail.matchAll(TOKEN)];
  let end = 0;
  let gap = 0;
  for (const token of tokens) {
    if (/[,;.()“”"»«‹›!?]/.test(tail.slice(gap, token.index).trim())) break;
    // "ESPOIR de Caritas": an acronym stands alone, what follows says whose it is.
    const isOwner = /^(?:de|du|des|d['’]|van|of|by|from|di|del|della|dell['’])$/iu.test(token[0]);
    if (isOwner && /^\p{Lu}[\p{Lu}\p{N}&.-]{2,}$/u.test(tail.slice(0, end))) break;
    gap = token.index + token[0].length;
    if (isCapital(token[0])) end = gap;
    else if (end === 0 || (!CONNECTOR.test(token[0]) && !/^[–—:&-]$/.test(token[0]))) break;
  }
  if (end === 0) return null;
  const first = tokens[0]?.[0] ?? '';
  // "project New Horizons" is a name, "projekt Evropske unije" none.
  const isPlainWord = /^(?:new|first|second|one|two|three|all|our|both|every|each|main)$/iu.test(first);
  const hasSecond = isPlainWord && end > first.length;
  if (NOT_A_NAME.test(first) && !hasSecond && !/^\p{Lu}{2,}/u.test(first)) return null;
  const longer = sentenceCaseEnd(tail, end);
  return makeRun(text, start, start + longer, match.index ?? start, start + longer, match);
}

/** Adjectives that describe projects everywhere, where a language puts them after the noun. */
const ADJECTIVE =
  /^\s+(?:europ\p{L}+|pilot\p{L}*|na[tcz]i?[oó]nal\p{L}*|nazional\p{L}*|interna[tcz]\p{L}+|trans?na[tcz]\p{L}+|region\p{L}+|local\p{L}*|social\p{L}*|educativ\p{L}*|formativ\p{L}*|conjoint|commun|comune|biennale|triennale|(?:de|di|d['’])\s?(?:recherche|ricerca|investigación|prévention|prevenzione|prevención|formation|formazione|formación|sensibilisation|sensibilizzazione|sensibilización))\s+(?=[\p{Lu}])/u;

/** What stands between the noun and the name: a colon or dash, or one adjective ("progetto europeo", "projet pilote"). */
function nameLead(rest: string): number | null {
  const plain = /^(?:\s*[:–-])?\s+|^:\s*/u.exec(rest)?.[0].length;
  const adjective = ADJECTIVE.exec(rest);
  if (adjective) return adjective[0].length;
  return plain ?? null;
}

/** Where a name in sentence case ends: "projekt Varna pot do šole je …" goes on in small letters up to a verb or a sign. */
function sentenceCaseEnd(tail: string, end: number): number {
  const rest = tail.slice(end);
  const second = /^\s+[–—-]\s+\p{Ll}[\p{L}'’-]*(?:\s+\p{Ll}[\p{L}'’-]*){0,7}(?=\s*[,.;(]|$)/u.exec(rest)?.[0];
  if (second) return end + second.length;
  const words =
    /^((?:\s+\p{Ll}[\p{L}'’-]*){1,7}?)(?=\s+(?:je|so|sta|bo|ki|se|smo|was|werd|is|wordt|heeft|die|dat|a|ont|est|sont|était|qui|vise|on|oli|joka|jossa|toteut\p{L}+|è|ha|era|che|mira|nasce|es|fue|ha|que|tiene|busca)(?!\p{L})|\s*[,;(])/u.exec(
      rest,
    )?.[1];
  if (
    words === undefined ||
    /^\s+(?:con|avec|met|mit|uit|op|aan|je|so|sta|bo|ki|se|was|werd|is|wordt|by|in|from|and|with|which|who|that|has|will|aims?|ran|a|ont|est|qui|on|oli|joka|è|ha|che|es|fue|que|en|v|z|s|da|por|par|door|van|et|e|y|ja|ter)(?!\p{L})/iu.test(
      words,
    )
  )
    return end;
  return end + words.length;
}

function makeRun(
  text: string,
  from: number,
  to: number,
  mentionFrom: number,
  mentionTo: number,
  match: RegExpMatchArray,
): ProjectName | null {
  const name = text.slice(from, to).replace(/[\s:–—-]+$/u, '');
  // "the programme 187 women …": a count.
  if (/^\d+\s+\p{Ll}/u.test(name)) return null;
  const words = name.split(/\s+/);
  const isStrong = match.groups?.strong !== undefined;
  // One capital word beside "programme" or "campaign" is a description more often than a name.
  if (
    !isStrong &&
    words.length < 2 &&
    match.groups?.titled === undefined &&
    !/^\(?\p{Lu}{3,}|^[(#]|^\p{Lu}\p{Ll}+\p{Lu}/u.test(name)
  )
    return null;
  if (words.every((word) => NOT_A_NAME.test(word)) || !/\p{L}{2}/u.test(name)) return null;
  const after = new RegExp(`^${GLOSS}`, 'u').exec(text.slice(mentionTo));
  const gloss = after?.groups?.gloss;
  const glossFrom = gloss === undefined ? -1 : text.indexOf(gloss, mentionTo);
  const isName = gloss !== undefined && /^\(["“„»]?\p{Lu}/u.test(gloss) && !/\d{4}/.test(gloss);
  return {
    name,
    from,
    to: from + name.length,
    gloss: isName ? { from: glossFrom, to: glossFrom + gloss.length } : null,
    mentionFrom: Math.min(mentionFrom, from),
    mentionTo: isName ? glossFrom + gloss.length : mentionTo,
    isProject: isStrong,
    isQuoted: false,
  };
}

const isCapital = (token: string): boolean =>
  /^(?:\([\p{L}]{1,4}\))?(?:[\p{Lu}\p{N}]|#\p{L})/u.test(token) || /\p{Lu}.*\p{Lu}/u.test(token);
