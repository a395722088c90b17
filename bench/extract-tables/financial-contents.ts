import { type Contents, ems, heads, rights, YEARS } from './contents.ts';
import { amount, between, decimal, PLACES, phrase, pick } from './dice.ts';
import { cell, type PrintRow } from './print-grid.ts';

// Tables of budgets, accounts and programmes.

export const budget: Contents = (roll) => {
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
          cell(r, 0, isSum ? `Total, ${phrase(roll, 2).toLowerCase()}` : phrase(roll, between(roll, 1, 5)), {
            indent: isSum ? 2 : 1,
          }),
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
};

export const statement: Contents = (roll) => {
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
};

export const pairs: Contents = (roll) => {
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
};

export const regions: Contents = (roll) => {
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
        ...Array.from({ length: count }, (_, c) => cell(r, c + 2, roll() < 0.15 ? '' : amount(roll))).filter(
          (c) => c.text !== '',
        ),
      ],
    });
  }
  return {
    rows,
    headerRows: 2,
    aligns: ['left', ...rights(count)],
    maxEms: [10, 16, ...Array.from({ length: count }, () => 8)],
  };
};
