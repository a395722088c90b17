import { bodyLines } from './body-lines.ts';
import type { TextHeader } from './find-headers.ts';
import { readByHeader } from './fit-header.ts';
import type { Given } from './learn-columns.ts';
import { linesOfLostRow } from './lost-row.ts';
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
  /** The end of a row whose beginning is lost. */
  readonly lost: readonly TextLine[];
  /** Indexes of its first line and of the one after its last. */
  readonly from: number;
  readonly to: number;
}

/** A table whose lines are known. */
export interface TablePart extends FoundTable {
  /** Lines of its body that belong to no row. */
  readonly lost: number;
}

export interface FoundTable {
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
export function readTable(part: FoundTable): TextTable {
  const { lines, lists, headers, end } = part;
  const body = bodyLines({ lines, headers, end, lists, widest: 0, whole: 0 });
  const lost = linesOfLostRow(body);
  const { header, learnt } = readByHeader({ ...part, lost });
  const { columns, given } = learnt;
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
    lost: body.slice(0, lost).map(({ line }) => line),
    from: header.from,
    to: end,
  };
}
