import { centreY, type Fill, median, type Rule, unionOf } from '../pdf/page-content.ts';
import { cellText, isLabelTable } from './header-rows.ts';
import type { PageTable } from './page-table.ts';
import { type Known, textTable } from './text-table.ts';

/** White above a row, in sizes of its letters, that sets it apart from rows whose white is less by this much. */
const APART = 0.35;

const NO_HEADER: Known = { gutters: [], headerLines: 0 };

interface LabelRow {
  readonly label: string;
  /** White above it and the weight of the line there, in sizes of its letters. */
  readonly apart: number;
}

/**
 * Tables of labels and values: none of their rows names columns, and where labels come again, each record is a table of
 * its own. Where records begin shows by white or a heavier line above, else by the label that opened the page before's
 * last card, else by the first one. Any other table is given back as it is.
 * `before` is the table that closes the page before, `goesOn` tells whether this one continues it.
 */
export function recordCards(
  table: PageTable,
  fills: readonly Fill[],
  across: readonly Rule[],
  before: PageTable | null,
  goesOn: boolean,
): PageTable[] {
  const isCard = goesOn && before?.cardLines !== undefined;
  if (!isCard && !isLabelTable(table.cells, table.xs.length - 1, fills)) return [table];
  if (table.lines.length === 0) return [table];
  // Lines taken for a header had been made one row.
  const plain = table.headerRows > 0 ? textTable(table.lines, across, [], NO_HEADER) : table;
  const cards = atValues({ ...(plain ?? table), headerRows: 0, cardLines: table.lines });
  const rows = labelRows(cards, across);
  const starts = cardStarts(rows, before?.cardLines ? (labelsOf(before)[0] ?? null) : null);
  if (starts.length < 2) return [cards];
  return starts.map((from, i) => partOf(cards, from, starts[i + 1] ?? rows.length));
}

/** With its columns parted where its values begin: how far its labels reach differs from page to page. */
function atValues(table: PageTable): PageTable {
  const values = table.cells.filter((c) => c.col === 1).flatMap((c) => c.words);
  const [left, , right] = table.xs;
  if (values.length === 0 || left === undefined || right === undefined) return table;
  return { ...table, xs: [left, Math.min(...values.map((w) => w.x0)) - 1, right] };
}

function labelsOf(table: PageTable): string[] {
  const labels = Array.from({ length: table.ys.length - 1 }, () => '');
  for (const cell of table.cells) if (cell.col === 0) labels[cell.row] = cellText(cell.words).toLowerCase();
  return labels;
}

function labelRows(table: PageTable, across: readonly Rule[]): LabelRow[] {
  const boxes = labelsOf(table).map((_, row) =>
    unionOf(table.cells.filter((c) => c.row === row).flatMap((c) => c.words)),
  );
  const size = median(table.lines.map((l) => l.sizePt));
  return labelsOf(table).map((label, row) => {
    const [above, own] = [boxes[row - 1], boxes[row]];
    if (!above || !own) return { label, apart: 0 };
    const rules = across.filter((r) => r.at > centreY(above) && r.at < centreY(own));
    const weight = Math.max(0, ...rules.map((r) => r.thicknessPt));
    return { label, apart: (own.y0 - above.y1 + 4 * weight) / size };
  });
}

/** The rows that begin a card: all with the one label that parts the rows so that no label comes twice in a card. */
function cardStarts(rows: readonly LabelRow[], opening: string | null): number[] {
  let best: { starts: number[]; weight: number } = { starts: [0], weight: 0 };
  const labels = new Set(rows.map((row) => row.label).filter((label) => label !== ''));
  const isAgain = new Set(rows.map((row) => row.label)).size < rows.length;
  for (const label of labels) {
    const cuts = rows.flatMap((row, i) =>
      i > 0 && row.label === label && rows[i - 1]?.label !== label ? [i] : [],
    );
    const starts = [0, ...cuts];
    if (cuts.length === 0 || !areCards(rows, starts)) continue;
    const others = rows.slice(1).filter((_, i) => !cuts.includes(i + 1));
    const within = median(others.map((row) => row.apart));
    const apart = median(cuts.map((i) => rows[i]?.apart ?? 0)) - within;
    // Without a label that comes again only an opening known from before, or wide white, begins a card.
    const isWide = others.length >= 2 && apart >= Math.max(1, within);
    if (!isAgain && label !== opening && !isWide) continue;
    const known = (label === opening ? 0.6 : 0) + (rows[0]?.label === label ? 0.3 : 0);
    const weight = 1 + (Math.abs(apart) < APART ? 0 : apart) + known;
    if (weight > best.weight) best = { starts, weight };
  }
  return best.starts;
}

/** Whether no label comes twice in a part, unless row by row: the links of one record. */
function areCards(rows: readonly LabelRow[], starts: readonly number[]): boolean {
  return starts.every((from, i) => {
    const labels = rows
      .slice(from, starts[i + 1] ?? rows.length)
      .map((row) => row.label)
      .filter((label, k, all) => label !== '' && label !== all[k - 1]);
    return new Set(labels).size === labels.length;
  });
}

/** Rows `from` up to `to` as a table of their own. */
function partOf(table: PageTable, from: number, to: number): PageTable {
  const cells = table.cells.filter((c) => c.row >= from && c.row < to);
  const words = new Set(cells.flatMap((c) => c.words));
  const lines = table.lines.filter((line) => line.words.some((w) => words.has(w)));
  const last = table.ys.length - 1;
  return {
    ...table,
    box: unionOf(lines),
    ys: table.ys.slice(from, to + 1),
    cells: cells.map((c) => ({ ...c, row: c.row - from })),
    lines,
    isClosedAbove: from > 0 || table.isClosedAbove,
    isClosedBelow: to < last || table.isClosedBelow,
  };
}
