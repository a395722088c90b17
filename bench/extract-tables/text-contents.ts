import { type Contents, ems, heads, rights } from './contents.ts';
import { amount, between, PLACES, phrase, pick, sentence } from './dice.ts';
import { cell, type PrintCell, type PrintRow } from './print-grid.ts';

// Tables of measures, services and persons: mostly words, wrapped in their cells.

export const measures: Contents = (roll) => {
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
};

export const codes: Contents = (roll) => {
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
};

export const marks: Contents = (roll) => {
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
};

export const numbered: Contents = (roll) => {
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
};

export const agenda: Contents = (roll) => {
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
};

export const survey: Contents = (roll) => {
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
};

export const contacts: Contents = (roll) => {
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
};
