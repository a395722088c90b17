import { squash } from '../values/fold.ts';
import type { TextHeader } from './find-headers.ts';
import { BLANK_WIDTH, printedWidth } from './printed-width.ts';
import type { AddressList, TextLine } from './text-lines.ts';

/** A line of a table's body, with what stands around it. */
export interface BodyLine {
  readonly line: TextLine;
  /** Lines without a blank line between them are one zone; the first of them opens it. */
  readonly opensZone: boolean;
  /** It opens a zone only because its lines, of several cells each, are set wide apart: a blank line between any two. */
  readonly isSpaced: boolean;
  /** A page began since the line before; and whether a header was printed just above. */
  readonly startsPage: boolean;
  readonly followsHeader: boolean;
  /** It stands among short lines without wide gaps: most likely one cell's lines, one below the other. */
  readonly isNarrow: boolean;
  /** Squashed addresses that its page's links open. */
  readonly addresses: string;
}

export interface BodyFrame {
  readonly lines: readonly TextLine[];
  /** Headers of this table, in order; the first begins it. */
  readonly headers: readonly TextHeader[];
  /** Index after its last line. */
  readonly end: number;
  readonly lists: readonly AddressList[];
  /** Printed width of the widest column of text; 0 while it is not known. */
  readonly widest: number;
  /** Printed width of the table's widest lines: all its columns side by side. */
  readonly whole: number;
}

/** Blank lines that part pages. */
const PAGE_BLANKS = 3;
const LONGEST_ZONE = 400;

/**
 * The lines between a table's header and its end, without repeated headers and lists of addresses. Text between the
 * top of a page and its header is printed out of turn: a scan's zones are read in another order than the eye's. It
 * belongs to the rows below the header and goes to the end of the page.
 */
export function bodyLines(frame: BodyFrame): BodyLine[] {
  const body: BodyLine[] = [];
  let early: BodyLine[] = [];
  let page: BodyLine[] = [];
  let hasHeader = true;
  const turnPage = (): void => {
    body.push(...page, ...early);
    page = [];
    early = [];
    hasHeader = false;
  };
  for (const step of steps(frame)) {
    if (step === 'page') turnPage();
    else if (step === 'header') {
      if (!hasHeader && body.length > 0) {
        early = page.map((line) => ({ ...line, startsPage: false }));
        page = [];
      }
      hasHeader = true;
    } else page.push(step);
  }
  turnPage();
  return body;
}

function* steps(frame: BodyFrame): Generator<BodyLine | 'page' | 'header'> {
  const { lines, headers, end, lists } = frame;
  let blanks = 0;
  let startsPage = false;
  let followsHeader = true;
  const headerAt = new Map(headers.map((header) => [header.from, header]));
  const listAt = new Map(lists.map((list) => [list.from, list]));
  const narrow = new Map<TextLine, boolean>();
  let nextList = 0;
  let wasWide = false;
  const widestCell = mostOfOneCell(frame);
  const isMarked = hasMarkedPages(lines);
  for (let index = headers[0]?.to ?? 0; index < end; index += 1) {
    const header = headerAt.get(index);
    const list = listAt.get(index);
    const line = lines[index];
    if (header) {
      index = header.to - 1;
      followsHeader = true;
      blanks = 1;
      yield 'header';
    } else if (list) {
      index = list.to - 1;
      startsPage = true;
      blanks = 1;
      yield 'page';
    } else if (!line || line.words.length === 0) {
      blanks += 1;
      if (blanks === PAGE_BLANKS && !startsPage && !isListNext(lines, index, listAt)) {
        startsPage = true;
        yield 'page';
      }
    } else {
      // Where lines keep no margin, a page's first line has one.
      if (isMarked && line.words[0]?.at === 1 && !startsPage && !followsHeader) {
        startsPage = true;
        yield 'page';
      }
      if (narrow.size === 0 || !narrow.has(line))
        for (const [key, value] of zoneAt(index, frame)) narrow.set(key, value);
      while ((lists[nextList]?.from ?? Number.POSITIVE_INFINITY) <= index) nextList += 1;
      const after = lists[nextList];
      const opensZone = blanks > 0 || followsHeader || startsPage;
      const isWide = printedWidth(line.text) > widestCell;
      const isAlone = opensZone && (lines[index + 1]?.isBlank ?? true);
      const isSpaced = wasWide && isWide && isAlone && blanks === 1 && !followsHeader && !startsPage;
      wasWide = isWide && isAlone;
      yield {
        line,
        opensZone,
        isSpaced,
        startsPage,
        followsHeader,
        isNarrow: narrow.get(line) ?? false,
        addresses: squashed(after),
      };
      blanks = 0;
      startsPage = false;
      followsHeader = false;
    }
  }
}

const MOST_MARKED = 0.05;

function hasMarkedPages(lines: readonly TextLine[]): boolean {
  const known = markedPages.get(lines);
  if (known !== undefined) return known;
  const filled = lines.filter(({ isBlank }) => !isBlank);
  const marked = filled.filter(({ words }) => (words[0]?.at ?? 0) > 0).length;
  const isMarked = marked <= filled.length * MOST_MARKED;
  markedPages.set(lines, isMarked);
  return isMarked;
}
const markedPages = new WeakMap<readonly TextLine[], boolean>();

/** Whether each line of the zone that begins here is narrow. */
function zoneAt(from: number, frame: BodyFrame): [TextLine, boolean][] {
  const zone: TextLine[] = [];
  for (
    let line = frame.lines[from];
    line && !line.isBlank && zone.length < LONGEST_ZONE;
    line = frame.lines[from + zone.length]
  )
    zone.push(line);
  const narrow = narrowLines(zone, frame);
  return zone.map((line, index) => [line, narrow[index] ?? false]);
}

const squashedLists = new WeakMap<AddressList, string>();

function squashed(list: AddressList | undefined): string {
  if (!list) return '';
  const known = squashedLists.get(list) ?? list.addresses.map(({ url }) => squash(url)).join(' ');
  squashedLists.set(list, known);
  return known;
}

/** The blank lines before a page's list of addresses end nothing yet. */
function isListNext(
  lines: readonly TextLine[],
  from: number,
  listAt: ReadonlyMap<number, AddressList>,
): boolean {
  let index = from;
  while (lines[index] && lines[index]?.words.length === 0) index += 1;
  return listAt.has(index);
}

/** A zone of one cell: its lines are this much narrower than the page, or as wide as one column is known to be. */
const NARROW_SHARE = 0.62;
const FEWEST_LINES = 4;
const FEWEST_SHORT = 2;
const LEAST_AGREEING = 0.75;

/** Whether the lines of a zone are those of one cell, one below the other; of each line. */
function narrowLines(zone: readonly TextLine[], frame: BodyFrame): boolean[] {
  const { widest } = frame;
  const isShort = (line: TextLine, most: number): boolean =>
    printedWidth(line.text) <= most && line.words.every(({ gap }) => gap <= 1);
  const short = zone.map((line) => isShort(line, widest * 1.12));
  if (zone.length >= FEWEST_SHORT && short.filter(Boolean).length >= zone.length * LEAST_AGREEING)
    return short;
  const most = mostOfOneCell(frame);
  const isOne = zone.length >= FEWEST_LINES && zone.every((line) => isShort(line, most)) && isWrapped(zone);
  return zone.map(() => isOne);
}

/** Printed width of the widest line that one cell may hold. */
const mostOfOneCell = ({ widest, whole }: BodyFrame): number =>
  widest > 0 ? Math.min(whole * NARROW_SHARE, widest * 1.25) : whole * NARROW_SHARE;

/** Whether lines are broken as one column breaks them: none of the next words would have fitted. */
function isWrapped(zone: readonly TextLine[]): boolean {
  const widths = zone.map(({ text }) => printedWidth(text));
  const width = Math.max(...widths);
  let agreeing = 0;
  for (const [index, own] of widths.slice(0, -1).entries()) {
    const next = zone[index + 1]?.words[0]?.text ?? '';
    if (own + BLANK_WIDTH + printedWidth(next) > width - 1.5) agreeing += 1;
  }
  return agreeing >= (zone.length - 1) * LEAST_AGREEING;
}
