/**
 * Letters behind control characters. Fonts that TeX embeds as pictures (Type 3) name no letters, so their codes come
 * through as they are: ligatures and dashes stand where ASCII has controls, in the T1 (Cork) encoding at 0x10 to 0x1f, in
 * TeX's first one (OT1) at 0x0b to 0x0f. Other letters there are rare beside these.
 */
const LETTERS: Readonly<Record<number, string>> = {
  11: 'ff',
  12: 'fi',
  13: 'fl',
  14: 'ffi',
  15: 'ffl',
  16: '“',
  17: '”',
  21: '–',
  22: '—',
  27: 'ff',
  28: 'fi',
  29: 'fl',
  30: 'ffi',
  31: 'ffl',
};

/** What a glyph that is given as one control character shows; any other text as it is. */
export function readableText(text: string): string {
  if (text.length !== 1) return text;
  const code = text.charCodeAt(0);
  return code < 0x20 ? (LETTERS[code] ?? text) : text;
}
