import { findHeaders, isSameHeader, type TextHeader } from './find-headers.ts';
import { isTitle } from './page-frame.ts';
import { printedWidth } from './printed-width.ts';
import { readTable, type TextTable } from './read-table-text.ts';
import { findAddressLists, isAddressLine, type TextLine } from './text-lines.ts';

/** What is looked at to learn how words follow each other; more would tell little. */
const MOST_PROSE = 3000;

interface WholeText {
  readonly lines: readonly TextLine[];
  /** Lines of the lists of addresses. */
  readonly listed: ReadonlySet<TextLine>;
  /** Letters of a full line of prose. */
  readonly widest: number;
  /** Indexes at which headers begin. */
  readonly headerAt: ReadonlySet<number>;
}

/** Every table of a text layer: between its first header and the next title, header of another kind, or prose. */
export function readTables(lines: readonly TextLine[]): TextTable[] {
  const headers = findHeaders(lines);
  const lists = findAddressLists(lines);
  const listed = new Set(lists.flatMap((list) => lines.slice(list.from, list.to)));
  const whole: WholeText = {
    lines,
    listed,
    widest: widthOfProse(lines),
    headerAt: new Set(headers.map(({ from }) => from)),
  };
  const found: { header: TextHeader; headers: TextHeader[]; end: number }[] = [];
  for (let index = 0; index < headers.length; index += 1) {
    const header = headers[index];
    if (!header) continue;
    let last = index;
    for (
      let next = headers[last + 1];
      next && isSameHeader(header, next) && !isHeadingBetween(whole, headers[last]?.to ?? 0, next.from);
      next = headers[last + 1]
    )
      last += 1;
    const end = endOfTable(whole, headers[last]?.to ?? header.to, headers[last + 1]?.from ?? lines.length);
    found.push({ header, headers: headers.slice(index, last + 1), end });
    index = last;
  }
  const bodies = new Set<TextLine>();
  for (const { header, end } of found) for (const line of lines.slice(header.from, end)) bodies.add(line);
  const prose = lines
    .filter((line) => !line.isBlank && !isAddressLine(line) && !bodies.has(line))
    .slice(0, MOST_PROSE);
  const widths = [...bodies]
    .filter((line) => !line.isBlank && !isAddressLine(line))
    .map(({ text }) => printedWidth(text))
    .sort((a, b) => b - a);
  const widest = widths[Math.min(2, widths.length - 1)] ?? 100;
  return found.map((part) => readTable({ ...part, lines, lists, prose, widest }));
}

/** A title of its own between two headers of one form begins another table. */
function isHeadingBetween(whole: WholeText, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1) if (isPartTitle(whole, index)) return true;
  return false;
}

/** A title that stands by itself or above a header; a cell may be set in capitals too. */
function isPartTitle({ lines, headerAt }: WholeText, at: number): boolean {
  const line = lines[at];
  if (!line || !isTitle(line)) return false;
  let to = at + 1;
  for (let next = lines[to]; next && isTitle(next); next = lines[to]) to += 1;
  let from = at;
  for (let before = lines[from - 1]; before && isTitle(before); before = lines[from - 1]) from -= 1;
  const isApart = (lines[from - 1]?.isBlank ?? true) && (lines[to]?.isBlank ?? true);
  let next = to;
  while (lines[next]?.isBlank) next += 1;
  return isApart || headerAt.has(next);
}

/** A table ends at the next title, or where full lines of prose begin. */
function endOfTable(whole: WholeText, from: number, limit: number): number {
  const { lines, listed, widest } = whole;
  let run = 0;
  let runFrom = from;
  for (let index = from; index < limit; index += 1) {
    const line = lines[index];
    if (!line) break;
    if (isPartTitle(whole, index)) return index;
    if (line.isBlank || listed.has(line)) continue;
    const isFull = line.text.length > widest * 0.85 && line.words.every((word) => word.gap <= 1);
    if (isFull && run === 0) runFrom = index;
    run = isFull ? run + 1 : 0;
    if (run >= 6 && limit === lines.length) return runFrom;
  }
  return limit;
}

function widthOfProse(lines: readonly TextLine[]): number {
  const lengths = lines
    .filter((line) => !line.isBlank && !/^https?:/u.test(line.text))
    .map((line) => line.text.length)
    .sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 80;
}
