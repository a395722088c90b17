import { GLOSS, type ProjectName } from './prose-project-name.ts';
import { NAME_CONNECTORS, NOT_A_NAME } from './prose-words.ts';

const TOKEN = /(?:\([\p{L}]{1,4}\))?#?[\p{L}\p{N}][\p{L}\p{N}.'’&+/]*(?:[-–][\p{L}\p{N}]+)*|[–—:&-]/gu;

const CONNECTOR = new RegExp(`^(?:${NAME_CONNECTORS})$`, 'iu');

/** "the Escape Room – Labour Exploitation project", "het Horizon-project", "IHME-hanke": capitals up to the noun. */
export function nameBefore(text: string, match: RegExpMatchArray): ProjectName | null {
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
export function runEnding(text: string, end: number): { from: number; to: number } | null {
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
export function nameAfter(text: string, match: RegExpMatchArray): ProjectName | null {
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
