import type { Box } from '../../schemas/evidence.ts';
import type { MediaType } from '../../schemas/source.ts';
import type { FoundTable } from '../../schemas/table.ts';
import { readHtmlLayout } from '../html/read-html-layout.ts';
import type { Cell, Layout, Table } from '../layout.ts';
import { readPdfLayout } from '../pdf/read-pdf-layout.ts';

/**
 * The tables of a document, in reading order. Text layers have none: their columns are read into records, not
 * kept as tables. HTML tables have no boxes.
 * @throws DOCUMENT_EMPTY, PDF_INVALID, PDF_ENCRYPTED, TEXT_UNDECODABLE
 */
export async function findTables(bytes: Uint8Array, mediaType: MediaType): Promise<FoundTable[]> {
  if (mediaType === 'text/plain') return [];
  return tablesOf(mediaType === 'text/html' ? await readHtmlLayout(bytes) : await readPdfLayout(bytes));
}

const around = (boxes: readonly Box[]): Box | null =>
  boxes.length === 0
    ? null
    : [
        Math.min(...boxes.map((b) => b[0])),
        Math.min(...boxes.map((b) => b[1])),
        Math.max(...boxes.map((b) => b[2])),
        Math.max(...boxes.map((b) => b[3])),
      ];

function foundTable(table: Table): FoundTable {
  const parts = table.places.flatMap((p) => (p.type === 'box' ? [{ page: p.page, bbox: p.bbox }] : []));
  const isLong = new Set(parts.map((p) => p.page)).size > 1;
  return {
    page: parts[0]?.page ?? 1,
    bbox: parts[0]?.bbox ?? null,
    ...(isLong ? { parts } : {}),
    confidence: table.confidence,
    cells: table.cells.map((cell) => foundCell(cell, isLong)),
  };
}

function foundCell(cell: Cell, isLong: boolean): FoundTable['cells'][number] {
  const boxes = cell.spans.flatMap((s) => (s.place.type === 'box' ? [s.place] : []));
  const page = boxes[0]?.page;
  const { row, col, rowspan, colspan, text } = cell;
  const bbox = around(boxes.filter((b) => b.page === page).map((b) => b.bbox));
  return { row, col, rowspan, colspan, text, bbox, ...(isLong && page ? { page } : {}) };
}

/** The tables among a layout's blocks. */
export const tablesOf = (layout: Layout): FoundTable[] =>
  layout.blocks.flatMap((block) => (block.type === 'table' ? [foundTable(block)] : []));
