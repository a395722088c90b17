/**
 * Widths of letters in a proportional typeface, in thousandths of its size: rough classes after the metrics of Helvetica
 * (Adobe Core 14 AFM files), which book and office faces share but for a few per cent.
 */
const NARROW = new Set("ijlI.,:;'’!|");
const SLIM = new Set('ftr()[]-"/ ');
const WIDE = new Set('mwMW@%—');

/** A blank's width, in average letters. */
export const BLANK_WIDTH = 0.55;

/** How wide a text is printed, in average letters: what a column's line holds is a width, not a count. */
export function printedWidth(text: string): number {
  let width = 0;
  for (const letter of text) {
    if (letter === ' ') width += BLANK_WIDTH;
    else if (NARROW.has(letter)) width += 0.5;
    else if (SLIM.has(letter)) width += 0.65;
    else if (WIDE.has(letter)) width += 1.5;
    else if (/\p{Lu}/u.test(letter)) width += 1.25;
    else width += 1;
  }
  return width;
}
