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
  const words = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
  for (let match = words.exec(text); match !== null; match = words.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    const lower = match[0].toLowerCase();
    const raw = (isPlain(lower) ? lower : lower.normalize('NFC')).slice(0, MAX_TOKEN_LENGTH);
    if (raw.length <= LONGEST_ELIDED && isNoWord(raw, text.charAt(start - 1), text.slice(end, end + 2)))
      continue;
    const folded = isPlain(raw) ? raw : foldText(raw).replace(/[^\p{L}\p{N}]+/gu, '');
    if (folded !== '') tokens.push({ text: folded, raw, start, end });
  }
  return tokens;
}

/** Most words are: what they fold to need not be asked. */
const isPlain = (word: string): boolean => /^[a-z0-9]*$/.test(word);

const isNoWord = (raw: string, before: string, after: string): boolean =>
  (raw === 's' && APOSTROPHE.test(before)) || (/^['’ʼ]\p{L}/u.test(after) && ELIDED.has(raw));
