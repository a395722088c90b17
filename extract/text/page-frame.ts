import type { TextLine } from './text-lines.ts';

/** Capitals throughout, more than one word: how reports set the titles of their parts. */
export const isTitle = (line: TextLine): boolean =>
  line.words.length >= 2 &&
  /\p{Lu}{4}/u.test(line.text) &&
  !/\p{Ll}{2}/u.test(line.text) &&
  !/[/@_]|\d{5}/u.test(line.text) &&
  (line.text.match(/\p{L}/gu)?.length ?? 0) >= 12;
