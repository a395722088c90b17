import { fold } from '../values/fold.ts';
import type { TextLine } from './text-lines.ts';

/** What a document's own plain lines (prose, and lines of one cell) tell of how its words follow each other. */
export interface WordPairs {
  /** Whether two words, by their numbers, stand side by side, in this order, in a line that holds no border. */
  seen(left: number, right: number): boolean;
  /** The same for any line of the document. */
  met(left: number, right: number): boolean;
  /** Whether a line's end cut one word: the two halves together are a word of the document, and not both alone. */
  isOneWord(left: number, right: number): boolean;
  /** Share of the gaps within plain lines that are wider than one blank. */
  readonly wideGaps: number;
}

/** The words of a document by number: marks and case do not count. 0 is no word. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>([['', 0]]);
  readonly #words: string[] = [''];
  readonly #plain = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.#plain.get(word);
    if (known !== undefined) return known;
    const number = this.#add(plainWord(word));
    this.#plain.set(word, number);
    return number;
  }

  #add(plain: string): number {
    const known = this.#numbers.get(plain);
    if (known !== undefined) return known;
    this.#numbers.set(plain, this.#words.length);
    this.#words.push(plain);
    return this.#words.length - 1;
  }

  wordOf(number: number): string {
    return this.#words[number] ?? '';
  }
}

/** Words of a line that no narrow cell holds. */
const LONG_LINE = 6;
const MOST_WORDS = 0x100000;

const LETTERS = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** How words follow each other in some lines; several are asked together. */
export class PlainLines {
  readonly pairs = new Set<number>();
  readonly words = new Set<string>();
  gaps = 0;
  wide = 0;
  constructor(plain: readonly TextLine[], vocabulary: Vocabulary) {
    for (const { words: own } of plain) {
      for (const [index, word] of own.entries()) {
        const next = own[index + 1];
        if (next) {
          this.pairs.add(vocabulary.numberOf(word.text) * MOST_WORDS + vocabulary.numberOf(next.text));
          this.gaps += 1;
          if (next.gap > 1) this.wide += 1;
        }
        // The ends of a short line may be halves of words.
        if ((index === 0 || !next) && own.length < LONG_LINE) continue;
        for (const [part] of fold(word.text).matchAll(LETTERS)) this.words.add(part);
      }
    }
  }
}

export function wordPairs(
  sources: readonly PlainLines[],
  all: PlainLines,
  vocabulary: Vocabulary,
): WordPairs {
  const halves = new Map<number, boolean>();
  const hasWord = (word: string): boolean => sources.some(({ words }) => words.has(word));
  let gaps = 0;
  let wide = 0;
  for (const source of sources) {
    gaps += source.gaps;
    wide += source.wide;
  }
  return {
    seen: (left, right) => {
      const key = left * MOST_WORDS + right;
      for (const { pairs } of sources) if (pairs.has(key)) return true;
      return false;
    },
    met: (left, right) => all.pairs.has(left * MOST_WORDS + right),
    isOneWord: (left, right) => {
      const key = left * MOST_WORDS + right;
      let known = halves.get(key);
      if (known === undefined) {
        const a = vocabulary.wordOf(left);
        const b = vocabulary.wordOf(right);
        known = a.length > 1 && b !== '' && hasWord(a + b) && !(hasWord(a) && hasWord(b));
        halves.set(key, known);
      }
      return known;
    },
    wideGaps: (wide + 1) / (gaps + 20),
  };
}

export const plainWord = (word: string): string =>
  fold(word).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
