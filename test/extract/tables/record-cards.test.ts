import { expect, test } from 'vitest';
import type { Table } from '../../../extract/layout.ts';
import { readPdfLayout } from '../../../extract/pdf/read-pdf-layout.ts';
import { put, typesetPages } from '../../support/typeset-pages.ts';

type Draw = Parameters<typeof typesetPages>[0][number];
type Pdf = Parameters<Draw>[0];

const LABEL_X = 60;
const VALUE_X = 180;

/** Rows of a bold label and its value, a line below each; gives where the next row would stand. */
function card(pdf: Pdf, top: number, rows: readonly (readonly [string, string])[], hasLines = true): number {
  let y = top;
  for (const [label, value] of rows) {
    pdf.font('Helvetica-Bold');
    put(pdf, label, LABEL_X, y);
    pdf.font('Helvetica');
    for (const [i, line] of value.split('\n').entries()) put(pdf, line, VALUE_X, y + 11 * i);
    y += 18 + 11 * (value.split('\n').length - 1);
    if (hasLines)
      pdf
        .moveTo(LABEL_X - 4, y - 5)
        .lineTo(520, y - 5)
        .lineWidth(0.4)
        .stroke();
  }
  return y;
}

const RECORDS = [
  [
    ['Title', 'Night line for workers'],
    [
      'Aims',
      'To answer every call at once, and to tell the caller in a\nlanguage of their own where help can be had without delay',
    ],
    ['Period', 'Since 2014'],
  ],
  [
    ['Title', 'Two rooms on the quay'],
    ['Aims', 'To give a bed for a week'],
    ['Period', '2019–2023'],
  ],
  [
    ['Title', 'The travelling desk'],
    [
      'Aims',
      'To bring advice to farms and to the yards where boats are\nmended, so that nobody must ask for leave to hear it said',
    ],
    ['Period', 'Ongoing'],
  ],
] as const;

const tablesOf = async (...pages: Draw[]): Promise<Table[]> =>
  (await readPdfLayout(await typesetPages(pages))).blocks.filter((b): b is Table => b.type === 'table');

const textsOf = (table: Table | undefined): string[][] =>
  Array.from({ length: table?.rowCount ?? 0 }, (_, row) =>
    (table?.cells ?? []).filter((c) => c.row === row).map((c) => c.text),
  );

const wanted = (record: readonly (readonly [string, string])[]): string[][] =>
  record.map(([label, value]) => [label, value.replace('\n', ' ')]);

test.each([
  { drawn: 'lines below their rows', hasLines: true, white: 18 },
  { drawn: 'nothing drawn', hasLines: false, white: 22 },
])('cards with $drawn are tables of their own, wrapped values whole, no row a header', async (style) => {
  const tables = await tablesOf((pdf) => {
    let y = 80;
    for (const record of RECORDS) y = card(pdf, y, record, style.hasLines) + style.white;
  });

  expect(tables.map(textsOf)).toEqual(RECORDS.map(wanted));
  expect(tables.map((t) => t.headerRows)).toEqual([0, 0, 0]);
});

test('a heading between cards belongs to none of them', async () => {
  const tables = await tablesOf((pdf) => {
    const y = card(pdf, 80, RECORDS[0]);
    pdf.fontSize(15);
    put(pdf, 'Practices at sea', LABEL_X, y + 18);
    pdf.fontSize(9);
    card(pdf, y + 50, RECORDS[1]);
  });

  expect(tables.map(textsOf)).toEqual([wanted(RECORDS[0]), wanted(RECORDS[1])]);
});

test('a card goes on over a page break, and the next one begins with the label that opened it', async () => {
  const [first, second, third] = RECORDS;
  const tables = await tablesOf(
    (pdf) => {
      const y = card(pdf, 80, first);
      card(pdf, y + 18, second.slice(0, 1));
    },
    (pdf) => {
      const y = card(pdf, 60, second.slice(1));
      card(pdf, y + 18, third);
    },
  );

  expect(tables.map(textsOf)).toEqual(RECORDS.map(wanted));
});

test('cards without white between them are parted where their first label comes again', async () => {
  const tables = await tablesOf((pdf) => {
    let y = 80;
    for (const record of RECORDS) y = card(pdf, y, record);
  });

  expect(tables.map(textsOf)).toEqual(RECORDS.map(wanted));
});

test('several links of one record stay in one card', async () => {
  const tables = await tablesOf((pdf) => {
    const y = card(pdf, 80, [
      ...RECORDS[0],
      ['Link', 'https://harbour.example/a'],
      ['Link', 'https://harbour.example/b'],
    ]);
    card(pdf, y + 18, [...RECORDS[1], ['Link', 'https://harbour.example/c']]);
  });

  expect(tables.map((t) => t.rowCount)).toEqual([5, 4]);
});
