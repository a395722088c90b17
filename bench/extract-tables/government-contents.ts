import { type Contents, ems, heads, rights } from './contents.ts';
import { amount, between, decimal, PLACES, phrase, pick, type Roll, sentence } from './dice.ts';
import { cell, type PrintCell, type PrintRow } from './print-grid.ts';

// Tables of ministries, agencies and central banks, as they stand in reports of the European Union and the United States.

const spaced = (roll: Roll): string =>
  between(roll, 120, 9_876_543).toLocaleString('en-US').replace(/,/gu, ' ');
const signed = (roll: Roll): string => `${roll() < 0.35 ? '−' : ''}${(roll() * 9).toFixed(1)}`;
const list = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const threeLevels: Contents = (roll) => {
  const tops = 2;
  const mids = between(roll, 1, 2);
  const count = tops * mids * 2;
  const rows: PrintRow[] = [
    {
      cells: [
        cell(0, 0, pick(roll, ['Industry', 'Type of household', 'Member State']), { rowspan: 3 }),
        ...list(tops, (t) =>
          cell(0, 1 + t * mids * 2, t ? 'Change from the year before' : 'Fiscal year 2019', {
            colspan: mids * 2,
            align: 'center',
          }),
        ),
      ],
    },
    {
      cells: list(tops * mids, (m) =>
        cell(1, 1 + m * 2, ['Women', 'Men', 'Girls', 'Boys'][m] ?? '', { colspan: 2, align: 'center' }),
      ),
    },
    { cells: list(count, (c) => cell(2, c + 1, c % 2 ? 'Percent' : 'Number')) },
  ];
  for (let i = 0; i < between(roll, 7, 15); i++) {
    const r = rows.length;
    rows.push({
      cells: [
        cell(r, 0, phrase(roll, between(roll, 1, 4))),
        ...list(count, (c) => cell(r, c + 1, c % 2 ? decimal(roll) : amount(roll))),
      ],
    });
  }
  return { rows, headerRows: 3, aligns: rights(count), maxEms: ems(18, count, 6) };
};

const census: Contents = (roll) => {
  const rows: PrintRow[] = [
    {
      cells: [
        cell(0, 0, 'Characteristic', { rowspan: 2 }),
        cell(0, 1, 'Total', { rowspan: 2 }),
        cell(0, 2, 'With access', { colspan: 2, align: 'center' }),
        cell(0, 4, 'Without access', { colspan: 2, align: 'center' }),
      ],
    },
    { cells: list(4, (c) => cell(1, c + 2, c % 2 ? '90 percent C.I. (±)' : 'Estimate')) },
  ];
  const line = (text: string, indent: number): void => {
    const r = rows.length;
    rows.push({
      cells: [
        cell(r, 0, text, { indent }),
        cell(r, 1, amount(roll)),
        ...list(4, (c) => cell(r, c + 2, c % 2 ? roll().toFixed(1) : decimal(roll))),
      ],
    });
  };
  line('All persons', 0);
  for (const title of ['Age', 'Sex', 'Income of the household'].slice(0, between(roll, 2, 3))) {
    rows.push({ before: 0.5, cells: [cell(rows.length, 0, title.toUpperCase(), { isBold: true })] });
    for (let i = 0; i < between(roll, 2, 6); i++) line(phrase(roll, between(roll, 1, 6)), 1);
  }
  return { rows, headerRows: 2, aligns: rights(5), maxEms: [20, 7, 6, 6, 6, 6] };
};

const occupations: Contents = (roll) => {
  const rows: PrintRow[] = [
    {
      cells: [
        cell(0, 0, 'Occupation', { rowspan: 2 }),
        cell(0, 1, 'Employment', { colspan: 2, align: 'center' }),
        cell(0, 3, 'Change', { colspan: 2, align: 'center' }),
        cell(0, 5, 'Most significant source of training', { rowspan: 2 }),
      ],
    },
    { cells: ['2008', '2018', 'Number', 'Percent'].map((t, c) => cell(1, c + 1, t)) },
  ];
  for (let i = 0; i < between(roll, 8, 15); i++) {
    const r = rows.length;
    rows.push({
      cells: [
        cell(r, 0, phrase(roll, between(roll, 1, 7))),
        cell(r, 1, decimal(roll, 900)),
        cell(r, 2, decimal(roll, 900)),
        cell(r, 3, signed(roll)),
        cell(r, 4, decimal(roll, 50)),
        cell(r, 5, pick(roll, ['Short-term on-the-job training', 'Bachelor’s degree', 'Associate degree'])),
      ],
    });
  }
  return {
    rows,
    headerRows: 2,
    aligns: ['left', 'right', 'right', 'right', 'right', 'left'],
    maxEms: [15, 6, 6, 6, 6, 11],
  };
};

const annex: Contents = (roll) => {
  const rows: PrintRow[] = [heads(['No', 'Name of the substance', 'Number', 'Conditions of use', 'Purity'])];
  for (let i = 0; i < between(roll, 4, 9); i++) {
    const r = rows.length;
    rows.push({
      cells: [
        cell(r, 0, String(between(roll, 1, 4) * 10 + i)),
        cell(r, 1, phrase(roll, between(roll, 2, 6))),
        cell(r, 2, `${between(roll, 100, 99999)}-${between(roll, 10, 99)}-${between(roll, 0, 9)}`),
        cell(r, 3, `${sentence(roll)} ${roll() < 0.6 ? sentence(roll) : ''}`.trim()),
        cell(r, 4, `≥ ${between(roll, 900, 995)} g/kg`),
      ],
    });
  }
  return {
    rows,
    headerRows: 1,
    aligns: ['left', 'left', 'left', 'left', 'left'],
    maxEms: [3, 9, 7, 17, 6],
  };
};

const laboratory: Contents = (roll) => {
  const count = between(roll, 3, 5);
  const rows: PrintRow[] = [
    heads([
      'Parameter (unit)',
      ...list(count, (c) => ['Control', 'Dose A', 'Dose B', 'Dose C', 'p value'][c] ?? ''),
    ]),
  ];
  for (let s = 0; s < 2; s++) {
    rows.push({ cells: [cell(rows.length, 0, phrase(roll, 2), { isBold: true })] });
    for (let i = 0; i < between(roll, 3, 5); i++) {
      const r = rows.length;
      rows.push({
        cells: [
          cell(r, 0, `${phrase(roll, between(roll, 1, 2))} (mg/l)`, { indent: 1 }),
          ...list(count, (c) =>
            cell(r, c + 1, roll() < 0.1 ? 'n.d.' : `${decimal(roll, 40)} ± ${roll().toFixed(2)}`),
          ),
        ],
      });
    }
  }
  return {
    rows,
    headerRows: 1,
    aligns: ['left', ...list(count, () => 'center' as const)],
    maxEms: ems(16, count, 7),
  };
};

const triangle: Contents = (roll) => {
  const count = between(roll, 4, 7);
  const rows: PrintRow[] = [heads(['Variable', ...list(count, (c) => String(c + 1))])];
  for (let i = 0; i < count; i++)
    rows.push({
      cells: [
        cell(i + 1, 0, `${i + 1}. ${phrase(roll, between(roll, 1, 3))}`),
        ...list(i + 1, (c) =>
          cell(i + 1, c + 1, c === i ? '1' : `0.${between(roll, 10, 99)}${roll() < 0.3 ? '**' : ''}`),
        ),
      ],
    });
  return {
    rows,
    headerRows: 1,
    aligns: ['left', ...list(count, () => 'center' as const)],
    maxEms: ems(18, count, 4),
  };
};

const quarters: Contents = (roll) => {
  const count = between(roll, 4, 7);
  const rows: PrintRow[] = [
    heads(['Year', 'Quarter', ...list(count, () => phrase(roll, between(roll, 1, 2)))]),
  ];
  for (let year = 2008; year < 2008 + between(roll, 3, 5); year++)
    for (let q = 1; q <= 4; q++) {
      const r = rows.length;
      rows.push({
        before: q === 1 && r > 1 ? 0.4 : 0,
        cells: [
          ...(q === 1 ? [cell(r, 0, String(year))] : []),
          cell(r, 1, `Q${q}`),
          ...list(count, (c) => cell(r, c + 2, roll() < 0.06 ? ':' : signed(roll))),
        ],
      });
    }
  return {
    rows,
    headerRows: 1,
    aligns: ['left', 'left', ...list(count, () => 'right' as const)],
    maxEms: [5, 5, ...list(count, () => 7)],
  };
};

const lines: Contents = (roll) => {
  const rows: PrintRow[] = [heads(['Budget line', 'Heading', 'Commitments', 'Payments', 'Outturn'])];
  for (let i = 0; i < between(roll, 7, 15); i++) {
    const r = rows.length;
    rows.push({
      cells: [
        cell(
          r,
          0,
          `${between(roll, 10, 32)} ${String(between(roll, 1, 9)).padStart(2, '0')} ${String(i + 1).padStart(2, '0')}`,
        ),
        cell(r, 1, phrase(roll, between(roll, 2, 12))),
        ...list(3, (c) => cell(r, c + 2, roll() < 0.1 ? 'p.m.' : spaced(roll))),
      ],
    });
  }
  const r = rows.length;
  rows.push({
    isSum: true,
    cells: [
      cell(r, 1, 'Total', { isBold: true }),
      ...list(3, (c) => cell(r, c + 2, spaced(roll), { isBold: true })),
    ],
  });
  return {
    rows,
    headerRows: 1,
    aligns: ['left', 'left', 'right', 'right', 'right'],
    maxEms: [6, 18, 8, 8, 8],
  };
};

const crosstab: Contents = (roll) => {
  const groups = between(roll, 3, 5);
  const count = between(roll, 3, 4);
  const rows: PrintRow[] = [
    heads(['', '', ...['Very often', 'Sometimes', 'Never', 'No answer'].slice(0, count)]),
  ];
  for (let g = 0; g < groups; g++) {
    const size = between(roll, 2, 4);
    for (let i = 0; i < size; i++) {
      const r = rows.length;
      const head: PrintCell[] =
        i === 0 ? [cell(r, 0, phrase(roll, between(roll, 1, 3)), { rowspan: size })] : [];
      rows.push({
        cells: [
          ...head,
          cell(r, 1, phrase(roll, between(roll, 1, 2))),
          ...list(count, (c) => cell(r, c + 2, `${between(roll, 1, 99)}%`)),
        ],
      });
    }
  }
  return {
    rows,
    headerRows: 1,
    aligns: ['left', 'left', ...list(count, () => 'right' as const)],
    maxEms: [10, 10, ...list(count, () => 7)],
  };
};

const small: Contents = (roll) => {
  const rows: PrintRow[] = [heads([pick(roll, ['Age group', 'Member State', 'Step']), 'Men', 'Women'])];
  for (let i = 0; i < between(roll, 3, 6); i++) {
    const r = rows.length;
    rows.push({
      cells: [
        cell(r, 0, i ? `${i * 15}–${i * 15 + 14}` : 'All ages'),
        cell(r, 1, decimal(roll)),
        cell(r, 2, decimal(roll)),
      ],
    });
  }
  return { rows, headerRows: 1, aligns: rights(2), maxEms: [10, 6, 6] };
};

const matrix: Contents = (roll) => {
  const count = between(roll, 4, 6);
  const rows: PrintRow[] = [heads(['Country', ...list(count, () => phrase(roll, between(roll, 2, 5)))])];
  const start = between(roll, 0, 12);
  for (let i = 0; i < between(roll, 8, 14); i++) {
    const r = rows.length;
    rows.push({
      cells: [
        cell(r, 0, PLACES[(start + i) % PLACES.length] ?? ''),
        ...list(count, (c) => cell(r, c + 1, pick(roll, ['Yes', 'No', 'Yes', 'In part', 'n/a']))),
      ],
    });
  }
  return {
    rows,
    headerRows: 1,
    aligns: ['left', ...list(count, () => 'left' as const)],
    maxEms: ems(9, count, 6),
  };
};

const definitions: Contents = (roll) => {
  const rows: PrintRow[] = [heads(['Indicator', 'Definition', 'Source'])];
  for (let i = 0; i < between(roll, 4, 8); i++) {
    const r = rows.length;
    rows.push({
      cells: [
        cell(r, 0, phrase(roll, between(roll, 1, 5))),
        cell(r, 1, list(between(roll, 1, 3), () => sentence(roll)).join(' ')),
        cell(
          r,
          2,
          `${pick(roll, ['Eurostat', 'OECD', 'Labour force survey'])}, ${between(roll, 2001, 2012)}`,
        ),
      ],
    });
  }
  return { rows, headerRows: 1, aligns: ['left', 'left', 'left'], maxEms: [9, 22, 8] };
};

/** Beside `REPORT_CONTENTS`; in a fixed order. */
export const GOVERNMENT_CONTENTS: Record<string, Contents> = {
  threeLevels,
  census,
  occupations,
  annex,
  laboratory,
  triangle,
  quarters,
  lines,
  crosstab,
  small,
  matrix,
  definitions,
};
