import { median, overlap, type Rect, type Rule } from '../pdf/page-content.ts';
import { type WordLine, wordsText } from '../pdf/text-lines.ts';
import { CAPTION_LINE } from './caption-line.ts';
import { findGutters, type Gutter } from './text-columns.ts';

/** Consecutive lines that may be a table, with the lines drawn across near them. */
export interface Region {
  readonly lines: readonly WordLine[];
  readonly hasRules: boolean;
}

const WIDE_GAP = 0.95;

export const gapsOf = (line: WordLine): number[] =>
  line.words.slice(1).map((w, i) => (w.x0 - (line.words[i]?.x1 ?? 0)) / w.sizePt);
const isTabular = (line: WordLine): boolean => gapsOf(line).some((g) => g > WIDE_GAP);

/** A line of running text: many words, no wide gap, most of the width. */
function isProse(line: WordLine, width: number): boolean {
  return !isTabular(line) && line.words.length >= 8 && line.x1 - line.x0 > 0.6 * width;
}

/** Lines between drawn lines of one width: what a table ruled only across holds. */
export function ruledRegions(lines: readonly WordLine[], across: readonly Rule[], page: Rect): Region[] {
  const wide = across.filter((r) => r.to - r.from > 0.12 * (page.x1 - page.x0));
  const regions: Region[] = [];
  const used = new Set<Rule>();
  for (const top of wide) {
    if (used.has(top)) continue;
    const chain = [top];
    let held: WordLine[] = [];
    for (const rule of wide) {
      const last = chain.at(-1);
      if (!last || rule.at <= last.at + 3) continue;
      const length = Math.max(top.to - top.from, rule.to - rule.from);
      const isLike = overlap(top.from, top.to, rule.from, rule.to) > 0.8 * length;
      if (!isLike) continue;
      const between = lines.filter(
        (l) =>
          l.baseline > last.at &&
          l.baseline < rule.at + 2 &&
          overlap(l.x0, l.x1, top.from - 3, top.to + 3) > 0.5 * (l.x1 - l.x0),
      );
      if (held.length === 0 && between.length > 0 && !between.some(isTabular)) break;
      const shown = held.length ? between : between.slice(between.findIndex(isTabular));
      const sizes = median((held.length ? held : shown).map((l) => l.sizePt));
      if (shown.some((l) => !isTabular(l) && l.sizePt > 1.08 * sizes)) break;
      if (!isTableText(between, held, last, top.to - top.from)) break;
      held = [...held, ...(held.length === 0 ? withoutHeading(between) : between)];
      chain.push(rule);
    }
    if (chain.length < 2 || held.length < 2) continue;
    for (const rule of chain) used.add(rule);
    regions.push({ lines: held, hasRules: true });
  }
  return regions;
}

/** Lines below what stands above the first line with columns in larger letters: the heading of the table. */
function withoutHeading(lines: readonly WordLine[]): readonly WordLine[] {
  const first = lines.findIndex(isTabular);
  const size = lines[first]?.sizePt ?? 0;
  const heading = lines.slice(0, Math.max(0, first)).findLastIndex((l) => l.sizePt > 1.08 * size);
  return lines.slice(heading + 1);
}

/** Where texts begin behind a wide gap. */
const startsOf = (lines: readonly WordLine[]): number[] =>
  lines.flatMap((line) =>
    line.words
      .filter((w, i) => w.x0 - (line.words[i - 1]?.x1 ?? w.x0) > WIDE_GAP * w.sizePt)
      .map((w) => w.x0),
  );

/** Lines right above and below a region that stand in its columns: a header over the first line drawn, a last row under the last. */
export function extendRegion(region: Region, lines: readonly WordLine[]): Region {
  const gutters = findGutters(region.lines);
  if (gutters.length === 0) return region;
  const sorted = [...region.lines];
  const held = new Set(sorted.map((l) => l.baseline));
  const rest = lines.filter((l) => !held.has(l.baseline));
  const sizes = median(sorted.map((l) => l.sizePt));
  const belongs = (line: WordLine, step: number): boolean =>
    step < 2.3 * sizes &&
    line.sizePt < 1.06 * sizes &&
    fits(line, gutters) &&
    (isTabular(line) || gutters.some((g) => Math.abs(line.x0 - g.to) < 1.5) || isCentredName(line)) &&
    !CAPTION_LINE.test(wordsText(line.words));
  // A part of a wrapped name, centred in its column; a line with columns must stand above it.
  const isCentredName = (line: WordLine): boolean =>
    line.baseline < (region.lines[0]?.baseline ?? 0) && columnOf(line, gutters) > 0;
  for (let k = 0; k < 12; k++) {
    const [first] = sorted;
    const above = rest.findLast((l) => first !== undefined && l.baseline < first.baseline - 1);
    if (!first || !above || !belongs(above, first.baseline - above.baseline)) break;
    sorted.unshift(above);
  }
  // Upwards the lines must lead to one with columns.
  sorted.splice(0, Math.max(0, Math.min(sorted.findIndex(isTabular), sorted.length - region.lines.length)));
  for (let k = 0; k < 40; k++) {
    const last = sorted.at(-1);
    const below = rest.find((l) => last !== undefined && l.baseline > last.baseline + 1);
    if (!last || !below || !belongs(below, below.baseline - last.baseline)) break;
    sorted.push(below);
  }
  return { ...region, lines: sorted };
}

/** Whether the lines between two drawn lines belong to a table: no caption, no heading, no running text. */
function isTableText(
  lines: readonly WordLine[],
  held: readonly WordLine[],
  above: Rule,
  width: number,
): boolean {
  if (lines.length === 0) return true;
  if (lines.some((l) => CAPTION_LINE.test(wordsText(l.words)))) return false;
  const tabular = lines.filter(isTabular).length;
  const starts = startsOf([...held, ...lines]);
  const isInColumn = (line: WordLine): boolean => starts.some((x) => Math.abs(x - line.x0) < 1.5);
  if (tabular === 0) {
    const [first] = lines;
    if (!first || lines.length > 2 || lines.some((l) => isProse(l, width))) return false;
    return first.y0 - above.at < 1.2 * first.sizePt;
  }
  const prose = lines.filter((l) => isProse(l, width) && !isInColumn(l)).length;
  return prose < 0.3 * lines.length;
}

/** Whether a line leaves nearly all gutters of a run free, so that it can be a line of the same table. */
export function fits(line: WordLine, gutters: readonly Gutter[]): boolean {
  const inside = gutters.filter((g) => g.from > line.x0 && g.to < line.x1);
  if (inside.length === 0)
    return line.x1 - line.x0 < 0.5 * width(gutters) || gutters.some((g) => Math.abs(line.x0 - g.to) < 1.5);
  const crossed = inside.filter((g) => line.words.some((w) => w.x0 < g.from + 1 && w.x1 > g.to - 1));
  if (!isTabular(line) && line.words.length >= 7) {
    // As dense as running text: its words must begin where the columns do.
    const begins = inside.filter((g) => line.words.some((w) => Math.abs(w.x0 - g.to) < 2));
    return crossed.length <= 0.1 * inside.length && begins.length >= 0.6 * inside.length;
  }
  if (inside.length >= 3) return crossed.length <= 0.25 * inside.length;
  // Few gutters: each must show, by a wide gap or by a text that begins where its column does.
  return (
    crossed.length === 0 &&
    inside.every((g) => {
      const after = line.words.find((w) => w.x0 >= g.from - 1);
      const before = line.words.findLast((w) => w.x1 <= g.to + 1);
      if (!after || !before) return false;
      return (
        Math.abs(after.x0 - g.to) < 2.5 ||
        after.x0 - before.x1 > WIDE_GAP * after.sizePt ||
        inside.length >= 2
      );
    })
  );
}

const width = (gutters: readonly Gutter[]): number =>
  Math.max(60, (gutters.at(-1)?.to ?? 0) - (gutters[0]?.from ?? 0) + 60);

/** The column of a line that stands in one column alone; -1 where it crosses a gutter. */
export function columnOf(line: WordLine, gutters: readonly Gutter[]): number {
  const left = gutters.filter((g) => line.x0 >= g.from - 1).length;
  const right = gutters.filter((g) => line.x1 > g.to + 1).length;
  return left >= right ? left : -1;
}

/** Whether a line goes on with the full first cell of the line above. */
function goesOnInStub(above: WordLine, line: WordLine, gutter: Gutter): boolean {
  const end = above.words.findLast((w) => w.x1 <= gutter.to + 1);
  const [first] = line.words;
  if (!end || !first || !/^\p{Ll}/u.test(first.text)) return false;
  const isNear = line.baseline - above.baseline < 1.4 * line.sizePt;
  return isNear && end.x1 + 0.3 * line.sizePt + first.x1 - first.x0 > gutter.from - 0.6 * line.sizePt;
}

/** Whether words of a line begin where at least two columns of the run begin. */
function beginsLike(line: WordLine, run: readonly WordLine[]): boolean {
  const starts: number[] = [];
  for (const other of run.slice(0, 6))
    other.words.forEach((w, i) => {
      const before = other.words[i - 1];
      const isStart = before !== undefined && w.x0 - before.x1 > WIDE_GAP * w.sizePt;
      if (isStart && !starts.some((x) => Math.abs(x - w.x0) < 2)) starts.push(w.x0);
    });
  const inside = starts.filter((x) => x > line.x0 + 4 && x < line.x1 - 4);
  const met = inside.filter((x) => line.words.some((w) => Math.abs(w.x0 - x) < 1.5));
  return met.length >= 2 && met.length >= 0.6 * inside.length;
}

/** Runs of lines with columns, whatever is drawn: grown from lines with wide gaps, ended by text, captions and white. */
export function alignedRegions(lines: readonly WordLine[], page: Rect): Region[] {
  const span = Math.max(...lines.map((l) => l.x1), 0) - Math.min(...lines.map((l) => l.x0), page.x1);
  const regions: Region[] = [];
  let run: WordLine[] = [];
  let lead: WordLine[] = [];
  let idle = 0;
  let known: { length: number; gutters: Gutter[] } = { length: 0, gutters: [] };
  const gutters = (): Gutter[] => {
    // A few lines more change little; finding them anew for each line would cost the square.
    if (run.length - known.length > Math.min(6, 0.2 * known.length))
      known = { length: run.length, gutters: findGutters(run) };
    return known.gutters;
  };
  const close = (): void => {
    const columns = run.length > 2 ? gutters() : [];
    // Below the last line with columns only the rest of a wrapped cell still belongs, never a note at the margin.
    for (let last = run.at(-1); last && !isTabular(last); last = run.at(-1)) {
      if (columns.length > 0 && columnOf(last, columns) > 0) break;
      const before = run.at(-2);
      if (before && columns[0] && goesOnInStub(before, last, columns[0])) break;
      run.pop();
    }
    if (run.filter(isTabular).length >= 2) {
      const head = columns.length
        ? lead.filter((l) => columnOf(l, columns) !== 0 && l.x0 > (columns[0]?.from ?? 0) - 2)
        : [];
      regions.push({ lines: [...head, ...run], hasRules: false });
    }
    run = [];
    lead = [];
    idle = 0;
    known = { length: 0, gutters: [] };
  };
  const pitch = median(
    lines
      .slice(1)
      .map((l, i) => l.baseline - (lines[i]?.baseline ?? 0))
      .filter((d) => d > 2),
  );
  lines.forEach((line, index) => {
    const last = run.at(-1);
    const text = wordsText(line.words);
    if (last) {
      const step = line.baseline - last.baseline;
      const isLike = run.length > 2 && isTabular(line) && fits(line, gutters());
      const isFar = step > Math.max((isLike ? 4.2 : 3.2) * line.sizePt, 2.4 * pitch);
      const isOtherSize = Math.min(last.sizePt, line.sizePt) < 0.72 * Math.max(last.sizePt, line.sizePt);
      if (isFar || isOtherSize || CAPTION_LINE.test(text)) close();
    }
    if (isTabular(line)) {
      if (run.length === 0)
        lead = lines
          .slice(Math.max(0, index - 2), index)
          .filter(
            (l) =>
              !isTabular(l) &&
              l.sizePt <= 1.06 * line.sizePt &&
              line.baseline - l.baseline < 3.4 * line.sizePt &&
              l.words.length < 8 &&
              !CAPTION_LINE.test(wordsText(l.words)),
          );
      run.push(line);
      idle = 0;
    } else if (run.length) {
      const isUnderValues = startsOf(run).filter((x) => Math.abs(x - line.x0) < 1.5).length >= 2;
      const isFitting = isUnderValues || beginsLike(line, run) || (run.length > 2 && fits(line, gutters()));
      if (!isFitting && isProse(line, span)) {
        close();
        return;
      }
      run.push(line);
      idle = isFitting ? 0 : idle + 1;
      if (idle > 4) close();
    }
  });
  close();
  return regions;
}
