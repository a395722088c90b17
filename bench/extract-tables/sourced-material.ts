import type { ScoredCell } from '../extract-tables-score.ts';
import { dice, pick } from './dice.ts';
import { GOVERNMENT_CONTENTS } from './government-contents.ts';
import { LATEX_STYLES, latexSource } from './latex-source.ts';
import { type PrintGrid, wantedCells } from './print-grid.ts';
import { REPORT_CONTENTS } from './report-contents.ts';
import { REPORTLAB_STYLES, reportlabSource } from './reportlab-source.ts';
import { TBL_STYLES, tblSource } from './tbl-source.ts';

export type Typesetter = 'latex' | 'troff' | 'reportlab';

/** A document that a typesetter makes from its own source, with the tables that it holds. */
export interface Sourced {
  readonly name: string;
  readonly isRuled: boolean;
  readonly isHeldOut: boolean;
  readonly source: string;
  readonly tables: readonly (readonly ScoredCell[])[];
}

type Maker = {
  readonly isRuled: boolean;
  readonly write: (seed: number, grids: readonly PrintGrid[]) => string;
};

const MAKERS: Readonly<Record<Typesetter, Record<string, Maker>>> = {
  latex: Object.fromEntries(
    Object.entries(LATEX_STYLES).map(([name, style]) => [
      name,
      { isRuled: style.rules === 'grid', write: (seed, grids) => latexSource(dice(seed), grids, style) },
    ]),
  ),
  troff: Object.fromEntries(
    Object.entries(TBL_STYLES).map(([name, style]) => [
      name,
      { isRuled: style.rules === 'all', write: (seed, grids) => tblSource(dice(seed), grids, style) },
    ]),
  ),
  reportlab: Object.fromEntries(
    Object.entries(REPORTLAB_STYLES).map(([name, style]) => [
      name,
      { isRuled: style.grid, write: (seed, grids) => reportlabSource(dice(seed), grids, style) },
    ]),
  ),
};

/** Every content in two styles of each typesetter; every third document is kept out of all tuning. */
export function sourcedMaterial(typesetter: Typesetter): Sourced[] {
  const makers = Object.entries(MAKERS[typesetter]);
  const contents = Object.entries({ ...REPORT_CONTENTS, ...GOVERNMENT_CONTENTS });
  return contents.flatMap(([content, make], at) =>
    [0, 1].flatMap((copy) => {
      const [style, maker] = makers[(at + copy * 3) % makers.length] ?? [];
      if (!style || !maker) return [];
      const seed = 40_013 * (at + 1) + 977 * copy;
      const roll = dice(seed);
      const made = [make(roll), ...(roll() < 0.4 ? [pick(roll, contents)[1](roll)] : [])];
      // ReportLab's own fonts have no minus.
      const grids = typesetter === 'reportlab' ? made.map(withHyphens) : made;
      return [
        {
          name: `${style}-${content}`,
          isRuled: maker.isRuled,
          isHeldOut: (at + copy) % 3 === 2,
          source: maker.write(seed, grids),
          tables: grids.map((grid) => wantedCells(grid, maker.isRuled)),
        },
      ];
    }),
  );
}

const withHyphens = (grid: PrintGrid): PrintGrid => ({
  ...grid,
  rows: grid.rows.map((row) => ({
    ...row,
    cells: row.cells.map((c) => ({ ...c, text: c.text.replace(/−/gu, '-') })),
  })),
});
