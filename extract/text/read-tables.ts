import type { Slot } from '../readers/kind-slots.ts';
import { assignCells, type Given } from './assign-cells.ts';
import { bodyLines } from './body-lines.ts';
import type { ColumnModel } from './column-model.ts';
import { findHeaders, isSameHeader, type TextHeader } from './find-headers.ts';
import { fitColumns } from './fit-widths.ts';
import { mendLinks } from './mend-links.ts';
import { isTitle } from './page-frame.ts';
import { printedWidth } from './printed-width.ts';
import { type AddressList, findAddressLists, isAddressLine, type TextLine } from './text-lines.ts';
import { type Weights, WEIGHTS } from './weights.ts';
import { wordPairs } from './word-pairs.ts';

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

/**
 * The widths of the columns are learnt round by round, and relied on more each time. A bad guess may stay with them:
 * several are tried for some rounds, and the one whose reading costs least is followed to its end.
 */
const TRIAL = [
  { trust: 0.3, beam: 8 },
  { trust: 0.6, beam: 10 },
  { trust: 1, beam: 12 },
  { trust: 1, beam: 12 },
];
const FURTHER = [
  { trust: 1, beam: 24 },
  { trust: 1, beam: 32 },
  { trust: 1, beam: 40 },
];

export function readTables(lines: readonly TextLine[], weights: Weights = WEIGHTS): TextTable[] {
  const headers = findHeaders(lines);
  const lists = findAddressLists(lines);
  const found: { header: TextHeader; headers: TextHeader[]; end: number }[] = [];
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
    const end = endOfTable(lines, headers[last]?.to ?? header.to, headers[last + 1]?.from ?? lines.length, lists);
    found.push({ header, headers: headers.slice(index, last + 1), end });
    index = last;
  }
  const prose = lines.filter(
    (line, index) => !line.isBlank && !isAddressLine(line) && !found.some(({ header, end }) => index >= header.from && index < end),
  );
  return found.map((part) => readTable({ ...part, lines, lists, weights, prose }));
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

interface TablePart {
  readonly lines: readonly TextLine[];
  /** Lines outside all tables. */
  readonly prose: readonly TextLine[];
  readonly lists: readonly AddressList[];
  readonly weights: Weights;
  /** The header that names the columns, and every print of it. */
  readonly header: TextHeader;
  readonly headers: readonly TextHeader[];
  readonly end: number;
}

interface Attempt {
  readonly cost: number;
  readonly given: readonly Given[];
  readonly columns: readonly ColumnModel[];
  /** The columns as this reading has them. */
  readonly fitted: readonly ColumnModel[];
}

function readTable({ lines, prose, lists, weights, header, headers, end }: TablePart): TextTable {
  const whole = wholeWidth(lines.slice(header.to, end));
  const play = (start: readonly ColumnModel[], rounds: typeof TRIAL): Attempt => {
    let columns = start;
    let best: Attempt | null = null;
    for (const { trust, beam } of rounds) {
      const widest = Math.max(...columns.filter(({ slot }) => slot !== 'links').map(({ widthLetters }) => widthLetters));
      const body = bodyLines({ lines, headers, end, lists, widest: trust < 1 ? 0 : widest, whole });
      const plain = body.filter(({ isNarrow }) => isNarrow).map(({ line }) => line);
      const read = assignCells(body, { columns, weights, pairs: wordPairs([...plain, ...prose]), trust }, beam);
      if (process.env['TW']) console.error(trust, read.cost.toFixed(0), columns.map((c) => `${c.slot}:${c.widthLetters.toFixed(0)}`).join(' '));
      const fitted = fitColumns(columns, read.given, new Set(plain));
      if (trust === 1 && (!best || read.cost < best.cost)) best = { ...read, columns, fitted };
      columns = fitted;
    }
    return best ?? { cost: Number.POSITIVE_INFINITY, given: [], columns: start, fitted: start };
  };
  const trials = GUESSES.map((shares) => play(firstGuess(header, whole, shares), TRIAL)).sort((a, b) => a.cost - b.cost);
  const trial = trials[0] ?? play(firstGuess(header, whole, {}), TRIAL);
  const further = play(trial.fitted, FURTHER);
  const { columns, given } = further.cost <= trial.cost ? further : trial;
  const rowCount = Math.max(-1, ...given.map(({ row }) => row)) + 1;
  const rows = Array.from({ length: rowCount }, (_, row): TextRow => {
    const own = given.filter((piece) => piece.row === row);
    const cells = columns.map((_column, col): TextCell => {
      const pieces = own.filter((piece) => piece.col === col);
      const text = pieces.map((piece) => piece.line.words.slice(piece.from, piece.to).map((word) => word.text).join(' '));
      return { text: text.join(' '), links: [], given: pieces };
    });
    return { from: own[0]?.line.number ?? 0, cells };
  });
  return {
    header,
    repeated: headers.slice(1),
    widths: columns.map((column) => column.widthLetters),
    rows: mendLinks(rows, header, lists, lines),
    from: header.from,
    to: end,
  };
}

/** How wide columns are set beside each other, by what they hold: long texts get room. */
const SHARES: Readonly<Record<string, number>> = {
  no: 0.3,
  period: 1.2,
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

/** What differs most from report to report: descriptions stand under some headers, words under others. */
const GUESSES: readonly Readonly<Record<string, number>>[] = [
  {},
  { implementationLevel: 2.4, aims: 1, type: 1, results: 2.2, programme: 1.8, title: 1.2 },
  { implementationLevel: 1, programme: 1.6, objective: 3.4, results: 3.6, findings: 3.8, studyType: 0.8, dataCollection: 1 },
];

/** Printed width of a body's widest lines, where all columns stand side by side. */
function wholeWidth(body: readonly TextLine[]): number {
  const lengths = body
    .filter((line) => !line.isBlank && !/^https?:\S+$/iu.test(line.text))
    .map(({ text }) => printedWidth(text))
    .sort((a, b) => a - b);
  return Math.max(70, lengths.at(-3) ?? 100);
}

const SENTENCES: ReadonlySet<string> = new Set(['purpose', 'aims', 'objective', 'activities', 'results', 'findings', 'participants']);

function firstGuess(header: TextHeader, whole: number, changes: Readonly<Record<string, number>>): ColumnModel[] {
  const slots = header.mapping.columns.map(({ slot }) => slot);
  const shares = slots.map((slot: Slot | null) => changes[slot ?? ''] ?? SHARES[slot ?? ''] ?? 1.5);
  const sum = shares.reduce((total, share) => total + share, 0);
  return slots.map((slot, index) => ({
    slot,
    widthLetters: Math.max(3, ((shares[index] ?? 1) / sum) * whole),
    leftLetters: null,
    sentenceShare: slot !== null && SENTENCES.has(slot) ? 0.7 : 0.3,
  }));
}
