import { centreX, centreY } from '../pdf/page-content.ts';
import type { ReadPage } from '../pdf/read-page.ts';
import { countHeaderRows } from './header-rows.ts';
import { groupRules } from './lattice.ts';
import type { PageTable } from './page-table.ts';
import { ruledTable } from './ruled-table.ts';
import { tidyTable } from './tidy-table.ts';

/** The tables of one page, top to bottom, none inside another. */
export function findPageTables(page: ReadPage): PageTable[] {
  const found: PageTable[] = [];
  for (const group of groupRules(page.across, page.down)) {
    const table = ruledTable(group, page.words);
    if (table) found.push(tidyTable(table));
  }
  return found
    .filter((t) => t.cells.length > 1)
    .map((table) => ({
      ...table,
      headerRows: countHeaderRows(table.cells, table.ys.length - 1, table.xs.length - 1, page.fills),
    }))
    .filter(
      (t, _, all) =>
        !all.some(
          (o) =>
            o !== t &&
            centreX(t.box) > o.box.x0 &&
            centreX(t.box) < o.box.x1 &&
            centreY(t.box) > o.box.y0 &&
            centreY(t.box) < o.box.y1 &&
            o.box.y1 - o.box.y0 > t.box.y1 - t.box.y0,
        ),
    );
}
