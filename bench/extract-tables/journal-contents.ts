import { type Contents, ems, heads } from './contents.ts';
import { amount, between, decimal, phrase, pick } from './dice.ts';
import { cell, type PrintRow } from './print-grid.ts';

// Tables of scientific journals.

export const journal: Contents = (roll) => {
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
    cells: [cell(r, 0, 'Observations'), ...Array.from({ length: 4 }, (_, c) => cell(r, c + 1, amount(roll)))],
  });
  return {
    rows,
    headerRows: 1,
    aligns: ['left', 'center', 'center', 'center', 'center'],
    maxEms: ems(20, 4, 9),
  };
};

export const trial: Contents = (roll) => {
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
};
