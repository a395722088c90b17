import { squash } from '../values/fold.ts';
import { assignCells, type BodyLine, type Given } from './assign-cells.ts';
import type { ColumnModel } from './column-model.ts';
import { findHeaders, isSameHeader, type TextHeader } from './find-headers.ts';
import { mendLinks } from './mend-links.ts';
import { isTitle } from './page-frame.ts';
import { printedWidth } from './printed-width.ts';
import { type AddressList, findAddressLists, type TextLine } from './text-lines.ts';
import { WEIGHTS, type Weights } from './weights.ts';

export interface TextCell {
  readonly text: string;
  readonly links: readonly string[];
  readonly given: readonly Given[];
}
export interface TextRow {
  readonly from: number;
  readonly cells: readonly TextCell[];
}
export interface TextTable {
  readonly header: TextHeader;
  readonly widths: readonly number[];
  readonly rows: readonly TextRow[];
  readonly repeated: readonly TextHeader[];
  /** Indexes of its first line and of the one after its last. */
  readonly from: number;
  readonly to: number;
}

const ROUNDS = 4;

export function readTables(lines: readonly TextLine[], weights: Weights = WEIGHTS): TextTable[] {
  const headers = findHeaders(lines);
  const lists = findAddressLists(lines);
  const tables: TextTable[] = [];
  for (let index = 0; index < headers.length; index += 1) {
    const header = headers[index];
    if (!header) continue;
    let last = index;
    for (
      let next = headers[last + 1];
      next && isSameHeader(header, next) && !isHeadingBetween(lines, headers[last]?.to ?? 0, next.from);
      next = headers[last + 1]
    )
      last += 1;
    const end = endOfTable(
      lines,
      headers[last]?.to ?? header.to,
      headers[last + 1]?.from ?? lines.length,
      lists,
    );
    const own = headers.slice(index, last + 1);
    tables.push(readTable(lines, header, own, end, lists, weights));
    index = last;
  }
  return tables;
}

/** A title of its own between two headers of one form begins another table. */
function isHeadingBetween(lines: readonly TextLine[], from: number, to: number): boolean {
  return lines.slice(from, to).some(isTitle);
}

/** A table ends at the next title, or where full lines of prose begin. */
function endOfTable(
  lines: readonly TextLine[],
  from: number,
  limit: number,
  lists: readonly AddressList[],
): number {
  const widest = widthOfProse(lines);
  let run = 0;
  let runFrom = from;
  for (let index = from; index < limit; index += 1) {
    const line = lines[index];
    if (!line) break;
    if (isTitle(line)) return index;
    if (line.isBlank || lists.some((list) => index >= list.from && index < list.to)) continue;
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

function readTable(
  lines: readonly TextLine[],
  header: TextHeader,
  own: readonly TextHeader[],
  end: number,
  lists: readonly AddressList[],
  weights: Weights,
): TextTable {
  const body = bodyOf(lines, own, end, lists);
  let columns = firstGuess(header, body);
  let given: Given[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    given = assignCells(body, columns, weights);
    columns = learnt(columns, given);
  }
  const rowCount = Math.max(-1, ...given.map(({ row }) => row)) + 1;
  const rows = Array.from({ length: rowCount }, (_, row): TextRow => {
    const cells = columns.map((column, col): TextCell => {
      const pieces = given.filter((piece) => piece.row === row && piece.col === col);
      const text = pieces.map((piece) =>
        piece.line.words
          .slice(piece.from, piece.to)
          .map((word) => word.text)
          .join(' '),
      );
      return { text: text.join(column.slot === 'links' ? ' ' : ' '), links: [], given: pieces };
    });
    return { from: given.find((piece) => piece.row === row)?.line.number ?? 0, cells };
  });
  return {
    header,
    widths: columns.map((column) => column.widthLetters),
    rows: mendLinks(rows, header, lists, lines),
    from: header.from,
    to: end,
    repeated: own.slice(1),
  };
}

function bodyOf(
  lines: readonly TextLine[],
  own: readonly TextHeader[],
  end: number,
  lists: readonly AddressList[],
): BodyLine[] {
  const body: BodyLine[] = [];
  let blanks = 0;
  let startsPage = false;
  let followsHeader = true;
  for (let index = own[0]?.to ?? 0; index < end; index += 1) {
    const header = own.find((other) => other.from === index);
    const list = lists.find((other) => other.from === index);
    if (header) {
      index = header.to - 1;
      followsHeader = true;
      continue;
    }
    if (list) {
      index = list.to - 1;
      startsPage = true;
      continue;
    }
    const line = lines[index];
    if (!line) break;
    if (line.isBlank || line.words.length === 0) {
      blanks += 1;
      continue;
    }
    const after = lists.find((other) => other.from > index);
    const addresses = after ? after.addresses.map(({ url }) => squash(url)).join(' ') : '';
    body.push({
      line,
      blanksBefore: blanks,
      startsPage,
      followsHeader,
      isNarrow: isNarrowAt(lines, index),
      addresses,
    });
    blanks = 0;
    startsPage = false;
    followsHeader = false;
  }
  return body;
}

const NARROW_LETTERS = 56;

/** Whether all lines of a paragraph are short and without wide gaps. */
function isNarrowAt(lines: readonly TextLine[], index: number): boolean {
  const isShort = (line: TextLine | undefined) =>
    line !== undefined && line.text.length <= NARROW_LETTERS && line.words.every(({ gap }) => gap <= 1);
  let from = index;
  while (lines[from - 1] && !lines[from - 1]?.isBlank) from -= 1;
  let to = index + 1;
  while (lines[to] && !lines[to]?.isBlank) to += 1;
  const paragraph = lines.slice(from, to);
  // One wide line above many short ones: the row's other cells have ended.
  return isShort(lines[index]) && paragraph.filter(isShort).length >= paragraph.length * 0.75;
}

/** How wide columns are set beside each other, by what they hold: long texts get room. */
const SHARES: Readonly<Record<string, number>> = {
  no: 0.3,
  period: 0.9,
  year: 0.5,
  start: 0.7,
  end: 0.7,
  links: 1.6,
  authors: 1,
  author: 1.2,
  studyType: 0.9,
  type: 1,
  acronym: 0.9,
  dataCollection: 1.2,
  title: 1.5,
  programme: 1.4,
  participants: 1.8,
  implementationLevel: 1.7,
  purpose: 2,
  aims: 1.9,
  objective: 2.3,
  activities: 2.4,
  results: 2.6,
  findings: 3,
};

function firstGuess(header: TextHeader, body: readonly BodyLine[]): ColumnModel[] {
  const lengths = body.map(({ line }) => printedWidth(line.text)).sort((a, b) => a - b);
  const whole = Math.max(70, lengths[Math.floor(lengths.length * 0.95)] ?? 100);
  const slots = header.mapping.columns.map(({ slot }) => slot);
  const shares = slots.map((slot) => SHARES[slot ?? ''] ?? 1.5);
  const sum = shares.reduce((total, share) => total + share, 0);
  return slots.map((slot, index) => ({
    slot,
    widthLetters: Math.max(3, ((shares[index] ?? 1) / sum) * whole),
  }));
}

/** Widths as the pieces given so far have them: long lines count, since short ones end a cell. */
function learnt(columns: readonly ColumnModel[], given: readonly Given[]): ColumnModel[] {
  return columns.map((column, col) => {
    const lengths = given
      .filter((piece) => piece.col === col)
      .map((piece) =>
        printedWidth(
          piece.line.words
            .slice(piece.from, piece.to)
            .map((word) => word.text)
            .join(' '),
        ),
      )
      .sort((a, b) => a - b);
    const seen = lengths[Math.floor(lengths.length * 0.85)];
    if (seen === undefined || lengths.length < 3 || column.slot === 'no') return column;
    return { ...column, widthLetters: Math.max(4, 0.35 * column.widthLetters + 0.65 * seen) };
  });
}
