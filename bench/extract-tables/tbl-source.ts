import { between, phrase, type Roll, sentence } from './dice.ts';
import type { PrintCell, PrintGrid } from './print-grid.ts';

/** How tbl and troff set a table: options of the whole, what parts columns, and the macros around it. */
export interface TblStyle {
  readonly options: string;
  readonly rules: 'all' | 'header' | 'columns' | 'none';
  readonly size: number;
  readonly family: 'T' | 'H';
}

export const TBL_STYLES: Record<string, TblStyle> = {
  allbox: { options: 'allbox center', rules: 'all', size: 9, family: 'T' },
  header: { options: 'center', rules: 'header', size: 9, family: 'T' },
  columns: { options: 'box center', rules: 'columns', size: 8, family: 'H' },
  bare: { options: 'expand', rules: 'none', size: 9, family: 'H' },
};

const SPECIAL: Readonly<Record<string, string>> = {
  '−': '\\(mi',
  '±': '\\(+-',
  '≥': '\\(>=',
  '–': '\\(en',
  '’': "'",
  '€': 'EUR',
};
const escaped = (text: string): string =>
  text.replace(/\\/gu, '\\e').replace(/[−±≥–’€]/gu, (c) => SPECIAL[c] ?? c);

const prose = (roll: Roll, count: number): string =>
  `.PP\n${Array.from({ length: count }, () => sentence(roll)).join('\n')}\n`;

const KEY = { left: 'l', right: 'r', center: 'c' } as const;

function tableSource(grid: PrintGrid, style: TblStyle): string {
  const cols = Math.max(...grid.rows.flatMap((r) => r.cells.map((c) => c.col + c.colspan)));
  const bar = style.rules === 'columns' ? ' |' : '';
  // A text wraps where its column is narrower than it: about two letters an em.
  const limit = (col: number): number => 2 * (grid.maxEms[col] ?? 8);
  const wraps = Array.from({ length: cols }, (_, c) =>
    grid.rows.some((r) => r.cells.some((k) => k.col === c && k.colspan === 1 && k.text.length > limit(c))),
  );
  const wide = wraps.reduce((sum, w, c) => sum + (w ? (grid.maxEms[c] ?? 8) : 0), 0);
  const scale = Math.min(1, 24 / Math.max(1, wide));
  const formats = grid.rows.map((row, r) => {
    const keys: string[] = [];
    for (let c = 0; c < cols; ) {
      const cell = row.cells.find((k) => k.col === c);
      const isHeader = r < grid.headerRows;
      const over = grid.rows
        .flatMap((k) => k.cells)
        .find((k) => k.col === c && k.row < r && k.row + k.rowspan > r);
      const align = cell?.align ?? (isHeader && c > 0 ? 'center' : (grid.aligns[c] ?? 'left'));
      const width = wraps[c] ? `w(${((grid.maxEms[c] ?? 8) * scale).toFixed(1)}m)` : '';
      if (over && style.rules === 'all') keys.push('^');
      else
        keys.push(
          `${KEY[align]}${cell?.isBold || (isHeader && style.rules !== 'header') ? 'b' : ''}${width}t`,
        );
      for (let k = 1; k < (cell?.colspan ?? 1); k++) keys.push('s');
      c += cell?.colspan ?? 1;
    }
    return keys.join(`${bar} `);
  });
  const lines: string[] = [];
  if (style.rules === 'header') lines.push('_');
  grid.rows.forEach((row, r) => {
    const parts: string[] = [];
    for (let c = 0; c < cols; ) {
      const cell: PrintCell | undefined = row.cells.find((k) => k.col === c);
      const words = [cell?.sign, cell?.text, cell?.mark].filter(Boolean).join(' ');
      const text = `${'\\ \\ '.repeat(cell?.indent ?? 0)}${escaped(words)}`;
      const isLong = (cell?.colspan ?? 1) === 1 && wraps[c] === true && words.length > limit(c) * scale * 0.9;
      parts.push(isLong ? `T{\n${text}\nT}` : text);
      c += cell?.colspan ?? 1;
    }
    // A line that begins with a point would be a request.
    lines.push(parts.join('\t').replace(/^([.'])/u, '\\&$1'));
    if (r === grid.headerRows - 1 && style.rules !== 'none' && style.rules !== 'all') lines.push('_');
  });
  if (style.rules === 'header') lines.push('_');
  return `.TS\n${style.options};\n${formats.join('\n')}.\n${lines.join('\n')}\n.TE\n`;
}

/** A document in troff with ms macros: prose, headings, captions, tables. */
export function tblSource(roll: Roll, grids: readonly PrintGrid[], style: TblStyle): string {
  const tables = grids.map(
    (grid, i) =>
      `.sp\n.ce\nTable ${i + 1}. ${phrase(roll, between(roll, 4, 8))}\n.sp 0.4\n.ps ${style.size}\n.vs ${style.size + 2}\n${tableSource(grid, style)}.ps 10\n.vs 12\n.sp 0.4\n${(grid.notes ?? []).map((n) => `.LP\n${escaped(n)}\n`).join('')}${prose(roll, between(roll, 3, 8))}`,
  );
  return `.fam ${style.family}\n.nr PS 10\n.nr VS 12\n.NH\n${phrase(roll, 4)}\n${prose(roll, between(roll, 4, 10))}${tables.join('')}`;
}
