/** Letters that Unicode does not take apart into a base letter and marks, by what readers type for them. */
const PLAIN_BY_LETTER: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/** Lower case without diacritics: `Ključ` becomes `kljuc`. The result may be longer than the input. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return (
    lower
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      // Again: mathematical and full-width letters come apart into capitals.
      .toLowerCase()
      .replace(/[ßæœøđðłþı]/g, (letter) => PLAIN_BY_LETTER[letter] ?? letter)
  );
}
