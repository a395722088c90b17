import { foldText } from './fold-text.ts';

/** A word of a text. `start` and `end` are offsets in the text, end excluded. */
export interface Token {
  /** Lower case, diacritics folded: what is compared. */
  readonly text: string;
  /** Lower case with its diacritics: what the stemmers read. */
  readonly raw: string;
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut here, in texts and in queries alike: nobody types one, and no engine need keep one. */
const MAX_TOKEN_LENGTH = 64;

/** Articles and pronouns that lose their vowel before another word: l'exploitation, dell'uomo, qu'elle. */
const ELIDED = new Set(
  'l d c j m n s t qu jusqu lorsqu puisqu quoiqu un all dall dell nell sull coll quell quest sant'.split(' '),
);
const LONGEST_ELIDED = Math.max(...[...ELIDED].map((word) => word.length));
const APOSTROPHE = /['’ʼ]/;

/** The words of a text in their order: runs of letters, marks and digits. Elided articles and the English 's are no words. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  forEachWord(text, (start, end) => {
    const token = tokenAt(text, start, end);
    if (token) tokens.push(token);
  });
  return tokens;
}

/** The word between two bounds that `forEachWord` found; null where it is none there. */
export function tokenAt(text: string, start: number, end: number): Token | null {
  const raw = lowerCase(text.slice(start, end));
  if (isNoWord(raw, text, start, end)) return null;
  const folded = isPlain(raw) ? raw : foldText(raw).replace(/[^\p{L}\p{N}]+/gu, '');
  return folded === '' ? null : { text: folded, raw, start, end };
}

/** By UTF-16 code: 1 a letter or digit, which begins a word; 2 a mark, which only goes on with one; 0 neither. */
const CLASS_OF_CODE = Uint8Array.from({ length: 0x10000 }, (_, code) => classOf(String.fromCharCode(code)));

function classOf(character: string): number {
  if (/^[\p{L}\p{N}]$/u.test(character)) return 1;
  return /^\p{M}$/u.test(character) ? 2 : 0;
}

/**
 * Calls back with the bounds of every run of letters, marks and digits that begins with a letter or digit. By table,
 * since whole reports pass through here: a regular expression takes twice as long.
 */
export function forEachWord(text: string, found: (start: number, end: number) => void): void {
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    let kind = CLASS_OF_CODE[text.charCodeAt(at)] ?? 0;
    const code = text.charCodeAt(at);
    const isPair = code >= 0xd800 && code < 0xdc00 && at + 1 < text.length;
    if (isPair) kind = classOf(text.slice(at, at + 2));
    if (start === -1 ? kind === 1 : kind !== 0) {
      if (start === -1) start = at;
    } else if (start !== -1) {
      found(start, at);
      start = -1;
    }
    if (isPair && kind !== 0) at++;
  }
  if (start !== -1) found(start, text.length);
}

function lowerCase(written: string): string {
  const lower = written.toLowerCase();
  return (isPlain(lower) ? lower : lower.normalize('NFC')).slice(0, MAX_TOKEN_LENGTH);
}

/** Most words are: what they fold to need not be asked. */
const isPlain = (word: string): boolean => /^[a-z0-9]*$/.test(word);

/** Whether a word is an elided article, or the English 's, at this place of the text. */
function isNoWord(raw: string, text: string, start: number, end: number): boolean {
  if (raw.length > LONGEST_ELIDED) return false;
  if (raw === 's' && APOSTROPHE.test(text.charAt(start - 1))) return true;
  return (
    APOSTROPHE.test(text.charAt(end)) && ELIDED.has(raw) && CLASS_OF_CODE[text.charCodeAt(end + 1)] === 1
  );
}

/** Whether what is written may be no word at some places, so that it must be looked at where it stands. */
export const mayBeElided = (written: string): boolean =>
  written.length <= LONGEST_ELIDED && (ELIDED.has(written.toLowerCase()) || written.toLowerCase() === 's');
