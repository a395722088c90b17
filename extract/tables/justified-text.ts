import type { WordLine } from '../pdf/text-lines.ts';

const EDGE_PT = 2;
/** Of a line's gaps the widest is at most this many times the narrowest: all were stretched alike. */
const EVEN = 1.3;
const MOST = 0.7;

/**
 * Whether lines are running text that was stretched to both edges of a narrow column. Its gaps may be as wide as
 * those between columns of a table, and stand one under the other by chance, but within a line all are alike.
 */
export function isJustified(lines: readonly WordLine[]): boolean {
  const left = Math.min(...lines.map((line) => line.x0));
  const right = Math.max(...lines.map((line) => line.x1));
  const filling = lines.filter((line) => line.x0 < left + EDGE_PT && line.x1 > right - EDGE_PT);
  const even = filling.filter(({ words }) => {
    const gaps = words.slice(1).map((word, i) => word.x0 - (words[i]?.x1 ?? 0));
    return gaps.length >= 2 && Math.max(...gaps) < EVEN * Math.min(...gaps);
  });
  return lines.length >= 3 && filling.length >= MOST * lines.length && even.length >= MOST * lines.length;
}
