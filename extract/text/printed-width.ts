/**
 * Widths of letters in a proportional typeface, in thousandths of its size: those of Helvetica (Adobe Core 14 AFM
 * files), which the faces that offices set tables in share but for a few per cent and a scale.
 */
const WIDTHS: readonly (readonly [width: number, letters: string])[] = [
  [191, "'"],
  [222, 'ijl’‘'],
  [260, '|¦'],
  [278, 'ftI.,:;!/[]\\· '],
  [333, 'r()-‐“”„`'],
  [355, '"'],
  [389, '*'],
  [400, '°'],
  [500, 'ckJsvxyz'],
  [556, 'L?#_«»–$€§'],
  [584, '+=<>~±×'],
  [611, 'FTZ'],
  [667, 'ABEKPSVXY&'],
  [722, 'wCDHNRU'],
  [778, 'GOQ'],
  [833, 'mM'],
  [889, '%'],
  [944, 'W'],
  [1000, '—…œæŒÆ'],
  [1015, '@'],
];
const OF_LETTER = new Map(
  WIDTHS.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);
/** Widths are told in average letters. */
const AVERAGE = 500;
const SMALL = 556;
const CAPITAL = 690;
const widths = new Map<string, number>();

/** A blank's width, in average letters. */
export const BLANK_WIDTH = 278 / AVERAGE;

/** How wide a text is printed, in average letters: what a column's line holds is a width, not a count. */
export function printedWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    let own = widths.get(letter);
    if (own === undefined) {
      own = letterWidth(letter) / AVERAGE;
      widths.set(letter, own);
    }
    width += own;
  }
  return width;
}

/** Accents take no width. */
function letterWidth(letter: string): number {
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
  return OF_LETTER.get(plain) ?? (/\p{Lu}/u.test(plain) ? CAPITAL : SMALL);
}
