import type { ScoredCell } from '../extract-tables-score.ts';
import { dice, pick } from './dice.ts';
import { FALSE_PAGES } from './false-tables.ts';
import { printDocument, printFalse, type Setting } from './print-document.ts';
import { wantedCells } from './print-grid.ts';
import { PRINT_STYLES } from './print-styles.ts';
import { lengthen, REPORT_CONTENTS } from './report-contents.ts';

/** A printed document with the tables that it holds. */
export interface Printed {
  readonly name: string;
  readonly isRuled: boolean;
  readonly isHeldOut: boolean;
  readonly isLong: boolean;
  readonly tables: readonly (readonly ScoredCell[])[];
  readonly print: () => Promise<Uint8Array>;
}

const HELD_OUT_CONTENTS = new Set(['trial', 'numbered', 'regions']);
const LONG = new Set(['yearly', 'measures', 'survey', 'flags', 'contacts', 'codes']);

/** Every content in every style, a fifth of them in columns, on their side or over pages; and pages without tables. */
export function printedMaterial(): Printed[] {
  const list: Printed[] = [];
  let seed = 1;
  for (const [styleName, style] of Object.entries(PRINT_STYLES))
    for (const [content, make] of Object.entries(REPORT_CONTENTS)) {
      const own = seed++;
      const roll = dice(own * 104_729);
      const isLong = LONG.has(content) && roll() < 0.5;
      const isSmall = ['pairs', 'statement', 'journal'].includes(content);
      const setting: Setting = {
        page:
          content === 'wide'
            ? pick(roll, ['landscape', 'sideways'] as const)
            : roll() < 0.08
              ? 'sideways'
              : 'portrait',
        columns: isSmall && roll() < 0.6 ? 2 : 1,
        header: roll() < 0.6 ? 'repeated' : 'once',
        start: isLong ? 'low' : 'high',
      };
      const first = make(roll);
      const grids = [isLong ? lengthen(first, 4) : first, ...(!isLong && roll() < 0.35 ? [make(roll)] : [])];
      list.push({
        name: `${styleName}-${content}`,
        isRuled: style.isRuled,
        isHeldOut: style.isHeldOut === true || HELD_OUT_CONTENTS.has(content),
        isLong,
        tables: grids.map((grid) => wantedCells(grid, style.rules === 'grid')),
        print: () => printDocument(dice(own * 31), grids, style, setting),
      });
    }
  Object.entries(FALSE_PAGES).forEach(([name, draw], i) => {
    for (const copy of [0, 1])
      list.push({
        name: `false-${name}-${copy}`,
        isRuled: false,
        isHeldOut: copy === 1,
        isLong: false,
        tables: [],
        print: () => printFalse(dice(900 + i * 2 + copy), draw),
      });
  });
  return list;
}
