import { expect, test } from 'vitest';
import { findTables } from '../../../extract/tables/find-tables.ts';
import type { FoundTable } from '../../../schemas/table.ts';
import { columns, put, typesetPages } from '../../support/typeset-pages.ts';

type Draw = Parameters<typeof typesetPages>[0][number];

const read = async (...pages: Draw[]): Promise<FoundTable[]> =>
  findTables(await typesetPages(pages), 'application/pdf');

const rowsOf = (table: FoundTable | undefined): string[][] => {
  const rows = new Map<number, string[]>();
  for (const cell of table?.cells ?? []) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text]);
  return [...rows.values()];
};

test('cells that wrap stay whole though no line and no wider white parts the rows', async () => {
  const [table] = await read((pdf) => {
    columns(
      pdf,
      [60, 200, 380],
      100,
      [
        ['Measure', 'What is done', 'Deadline'],
        ['Talks in schools of the', 'Teachers and nurses visit every class', 'Spring'],
        ['northern region', 'of the upper years and leave a leaflet', ''],
        ['A printed guide', 'The library hands out a guide that tells', 'Autumn'],
        ['', 'families where help is to be found', ''],
        ['Training', 'Two days for the police', 'Ongoing'],
        ['A helpline by telephone', 'Answers in four languages, at any hour', 'Winter'],
        ['and chat', 'of the day and the night', ''],
      ],
      11,
    );
  });

  expect(rowsOf(table)).toEqual([
    ['Measure', 'What is done', 'Deadline'],
    [
      'Talks in schools of the northern region',
      'Teachers and nurses visit every class of the upper years and leave a leaflet',
      'Spring',
    ],
    [
      'A printed guide',
      'The library hands out a guide that tells families where help is to be found',
      'Autumn',
    ],
    ['Training', 'Two days for the police', 'Ongoing'],
    [
      'A helpline by telephone and chat',
      'Answers in four languages, at any hour of the day and the night',
      'Winter',
    ],
  ]);
});

test('a title in the middle of the table spans its columns', async () => {
  const [table] = await read((pdf) => {
    columns(pdf, [60, 180, 250, 320], 100, [['Age', '2020', '2021', '2022']]);
    put(pdf, 'Women', 185, 114);
    columns(pdf, [60, 180, 250, 320], 128, [
      ['Under 18', '112', '118', '131'],
      ['18 to 64', '87', '91', '90'],
      ['65 and over', '204', '198', '215'],
    ]);
  });

  expect(table?.cells.find((c) => c.text === 'Women')).toMatchObject({ row: 1, col: 0, colspan: 4 });
});

test('a sign set apart from its number stays with it', async () => {
  const [table] = await read((pdf) => {
    columns(pdf, [60, 240, 300, 380, 440], 100, [
      ['Housing', '$', '11,891', '$', '50,915'],
      ['Schools', '', '68,168', '', '70,267'],
      ['Courts', '', '59,473', '', '18,758'],
      ['Total', '$', '93,221', '$', '83,326'],
    ]);
  });

  expect(rowsOf(table)).toEqual([
    ['Housing', '$ 11,891', '$ 50,915'],
    ['Schools', '68,168', '70,267'],
    ['Courts', '59,473', '18,758'],
    ['Total', '$ 93,221', '$ 83,326'],
  ]);
});

test('an index, a numbered contents page and the labels of a chart are no tables', async () => {
  const tables = await read(
    (pdf) => {
      for (const x of [60, 240, 420])
        for (let i = 0; i < 20; i++) put(pdf, `topic ${'abcdefghij'[i % 10]}, ${i * 3 + 2}`, x, 80 + i * 12);
    },
    (pdf) => {
      ['Summary', 'Methods', 'Results', 'What follows', 'Annex'].forEach((text, i) => {
        put(pdf, `${i + 1}.`, 60, 100 + i * 16);
        put(pdf, text, 90, 100 + i * 16);
        put(pdf, String(3 + i * 4), 500, 100 + i * 16);
      });
    },
    (pdf) => {
      for (let i = 0; i <= 5; i++)
        pdf
          .moveTo(100, 300 - i * 30)
          .lineTo(480, 300 - i * 30)
          .stroke();
      pdf.moveTo(100, 120).lineTo(100, 300).stroke();
      [140, 200, 260, 320].forEach((x, i) => {
        put(pdf, String(20 + i * 7), x, 130 + i * 34);
      });
    },
  );

  expect(tables).toEqual([]);
});
