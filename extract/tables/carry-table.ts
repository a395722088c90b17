import { median, type Rule, unionOf } from '../pdf/page-content.ts';
import { type WordLine, wordsText } from '../pdf/text-lines.ts';
import { CAPTION_LINE } from './caption-line.ts';
import { columnGutters, piecesOf } from './line-pieces.ts';
import type { PageTable } from './page-table.ts';
import type { Gutter } from './text-columns.ts';
import { columnOf, fits } from './text-regions.ts';
import { beatOf } from './text-rows.ts';
import { textTable } from './text-table.ts';

/** The table that closes a page and whose columns show by alignment: the next page may go on with it. */
export interface Prior {
  /** Its parts so far, page by page, the last eight at most. */
  readonly parts: readonly {
    readonly table: PageTable;
    readonly across: readonly Rule[];
    /** How many of its lines repeat the header. */
    readonly headerLines: number;
  }[];
  readonly closesPage: boolean;
  /** The lines that name its columns, on whichever page they first stand. */
  readonly header: readonly WordLine[];
}

/** The lines of a table that name its columns. */
export function headerLinesOf(table: PageTable): WordLine[] {
  const header = new Set(table.cells.filter((c) => c.row < table.headerRows).flatMap((c) => c.words));
  return table.lines.filter((l) => l.words.some((w) => header.has(w)));
}

/** Lines of earlier pages that are still looked at for the columns. */
const LOOK_BACK = 300;

const lettersOf = (lines: readonly WordLine[]): string =>
  lines
    .flatMap((l) => l.words)
    .map((w) => w.text)
    .sort()
    .join(' ')
    .toLowerCase();

/** How many lines at the top repeat the header of the table before; 0 where they do not. */
function repeatedLines(lines: readonly WordLine[], headerLines: readonly WordLine[]): number {
  if (headerLines.length === 0) return 0;
  const wanted = lettersOf(headerLines);
  for (let n = Math.max(1, headerLines.length - 1); n <= Math.min(lines.length, headerLines.length + 1); n++)
    if (lettersOf(lines.slice(0, n)) === wanted) return n;
  return 0;
}

/** Whether a page's first line goes on with two columns: a name and its value, or the rest of the last value. */
function goesOnWithCard(lines: readonly WordLine[], gutters: readonly Gutter[], table: PageTable): boolean {
  const [first] = lines;
  const [gutter] = gutters;
  if (!first || !gutter) return false;
  if (Math.abs(first.x0 - gutter.to) < 1.5) return true;
  const value = first.words.find((w) => w.x0 > gutter.from - 1);
  const isName = Math.abs(first.x0 - unionOf(table.lines).x0) < 1.5;
  return isName && value !== undefined && Math.abs(value.x0 - gutter.to) < 1.5 && fits(first, gutters);
}

export interface Carried {
  readonly table: PageTable;
  /** The earlier parts, built anew with the columns and rhythm that all pages show; null where nothing changes. */
  readonly before: readonly (PageTable | null)[];
  readonly headerLines: number;
}

/**
 * The part of a page's first lines that goes on with the table which closed the page before: its header again, or
 * lines that stand in its columns. The columns are found over all its pages at once.
 */
export function carryTable(
  prior: Prior,
  lines: readonly WordLine[],
  across: readonly Rule[],
): Carried | null {
  const last = prior.parts.at(-1);
  if (!last) return null;
  const { table } = last;
  const earlier = prior.parts.flatMap((part) => part.table.cardLines ?? part.table.lines).slice(-LOOK_BACK);
  if (lines.length === 0) return null;
  const repeated = repeatedLines(lines, prior.header);
  if (repeated === 0 && !prior.closesPage) return null;
  const shown: Gutter[] = columnGutters(earlier, []);
  // Labels on the next page may be longer than those so far: of a card's gutter only the values' edge is known.
  const gutters =
    table.cardLines === undefined
      ? shown
      : shown.map((g) => ({ ...g, from: Math.max(g.from, g.to - median(earlier.map((l) => l.sizePt))) }));
  const opensCard = table.cardLines !== undefined && goesOnWithCard(lines, gutters, table);
  if (gutters.length < 2 && repeated === 0 && !opensCard) return null;
  const size = median(table.lines.map((l) => l.sizePt));
  const box = unionOf(table.lines);
  const steps = table.lines.slice(1).map((l, i) => l.baseline - (table.lines[i]?.baseline ?? 0));
  const far = Math.max(4 * size, 1.3 * Math.max(0, ...steps.filter((s) => s < 6 * size)));
  // A label without a value stands no farther off than the rows above it.
  const widest = Math.max(
    1.6 * size,
    opensCard ? 1.15 * Math.max(0, ...steps.filter((s) => s < 4 * size)) : 0,
  );
  const taken: WordLine[] = [];
  for (const line of lines) {
    const above = taken.at(-1);
    const isHeader = taken.length < repeated;
    if (above && line.baseline - above.baseline > far) break;
    if (!isHeader) {
      if (line.sizePt > 1.12 * size || CAPTION_LINE.test(wordsText(line.words))) break;
      if (line.x0 < box.x0 - 8) break;
      // How far the values of a card reach, its page may not have shown.
      if (!opensCard && (line.words.at(-1)?.x0 ?? 0) > box.x1 + 3) break;
      if (columnOf(line, gutters) < 0 && !fits(line, gutters)) break;
      // A bold line alone at the margin, set apart: a heading.
      if (
        columnOf(line, gutters) === 0 &&
        line.words.every((w) => w.isBold) &&
        above &&
        line.baseline - above.baseline > widest
      )
        break;
    }
    taken.push(line);
  }
  if (taken.length <= repeated && repeated === 0) return null;
  const columns = new Set(
    taken.flatMap((l) => l.words.map((w) => gutters.filter((g) => w.x0 >= g.from - 1).length)),
  );
  if (repeated === 0 && columns.size < 2 && !opensCard) return null;
  const context = [...earlier, ...taken];
  const joint = columnGutters(context, []);
  const used = joint.length > 0 ? joint : gutters;
  const beat = beatOf(context.map((line) => ({ line, pieces: piecesOf(line, used) })));
  const next = textTable(taken, across, [], { gutters: used, headerLines: repeated, beat });
  if (!next) return null;
  const before = prior.parts.map((part) => {
    const again = textTable(part.table.lines, part.across, [], {
      gutters: used,
      headerLines: part.headerLines,
      beat,
    });
    const isChanged =
      again !== null &&
      (again.xs.length !== part.table.xs.length || again.ys.length !== part.table.ys.length);
    return isChanged ? again : null;
  });
  return { table: next, before, headerLines: repeated };
}
