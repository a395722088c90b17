import type { BodyLine } from './body-lines.ts';

/** More lines are no end of a row. */
const MOST_LINES = 8;
const MID_SENTENCE = /^\p{Ll}{3,}[.,;]?$/u;
const BEGINS = /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u;

/**
 * How many lines at a body's beginning are the end of a row whose own beginning is lost: they start in the middle of
 * a sentence, and what stands below them starts anew.
 */
export function linesOfLostRow(body: readonly BodyLine[]): number {
  let count = 0;
  for (const { line, opensZone } of body) {
    const word = line.words[0]?.text ?? '';
    if (opensZone) {
      if (count > 0 && BEGINS.test(word)) return count;
      if (!MID_SENTENCE.test(word)) return 0;
    }
    count += 1;
    if (count > MOST_LINES) return 0;
  }
  return 0;
}
