import type { Span } from '../layout.ts';
import { type KeptLine, spanOfLine } from './kept-line.ts';

/** What a document's own words tell about broken ones. */
export interface Vocabulary {
  /** Words seen whole, that is neither first nor last on their line, folded to lower case. */
  has(word: string): boolean;
  /** Whether this document breaks words with hyphens at line ends. */
  readonly hyphenates: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu;
const LINE_END_HYPHEN = /([\p{L}\p{M}]+)[-‐\u00ad]$/u;

/** Gathers words page by page. Words at line ends are left out: they may be halves. */
export class DocumentVocabulary implements Vocabulary {
  readonly #words = new Set<string>();
  #soft = 0;
  #hard = 0;
  #pending: string[][] = [];

  add(lines: readonly { readonly text: string }[]): void {
    let lastEnd: string | null = null;
    for (const { text } of lines) {
      const words = text.toLowerCase().match(WORD) ?? [];
      for (const word of words.slice(1, -1)) this.#words.add(word);
      if (words.length === 1 && words[0] && text.length === words[0].length) {
        // A line of one word may be half a word; it counts only if it is seen twice.
      } else if (words[0] && words.length > 2) this.#words.add(words[0]);
      if (lastEnd !== null && words[0]) this.#pending.push([lastEnd, words[0]]);
      lastEnd = LINE_END_HYPHEN.exec(text.toLowerCase())?.[1] ?? null;
    }
  }

  has(word: string): boolean {
    return this.#words.has(word.toLowerCase());
  }

  get hyphenates(): boolean {
    if (this.#pending.length > 0) {
      for (const [left = '', right = ''] of this.#pending) {
        if (this.has(left + right)) this.#soft++;
        else if (this.has(`${left}-${right}`) || (this.has(left) && this.has(right))) this.#hard++;
      }
      this.#pending = [];
    }
    return this.#soft > this.#hard;
  }
}

const SUSPENDED = /^(?:and|or|und|oder|en|of|et|ou|ja|tai|e|o|y|in|ali|och|og)\b/iu;
const IN_ADDRESS = /(?:https?:\/\/|www\.)\S*$/iu;

/**
 * Joins the lines of one block, cell or column: blanks between lines, words broken by a line end rejoined.
 * `rightPt` is the column's right edge as its longest line shows it: a word that fills its line alone up to that
 * edge may have been cut by it (a narrow cell), which the document's own words decide.
 */
export function joinLines(lines: readonly KeptLine[], vocabulary: Vocabulary, rightPt?: number): string {
  let text = '';
  let last: KeptLine | undefined;
  for (const line of lines) {
    if (line.text === '') continue;
    text = last ? joinTwo(text, line.text, isCutAt(last, line, rightPt), vocabulary) : line.text;
    last = line;
  }
  const joined = text.replace(/\u00ad/gu, '');
  // Where there is nothing to fold the line's own words are given, not a copy of them.
  return (/[^\S ]|\s\s/u.test(joined) ? joined.replace(/\s+/gu, ' ') : joined).trim();
}

type Cut = 'none' | 'possible';

/** A cut is possible where a line is one word (or ends in an address) that reaches the column's right edge. */
function isCutAt(last: KeptLine, next: KeptLine, rightPt: number | undefined): Cut {
  const right = rightPt ?? Math.max(last.x1, next.x1);
  const isFull = right - last.x1 < 0.75 * last.sizePt;
  if (IN_ADDRESS.test(last.text) || /^\S*[/_=?&%]\S*$/u.test(last.text)) return 'possible';
  return isFull && !/\s/u.test(last.text) ? 'possible' : 'none';
}

function joinTwo(text: string, next: string, cut: Cut, vocabulary: Vocabulary): string {
  // Only the end of what is there is looked at: a paragraph would be read again for each of its lines.
  const lastWord = lastWordOf(text);
  const nextWord = /^\S+/u.exec(next)?.[0] ?? '';
  if (text.endsWith('\u00ad')) return text.slice(0, -1) + next;
  if (IN_ADDRESS.test(lastWord) && continuesAddress(lastWord, nextWord, next)) return text + next;
  const hyphen = /([\p{L}\p{M}\p{N}]+)[-‐]$/u.exec(lastWord);
  if (hyphen) return joinHyphen(text, hyphen[1] ?? '', next, vocabulary);
  const end = text.slice(-4);
  if (/[\u3000-\u9fff\uff00-\uffef]$/u.test(end) && /^[\u3000-\u9fff\uff00-\uffef]/u.test(next))
    return text + next;
  if (/[\p{L}]\/$/u.test(end) && /^\p{L}/u.test(next)) return text + next;
  if (
    cut === 'possible' &&
    /\p{Ll}$/u.test(end) &&
    /^\p{Ll}/u.test(next) &&
    isCutWord(lastWord, nextWord, vocabulary)
  )
    return text + next;
  return `${text} ${next}`;
}

function lastWordOf(text: string): string {
  let from = text.length;
  while (from > 0 && !/\s/.test(text.charAt(from - 1))) from--;
  return text.slice(from);
}

/** "Qualita" + "tive": the whole is a word of this document, or its second half is none and very short. */
function isCutWord(left: string, right: string, vocabulary: Vocabulary): boolean {
  const a = left.replace(/^[^\p{L}]+/u, '');
  const b = /^[\p{L}\p{M}]+/u.exec(right)?.[0] ?? '';
  if (a === '' || b === '') return false;
  if (vocabulary.has(a + b)) return true;
  if (vocabulary.has(a) || vocabulary.has(b)) return false;
  return b.length <= 3 && a.length >= 6;
}

function joinHyphen(text: string, left: string, next: string, vocabulary: Vocabulary): string {
  const right = /^[\p{L}\p{M}]+/u.exec(next)?.[0] ?? '';
  if (right === '') return text + (/^\d/u.test(next) ? next : ` ${next}`);
  if (SUSPENDED.test(next) && !vocabulary.has(left + right)) return `${text} ${next}`;
  if (/^\p{Lu}/u.test(right) || /\p{N}$/u.test(left)) return text + next;
  if (vocabulary.has(`${left}-${right}`)) return text + next;
  if (vocabulary.has(left + right)) return text.slice(0, -1) + next;
  if (vocabulary.hyphenates) return text.slice(0, -1) + next;
  const bothAreWords =
    (vocabulary.has(left) && left.length > 2) || (vocabulary.has(right) && right.length > 3);
  return bothAreWords || left.length < 2 ? text + next : text.slice(0, -1) + next;
}

function continuesAddress(address: string, piece: string, rest: string): boolean {
  if (/[;,]$/u.test(address) || piece === '' || /^(?:https?:|www\.)/iu.test(piece)) return false;
  if (/[/\-_.=?&%~#]$/u.test(address)) return !/^\p{Lu}\p{Ll}+[,.;:]?$/u.test(piece) || !/\s/u.test(rest);
  if (/[/_=?&%#]|\d{3}|\.\w{2,4}$/u.test(piece)) return true;
  return !/\s/u.test(rest.trim()) && /^[\p{Ll}\p{N}]/u.test(piece) && !/\.\w{2,4}$/u.test(address);
}

/** Each line as a span: its words and its place. */
export const spansOf = (lines: readonly KeptLine[]): Span[] =>
  lines.filter((line) => line.text !== '').map(spanOfLine);
