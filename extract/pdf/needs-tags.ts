import { centreX, centreY, type Rule, type Word } from './page-content.ts';

/** A grid has so many lines down at least, and a table so many rows. */
const LEAST_LINES = 3;
const LEAST_ROWS = 3;

/**
 * Whether a page's tags could tell more than is seen: some of its lines hold several pieces of marked content and stand
 * in no drawn grid. Asking for the tree costs a tenth of reading the page, and running text and drawn cells need none.
 */
export function needsTags(words: readonly Word[], down: readonly Rule[]): boolean {
  const isDrawn = (word: Word): boolean => {
    if (down.length < LEAST_LINES) return false;
    const beside = down.filter(({ from, to }) => from <= centreY(word) && to >= centreY(word));
    return beside.some(({ at }) => at < centreX(word)) && beside.some(({ at }) => at > centreX(word));
  };
  const first = new Map<number, number>();
  const several = new Set<number>();
  for (const word of words) {
    if (word.mark < 0) continue;
    const line = Math.round(word.baseline);
    const mark = first.get(line);
    if (mark === undefined) first.set(line, word.mark);
    else if (mark !== word.mark && !several.has(line) && !isDrawn(word)) {
      several.add(line);
      if (several.size >= LEAST_ROWS) return true;
    }
  }
  return false;
}
