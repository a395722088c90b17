import type { Evidence } from '../../../schemas/evidence.ts';
import { fold } from '../../values/fold.ts';
import { evidenceOf, type Piece } from '../piece.ts';
import type { SearchRegion, Sentence } from './search-region.ts';
import { DATABASE_NAMES, SEARCH_CUES } from './search-words.ts';

export interface FoundTerms {
  /** Misread marks put right. */
  readonly given: readonly string[];
  readonly asPrinted: readonly string[];
  readonly evidence: readonly Evidence[];
}

const OPEN = '"“„”»«‘‹\'';
const CLOSE: Record<string, string> = {
  '"': '"',
  '“': '”“',
  '„': '“”',
  // Finnish and Swedish print the same mark at both ends.
  '”': '”',
  '»': '«',
  '«': '»',
  '‘': '’',
  '‹': '›',
  "'": "'",
};

/**
 * The search terms of a passage: what stands in quotation marks in and after the sentence that announces them, or,
 * without marks, the list after its colon. A closing mark that a scan read as a letter is taken off, and `™` for `*`
 * put right; `asPrinted` keeps what stands there.
 */
export function findTerms({ sentences, lists, piece }: SearchRegion): FoundTerms | null {
  for (const [i, sentence] of sentences.entries()) {
    const cue = SEARCH_CUES.terms.exec(sentence.folded);
    if (!cue) continue;
    const combined = combinedTerms(sentence.text.slice(cue.index));
    const quoted = quotedTerms(sentence.text.slice(Math.max(0, cue.index - 2)));
    if (combined.length >= 2 && combined.length >= quoted.length) return found(combined, sentence, piece);
    if (quoted.length >= 2) return found(quoted, sentence, piece);
    const next = sentences[i + 1];
    const inNext = next ? quotedTerms(next.text) : [];
    if (next && inNext.length >= 3 && quoted.length === 0) return found(inNext, next, piece);
    const listed = listedTerms(sentence.text.slice(cue.index), cue[0].length);
    if (listed.length >= 2) return found(listed, sentence, piece);
    if (quoted.length === 1) return found(quoted, sentence, piece);
  }
  const list = lists.find(({ lead }) => SEARCH_CUES.terms.test(fold(lead).slice(-100)));
  return list ? { given: list.items.map(putRight), asPrinted: list.items, evidence: list.evidence } : null;
}

const found = (printed: readonly string[], { from, to }: Sentence, piece: Piece): FoundTerms => ({
  given: printed.map(putRight),
  asPrinted: printed.map((term) => term.replace(/\u0000/gu, '')),
  evidence: evidenceOf(piece, from, to),
});

/** NUL marks a term whose closing mark is missing though all others have one. */
function quotedTerms(text: string): string[] {
  const mark = [...text].find((letter) => OPEN.includes(letter) && hasTwin(text, letter));
  if (!mark) return [];
  const close = closeOf(text, mark);
  const terms: string[] = [];
  let i = text.indexOf(mark);
  while (i >= 0 && i < text.length) {
    let end = i + 1;
    while (
      end < text.length &&
      !close.includes(text[end] ?? '') &&
      (text[end] !== mark || close.includes(mark))
    )
      end++;
    const isClosed = close.includes(text[end] ?? '\u0000');
    const raw = text.slice(i + 1, end);
    const term = isClosed ? raw.trim() : `${raw.replace(/[\s,;]+$/u, '').trim()}\u0000`;
    if (/\p{L}/u.test(term) && term.length <= 120) terms.push(term);
    i = isClosed ? text.indexOf(mark, end + 1) : end < text.length ? end : -1;
  }
  return terms;
}

/** What closes a mark; »so» where no « stands, as in Finnish. */
const closeOf = (text: string, mark: string): string =>
  mark === '»' && !text.includes('«') ? '»' : (CLOSE[mark] ?? mark);

const hasTwin = (text: string, mark: string): boolean => {
  const close = closeOf(text, mark);
  const at = text.indexOf(mark);
  return (
    [...text.slice(at + 1)].some((letter) => close.includes(letter)) &&
    (mark !== "'" || /(?:^|\s)'\S/u.test(text))
  );
};

const OPERATOR = /\s+(?:AND(?:\s+NOT)?|OR|NOT|NEAR\/\d+|ADJ\d*)\s+/u;

/** A query with its operators in capitals: `("forced labour" OR servitude) AND victim*`. */
function combinedTerms(text: string): string[] {
  if (!OPERATOR.test(text)) return [];
  const query = /[:(["“«„”»][\s\S]*$/u.exec(text)?.[0] ?? text;
  const parts = query
    .split(OPERATOR)
    .map((part) =>
      part
        .replace(/^[\s:()[\]]+|[\s()[\].,;]+$/gu, '')
        .replace(/^["“«„”»]\s*|\s*["”“»«]$/gu, '')
        .trim(),
    )
    .filter((part) => /\p{L}/u.test(part));
  return parts.every((part) => part.split(/\s+/).length <= 6) ? [...new Set(parts)] : [];
}

/** "… the following terms: human trafficking, forced labour and prostitution." */
function listedTerms(text: string, cue: number): string[] {
  const list =
    /[:(]\s*(?<list>[^:()]+)/u.exec(text)?.groups?.list ??
    /(?<!\p{L})(?:were|was|so bili|so bile|waren|étaient|olivat|erano|eran|fueron)\s+(?<list>[^:]+)$/iu.exec(
      text,
    )?.groups?.list ??
    bareList(text.slice(cue));
  if (!list) return [];
  const parts = list
    // "A, B and C, combined with D": D is a term, C is not the last.
    .replace(/,?\s+(?:and |et |en |y |e )?combin\p{L}*\s+(?:with|à|avec|met|con|z|s|mit)\s+/iu, ' | ')
    .replace(/[.)]+\s*$/u, '')
    .split(/\s*[,;|]\s*|\s+(?:AND|OR|NOT)\s+/u)
    .flatMap((part, i, all) =>
      i === all.length - 1 || part.split(/\s+/).length > 3
        ? part.split(/\s+(?:and|or|in|ali|en|of|et|ou|ja|tai|e|o|y)\s+/u)
        : [part],
    )
    .map((part) => part.replace(/^(?:and|or|in|en|et|ja|e|y)\s+/u, '').trim())
    .filter((part) => /\p{L}/u.test(part));
  return parts.every((part) => part.split(/\s+/).length <= 6) ? parts : [];
}

/** A list straight after the word for search terms, without a colon: three or more, and no databases. */
function bareList(text: string): string | undefined {
  const list = /^\s*(?<list>[^:.()]+)/u.exec(text)?.groups?.list;
  const isList =
    list !== undefined &&
    list.split(',').length >= 3 &&
    list.split(',').every((part) => part.trim().split(/\s+/).length <= 5) &&
    !/^\s*(?:\p{L}+ed|in|for|on|of|with|that|which|and|were|are|v|na|iz|za|voor|van|dans|pour|des?|nel\w*|per|en|para|del?)\b/iu.test(
      list,
    ) &&
    list.search(DATABASE_NAMES) < 0;
  return isList ? list : undefined;
}

function putRight(term: string): string {
  const isUnclosed = term.endsWith('\u0000');
  let right = term.replace(/\u0000/gu, '').replace(/™/gu, '*');
  // The closing « of a term read as c, ¢, € or <: only where the mark is missing.
  if (isUnclosed) right = right.replace(/[c¢€<«»]$/u, '');
  return right.trim();
}
