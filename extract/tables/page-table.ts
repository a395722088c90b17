import type { Rect, Word } from '../pdf/page-content.ts';
import type { WordLine } from '../pdf/text-lines.ts';

export type Ground = 'rules' | 'alignment' | 'shading' | 'tags';

/** A cell of one page's table; rows and columns count from 0. */
export interface PageCell {
  readonly row: number;
  readonly col: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly words: readonly Word[];
  readonly confidence: number;
}

/** The part of a table that one page shows. */
export interface PageTable {
  readonly box: Rect;
  /** Column edges, left to right: one more than there are columns. */
  readonly xs: readonly number[];
  /** Row edges, top to bottom: one more than there are rows. */
  readonly ys: readonly number[];
  readonly cells: readonly PageCell[];
  readonly headerRows: number;
  readonly grounds: readonly Ground[];
  readonly confidence: number;
  /** Whether a line closes its last row: an open row may go on over the page break. */
  readonly isClosedBelow: boolean;
  /** Whether a line stands above its first row. */
  readonly isClosedAbove: boolean;
  /** The lines it was built from, where its columns show by alignment; empty where lines draw its cells. */
  readonly lines: readonly WordLine[];
  /** For the labels and values of one record: the lines of all such cards it was found with. */
  readonly cardLines?: readonly WordLine[];
}
