import type { Contents } from './contents.ts';
import { budget, pairs, regions, statement } from './financial-contents.ts';
import { journal, trial } from './journal-contents.ts';
import type { PrintGrid } from './print-grid.ts';
import { bands, flags, groups, panels, spanners, wide, yearly } from './statistical-contents.ts';
import { agenda, codes, contacts, marks, measures, numbered, survey } from './text-contents.ts';

/** Tables as they stand in reports of governments, statistical offices, companies and journals, in a fixed order. */
export const REPORT_CONTENTS: Record<string, Contents> = {
  budget,
  spanners,
  yearly,
  flags,
  journal,
  trial,
  statement,
  measures,
  codes,
  pairs,
  bands,
  groups,
  panels,
  marks,
  numbered,
  agenda,
  wide,
  survey,
  contacts,
  regions,
};

/** The same with enough rows to run over pages. */
export function lengthen(grid: PrintGrid, copies: number): PrintGrid {
  const head = grid.rows.slice(0, grid.headerRows);
  const body = grid.rows.slice(grid.headerRows);
  const rows = [...head];
  for (let k = 0; k < copies; k++)
    for (const row of body) {
      const shift = k * body.length;
      rows.push({
        ...row,
        cells: row.cells.map((c) => ({ ...c, row: c.row + shift, text: k ? variant(c.text, k) : c.text })),
      });
    }
  return { ...grid, rows };
}

/** Another value of the same look: digits turned on. */
const variant = (text: string, k: number): string =>
  text.replace(/\d/gu, (d) => (d === '0' ? '0' : String(((Number(d) + k - 1) % 9) + 1)));
