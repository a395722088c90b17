import type { Note } from '../../schemas/note.ts';
import type { RecordKind } from '../../schemas/record.ts';
import type { Cell, Table } from '../layout.ts';
import { squash } from '../values/fold.ts';
import { saysNothing } from '../values/says-nothing.ts';
import { addPiece, type Draft, newDraft } from './draft.ts';
import { fillGaps } from './fill-gaps.ts';
import { type Grid, gridOf, headerTexts, soleCell, textOf } from './grid.ts';
import { IDENTITY } from './kind-slots.ts';
import { kindsNamed } from './kind-words.ts';
import { type ColumnMapping, type KindSupport, type MappedColumn, mapColumns } from './map-columns.ts';
import { joinPieces, type Piece, pieceOfCell, placeOf } from './piece.ts';
import { rowContinues } from './row-continues.ts';

/** What a table with a header row gave. `mapping` is kept for a later table that goes on without a header. */
export interface TableReading {
  readonly drafts: readonly Draft[];
  readonly notes: readonly Note[];
  readonly mapping: ColumnMapping | null;
}

/** The table above, when no heading stands between: a page break may have parted them. */
export interface TableBefore {
  readonly mapping: ColumnMapping;
  readonly last: Draft | null;
}

/** How a header may be found: the rows it covers and what its columns are. */
interface FoundHeader {
  readonly from: number;
  readonly to: number;
  readonly mapping: ColumnMapping;
}

const MOST_HEADER_ROWS = 3;

/**
 * Reads a table whose columns are named by a header: each row below is a record. A table may hold several, one below
 * the other, each under its own header. Without a header of its own it goes on with the columns of `before`, when
 * there are as many.
 */
export function readTable(table: Table, support: KindSupport, before: TableBefore | null): TableReading {
  const grid = gridOf(table);
  const drafts: Draft[] = [];
  const notes: Note[] = [];
  let mapping: ColumnMapping | null = null;
  let row = 0;
  let leaning = support;
  while (row < grid.rows.length) {
    const header = findHeader(grid, row, table, leaning);
    if (header) {
      mapping = withContent(header.mapping, grid, header.to);
      notes.push(...unknownHeaders(mapping, grid, header));
      row = header.to;
      continue;
    }
    if (
      !mapping &&
      row === 0 &&
      before &&
      before.mapping.columns.length === grid.colCount &&
      looksLike(before.mapping, grid)
    ) {
      mapping = before.mapping;
      notes.push({
        code: 'HEADER_MISSING',
        place: table.places[0] ?? null,
        quote: grid.rows[0]?.map(textOf).filter(Boolean).join(' | ').slice(0, 200) ?? '',
        message: 'This part has no header; its columns were taken from the table before it.',
      });
    }
    const sole = soleCell(grid.rows[row] ?? []);
    if (sole && (kindsNamed(textOf(sole)).length > 0 || !mapping) && textOf(sole).length <= 160) {
      const kinds = kindsNamed(textOf(sole));
      if (kinds.length > 0) leaning = Object.fromEntries(kinds.map((kind) => [kind, 1.6 / kinds.length]));
      row++;
      continue;
    }
    if (mapping) readRow(grid, row, mapping, drafts, notes, before?.last ?? null);
    row++;
  }
  return { drafts, notes, mapping };
}

/** A header at this row: the rows, one to three, that explain the columns best. */
function findHeader(grid: Grid, row: number, table: Table, support: KindSupport): FoundHeader | null {
  let best: FoundHeader | null = null;
  const isTop = row === 0 || row < table.headerRows;
  const most = Math.min(grid.rows.length - row, isTop ? Math.max(MOST_HEADER_ROWS, table.headerRows) : 1);
  for (let height = 1; height <= most; height++) {
    if (grid.rows.slice(row, row + height).some((cells) => soleCell(cells) !== null)) break;
    const texts = headerTexts(grid, row, row + height);
    // A header is short; a row of records is not.
    if (texts.some((text) => text.length > 90)) break;
    const mapping = mapColumns(texts, support);
    if (!mapping) continue;
    const sureness = meanSimilarity(mapping);
    const isMarked = row + height === table.headerRows;
    const isExpected = (support[mapping.kind] ?? 0) >= 0.7;
    if (sureness < (isMarked || isExpected ? 0.34 : 0.75)) continue;
    if (!isTop && mapping.contentCount < 3) continue;
    const rank = mapping.score + (isMarked ? 0.5 : 0);
    if (!best || rank > best.mapping.score + (best.to === table.headerRows ? 0.5 : 0) + 0.01) {
      best = { from: row, to: row + height, mapping };
    }
  }
  return best;
}

const meanSimilarity = (mapping: ColumnMapping): number => {
  const named = mapping.columns.filter((column) => column.header !== '');
  return named.reduce((sum, column) => sum + column.similarity, 0) / Math.max(1, named.length);
};

/** The mapping with what the cells below the header tell of columns whose header is not known. */
function withContent(mapping: ColumnMapping, grid: Grid, from: number): ColumnMapping {
  const contents = mapping.columns.map((_, col) => {
    const cells = [...new Set(grid.rows.slice(from).map((row) => row[col] ?? null))].filter(
      (cell) => cell !== null,
    );
    return { texts: cells.map(textOf), linkCount: cells.filter((cell) => cell.links.length > 0).length };
  });
  return { ...mapping, columns: fillGaps(mapping.kind, mapping.columns, contents) };
}

/** Whether a table without a header can be the going on of one with these columns. */
function looksLike(before: ColumnMapping, grid: Grid): boolean {
  const first = grid.rows.find((row) => row.some((cell) => textOf(cell) !== ''));
  if (!first) return false;
  return before.columns.every((column, col) => {
    const text = textOf(first[col]);
    if (text === '' || saysNothing(text)) return true;
    if (column.slot === 'no') return /^#?\d{1,3}[.)]?$/u.test(text);
    if (column.slot === 'links')
      return /https?:|www\.|[/.]/iu.test(text) || (first[col]?.links.length ?? 0) > 0;
    return true;
  });
}

function unknownHeaders(mapping: ColumnMapping, grid: Grid, header: FoundHeader): Note[] {
  return mapping.columns.flatMap((column, col): Note[] => {
    const place = grid.rows[header.to - 1]?.[col]?.spans[0]?.place ?? null;
    const note = unknownHeader(mapping.kind, column, place);
    return note ? [note] : [];
  });
}

/** What is said of a header without candidates, or null of one that is known. */
export function unknownHeader(kind: RecordKind, column: MappedColumn, place: Note['place']): Note | null {
  if (column.header === '' || (column.slot !== null && column.isKnown)) return null;
  const message =
    column.slot !== null
      ? `No field is known for this header; what stands there was taken for ${column.slot}.`
      : column.isKnown
        ? `A ${kind} has no field for this; its words are kept in the notes of each record.`
        : 'No field is known for this header; its words are kept in the notes of each record.';
  return { code: 'HEADER_UNKNOWN', place, quote: column.header, message };
}

function readRow(
  grid: Grid,
  row: number,
  mapping: ColumnMapping,
  drafts: Draft[],
  notes: Note[],
  before: Draft | null,
): void {
  const cells = grid.rows[row] ?? [];
  const texts = cells.map(textOf);
  if (texts.every((text) => text === '') && cells.every((cell) => (cell?.links.length ?? 0) === 0)) return;
  if (isHeaderAgain(texts, mapping)) return;
  const pieces = piecesOf(cells);
  const last = drafts.at(-1) ?? before;
  if (
    last &&
    last.kind === mapping.kind &&
    rowContinues(texts, mapping, (slot) => last.pieces.get(slot)?.text ?? '', smallColumns(grid))
  ) {
    for (const [col, piece] of pieces) continueWith(last, mapping.columns[col], piece);
    notes.push({
      code: 'ROW_CONTINUED',
      place: [...pieces.values()].map(placeOf).find((place) => place !== null) ?? null,
      quote: texts.filter(Boolean).join(' | ').slice(0, 200),
      message: 'A row that goes on from the row before it was joined to it.',
    });
    return;
  }
  const draft = newDraft(
    mapping.kind,
    [...pieces.values()].map(placeOf).find((place) => place !== null) ?? null,
  );
  for (const [col, piece] of pieces) put(draft, mapping.columns[col], piece);
  const isNamed = IDENTITY[mapping.kind].some((slot) => draft.pieces.get(slot)?.text);
  if (!isNamed) {
    draft.notes.push({
      code: 'ROW_INCOMPLETE',
      place: draft.place,
      quote: texts.filter(Boolean).join(' | ').slice(0, 200),
      message: `A row without any of ${IDENTITY[mapping.kind].join(', ')}.`,
    });
    if (draft.pieces.size < 2) {
      notes.push(...draft.notes);
      return;
    }
  }
  drafts.push(draft);
}

/** Found once for each table: asked for every row of a long one, it would cost the square of its rows. */
const smallColumnsOf = new WeakMap<Grid, ReadonlySet<number>>();

/** Columns where cells begin in small letters as a rule: there such a beginning tells nothing. */
function smallColumns(grid: Grid): ReadonlySet<number> {
  const known = smallColumnsOf.get(grid);
  if (known) return known;
  const small = new Set<number>();
  smallColumnsOf.set(grid, small);
  for (let col = 0; col < grid.colCount; col++) {
    const texts = grid.rows.map((row) => textOf(row[col])).filter((text) => /^\p{L}/u.test(text));
    const share = texts.filter((text) => /^\p{Ll}/u.test(text)).length / Math.max(1, texts.length);
    if (texts.length >= 3 && share >= 0.6) small.add(col);
  }
  return small;
}

/** A row's cells, each once at its first column. A cell that spans rows belongs to each of them. */
function piecesOf(cells: readonly (Cell | null)[]): Map<number, Piece> {
  const pieces = new Map<number, Piece>();
  const seen = new Set<Cell>();
  for (const [col, cell] of cells.entries()) {
    if (!cell || seen.has(cell)) continue;
    seen.add(cell);
    if (textOf(cell) !== '' || cell.links.length > 0) pieces.set(col, pieceOfCell(cell));
  }
  return pieces;
}

export function put(draft: Draft, column: MappedColumn | undefined, piece: Piece): void {
  if (!column) return;
  if (column.slot !== null) addPiece(draft, column.slot, piece, column.similarity, column.also);
  else if (piece.text !== '') {
    draft.notes.push({
      code: 'HEADER_UNKNOWN',
      place: placeOf(piece),
      quote: piece.text,
      message: column.header === '' ? 'Words under no header.' : `Words under the header "${column.header}".`,
    });
    draft.links.push(...piece.links);
  } else draft.links.push(...piece.links);
}

function continueWith(draft: Draft, column: MappedColumn | undefined, piece: Piece): void {
  if (!column) return;
  const earlier = column.slot === null ? undefined : draft.pieces.get(column.slot);
  if (column.slot !== null && earlier) draft.pieces.set(column.slot, joinPieces([earlier, piece]));
  else put(draft, column, piece);
}

function isHeaderAgain(texts: readonly string[], mapping: ColumnMapping): boolean {
  const headers = mapping.columns.map((column) => squash(column.header));
  const same = texts.filter((text, col) => text !== '' && squash(text) === headers[col]).length;
  const filled = texts.filter((text) => text !== '').length;
  return filled >= 2 && same / filled > 0.6;
}
