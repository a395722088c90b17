import type { ScoredCell } from './extract-tables-score.ts';

/** A document to typeset: HTML for a browser or a word processor, and the tables it holds. */
export interface Material {
  readonly name: string;
  /** Whether lines are drawn between its cells: the two kinds are scored apart. */
  readonly isRuled: boolean;
  /** Kept out of all tuning. */
  readonly isHeldOut: boolean;
  readonly html: string;
  readonly tables: readonly (readonly ScoredCell[])[];
}

/** Mulberry32: the same material on every run. */
function dice(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = a;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS =
  'annual regional council survey women children workers schools income share budget training support measures housing local public services number persons region health partner agency report total cost plan market energy transport water quality access national border labour young older rural urban growth rate credit debt value estimate reserve capital tax pension grants education research programme protection police court victim risk'.split(
    ' ',
  );
const PLACES =
  'Austria Belgium Bulgaria Croatia Cyprus Czechia Denmark Estonia Finland France Germany Greece Hungary Ireland Italy Latvia Lithuania Luxembourg Malta Netherlands Poland Portugal Romania Slovakia Slovenia Spain Sweden'.split(
    ' ',
  );

type Roll = () => number;
const pick = <T>(roll: Roll, list: readonly T[]): T => list[Math.floor(roll() * list.length)] as T; // lists are not empty
const between = (roll: Roll, low: number, high: number): number =>
  low + Math.floor(roll() * (high - low + 1));
const phrase = (roll: Roll, count: number): string => {
  const text = Array.from({ length: count }, () => pick(roll, WORDS)).join(' ');
  return text[0]?.toUpperCase() + text.slice(1);
};
const sentence = (roll: Roll): string => `${phrase(roll, between(roll, 8, 18))}.`;
const prose = (roll: Roll, count: number): string =>
  `<p>${Array.from({ length: count }, () => sentence(roll)).join(' ')}</p>`;
const money = (roll: Roll): string => {
  const n = between(roll, 12, 98765);
  const text = n.toLocaleString('en-US');
  return roll() < 0.12 ? `(${text})` : roll() < 0.06 ? '–' : text;
};
const decimal = (roll: Roll): string => (roll() * 100).toFixed(1);

interface Grid {
  readonly rows: ScoredCell[][];
  readonly headerRows: number;
  /** Rows set apart: totals, section titles. */
  readonly strong: ReadonlySet<number>;
}

const cell = (row: number, col: number, text: string, colspan = 1, rowspan = 1): ScoredCell => ({
  row,
  col,
  rowspan,
  colspan,
  text,
});

function simple(
  roll: Roll,
  cols: number,
  count: number,
  value: (roll: Roll) => string,
  rowHeader: (i: number) => string,
  heads: readonly string[],
): Grid {
  const rows: ScoredCell[][] = [heads.slice(0, cols).map((text, c) => cell(0, c, text))];
  for (let r = 1; r <= count; r++)
    rows.push(Array.from({ length: cols }, (_, c) => cell(r, c, c === 0 ? rowHeader(r) : value(roll))));
  return { rows, headerRows: 1, strong: new Set([count]) };
}

/** What stands in the tables, by kind. */
const CONTENT: Record<string, (roll: Roll) => Grid> = {
  financial: (roll) => {
    const grid = simple(
      roll,
      between(roll, 3, 5),
      between(roll, 9, 18),
      money,
      () => phrase(roll, between(roll, 1, 5)),
      ['', '2021', '2022', '2023', '2024'],
    );
    return grid;
  },
  statistics: (roll) => {
    const start = between(roll, 0, 10);
    return simple(
      roll,
      between(roll, 5, 8),
      between(roll, 8, 16),
      decimal,
      (i) => `${PLACES[(start + i) % PLACES.length]}${roll() < 0.1 ? ' *' : ''}`,
      ['Country', '2016', '2017', '2018', '2019', '2020', '2021', '2022'],
    );
  },
  grouped: (roll) => {
    // Two levels of header: groups over pairs of columns.
    const groups = between(roll, 2, 3);
    const rows: ScoredCell[][] = [
      [
        cell(0, 0, 'Region', 1, 2),
        ...Array.from({ length: groups }, (_, g) =>
          cell(
            0,
            1 + 2 * g,
            pick(roll, ['Women', 'Men', 'Urban areas', 'Rural areas', 'First half', 'Second half']) +
              (g > 1 ? ' all' : ''),
            2,
          ),
        ),
      ],
      Array.from({ length: groups * 2 }, (_, c) => cell(1, 1 + c, c % 2 ? 'Share' : 'Number')),
    ];
    const count = between(roll, 6, 12);
    for (let r = 2; r < count + 2; r++)
      rows.push([
        cell(r, 0, PLACES[(r * 3) % PLACES.length] ?? ''),
        ...Array.from({ length: groups * 2 }, (_, c) =>
          cell(r, 1 + c, c % 2 ? `${decimal(roll)}%` : money(roll)),
        ),
      ]);
    return { rows, headerRows: 2, strong: new Set() };
  },
  wrapped: (roll) => {
    const heads = ['Measure', 'Description', 'Responsible', 'Period'];
    const rows: ScoredCell[][] = [heads.map((t, c) => cell(0, c, t))];
    for (let r = 1; r <= between(roll, 4, 7); r++)
      rows.push([
        cell(r, 0, phrase(roll, between(roll, 2, 5))),
        cell(r, 1, `${sentence(roll)} ${sentence(roll)}`),
        cell(r, 2, phrase(roll, between(roll, 1, 4))),
        cell(r, 3, `${2010 + r}–${2012 + r}`),
      ]);
    return { rows, headerRows: 1, strong: new Set() };
  },
  rowHeaders: (roll) => {
    const cols = between(roll, 4, 6);
    const rows: ScoredCell[][] = [
      ['Indicator used in the survey', 'Base year', 'Interim value', 'Latest value', 'Change', 'Target']
        .slice(0, cols)
        .map((t, c) => cell(0, c, t)),
    ];
    for (let r = 1; r <= between(roll, 6, 11); r++)
      rows.push(
        Array.from({ length: cols }, (_, c) =>
          cell(r, c, c === 0 ? phrase(roll, between(roll, 2, 11)) : decimal(roll)),
        ),
      );
    return { rows, headerRows: 1, strong: new Set() };
  },
  sparse: (roll) => {
    const cols = between(roll, 4, 7);
    const grid = simple(
      roll,
      cols,
      between(roll, 8, 14),
      (r) => (r() < 0.45 ? '' : r() < 0.5 ? 'yes' : money(r)),
      () => phrase(roll, between(roll, 1, 3)),
      ['Type', 'A', 'B', 'C', 'D', 'E', 'F'],
    );
    return grid;
  },
  sections: (roll) => {
    const cols = 4;
    const rows: ScoredCell[][] = [['Item', 'Budget', 'Outturn', 'Variance'].map((t, c) => cell(0, c, t))];
    let r = 1;
    const strong = new Set<number>();
    for (let s = 0; s < 3; s++) {
      strong.add(r);
      rows.push([cell(r++, 0, phrase(roll, 2))]);
      for (let k = 0; k < between(roll, 3, 5); k++) {
        const row = r++;
        rows.push(
          Array.from({ length: cols }, (_, c) =>
            cell(row, c, c === 0 ? phrase(roll, between(roll, 1, 4)) : money(roll)),
          ),
        );
      }
    }
    return { rows, headerRows: 1, strong };
  },
  names: (roll) => {
    const heads = ['Name', 'Town', 'Type', 'Contact'];
    const rows: ScoredCell[][] = [heads.map((t, c) => cell(0, c, t))];
    for (let r = 1; r <= between(roll, 7, 12); r++)
      rows.push([
        cell(r, 0, phrase(roll, between(roll, 2, 4))),
        cell(r, 1, pick(roll, PLACES)),
        cell(r, 2, pick(roll, ['public', 'private', 'mixed'])),
        cell(r, 3, `${phrase(roll, 1).toLowerCase()}@example.org`),
      ]);
    return { rows, headerRows: 1, strong: new Set() };
  },
  science: (roll) => {
    const heads = ['Variable', 'Mean (SD)', 'Odds ratio', '95% CI', 'p'];
    const rows: ScoredCell[][] = [heads.map((t, c) => cell(0, c, t))];
    for (let r = 1; r <= between(roll, 6, 10); r++)
      rows.push([
        cell(r, 0, phrase(roll, between(roll, 1, 3))),
        cell(r, 1, `${decimal(roll)} (${(roll() * 9).toFixed(2)})`),
        cell(r, 2, (roll() * 3).toFixed(2)),
        cell(r, 3, `${roll().toFixed(2)}–${(1 + roll()).toFixed(2)}`),
        cell(r, 4, roll() < 0.3 ? '<0.001' : roll().toFixed(3)),
      ]);
    return { rows, headerRows: 1, strong: new Set() };
  },
  years: (roll) => {
    // Row headers that span several rows, no bold header.
    const rows: ScoredCell[][] = [
      ['Sector', 'Sex', 'Under 25', '25 to 49', '50 and over'].map((t, c) => cell(0, c, t)),
    ];
    let r = 1;
    for (let s = 0; s < between(roll, 3, 4); s++) {
      const first = r;
      for (const sex of ['Women', 'Men', 'All']) {
        const row = r++;
        const values = Array.from({ length: 3 }, (_, c) => cell(row, 2 + c, money(roll)));
        rows.push([
          ...(row === first ? [cell(row, 0, phrase(roll, 2), 1, 3)] : []),
          cell(row, 1, sex),
          ...values,
        ]);
      }
    }
    return { rows, headerRows: 1, strong: new Set() };
  },
};

const BASE =
  'td,th{padding:2px 6px;vertical-align:top;font-weight:normal;text-align:left} table{border-collapse:collapse;margin:6px 0 10px}';
const NUMBERS = 'td.n,th.n{text-align:right}';
const BOLD = 'th{font-weight:bold}';

/** How they are set. */
const STYLES: Record<string, { css: string; isRuled: boolean }> = {
  grid: { css: `${NUMBERS}${BOLD} td,th{border:1px solid #333}`, isRuled: true },
  gridwide: {
    css: `${NUMBERS} table{width:100%} td,th{border:.5px solid #999;padding:5px 8px} th{background:#dde}`,
    isRuled: true,
  },
  columns: {
    css: `${NUMBERS}${BOLD} table{border:1px solid #000} td,th{border-left:1px solid #000;border-right:1px solid #000} th{border-bottom:1px solid #000}`,
    isRuled: true,
  },
  lines: { css: `${NUMBERS}${BOLD} table{width:90%} td,th{border-bottom:.75px solid #666}`, isRuled: false },
  booktabs: {
    css: `${NUMBERS} table{border-top:1.5px solid #000;border-bottom:1.5px solid #000} tr.last td,tr.last th{} thead tr:last-child th{border-bottom:.75px solid #000}`,
    isRuled: false,
  },
  zebra: {
    css: `${NUMBERS}${BOLD} table{width:100%} tbody tr:nth-child(odd) td{background:#eef2f7}`,
    isRuled: false,
  },
  plain: { css: `${NUMBERS}${BOLD} td,th{padding:1px 9px}`, isRuled: false },
  plainlight: { css: `${NUMBERS} table{width:80%} td,th{padding:2px 8px}`, isRuled: false },
  centred: {
    css: `${BOLD} td.n,th.n{text-align:center} td,th{padding:3px 10px} thead tr:last-child th{border-bottom:1px solid #000}`,
    isRuled: false,
  },
  spaced: { css: `${NUMBERS}${BOLD} td,th{padding:6px 8px} table{width:100%}`, isRuled: false },
  middle: {
    css: `${NUMBERS}${BOLD} td,th{vertical-align:middle;padding:4px 8px;border:1px solid #bbb}`,
    isRuled: true,
  },
  bottom: {
    css: `${NUMBERS}${BOLD} td{vertical-align:bottom;padding:1px 8px} th{vertical-align:bottom;border-bottom:1px solid #000}`,
    isRuled: false,
  },
  shadedhead: {
    css: `${NUMBERS} table{width:95%} th{background:#24476b;color:#fff} td,th{padding:2px 8px}`,
    isRuled: false,
  },
  tight: {
    css: `${NUMBERS} table{font-size:8pt} td,th{padding:0 4px} thead tr:last-child th{border-bottom:.5px solid #000}`,
    isRuled: false,
  },
  dotted: {
    css: `${NUMBERS}${BOLD} td{border-bottom:1px dotted #333} td,th{padding:2px 8px} table{width:100%}`,
    isRuled: false,
  },
};

const HELD_OUT_STYLES = new Set(['centred', 'bottom', 'dotted', 'middle']);
const HELD_OUT_CONTENT = new Set(['science']);

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const isNumber = (text: string): boolean => /^[(<]?[\d–][\d,.%() –-]*$|^$/.test(text);

function tableHtml(grid: Grid, caption: string): string {
  const cols = Math.max(...grid.rows.flat().map((c) => c.col + c.colspan));
  const row = (cells: readonly ScoredCell[], index: number): string => {
    const tag = index < grid.headerRows ? 'th' : 'td';
    let out = '';
    let col = 0;
    const covered = grid.rows
      .slice(0, index)
      .flat()
      .filter((c) => c.row + c.rowspan > index && c.row < index);
    const at = (c: number): boolean => covered.some((x) => x.col <= c && x.col + x.colspan > c);
    const sorted = [...cells].sort((a, b) => a.col - b.col);
    for (let k = 0; col < cols; ) {
      if (at(col)) {
        col++;
        continue;
      }
      const next = sorted[k];
      if (next && next.col === col) {
        const numeric =
          col > 0 &&
          (index < grid.headerRows
            ? grid.rows
                .slice(grid.headerRows)
                .flat()
                .some((c) => c.col === col && isNumber(c.text))
            : isNumber(next.text));
        out += `<${tag}${next.colspan > 1 ? ` colspan=${next.colspan} style="text-align:center"` : ''}${next.rowspan > 1 ? ` rowspan=${next.rowspan}` : ''}${numeric ? ' class=n' : ''}>${grid.strong.has(index) ? `<b>${escapeHtml(next.text)}</b>` : escapeHtml(next.text)}</${tag}>`;
        col += next.colspan;
        k++;
      } else {
        out += `<${tag}></${tag}>`;
        col++;
      }
    }
    return `<tr>${out}</tr>`;
  };
  const rows = grid.rows.map(row);
  return `<p class=c><b>${caption}</b></p><table><thead>${rows.slice(0, grid.headerRows).join('')}</thead><tbody>${rows.slice(grid.headerRows).join('')}</tbody></table>`;
}

const page = (css: string, body: string, size = 'A4'): string =>
  `<!doctype html><meta charset=utf-8><style>@page{size:${size};margin:18mm}body{font:9.5pt "Liberation Serif",serif}h2{font-size:13pt}${BASE}${css}</style>${body}`;

/** All documents: every kind of content in several styles, among prose; pages of prose without tables; side by side. */
export function material(): Material[] {
  const list: Material[] = [];
  let seed = 1;
  for (const [style, { css, isRuled }] of Object.entries(STYLES))
    for (const [kind, make] of Object.entries(CONTENT)) {
      const roll = dice(seed++ * 7919);
      const count = roll() < 0.35 ? 2 : 1;
      const grids = Array.from({ length: count }, () => make(roll));
      const sans = roll() < 0.5 ? 'body{font-family:"Liberation Sans",sans-serif}' : '';
      const body = [
        `<h2>${phrase(roll, 3)}</h2>`,
        prose(roll, 4),
        ...grids.map((grid, i) => tableHtml(grid, `Table ${i + 1}. ${phrase(roll, 5)}`) + prose(roll, 3)),
        `<ul>${Array.from({ length: 3 }, () => `<li>${sentence(roll)}</li>`).join('')}</ul>`,
      ].join('');
      list.push({
        name: `${style}-${kind}`,
        isRuled,
        isHeldOut: HELD_OUT_STYLES.has(style) || HELD_OUT_CONTENT.has(kind),
        html: page(css + sans, body, kind === 'statistics' && roll() < 0.4 ? 'A4 landscape' : 'A4'),
        tables: grids.map((g) => g.rows.flat()),
      });
    }
  for (let i = 0; i < 4; i++) {
    // Two columns of prose, a small table in one of them, or none.
    const roll = dice(5000 + i);
    const grid = CONTENT.statistics?.(roll);
    const small = grid ? { ...grid, rows: grid.rows.map((r) => r.filter((c) => c.col < 4)) } : null;
    const withTable = i % 2 === 0 && small;
    const body = `<h2>${phrase(roll, 4)}</h2><div style="columns:2;column-gap:8mm">${prose(roll, 14)}${withTable ? tableHtml(small, 'Table 1. Values') : ''}${prose(roll, 18)}<ol>${Array.from({ length: 4 }, () => `<li>${sentence(roll)}</li>`).join('')}</ol>${prose(roll, 12)}</div>`;
    list.push({
      name: `columns-${i}`,
      isRuled: false,
      isHeldOut: i === 3,
      html: page(`${NUMBERS} thead th{border-bottom:1px solid}`, body),
      tables: withTable ? [small.rows.flat()] : [],
    });
  }
  return list;
}
