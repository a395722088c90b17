import { median, type Rule, type Word } from '../pdf/page-content.ts';
import type { WordLine } from '../pdf/text-lines.ts';
import { isNumeric } from './header-rows.ts';

/** A white strip between two columns. */
export interface Gutter {
  readonly from: number;
  readonly to: number;
  /** 0 to 1: how sure it parts columns. */
  readonly strength: number;
}

/** A gap of this many font sizes parts columns wherever it is; narrower ones need aligned edges over many lines. */
const WIDE_GAP = 0.85;
/** Share of lines that may cross a gutter: spanning headers, titles, a text that runs over. */
const CROSSED = 0.14;
/** Lines at the top, where headers span, count for less when they cross: so many at least, more above the first values. */
const HEAD_LINES = 3;
const MOST_HEAD_LINES = 9;
/** Weights are whole numbers, so that sums of them are exact in any order. */
const LINE_WEIGHT = 10;
const HEAD_WEIGHT = 3;
const ALIGNED = 1.6;
/** A blank's width at most, in font sizes. */
const BLANK = 0.42;

/** How much lies over each point of a line, from spans that are added: steps up and down, summed once at the end. */
class Strip {
  readonly #steps: Int32Array;

  constructor(width: number) {
    this.#steps = new Int32Array(width + 2);
  }

  add(from: number, to: number, weight: number): void {
    const first = Math.max(0, Math.floor(from));
    const end = Math.min(this.#steps.length - 2, to) + 1;
    if (end <= first) return;
    this.#steps[first] = (this.#steps[first] ?? 0) + weight;
    this.#steps[end] = (this.#steps[end] ?? 0) - weight;
  }

  heights(): Int32Array {
    let height = 0;
    return this.#steps.map((step) => {
      height += step;
      return height;
    });
  }
}

/** The word before and after a place on a line; null where the line has none on that side. */
function around(line: WordLine, x: number): { before: Word | null; after: Word | null; isCovered: boolean } {
  let before: Word | null = null;
  let after: Word | null = null;
  for (const word of line.words) {
    if (word.x1 <= x) before = word;
    else if (word.x0 >= x) {
      after ??= word;
    } else return { before: null, after: null, isCovered: true };
  }
  return { before, after, isCovered: false };
}

const isWide = (line: WordLine): boolean =>
  line.words.some((w, i) => {
    const last = line.words[i - 1];
    return last !== undefined && w.x0 - last.x1 > WIDE_GAP * w.sizePt;
  });

/** How many lines at the top may be a header: all above the first two values on one line, years and counts aside. */
function headLines(lines: readonly WordLine[]): number {
  const isValue = (w: Word): boolean =>
    /\d/u.test(w.text) && isNumeric(w.text) && !/^\(?(?:(?:19|20)\d\d|\d{1,2})\)?$/u.test(w.text);
  const first = lines.findIndex((l) => l.words.filter(isValue).length >= 2);
  return first > MOST_HEAD_LINES || first > 0.5 * lines.length ? HEAD_LINES : Math.max(HEAD_LINES, first);
}

/** Share of values that agree with some one place, within a point or two. */
export function agreement(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  let best = 0;
  for (let i = 0, k = 0; i < sorted.length; i++) {
    while (k < sorted.length && (sorted[k] ?? 0) - (sorted[i] ?? 0) <= ALIGNED) k++;
    best = Math.max(best, k - i);
  }
  return best / sorted.length;
}

/**
 * The gutters between columns over all lines of a table: places that nearly no line covers, with words on both
 * sides on several lines, and either wide gaps or edges that agree. Lines down are gutters of their own.
 */
export function findGutters(lines: readonly WordLine[], down: readonly Rule[] = []): Gutter[] {
  const x0 = Math.min(...lines.map((l) => l.x0));
  const x1 = Math.max(...lines.map((l) => l.x1));
  const width = Math.ceil(x1 - x0);
  if (!Number.isFinite(width) || width < 10) return [];
  const tabular = lines.filter(isWide);
  const useful = tabular.length >= 2 ? lines.filter((l) => isWide(l) || l.words.length <= 3) : lines;
  const firstTabular = lines.findIndex(isWide);
  const headEnd = firstTabular + headLines(lines.slice(Math.max(0, firstTabular)));
  const head = new Set(lines.slice(0, Math.max(0, headEnd)));
  const activeStrip = new Strip(width);
  const coveredStrip = new Strip(width);
  for (const line of useful) {
    const weight = head.has(line) && useful.length > 3 ? HEAD_WEIGHT : LINE_WEIGHT;
    if (isWide(line)) activeStrip.add(line.x0 - x0, Math.floor(line.x1 - x0), weight);
    for (const word of line.words) coveredStrip.add(word.x0 - x0, Math.ceil(word.x1 - x0) - 1, weight);
  }
  const active = activeStrip.heights();
  const covered = coveredStrip.heights();
  const isHead = (line: WordLine): boolean => head.has(line);
  const gutters: Gutter[] = [];
  for (let x = 0; x <= width; x++) {
    if (!isOpen(x)) continue;
    let end = x;
    while (end + 1 <= width && isOpen(end + 1)) end++;
    // Within the strip the emptiest parts are gutters: a column of few words lies between two of them.
    let least = Number.POSITIVE_INFINITY;
    for (let k = x; k <= end; k++) least = Math.min(least, covered[k] ?? 0);
    for (let from = x; from <= end; from++) {
      if ((covered[from] ?? 0) > least) continue;
      let to = from;
      while (to < end && (covered[to + 1] ?? 0) <= least) to++;
      const gutter = judge(x0 + from, x0 + to + 1);
      if (gutter) gutters.push(gutter);
      from = to;
    }
    x = end;
  }
  for (const rule of down) {
    if (rule.at < x0 + 2 || rule.at > x1 - 2) continue;
    if (!gutters.some((g) => rule.at > g.from - 4 && rule.at < g.to + 4))
      gutters.push({ from: rule.at - 0.5, to: rule.at + 0.5, strength: 1 });
  }
  return dropFalse(gutters.sort((a, b) => a.from - b.from));

  /** A gutter inside a column's running text: words on both sides of it mostly a blank apart, and no common edge. */
  function dropFalse(sorted: Gutter[]): Gutter[] {
    const kept = [...sorted];
    for (let i = kept.length - 1; i >= 0; i--) {
      const gutter = kept[i];
      if (!gutter || gutter.strength === 1) continue;
      const from = kept[i - 1]?.to ?? x0 - 1;
      const to = kept[i + 1]?.from ?? x1 + 1;
      const middle = (gutter.from + gutter.to) / 2;
      let both = 0;
      let tight = 0;
      let alone = 0;
      let values = 0;
      let bodyStarts = 0;
      let bodyEnds = 0;
      const starts: number[] = [];
      const ends: number[] = [];
      for (const line of useful) {
        const { before, after } = around(line, middle);
        const left = before && before.x1 > from ? before : null;
        const right = after && after.x0 < to ? after : null;
        if (right && !isHead(line)) bodyStarts++;
        if (right) starts.push(right.x0);
        if (left) ends.push(left.x1);
        if (left && !isHead(line)) bodyEnds++;
        if (left && right) {
          both++;
          if (isNumeric(left.text) && isNumeric(right.text)) values++;
          if (right.x0 - left.x1 < 0.5 * right.sizePt) tight++;
        } else if (right) alone++;
      }
      const agree = Math.max(agreement(starts), agreement(ends));
      // Running text: words a blank apart; a column of its own also begins on lines where its neighbour is empty.
      // Words that only the header has there, a blank apart: parts of one name.
      const isHeaderOnly = (bodyStarts === 0 || bodyEnds === 0) && tight > 0 && useful.length > 5;
      const isRunning =
        tight >= 0.5 * both && tight > 0 && (agreement(starts) < 0.75 || alone < 2) && values < 0.6 * both;
      const isThin =
        both + alone < 1 ||
        (both + alone < 2 && agreement(starts) < 0.8) ||
        (both > 0 && agree < 0.5 && both <= 2 && alone === 0 && tight > 0);
      if (isRunning || isThin || isHeaderOnly) kept.splice(i, 1);
    }
    return kept;
  }

  function isOpen(x: number): boolean {
    return (active[x] ?? 0) >= LINE_WEIGHT && (covered[x] ?? 0) <= CROSSED * (active[x] ?? 0);
  }

  function judge(from: number, to: number): Gutter | null {
    const middle = (from + to) / 2;
    const gaps: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    let crossed = 0;
    let valuePairs = 0;
    let thousands = 0;
    let tightThousands = 0;
    for (const line of useful) {
      const { before, after, isCovered } = around(line, middle);
      if (isCovered) crossed++;
      if (after) starts.push(after.x0);
      if (before) ends.push(before.x1);
      if (before && after && isNumeric(before.text) && isNumeric(after.text)) {
        valuePairs++;
        if (/^\d{3}(?:[.,]\d+)?$/u.test(after.text)) {
          thousands++;
          if (after.x0 - before.x1 < BLANK * after.sizePt) tightThousands++;
        }
      }
      if (before && after) gaps.push((after.x0 - before.x1) / Math.max(before.sizePt, after.sizePt, 1));
    }
    const wide = gaps.filter((g) => g > WIDE_GAP).length;
    // A column that only the header names on these lines: every other line begins right of it, at one place.
    if (gaps.length === 1) {
      const isNamed =
        wide === 1 && crossed === 0 && starts.length >= 3 && agreement(starts) >= 0.8 && tabular.length >= 2;
      return isNamed ? { from, to, strength: 0.55 } : null;
    }
    if (gaps.length < 2) return null;
    const typical = median(gaps);
    const agree = Math.max(agreement(starts), agreement(ends));
    if (typical > WIDE_GAP && wide >= 2) {
      if (gaps.length < 4 && crossed > 1) return null;
      return { from, to, strength: Math.min(0.98, 0.5 + 0.25 * agree + 0.05 * Math.min(5, gaps.length)) };
    }
    // Gaps all of a blank's width are inside a number or a name: a telephone's, a date's.
    const areBlanks = typical < BLANK && agreement(gaps.map((g) => g * 30)) > 0.8;
    if (areBlanks) return null;
    // Wherever the gap is a blank it parts thousands; wide ones are beside shorter numbers.
    const tight = gaps.filter((g) => g < BLANK).length;
    if (tight >= 2 && tight >= 0.3 * gaps.length && tightThousands >= 0.9 * tight) return null;
    // Narrow, between values: numbers stand side by side only in columns, unless a blank parts their thousands.
    if (
      gaps.length >= 3 &&
      valuePairs >= 0.7 * gaps.length &&
      crossed <= 0.1 * useful.length &&
      typical > 0.22
    ) {
      const areThousands = thousands >= 0.8 * gaps.length && typical < 0.4;
      if (!areThousands) return { from, to, strength: 0.6 };
    }
    // Narrow: only edges that agree over many lines tell a column from blanks that happen to meet.
    if (gaps.length >= 5 && crossed <= 0.04 * useful.length && agreement(starts) >= 0.8 && to - from >= 0.8)
      return { from, to, strength: 0.6 };
    if (gaps.length >= 4 && wide >= 0.3 * gaps.length && agree >= 0.7 && crossed <= 0.08 * useful.length)
      return { from, to, strength: 0.55 };
    return null;
  }
}
