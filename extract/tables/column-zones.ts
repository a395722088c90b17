import { median, type Word } from '../pdf/page-content.ts';
import { type WordLine, wordLines } from '../pdf/text-lines.ts';

const GAP = 0.9;
const MIN_LINES = 8;

interface Side {
  readonly left: readonly Word[];
  readonly right: readonly Word[];
  readonly isCrossed: boolean;
}

function sidesAt(line: WordLine, x: number): Side {
  const left = line.words.filter((w) => w.x1 <= x);
  const right = line.words.filter((w) => w.x0 >= x);
  const gap = (right[0]?.x0 ?? Number.POSITIVE_INFINITY) - (left.at(-1)?.x1 ?? Number.NEGATIVE_INFINITY);
  const isCrossed = left.length + right.length < line.words.length || gap < GAP * line.sizePt;
  return { left, right, isCrossed };
}

const hasWideGap = (words: readonly Word[]): boolean =>
  words.some((w, i) => {
    const last = words[i - 1];
    return last !== undefined && w.x0 - last.x1 > 0.95 * w.sizePt;
  });

/**
 * Words of a page that is set in two columns of running text, as zones that are read apart: each column between
 * lines over the full width. One zone where the page is not set so.
 */
export function columnZones(words: readonly Word[]): Word[][] {
  const lines = wordLines(words);
  if (lines.length < MIN_LINES) return [[...words]];
  const x0 = Math.min(...lines.map((l) => l.x0));
  const x1 = Math.max(...lines.map((l) => l.x1));
  let best: { x: number; count: number } | null = null;
  for (let share = 0.3; share <= 0.7; share += 0.01) {
    const x = x0 + share * (x1 - x0);
    const sides = lines.map((line) => sidesAt(line, x));
    const both = sides.filter((s) => !s.isCrossed && s.left.length > 0 && s.right.length > 0);
    if (both.length < MIN_LINES || both.length < 0.35 * lines.length) continue;
    const running = both.filter((s) => !hasWideGap(s.left) && !hasWideGap(s.right));
    const isProse =
      running.length >= 0.5 * both.length &&
      median(running.map((s) => s.left.length)) >= 4 &&
      median(running.map((s) => s.right.length)) >= 4;
    if (isProse && (best === null || both.length > best.count)) best = { x, count: both.length };
  }
  if (best === null) return [[...words]];
  const zones: Word[][] = [];
  let run: { left: Word[]; right: Word[]; full: Word[] } = { left: [], right: [], full: [] };
  const close = (): void => {
    for (const zone of [run.full, run.left, run.right]) if (zone.length > 0) zones.push(zone);
    run = { left: [], right: [], full: [] };
  };
  for (const line of lines) {
    const side = sidesAt(line, best.x);
    if (side.isCrossed) {
      if (run.left.length + run.right.length > 0) close();
      run.full.push(...line.words);
    } else {
      if (run.full.length > 0) close();
      run.left.push(...side.left);
      run.right.push(...side.right);
    }
  }
  close();
  return zones;
}
