import { amount, between, decimal, PLACES, phrase, pick, type Roll, sentence } from './dice.ts';
import { type Align, cell, type PrintCell, type PrintGrid, type PrintRow } from './print-grid.ts';

const heads = (texts: readonly string[], row = 0): PrintRow => ({
  cells: texts.map((text, c) => cell(row, c, text)).filter((c) => c.text !== ''),
});
const rights = (count: number): Align[] => ['left', ...Array.from({ length: count }, () => 'right' as const)];
const ems = (rowHeader: number, count: number, width: number): number[] => [
  rowHeader,
  ...Array.from({ length: count }, () => width),
];
const YEARS = ['2015', '2016', '2017', '2018', '2019', '2020', '2021', '2022', '2023', '2024'];

/** Tables as they stand in reports of governments, statistical offices, companies and journals. */
export const REPORT_CONTENTS: Record<string, (roll: Roll) => PrintGrid> = {
  budget: (roll) => {
    const count = between(roll, 3, 6);
    const rows: PrintRow[] = [heads(['Item', ...YEARS.slice(0, count)])];
    for (let s = 0; s < between(roll, 2, 4); s++) {
      rows.push({ cells: [cell(rows.length, 0, `${phrase(roll, 2)}:`)], before: s ? 0.5 : 0 });
      const lines = between(roll, 2, 5);
      for (let i = 0; i <= lines; i++) {
        const r = rows.length;
        const isSum = i === lines;
        rows.push({
          isSum,
          cells: [
            cell(
              r,
              0,
              isSum ? `Total, ${phrase(roll, 2).toLowerCase()}` : phrase(roll, between(roll, 1, 5)),
              {
                indent: isSum ? 2 : 1,
              },
            ),
            ...Array.from({ length: count }, (_, c) =>
              cell(r, c + 1, amount(roll), i === 0 && s === 0 ? { sign: '$' } : {}),
            ),
          ],
        });
      }
    }
    return {
      rows,
      headerRows: 1,
      aligns: rights(count),
      maxEms: ems(30, count, 8),
      units: '[In millions of dollars]',
      notes: ['Note: Numbers may not add to totals because of rounding.'],
    };
  },
  spanners: (roll) => {
    const groups = between(roll, 2, 3);
    const parts = between(roll, 2, 3);
    const count = groups * parts;
    const names = ['All persons', 'Women', 'Men', 'Public sector', 'Private sector'];
    const units = ['Number', 'Percent', 'Standard error'];
    const isDeep = roll() < 0.4;
    const top = isDeep ? 1 : 0;
    const rows: PrintRow[] = [];
    if (isDeep)
      rows.push({
        cells: [
          cell(0, 0, 'Region and type of household', { rowspan: 3 }),
          cell(0, 1, phrase(roll, 4), { colspan: count, align: 'center' }),
        ],
      });
    rows.push({
      cells: [
        ...(isDeep ? [] : [cell(0, 0, 'Characteristic', { rowspan: 2 })]),
        ...Array.from({ length: groups }, (_, g) =>
          cell(top, 1 + g * parts, names[(g + top) % names.length] ?? '', {
            colspan: parts,
            align: 'center',
          }),
        ),
      ],
    });
    rows.push({
      cells: Array.from({ length: count }, (_, c) => cell(top + 1, c + 1, units[c % parts] ?? '')),
    });
    for (let i = 0; i < between(roll, 8, 20); i++) {
      const r = rows.length;
      rows.push({
        before: i % 5 === 0 && i ? 0.5 : 0,
        cells: [
          cell(r, 0, phrase(roll, between(roll, 1, 4)), { indent: i % 5 ? 1 : 0 }),
          ...Array.from({ length: count }, (_, c) =>
            cell(r, c + 1, c % parts === 0 ? amount(roll) : decimal(roll)),
          ),
        ],
      });
    }
    return { rows, headerRows: top + 2, aligns: rights(count), maxEms: ems(22, count, 7) };
  },
  yearly: (roll) => {
    const count = between(roll, 5, 9);
    const rows: PrintRow[] = [
      heads(['Year', ...Array.from({ length: count }, () => phrase(roll, between(roll, 1, 4)))]),
    ];
    for (let i = 0; i < between(roll, 12, 30); i++) {
      const r = rows.length;
      rows.push({
        before: i % 5 === 0 && i ? 0.7 : 0,
        cells: [
          cell(r, 0, String(1985 + i), roll() < 0.1 ? { mark: '1' } : {}),
          ...Array.from({ length: count }, (_, c) =>
            cell(r, c + 1, roll() < 0.04 ? '(X)' : c % 3 === 2 ? decimal(roll) : amount(roll, 9_800_000)),
          ),
        ],
      });
    }
    return { rows, headerRows: 1, aligns: rights(count), maxEms: ems(8, count, 6), notes: ['1 Revised.'] };
  },
  flags: (roll) => {
    const count = between(roll, 5, 10);
    const rows: PrintRow[] = [heads(['', ...YEARS.slice(0, count)])];
    ['EU', 'Euro area', ...PLACES.slice(between(roll, 0, 9), 20)].forEach((place, i) => {
      const r = rows.length;
      rows.push({
        before: i === 2 ? 0.6 : 0,
        cells: [
          cell(r, 0, place, i < 2 ? { isBold: true } : {}),
          ...Array.from({ length: count }, (_, c) =>
            cell(r, c + 1, roll() < 0.1 ? ':' : `${decimal(roll)}${roll() < 0.08 ? ' p' : ''}`),
          ),
        ],
      });
    });
    return {
      rows,
      headerRows: 1,
      aligns: rights(count),
      maxEms: ems(16, count, 6),
      notes: [': not available', 'p provisional', 'Source: own survey'],
    };
  },
  journal: (roll) => {
    const rows: PrintRow[] = [heads(['Variable', 'Model 1', 'Model 2', 'Model 3', 'Model 4'])];
    for (let i = 0; i < between(roll, 4, 8); i++) {
      const r = rows.length;
      const stars = (): string => pick(roll, ['', '', '*', '**', '***']);
      rows.push({
        cells: [
          cell(r, 0, phrase(roll, between(roll, 1, 3))),
          ...Array.from({ length: 4 }, (_, c) =>
            cell(r, c + 1, `${roll() < 0.4 ? '-' : ''}${(roll() * 2).toFixed(3)}${stars()}`),
          ),
        ],
      });
      rows.push({
        cells: Array.from({ length: 4 }, (_, c) => cell(r + 1, c + 1, `(${roll().toFixed(3)})`)),
      });
    }
    const r = rows.length;
    rows.push({
      before: 0.3,
      isSum: true,
      cells: [
        cell(r, 0, 'Observations'),
        ...Array.from({ length: 4 }, (_, c) => cell(r, c + 1, amount(roll))),
      ],
    });
    return {
      rows,
      headerRows: 1,
      aligns: ['left', 'center', 'center', 'center', 'center'],
      maxEms: ems(20, 4, 9),
    };
  },
  trial: (roll) => {
    const rows: PrintRow[] = [
      heads(['Outcome', 'Treated (n = 120)', 'Control (n = 118)', 'Difference (95% CI)', 'p value']),
    ];
    for (let i = 0; i < between(roll, 6, 12); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          cell(r, 0, phrase(roll, between(roll, 1, 4)), { indent: i % 4 ? 1 : 0 }),
          cell(r, 1, `${between(roll, 9, 99)} (${decimal(roll)}%)`),
          cell(r, 2, `${decimal(roll)} ± ${decimal(roll, 9)}`),
          cell(r, 3, `${decimal(roll, 9)} (${decimal(roll, 3)} to ${decimal(roll, 20)})`),
          cell(r, 4, roll() < 0.3 ? '< 0.001' : roll().toFixed(2)),
        ],
      });
    }
    return {
      rows,
      headerRows: 1,
      aligns: ['left', 'center', 'center', 'center', 'right'],
      maxEms: [22, 8, 8, 14, 6],
    };
  },
  statement: (roll) => {
    const rows: PrintRow[] = [heads(['', 'Note', '2024', '2023'])];
    for (let i = 0; i < between(roll, 9, 20); i++) {
      const r = rows.length;
      const isSum = i % 5 === 4;
      const isTitle = i % 5 === 0;
      rows.push({
        isSum,
        before: isTitle && i ? 0.8 : 0,
        cells: isTitle
          ? [cell(r, 0, phrase(roll, 2), { isBold: true })]
          : [
              cell(r, 0, phrase(roll, isSum ? 2 : between(roll, 2, 12)), { isBold: isSum }),
              ...(roll() < 0.5 && !isSum ? [cell(r, 1, String(between(roll, 1, 28)))] : []),
              cell(r, 2, amount(roll), isSum ? { isBold: true } : {}),
              cell(r, 3, amount(roll), isSum ? { isBold: true } : {}),
            ],
      });
    }
    return { rows, headerRows: 1, aligns: ['left', 'center', 'right', 'right'], maxEms: [26, 4, 9, 9] };
  },
  measures: (roll) => {
    const rows: PrintRow[] = [heads(['Objective', 'What is done', 'Who is responsible', 'Deadline'])];
    for (let i = 0; i < between(roll, 5, 9); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          cell(r, 0, phrase(roll, between(roll, 3, 10))),
          cell(r, 1, `${sentence(roll)} ${roll() < 0.6 ? sentence(roll) : ''}`.trim()),
          cell(
            r,
            2,
            `${phrase(roll, between(roll, 2, 4))}; ${phrase(roll, between(roll, 1, 4)).toLowerCase()}`,
          ),
          cell(r, 3, pick(roll, ['End of 2024', 'Ongoing', 'March 2025', '2023–2025'])),
        ],
      });
    }
    return { rows, headerRows: 1, aligns: ['left', 'left', 'left', 'left'], maxEms: [13, 20, 12, 8] };
  },
  codes: (roll) => {
    const rows: PrintRow[] = [heads(['Code', 'Description of the item', 'Basis', 'Yes', 'No'])];
    for (let i = 0; i < between(roll, 7, 14); i++) {
      const r = rows.length;
      const isYes = roll() < 0.5;
      rows.push({
        cells: [
          cell(r, 0, `${pick(roll, ['A', 'B', 'C'])}${between(roll, 1, 9)}.${i + 1}`),
          cell(r, 1, phrase(roll, between(roll, 4, 18))),
          cell(r, 2, phrase(roll, between(roll, 1, 3))),
          cell(r, isYes ? 3 : 4, 'X'),
        ],
      });
    }
    return {
      rows,
      headerRows: 1,
      aligns: ['left', 'left', 'left', 'center', 'center'],
      maxEms: [6, 24, 10, 4, 4],
    };
  },
  pairs: (roll) => {
    const rows: PrintRow[] = [];
    for (let i = 0; i < between(roll, 5, 11); i++)
      rows.push({
        cells: [
          cell(i, 0, phrase(roll, between(roll, 1, 5))),
          cell(i, 1, amount(roll)),
          cell(i, 2, `${decimal(roll)}%`),
        ],
      });
    return { rows, headerRows: 0, aligns: ['left', 'right', 'right'], maxEms: [26, 9, 7] };
  },
  bands: (roll) => {
    const count = between(roll, 4, 7);
    const rows: PrintRow[] = [heads(['Age and sex', ...YEARS.slice(10 - count)])];
    for (const band of ['Total', 'Male', 'Female'].slice(0, between(roll, 2, 3))) {
      rows.push({
        before: 0.5,
        cells: [cell(rows.length, 0, band, { colspan: count + 1, align: 'center' })],
      });
      for (const age of ['Under 18', '18 to 24', '25 to 44', '45 to 64', '65 and over']) {
        const r = rows.length;
        rows.push({
          cells: [cell(r, 0, age), ...Array.from({ length: count }, (_, c) => cell(r, c + 1, amount(roll)))],
        });
      }
    }
    return { rows, headerRows: 1, aligns: rights(count), maxEms: ems(16, count, 7) };
  },
  groups: (roll) => {
    const count = between(roll, 3, 5);
    const rows: PrintRow[] = [
      heads(['Sector', 'Measure', ...Array.from({ length: count }, (_, c) => `Region ${c + 1}`)]),
    ];
    for (let s = 0; s < between(roll, 3, 5); s++) {
      const size = between(roll, 2, 4);
      for (let i = 0; i < size; i++) {
        const r = rows.length;
        rows.push({
          before: i === 0 && s ? 0.6 : 0,
          cells: [
            ...(i === 0 ? [cell(r, 0, phrase(roll, between(roll, 1, 2)), { rowspan: size })] : []),
            cell(r, 1, pick(roll, ['Persons', 'Cases', 'Spending', 'Staff']) + (i ? ` ${i}` : '')),
            ...Array.from({ length: count }, (_, c) => cell(r, c + 2, amount(roll))),
          ],
        });
      }
    }
    return {
      rows,
      headerRows: 1,
      aligns: ['left', ...rights(count)],
      maxEms: [12, 12, ...Array.from({ length: count }, () => 8)],
    };
  },
  panels: (roll) => {
    const rows: PrintRow[] = [heads(['Country', 'Cases', 'Rate', 'Country', 'Cases', 'Rate'])];
    for (let i = 0; i < between(roll, 8, 13); i++) {
      const r = rows.length;
      rows.push({
        cells: [0, 13].flatMap((from, side) => [
          cell(r, side * 3, PLACES[from + i] ?? 'Norway'),
          cell(r, side * 3 + 1, amount(roll)),
          cell(r, side * 3 + 2, decimal(roll)),
        ]),
      });
    }
    return {
      rows,
      headerRows: 1,
      aligns: ['left', 'right', 'right', 'left', 'right', 'right'],
      maxEms: [12, 8, 6, 12, 8, 6],
    };
  },
  marks: (roll) => {
    const count = between(roll, 4, 8);
    const rows: PrintRow[] = [
      heads(['Measure', ...PLACES.slice(0, count).map((p) => p.slice(0, 2).toUpperCase())]),
    ];
    for (let i = 0; i < between(roll, 8, 16); i++) {
      const r = rows.length;
      const cells: PrintCell[] = [cell(r, 0, phrase(roll, between(roll, 1, 5)))];
      for (let c = 1; c <= count; c++)
        if (roll() < 0.45) cells.push(cell(r, c, pick(roll, ['X', 'X', 'X', '(X)'])));
      rows.push({ cells });
    }
    return {
      rows,
      headerRows: 1,
      aligns: ['left', ...Array.from({ length: count }, () => 'center' as const)],
      maxEms: ems(24, count, 4),
    };
  },
  numbered: (roll) => {
    const count = between(roll, 3, 6);
    const rows: PrintRow[] = [
      heads(['Type of service', ...Array.from({ length: count }, () => phrase(roll, between(roll, 2, 6)))]),
      { cells: Array.from({ length: count + 1 }, (_, c) => cell(1, c, `(${c + 1})`, { align: 'center' })) },
    ];
    for (let i = 0; i < between(roll, 6, 14); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          cell(r, 0, phrase(roll, between(roll, 1, 4))),
          ...Array.from({ length: count }, (_, c) => cell(r, c + 1, roll() < 0.08 ? '-' : `${amount(roll)}`)),
        ],
      });
    }
    return { rows, headerRows: 2, aligns: rights(count), maxEms: ems(20, count, 8) };
  },
  agenda: (roll) => {
    const rows: PrintRow[] = roll() < 0.5 ? [heads(['Date', 'Place', 'Subject', 'Led by'])] : [];
    const headerRows = rows.length;
    for (let i = 0; i < between(roll, 6, 12); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          cell(r, 0, `${between(roll, 1, 28)} ${pick(roll, ['May', 'June', 'October'])} 2023`),
          cell(r, 1, pick(roll, PLACES)),
          cell(r, 2, phrase(roll, between(roll, 2, 6))),
          ...(roll() < 0.85 ? [cell(r, 3, phrase(roll, 2))] : []),
        ],
      });
    }
    return { rows, headerRows, aligns: ['left', 'left', 'left', 'left'], maxEms: [9, 9, 26, 14] };
  },
  wide: (roll) => {
    const count = between(roll, 9, 13);
    const rows: PrintRow[] = [
      heads([
        'State',
        ...Array.from(
          { length: count },
          (_, c) => `${phrase(roll, between(roll, 1, 2))}${c % 4 ? '' : ' rate'}`,
        ),
      ]),
    ];
    for (let i = 0; i < between(roll, 15, 26); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          cell(r, 0, PLACES[i] ?? 'Norway', roll() < 0.1 ? { mark: '2' } : {}),
          ...Array.from({ length: count }, (_, c) =>
            cell(r, c + 1, c % 2 ? decimal(roll) : String(between(roll, 1, 999))),
          ),
        ],
      });
    }
    return { rows, headerRows: 1, aligns: rights(count), maxEms: ems(10, count, 4.5) };
  },
  survey: (roll) => {
    const count = between(roll, 3, 5);
    const rows: PrintRow[] = [
      heads(['Question', ...['Agree', 'Neither', 'Disagree', 'Do not know', 'Number asked'].slice(0, count)]),
    ];
    for (let i = 0; i < between(roll, 6, 12); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          cell(r, 0, phrase(roll, between(roll, 5, 22))),
          ...Array.from({ length: count }, (_, c) => cell(r, c + 1, String(between(roll, 1, 99)))),
        ],
      });
    }
    return { rows, headerRows: 1, aligns: rights(count), maxEms: ems(24, count, 6) };
  },
  contacts: (roll) => {
    const rows: PrintRow[] = [heads(['Organisation', 'Address', 'Tasks', 'Telephone'])];
    for (let i = 0; i < between(roll, 5, 9); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          cell(r, 0, phrase(roll, between(roll, 2, 5))),
          cell(
            r,
            1,
            `${phrase(roll, 2)} ${between(roll, 1, 99)}, ${between(roll, 1000, 9999)} ${pick(roll, PLACES)}`,
          ),
          cell(r, 2, phrase(roll, between(roll, 3, 12))),
          cell(r, 3, `+386 1 ${between(roll, 100, 999)} ${between(roll, 10, 99)}`),
        ],
      });
    }
    return { rows, headerRows: 1, aligns: ['left', 'left', 'left', 'left'], maxEms: [13, 12, 17, 9] };
  },
  regions: (roll) => {
    const count = between(roll, 3, 5);
    const rows: PrintRow[] = [
      {
        cells: [
          cell(0, 0, 'Region', { rowspan: 2 }),
          cell(0, 1, 'Programme', { rowspan: 2 }),
          cell(0, 2, 'Commitments', { colspan: count, align: 'center' }),
        ],
      },
      { cells: YEARS.slice(0, count).map((year, c) => cell(1, c + 2, year)) },
    ];
    for (let i = 0; i < between(roll, 6, 12); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          ...(i % 3 === 0 ? [cell(r, 0, pick(roll, PLACES))] : []),
          cell(r, 1, phrase(roll, between(roll, 2, 7))),
          ...Array.from({ length: count }, (_, c) =>
            cell(r, c + 2, roll() < 0.15 ? '' : amount(roll)),
          ).filter((c) => c.text !== ''),
        ],
      });
    }
    return {
      rows,
      headerRows: 2,
      aligns: ['left', ...rights(count)],
      maxEms: [10, 16, ...Array.from({ length: count }, () => 8)],
    };
  },
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
