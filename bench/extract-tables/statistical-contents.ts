import { type Contents, ems, heads, rights, YEARS } from './contents.ts';
import { amount, between, decimal, PLACES, phrase, pick } from './dice.ts';
import { cell, type PrintRow } from './print-grid.ts';

// Tables of statistical offices: countries, years, groups of persons.

export const spanners: Contents = (roll) => {
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
};

export const yearly: Contents = (roll) => {
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
};

export const flags: Contents = (roll) => {
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
};

export const bands: Contents = (roll) => {
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
};

export const groups: Contents = (roll) => {
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
};

export const panels: Contents = (roll) => {
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
};

export const wide: Contents = (roll) => {
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
};
