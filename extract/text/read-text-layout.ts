import type { Place } from '../../schemas/evidence.ts';
import type { Block, Cell, Layout, LinkSpan, Span, Table, TextBlock } from '../layout.ts';
import { foldSpace } from '../values/fold.ts';
import { decodeText } from './decode-text.ts';
import type { TextCell, TextTable } from './read-table-text.ts';
import { readTables } from './read-tables.ts';
import { joinLines, textBlocks } from './text-blocks.ts';
import { type AddressList, findAddressLists, type TextLine, textLines } from './text-lines.ts';

/**
 * A text layer as blocks in reading order. It has no pages and no positions: places are lines of the file.
 *
 * @throws DOCUMENT_EMPTY, TEXT_UNDECODABLE
 */
export async function readTextLayout(bytes: Uint8Array): Promise<Layout> {
  const { text, notes } = decodeText(bytes);
  const lines = textLines(text);
  const tables = readTables(lines);
  const lists = findAddressLists(lines);
  const blocks: Block[] = [];
  let at = 0;
  for (const table of tables) {
    blocks.push(
      ...proseBlocks(lines, at, table.from, lists),
      ...textBlocks(table.lost),
      tableBlock(table, lines),
    );
    at = table.to;
  }
  blocks.push(...proseBlocks(lines, at, lines.length, lists));
  return { mediaType: 'text/plain', pages: [], blocks, title: null, statedLanguage: null, notes };
}

/** Prose between two indexes, the lists of addresses apart as furniture. */
function proseBlocks(
  lines: readonly TextLine[],
  from: number,
  to: number,
  lists: readonly AddressList[],
): TextBlock[] {
  const listed = new Set<number>();
  const furniture: TextBlock[] = [];
  for (const list of lists) {
    if (list.from < from || list.from >= to) continue;
    for (let index = list.from; index < list.to; index += 1) listed.add(index);
    const own = lines.slice(list.from, list.to);
    furniture.push({
      type: 'furniture',
      level: null,
      text: own.map((line) => line.text).join(' '),
      spans: own.map((line) => ({ text: line.text, place: lineOf(line.number) })),
      links: list.addresses.map(({ url, line }) => ({
        url,
        text: '',
        place: lineOf(line),
        origin: 'annotation' as const,
      })),
    });
  }
  const prose = lines.slice(from, to).filter((_, index) => !listed.has(from + index));
  return [...textBlocks(prose), ...furniture];
}

function tableBlock(table: TextTable, lines: readonly TextLine[]): Table {
  const { header } = table;
  const headerPlace: Place = {
    type: 'lines',
    from: numberAt(lines, header.from),
    to: numberAt(lines, header.to - 1),
  };
  const printed = new Set(
    lines.slice(header.from, header.to).flatMap(({ words }) => words.map(({ text }) => text)),
  );
  const cells: Cell[] = header.columns.map((text, col) => {
    // A header that the table lacks stands nowhere.
    const isPrinted = printed.has(text.split(' ')[0] ?? '');
    return {
      ...SINGLE,
      row: 0,
      col,
      text,
      spans: isPrinted ? [{ text, place: headerPlace }] : [],
      links: [],
      isHeader: true,
      confidence: isPrinted ? 0.8 : 0.4,
    };
  });
  for (const [row, { cells: own }] of table.rows.entries())
    for (const [col, cell] of own.entries())
      if (cell.given.length > 0)
        cells.push({ ...SINGLE, row: row + 1, col, isHeader: false, confidence: 0.6, ...cellOf(cell) });
  return {
    type: 'table',
    rowCount: table.rows.length + 1,
    colCount: header.columns.length,
    headerRows: 1,
    cells,
    caption: null,
    places: [
      {
        type: 'lines',
        from: numberAt(lines, table.from),
        to: numberAt(lines, Math.max(table.from, table.to - 1)),
      },
    ],
    repeatedHeaders: table.repeated.map(
      (other): Span => ({
        text: other.columns.join(' '),
        place: { type: 'lines', from: numberAt(lines, other.from), to: numberAt(lines, other.to - 1) },
      }),
    ),
    grounds: ['lines'],
    confidence: 0.6,
  };
}

const SINGLE = { rowspan: 1, colspan: 1 } as const;

function cellOf(cell: TextCell): Pick<Cell, 'text' | 'spans' | 'links'> {
  const spans = cell.given.map(
    ({ line, from, to }): Span => ({
      text: foldSpace(
        line.words
          .slice(from, to)
          .map((word) => word.text)
          .join(' '),
      ),
      place: lineOf(line.number),
    }),
  );
  const [first] = spans;
  const links = cell.links.map(
    ({ url, origin }): LinkSpan => ({ url, text: '', place: first?.place ?? lineOf(1), origin }),
  );
  return { text: joinLines(spans.map(({ text }) => text)), spans, links };
}

const lineOf = (number: number): Place => ({ type: 'lines', from: number, to: number });
const numberAt = (lines: readonly TextLine[], index: number): number => lines[index]?.number ?? 1;
