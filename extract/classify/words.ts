/** A word of a text, ready to be compared, with where it stands in the text. */
export interface Word {
  /** Lower case, diacritics folded: `Ključ` and `kljuc` are one word. */
  readonly folded: string;
  /** At least two letters, all of them capitals: the form in which acronyms are written. */
  readonly isCapitals: boolean;
  readonly start: number;
  readonly end: number;
  /** A clause ends between the word before and this one: no phrase runs across it. */
  readonly startsClause: boolean;
}

/** Marks and soft hyphens belong to the word in which they stand. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u00ad]*/gu;
const CAPITALS = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}]+$/u;
/** What may stand inside a phrase: blanks, hyphens, apostrophes, brackets and slashes, as in "(re)integration". */
const WITHIN_PHRASE = /^(?:[\s\-\u2010\u2011'’()/+&]|\.(?!\s))*$/u;
/** Letters that decomposition leaves whole. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = { đ: 'd', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe' };

/** A word as it is compared. */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad]/gu, '')
    .replace(/[đłøßæœ]/gu, (letter) => WHOLE_LETTERS[letter] ?? letter);
}

/** The words of a text in order; an empty text gives none. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    words.push({
      folded: foldWord(match[0]),
      isCapitals: CAPITALS.test(match[0]),
      start: match.index,
      end,
      startsClause: words.length === 0 || !WITHIN_PHRASE.test(between),
    });
  }
  return words;
}
