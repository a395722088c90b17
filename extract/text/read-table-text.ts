import type { TextHeader } from './find-headers.ts';
import { type Given, learnColumns } from './learn-columns.ts';
import { type MendedLink, mendLinks } from './mend-links.ts';
import type { AddressList, TextLine } from './text-lines.ts';

export interface TextCell {
  readonly text: string;
  readonly links: readonly MendedLink[];
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

export interface TablePart {
  readonly lines: readonly TextLine[];
  /** Lines outside all tables. */
  readonly prose: readonly TextLine[];
  readonly lists: readonly AddressList[];
  /** The header that names the columns, and every print of it. */
  readonly header: TextHeader;
  readonly headers: readonly TextHeader[];
  readonly end: number;
  /** Printed width of the widest lines of the document's tables. */
  readonly widest: number;
}

/** Reads a table: the words of its body given to rows and columns, and the addresses of each row mended. */
export function readTable(part: TablePart): TextTable {
  const { lines, lists, header, headers, end } = part;
  const { columns, given } = learnColumns(part);
  const rowCount = Math.max(-1, ...given.map(({ row }) => row)) + 1;
  const rows = Array.from({ length: rowCount }, (_, row): TextRow => {
    const own = given.filter((piece) => piece.row === row);
    const cells = columns.map((_column, col): TextCell => {
      const pieces = own.filter((piece) => piece.col === col);
      const text = pieces.map((piece) =>
        piece.line.words
          .slice(piece.from, piece.to)
          .map((word) => word.text)
          .join(' '),
      );
      return { text: text.join(' '), links: [], given: pieces };
    });
    return { from: own[0]?.line.number ?? 0, cells };
  });
  return {
    header,
    repeated: headers.slice(1),
    widths: columns.map((column) => column.widthLetters),
    rows: mendLinks(rows, lists, lines),
    from: header.from,
    to: end,
  };
}
