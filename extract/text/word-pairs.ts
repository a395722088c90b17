import { fold } from '../values/fold.ts';
import type { TextLine } from './text-lines.ts';

/** What a document's own plain lines (prose, and lines of one cell) tell of how its words follow each other. */
export interface WordPairs {
  /** Whether two words (as `plainWord` gives them) stand side by side, in this order, in a line that holds no border. */
  seen(left: string, right: string): boolean;
  /** Whether a line's end cut one word: the two halves together are a word of the document, and not both alone. */
  isOneWord(left: string, right: string): boolean;
  /** Share of the gaps within plain lines that are wider than one blank. */
  readonly wideGaps: number;
}

/** Words of a line that no narrow cell holds. */
const LONG_LINE = 6;

const LETTERS = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

export function wordPairs(plain: readonly TextLine[]): WordPairs {
  const pairs = new Set<string>();
  const words = new Map<string, number>();
  let gaps = 0;
  let wide = 0;
  for (const { words: own } of plain) {
    for (const [index, word] of own.entries()) {
      const next = own[index + 1];
      if (next) {
        pairs.add(`${plainWord(word.text)} ${plainWord(next.text)}`);
        gaps += 1;
        if (next.gap > 1) wide += 1;
      }
      // The ends of a short line may be halves of words.
      if ((index === 0 || !next) && own.length < LONG_LINE) continue;
      for (const [part] of fold(word.text).matchAll(LETTERS)) words.set(part, (words.get(part) ?? 0) + 1);
    }
  }
  return {
    seen: (left, right) => pairs.has(`${left} ${right}`),
    isOneWord: (left, right) =>
      left.length > 1 && right !== '' && words.has(left + right) && !(words.has(left) && words.has(right)),
    wideGaps: (wide + 1) / (gaps + 20),
  };
}

export const plainWord = (word: string): string =>
  fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
