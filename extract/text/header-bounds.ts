import type { ColumnModel } from './column-model.ts';
import type { TextHeader } from './find-headers.ts';
import { BLANK_WIDTH, printedWidth } from './printed-width.ts';
import type { TextLine } from './text-lines.ts';

/** What the print of the header tells of a column's width: at least the one, below the other. */
export interface WidthBounds {
  readonly low: number;
  readonly high: number;
}

/** Headers are set bold. */
const BOLD = 1.05;

/** The bounds that the prints of a table's header set to its columns. */
export function headerBounds(headers: readonly TextHeader[], lines: readonly TextLine[]): WidthBounds[] {
  const columns = headers[0]?.columns ?? [];
  const bounds = columns.map((column) => ({
    low: Math.max(...column.split(/[\s/]+/u).map((word) => printedWidth(word) * BOLD)),
    high: Number.POSITIVE_INFINITY,
  }));
  for (const header of headers) {
    const own = firstPieces(header, lines);
    if (!own) continue;
    for (const [col, { low, high }] of own.entries()) {
      const bound = bounds[col];
      if (!bound) continue;
      bound.low = Math.max(bound.low, low);
      bound.high = Math.min(bound.high, high);
    }
  }
  // What contradicts itself tells nothing.
  return bounds.map((bound) => (bound.high < bound.low ? { low: 0, high: Number.POSITIVE_INFINITY } : bound));
}

/** Where the header's first line holds the beginnings of all columns: how much of each fitted on it. */
function firstPieces(header: TextHeader, lines: readonly TextLine[]): WidthBounds[] | null {
  const words = lines[header.from]?.words.map(({ text }) => text) ?? [];
  let at = 0;
  const bounds: WidthBounds[] = [];
  for (const column of header.columns) {
    const own = column.split(' ');
    let taken = 0;
    while (taken < own.length && words[at + taken] === own[taken]) taken += 1;
    if (taken === 0) return null;
    const low = printedWidth(own.slice(0, taken).join(' ')) * BOLD;
    const further = own[taken];
    bounds.push({
      low,
      high:
        further === undefined ? Number.POSITIVE_INFINITY : low + (BLANK_WIDTH + printedWidth(further)) * BOLD,
    });
    at += taken;
  }
  return at === words.length ? bounds : null;
}

/** Room between two columns, in letters. */
const PADDING = 2;
/** The columns together, against the widest line found: lines seldom fill every column. */
const FILL = 1.2;

export interface WidthPrior {
  readonly bounds: readonly WidthBounds[];
  /** Printed width of the document's widest table lines. */
  readonly widest: number;
}

/** How unlikely widths are by the header's print and the page's width. */
export function priorCost(columns: readonly ColumnModel[], { bounds, widest }: WidthPrior): number {
  let cost = 0;
  let sum = 0;
  for (const [col, column] of columns.entries()) {
    sum += column.widthLetters + PADDING;
    cost += boundsCost(column.widthLetters, bounds[col]);
  }
  const whole = widest * FILL;
  return cost + 0.3 * Math.max(0, sum - whole * 1.04) + 0.1 * Math.max(0, whole * 0.9 - sum);
}

export function boundsCost(width: number, bound: WidthBounds | undefined): number {
  if (!bound) return 0;
  return (
    Math.min(4, Math.max(0, bound.low * 0.97 - width)) + Math.min(2, Math.max(0, width - bound.high * 1.05))
  );
}
