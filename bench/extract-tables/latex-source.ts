import { between, phrase, type Roll, sentence } from './dice.ts';
import type { PrintCell, PrintGrid } from './print-grid.ts';

/** How LaTeX sets a table. */
export interface LatexStyle {
  readonly rules: 'booktabs' | 'hlines' | 'grid' | 'verticals' | 'none';
  readonly preamble: string;
  readonly columns: 1 | 2;
  readonly size: string;
  readonly stretch: number;
  readonly isLong: boolean;
}

export const LATEX_STYLES: Record<string, LatexStyle> = {
  booktabs: { rules: 'booktabs', preamble: '', columns: 1, size: '\\small', stretch: 1, isLong: false },
  journal: {
    rules: 'booktabs',
    preamble: '\\usepackage{mathptmx}',
    columns: 2,
    size: '\\footnotesize',
    stretch: 0.95,
    isLong: false,
  },
  hlines: {
    rules: 'hlines',
    preamble: '\\usepackage{mathptmx}',
    columns: 1,
    size: '\\small',
    stretch: 1.1,
    isLong: false,
  },
  grid: { rules: 'grid', preamble: '', columns: 1, size: '\\footnotesize', stretch: 1.2, isLong: false },
  verticals: {
    rules: 'verticals',
    preamble: '\\usepackage{helvet}\\renewcommand{\\familydefault}{\\sfdefault}',
    columns: 1,
    size: '\\footnotesize',
    stretch: 1,
    isLong: false,
  },
  plain: {
    rules: 'none',
    preamble: '\\usepackage{helvet}\\renewcommand{\\familydefault}{\\sfdefault}',
    columns: 1,
    size: '\\small',
    stretch: 1.05,
    isLong: false,
  },
  longtable: { rules: 'booktabs', preamble: '', columns: 1, size: '\\small', stretch: 1, isLong: true },
};

const SPECIAL: Readonly<Record<string, string>> = {
  '−': '$-$',
  '±': '$\\pm$',
  '≥': '$\\geq$',
  '<': '$<$',
  '–': '--',
  '’': "'",
  '€': 'EUR',
};
const escaped = (text: string): string =>
  text.replace(/[\\&%$#_{}]/gu, (c) => `\\${c}`).replace(/[−±≥<–’€]/gu, (c) => SPECIAL[c] ?? c);

const prose = (roll: Roll, count: number): string =>
  `${Array.from({ length: count }, () => sentence(roll)).join(' ')}\n\n`;

/** Ems that a column's longest text takes; texts that are wider than they may be wrap. */
function widthOf(grid: PrintGrid, col: number): { em: number; wraps: boolean } {
  const cells = grid.rows.flatMap((row) => row.cells).filter((c) => c.col === col && c.colspan === 1);
  const natural = Math.max(1, ...cells.map((c) => 0.52 * c.text.length + 1.2 * (c.indent ?? 0)));
  const most = grid.maxEms[col] ?? 8;
  return natural > most ? { em: most, wraps: true } : { em: natural, wraps: false };
}

function cellSource(cell: PrintCell, isHeader: boolean, grid: PrintGrid, bar: string): string {
  const indent = cell.indent ? `\\hspace*{${cell.indent}em}` : '';
  const text = `${indent}${cell.sign ? `${escaped(cell.sign)} ` : ''}${escaped(cell.text)}${cell.mark ? `$^{${escaped(cell.mark)}}$` : ''}`;
  const set = cell.isBold || (isHeader && bar !== '') ? `\\textbf{${text}}` : text;
  const align = cell.align === 'center' || cell.colspan > 1 ? 'c' : null;
  if (cell.colspan > 1)
    return `\\multicolumn{${cell.colspan}}{${cell.col === 0 ? bar : ''}${align ?? 'l'}${bar}}{${set}}`;
  const isNumberColumn = grid.aligns[cell.col] === 'right';
  if (isHeader && isNumberColumn && !widthOf(grid, cell.col).wraps)
    return `\\multicolumn{1}{${cell.col === 0 ? bar : ''}c${bar}}{${set}}`;
  return set;
}

function tabular(grid: PrintGrid, style: LatexStyle, frameEm: number): string {
  const cols = Math.max(...grid.rows.flatMap((r) => r.cells.map((c) => c.col + c.colspan)));
  const widths = Array.from({ length: cols }, (_, c) => widthOf(grid, c));
  const free = frameEm - cols * 1.3;
  const fixed = widths.reduce((sum, w) => sum + (w.wraps ? 0 : w.em), 0);
  const wrapped = widths.reduce((sum, w) => sum + (w.wraps ? w.em : 0), 0);
  const scale = wrapped > 0 ? Math.min(1.6, Math.max(0.6, (free - fixed) / wrapped)) : 1;
  const bar = style.rules === 'grid' || style.rules === 'verticals' ? '|' : '';
  const spec = widths
    .map((w, c) => {
      const align = grid.aligns[c] ?? 'left';
      const set = align === 'right' ? '\\raggedleft' : align === 'center' ? '\\centering' : '\\raggedright';
      return w.wraps ? `>{${set}\\arraybackslash}p{${(w.em * scale).toFixed(1)}em}` : (align[0] ?? 'l');
    })
    .join(bar);
  const rules = {
    top: style.rules === 'booktabs' ? '\\toprule' : style.rules === 'none' ? '' : '\\hline',
    middle: style.rules === 'booktabs' ? '\\midrule' : style.rules === 'none' ? '' : '\\hline',
    bottom: style.rules === 'booktabs' ? '\\bottomrule' : style.rules === 'none' ? '' : '\\hline',
  };
  const source = grid.rows.map((row, r) => {
    const isHeader = r < grid.headerRows;
    const parts: string[] = [];
    for (let c = 0; c < cols; ) {
      const cell = row.cells.find((k) => k.col === c);
      parts.push(cell ? cellSource(cell, isHeader, grid, bar) : '');
      c += cell?.colspan ?? 1;
    }
    const before = row.before && r > grid.headerRows && style.rules === 'booktabs' ? '\\addlinespace\n' : '';
    const sum = row.isSum && style.rules === 'booktabs' ? `\\cmidrule{2-${cols}}\n` : '';
    let after = '';
    if (r === grid.headerRows - 1) after = rules.middle;
    else if (isHeader && style.rules === 'booktabs')
      after = row.cells
        .filter((c) => c.colspan > 1)
        .map((c) => `\\cmidrule(lr){${c.col + 1}-${c.col + c.colspan}}`)
        .join('');
    else if (style.rules === 'grid') {
      const open = grid.rows.flatMap((k) => k.cells).filter((c) => c.row <= r && c.row + c.rowspan > r + 1);
      after = Array.from({ length: cols }, (_, c) =>
        open.some((o) => c >= o.col && c < o.col + o.colspan) ? '' : `\\cline{${c + 1}-${c + 1}}`,
      ).join('');
    }
    return `${before}${sum}${parts.join(' & ')} \\\\ ${after}`;
  });
  const head = source.slice(0, grid.headerRows);
  const body = source.slice(grid.headerRows);
  const columns = `${bar}${spec}${bar}`;
  if (style.isLong)
    return `\\begin{longtable}{${columns}}\n\\caption{Long table}\\\\\n${rules.top}\n${head.join('\n')}\n\\endfirsthead\n${rules.top}\n${head.join('\n')}\n\\endhead\n${rules.bottom}\n\\endfoot\n${body.join('\n')}\n\\end{longtable}`;
  return `\\begin{tabular}{${columns}}\n${rules.top}\n${head.join('\n')}\n${body.join('\n')}\n${rules.bottom}\n\\end{tabular}`;
}

/** A document in LaTeX with the tables among prose, captions above and notes below. */
export function latexSource(roll: Roll, grids: readonly PrintGrid[], style: LatexStyle): string {
  const isNarrow = style.columns === 2;
  const body = grids.map((grid) => {
    const cols = Math.max(...grid.rows.flatMap((r) => r.cells.map((c) => c.col + c.colspan)));
    const isStarred = isNarrow && (cols > 4 || grid.maxEms.reduce((a, b) => a + b, 0) > 26);
    const frameEm = isNarrow && !isStarred ? 29 : style.size === '\\small' ? 46 : 52;
    const table = tabular(grid, style, frameEm);
    if (style.isLong) return `{${style.size}\n${table}\n}\n`;
    const env = isStarred ? 'table*' : 'table';
    const notes = (grid.notes ?? []).map((n) => `\\\\[2pt] {\\scriptsize ${escaped(n)}}`).join('');
    const scaled = `\\sbox0{${table}}\\ifdim\\wd0>\\linewidth\\resizebox{\\linewidth}{!}{\\usebox0}\\else\\usebox0\\fi`;
    return `\\begin{${env}}[${isStarred ? 't' : 'htbp'}]\\centering${style.size}\n\\caption{${phrase(roll, between(roll, 4, 9))}}\n\\vspace{4pt}\n${scaled}${notes}\n\\end{${env}}\n`;
  });
  return `\\documentclass[10pt,a4paper${isNarrow ? ',twocolumn' : ''}]{article}
\\usepackage[T1]{fontenc}\\usepackage{array,booktabs,longtable,graphicx}\\usepackage[margin=2.2cm]{geometry}
${style.preamble}
\\renewcommand{\\arraystretch}{${style.stretch}}
\\begin{document}
\\section{${phrase(roll, 4)}}
${prose(roll, between(roll, 6, 14))}${body.map((table) => `${table}\n${prose(roll, between(roll, 5, 12))}`).join('')}
${isNarrow ? Array.from({ length: 7 }, () => prose(roll, 9)).join('') : ''}
\\end{document}
`;
}
