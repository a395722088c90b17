import type { Cell, Table } from '../layout.ts';
import type { PageLinks } from './page-links.ts';
import type { PageElement, PageTree } from './page-tree.ts';
import { descendants, elementPath, elementText } from './page-tree.ts';

/** HTML allows 1,000 columns and 65,534 rows to a span; more than the table has elsewhere says nothing. */
const MAX_COLSPAN = 1_000;
const MAX_CELLS = 200_000;
const MAX_COLUMNS = 1_000;

export interface GridCell {
  readonly element: PageElement;
  readonly row: number;
  readonly col: number;
  readonly rowspan: number;
  readonly colspan: number;
}

export interface Grid {
  readonly rowCount: number;
  readonly colCount: number;
  readonly cells: readonly GridCell[];
  /** Rows of `thead`. */
  readonly headRows: number;
  readonly isCut: boolean;
}

/** Rows and cells of a table by the HTML standard's rules (4.9.12), with absurd spans capped and empty rows dropped. */
export function readGrid(table: PageElement): Grid {
  const groups: PageElement[][] = [];
  let loose: PageElement[] | null = null;
  const heads: PageElement[] = [];
  const feet: PageElement[] = [];
  for (const child of table.children) {
    if (child.tag === 'tr') {
      if (loose) loose.push(child);
      else {
        loose = [child];
        groups.push(loose);
      }
      continue;
    }
    loose = null;
    const rows = child.children.filter((row) => row.tag === 'tr');
    if (child.tag === 'thead') heads.push(...rows);
    else if (child.tag === 'tfoot') feet.push(...rows);
    else if (child.tag === 'tbody') groups.push(rows);
  }
  const ordered = [heads, ...groups, feet].map((rows) => rows.filter((row) => row.end > row.start));
  const widest = Math.max(
    1,
    ...ordered
      .flat()
      .slice(0, 1_000)
      .map((row) => row.children.filter(isCell).length),
  );
  const cells: GridCell[] = [];
  let row = 0;
  let colCount = 0;
  let isCut = false;
  for (const rows of ordered) {
    // Columns still taken by cells that span down, with the row they end before.
    let taken = new Map<number, number>();
    const groupEnd = row + rows.length;
    for (const element of rows) {
      let col = 0;
      const next = new Map([...taken].filter(([, until]) => until > row + 1));
      for (const cell of element.children.filter(isCell)) {
        while (taken.has(col)) col++;
        const colspan = span(cell.attributes.colspan, MAX_COLSPAN, widest);
        const stated =
          cell.attributes.rowspan?.trim() === '0'
            ? groupEnd - row
            : span(cell.attributes.rowspan, groupEnd - row, groupEnd - row);
        const rowspan = Math.max(1, Math.min(stated, groupEnd - row));
        if (cells.length >= MAX_CELLS || col >= MAX_COLUMNS) {
          isCut = true;
          break;
        }
        cells.push({ element: cell, row, col, rowspan, colspan });
        if (rowspan > 1) for (let c = col; c < col + colspan; c++) next.set(c, row + rowspan);
        col += colspan;
        colCount = Math.max(colCount, col);
      }
      taken = next;
      row++;
    }
  }
  return { rowCount: row, colCount, cells, headRows: ordered[0]?.length ?? 0, isCut };
}

const isCell = (element: PageElement): boolean => element.tag === 'td' || element.tag === 'th';

function span(attribute: string | undefined, max: number, sensible: number): number {
  const value = Number.parseInt(attribute ?? '1', 10);
  if (!Number.isFinite(value) || value < 1) return 1;
  return Math.min(value, max, Math.max(1, sensible));
}

/** A table that only arranges the page: its cells are read as blocks. */
export function isLayoutTable(page: PageTree, table: PageElement, grid: Grid): boolean {
  const role = table.attributes.role ?? '';
  if (role === 'presentation' || role === 'none') return true;
  const inside = descendants(page, table);
  const isStated = inside.some((e) => /^(?:th|thead|caption)$/.test(e.tag) && isOwn(e, table));
  if (isStated) return false;
  if (grid.rowCount < 2 || grid.colCount < 2) return true;
  if (inside.some((e) => /^(?:table|h1|h2|h3|form|nav|main|header|footer|article)$/.test(e.tag))) return true;
  // Data tables have short rows that look alike; a page frame has one cell with most of the words.
  const lengths = grid.cells.map(({ element }) => element.end - element.start);
  const total = lengths.reduce((sum, n) => sum + n, 0);
  return grid.rowCount < 4 && Math.max(0, ...lengths) > 0.7 * total && total > 1_500;
}

/** Whether a part belongs to this table and not to one inside it. */
function isOwn(element: PageElement, table: PageElement): boolean {
  for (let at = element.parent; at; at = at.parent) if (at.tag === 'table') return at === table;
  return false;
}

/** How many rows at the top name the columns: `thead`, else rows of `th`, else a first row that is set apart. */
export function countHeaderRows(page: PageTree, grid: Grid): { rows: number; isCertain: boolean } {
  const rowsOf = (row: number): GridCell[] => grid.cells.filter((cell) => cell.row === row);
  const isHead = (cells: readonly GridCell[]): boolean => {
    const filled = cells.filter(({ element }) => element.end > element.start);
    return (
      filled.length > 0 &&
      filled.every(({ element }) => element.tag === 'th' && element.attributes.scope !== 'row')
    );
  };
  if (grid.headRows > 0 && grid.headRows < grid.rowCount) return { rows: grid.headRows, isCertain: true };
  let rows = 0;
  while (rows < Math.min(4, grid.rowCount - 1) && isHead(rowsOf(rows))) rows++;
  if (rows > 0 && grid.colCount > 1) return { rows, isCertain: true };
  if (grid.rowCount < 2) return { rows: 0, isCertain: false };
  const first = rowsOf(0);
  const texts = first.map(({ element }) => elementText(page, element));
  const isSetApart =
    first.length === grid.colCount &&
    texts.every((text) => text.length > 0 && text.length <= 60) &&
    first.every(({ element }) => isEmphasised(page, element)) &&
    !rowsOf(1).every(({ element }) => isEmphasised(page, element));
  if (isSetApart) return { rows: 1, isCertain: true };
  const isShort =
    grid.rowCount > 2 &&
    first.length === grid.colCount &&
    texts.every((text) => /^\p{L}/u.test(text) && text.length <= 40 && !/[.\d]/.test(text)) &&
    new Set(texts).size === texts.length &&
    meanLength(grid.cells.filter((cell) => cell.row > 0)) > 1.5 * meanLength(first);
  return isShort ? { rows: 1, isCertain: false } : { rows: 0, isCertain: false };
}

const meanLength = (cells: readonly GridCell[]): number =>
  cells.reduce((sum, { element }) => sum + element.end - element.start, 0) / Math.max(1, cells.length);

/** All its words are bold or a class says header. */
export function isEmphasised(page: PageTree, element: PageElement): boolean {
  if (element.tag === 'th' || /\bhead(?:er|ing)?\b/i.test(element.attributes.class ?? '')) return true;
  const length = element.end - element.start;
  return (
    length > 0 &&
    descendants(page, element).some(
      (e) => /^(?:b|strong|h[1-6])$/.test(e.tag) && e.end - e.start >= 0.95 * length,
    )
  );
}

/**
 * A table parted at the rows that one cell spans from edge to edge: "Good practices" between rows names those below. Each
 * part has the header of the whole; the cell that names it is null for the first.
 */
export function partsOfGrid(
  page: PageTree,
  grid: Grid,
): { readonly name: PageElement | null; readonly grid: Grid }[] {
  const header = countHeaderRows(page, grid).rows;
  const names = grid.cells.filter(
    ({ row, col, colspan, rowspan, element }) =>
      header > 0 &&
      row >= header &&
      col === 0 &&
      rowspan === 1 &&
      colspan === grid.colCount &&
      grid.colCount > 1 &&
      element.end - element.start <= 160,
  );
  const parts: { name: PageElement | null; grid: Grid }[] = [];
  const add = (name: GridCell | null, from: number, to: number): void => {
    const shift = from - header;
    const own = grid.cells
      .filter(({ row }) => row >= from && row < to)
      .map((cell) => ({ ...cell, row: cell.row - shift }));
    const cells = [...grid.cells.filter(({ row }) => row < header), ...own];
    if (name || own.length > 0)
      parts.push({ name: name?.element ?? null, grid: { ...grid, cells, rowCount: header + to - from } });
  };
  add(null, header, names[0]?.row ?? grid.rowCount);
  for (const [i, name] of names.entries()) add(name, name.row + 1, names[i + 1]?.row ?? grid.rowCount);
  return parts;
}

/** A data table as the layout's `Table`; header rows that are printed again further down are set apart. */
export function toTable(page: PageTree, links: PageLinks, element: PageElement, grid: Grid): Table {
  const header = countHeaderRows(page, grid);
  const textOfRow = (row: number): string =>
    grid.cells
      .filter((cell) => cell.row === row)
      .map((cell) => elementText(page, cell.element))
      .join('\u0000');
  const headerTexts = new Set(Array.from({ length: header.rows }, (_, row) => textOfRow(row)));
  const rows = new Map<number, number>();
  const repeated = new Set<number>();
  const byRow = Map.groupBy(grid.cells, (cell) => cell.row);
  for (let row = 0; row < grid.rowCount; row++) {
    const text = (byRow.get(row) ?? []).map((cell) => elementText(page, cell.element)).join('\u0000');
    if (row >= header.rows && headerTexts.has(text)) repeated.add(row);
    else rows.set(row, rows.size);
  }
  const place = { type: 'element', path: elementPath(element) } as const;
  const confidence = header.isCertain ? 0.98 : 0.8;
  const cells = grid.cells.flatMap((cell): Cell[] => {
    const row = rows.get(cell.row);
    if (row === undefined) return [];
    const text = elementText(page, cell.element);
    return [
      {
        row,
        col: cell.col,
        rowspan: cell.rowspan,
        colspan: cell.colspan,
        text,
        spans: text === '' ? [] : [{ text, place: { type: 'element', path: elementPath(cell.element) } }],
        links: links.within(cell.element),
        isHeader: row < header.rows,
        confidence,
      },
    ];
  });
  return {
    type: 'table',
    rowCount: rows.size,
    colCount: grid.colCount,
    headerRows: header.rows,
    cells,
    caption: captionOf(page, element),
    places: [place],
    repeatedHeaders: grid.cells
      .filter((cell) => repeated.has(cell.row))
      .map((cell) => ({
        text: elementText(page, cell.element),
        place: { type: 'element', path: elementPath(cell.element) },
      })),
    grounds: ['markup'],
    confidence,
  };
}

export function captionOf(page: PageTree, table: PageElement): string | null {
  const own = table.children.find((child) => child.tag === 'caption');
  const figure =
    table.parent?.tag === 'figure' ? table.parent.children.find((e) => e.tag === 'figcaption') : undefined;
  const text = own ? elementText(page, own) : figure ? elementText(page, figure) : '';
  return text === '' ? null : text;
}
