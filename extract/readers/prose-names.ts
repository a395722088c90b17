import { squash } from '../values/fold.ts';
import { MARK_OPEN, type QuotedText, quoteMarks } from './prose-marks.ts';
import { nameAfter, nameBefore, runEnding } from './prose-name-runs.ts';
import { GLOSS, type ProjectName } from './prose-project-name.ts';
import { BEGIN, END, LOOSE_NOUN, PROJECT_NOUN, TITLED } from './prose-words.ts';

const QUOTED = '(?:[“„"»«‟”‹]\\s?(?<quoted>[^“”„"»«‹›]{2,220}?)\\s?[”“"«»›]|‘(?<single>[^‘’]{2,160})’)';
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
