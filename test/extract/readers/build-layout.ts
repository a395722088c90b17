import type { Block, Card, Cell, Layout, LinkSpan, Span, Table, TextBlock } from '../../../extract/layout.ts';

/** Layouts made by hand: every cell is one box on page 1, at its row and column. */
const CELL_WIDTH = 90;
const CELL_HEIGHT = 20;

const spanAt = (text: string, row: number, col: number): Span => ({
  text,
  place: {
    type: 'box',
    page: 1,
    bbox: [col * CELL_WIDTH, row * CELL_HEIGHT, (col + 1) * CELL_WIDTH, (row + 1) * CELL_HEIGHT],
  },
});

const linkAt = (url: string, row: number, col: number): LinkSpan => ({
  url,
  text: url,
  place: spanAt(url, row, col).place,
  origin: 'annotation',
});

/** A plain table; a cell that begins with http gets a link annotation. */
export function table(rows: readonly (readonly string[])[], options: Partial<Table> = {}): Table {
  const colCount = Math.max(...rows.map((row) => row.length));
  const headerRows = options.headerRows ?? 1;
  const cells = rows.flatMap((texts, row) =>
    texts.map(
      (text, col): Cell => ({
        row,
        col,
        rowspan: 1,
        colspan: texts.length === 1 && colCount > 1 ? colCount : 1,
        text,
        spans: text === '' ? [] : [spanAt(text, row, col)],
        links: text.startsWith('http') ? [linkAt(text, row, col)] : [],
        isHeader: row < headerRows,
        confidence: 1,
      }),
    ),
  );
  return {
    type: 'table',
    rowCount: rows.length,
    colCount,
    headerRows,
    cells,
    caption: null,
    places: [spanAt('', 0, 0).place],
    repeatedHeaders: [],
    grounds: ['rules'],
    confidence: 1,
    ...options,
  };
}

export const labels = (entries: readonly (readonly [string, string])[]): Table =>
  table(entries, { headerRows: 0 });

export const card = (title: string | null, entries: readonly (readonly [string, string])[]): Card => ({
  type: 'card',
  title: title === null ? null : spanAt(title, 0, 0),
  entries: entries.map(([label, value], row) => ({
    label,
    value,
    spans: value === '' ? [] : [spanAt(value, row + 1, 1)],
    links: value.startsWith('http') ? [linkAt(value, row + 1, 1)] : [],
  })),
  links: [],
  confidence: 1,
});

const text = (type: TextBlock['type'], words: string, level: number | null): TextBlock => ({
  type,
  level,
  text: words,
  spans: [spanAt(words, 0, 0)],
  links: [],
});
export const heading = (words: string, level = 2): TextBlock => text('heading', words, level);
export const paragraph = (words: string): TextBlock => text('paragraph', words, null);
export const item = (words: string): TextBlock => text('listItem', words, null);

export const layout = (...blocks: readonly Block[]): Layout => ({
  mediaType: 'application/pdf',
  pages: [{ number: 1, widthPt: 595, heightPt: 842 }],
  blocks,
  title: null,
  statedLanguage: null,
  notes: [],
});
