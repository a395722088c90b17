/** Lower case without diacritics; spaces and punctuation stay, and typographic quotes and dashes become plain. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u201b\u02bc`\u00b4]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/đ/g, 'd');

/** Letters and digits alone, folded: the form in which a word broken over lines equals the whole word. */
export const squash = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]/gu, '');

/** White space of any kind as single blanks, none at the ends. */
export const foldSpace = (text: string): string =>
  text.replace(/[\s\u00ad]+/gu, (run) => (run === '\u00ad' ? '' : ' ')).trim();

/** The words of a text, folded. */
export const foldedWords = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A folded text with, for each of its letters, where that letter came from; one entry more for the end. */
export function foldAligned(text: string): { readonly folded: string; readonly at: readonly number[] } {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const letter of text) {
    // Most letters need no table: this runs over every word of a document.
    const plain =
      letter < '\u0060' || (letter > '\u0060' && letter < '\u0080') ? letter.toLowerCase() : fold(letter);
    for (let i = 0; i < plain.length; i++) at.push(index);
    folded += plain;
    index += letter.length;
  }
  at.push(text.length);
  return { folded, at };
}
