import type { Cell, Table } from '../layout.ts';
import { gatherLinks } from '../pdf/gather-links.ts';
import { joinLines, spansOf, type Vocabulary } from '../pdf/join-text.ts';
import type { KeptTable } from './kept-table.ts';

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** A table as the layout holds it: cells by rows, their lines joined, their links gathered. */
export function tableBlock(table: KeptTable, vocabulary: Vocabulary): Table {
  const cells = [...table.cells]
    .sort((a, b) => a.row - b.row || a.col - b.col)
    .map((cell): Cell => {
      const text = joinLines(cell.lines, vocabulary, cell.rightPt);
      return {
        row: cell.row,
        col: cell.col,
        rowspan: cell.rowspan,
        colspan: cell.colspan,
        text,
        spans: spansOf(cell.lines),
        links: gatherLinks(cell.lines, text),
        isHeader: cell.row < table.headerRows || (table.isLabels && cell.col === 0),
        confidence: hundredths(cell.confidence),
      };
    });
  return {
    type: 'table',
    rowCount: table.rowCount,
    colCount: table.colCount,
    headerRows: table.headerRows,
    cells,
    caption: table.captionLines.length ? joinLines(table.captionLines, vocabulary) : null,
    places: table.parts.map((part) => part.place),
    repeatedHeaders: spansOf(table.repeatedHeaders),
    grounds: [...table.grounds],
    confidence: hundredths(table.confidence),
  };
}
