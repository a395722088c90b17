import type PDFDocument from 'pdfkit';
import { describe, expect, test } from 'vitest';
import { readPdfLayout } from '../../../extract/pdf/read-pdf-layout.ts';
import { put, typesetPages } from '../../support/typeset-pages.ts';

type Pdf = InstanceType<typeof PDFDocument>;

/** A cell of the page, and the words of the structure tree for it. */
interface Drawn {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly tag: 'TH' | 'TD';
}

/** A table of three columns at `x`, with a cell of two lines in its second row. */
const rowsAt = (x: readonly number[]): Drawn[][] =>
  (
    [
      ['TH', 100, ['Years', 'Aim of it', 'Reached']],
      ['TD', 118, ['2019-2021', 'Train teachers', 'Forty of them']],
      ['TD', 142, ['2020-2022', 'Train nurses', 'Twelve of them']],
      ['TD', 160, ['2021-2023', 'Train judges', 'Three of them']],
    ] as const
  ).map(([tag, y, texts]) => texts.map((text, i) => ({ text, x: x[i] ?? 0, y, tag })));

/** So close that only tags tell the columns apart. */
const CLOSE = rowsAt([60, 106, 170]);
const WIDE = rowsAt([60, 200, 340]);

const cell = (pdf: Pdf, { text, x, y, tag }: Drawn, role: string = tag) =>
  pdf.struct(role, {}, () => {
    put(pdf, text, x, y);
    if (text === 'Train teachers') put(pdf, 'of schools', x, y + 10);
  });

const tableOf = (pdf: Pdf, rows: readonly (readonly Drawn[])[]) =>
  pdf.struct(
    'Table',
    {},
    rows.map((cells) =>
      pdf.struct(
        'TR',
        {},
        cells.map((drawn) => cell(pdf, drawn)),
      ),
    ),
  );

/** The texts of each table found, cell by cell, with the grounds on which it is taken for one. */
async function found(draw: (pdf: Pdf) => void, tagged = true) {
  const { blocks } = await readPdfLayout(await typesetPages([draw], { tagged, pdfVersion: '1.7' }));
  return blocks.flatMap((block) =>
    block.type === 'table'
      ? [
          {
            headerRows: block.headerRows,
            cells: block.cells.map(({ row: r, col, text }) => `${r},${col} ${text}`),
          },
        ]
      : [],
  );
}

/** The same page with other tags, or with none. */
const withTags = (tags: (pdf: Pdf) => PDFKit.PDFStructureElementChild[]) => (pdf: Pdf) => {
  for (const element of tags(pdf)) pdf.addStructure(element as PDFKit.PDFStructureElement);
};

describe('tables that the file’s structure names', () => {
  test('cells that stand too close to be told apart are those of the tags, lines of one cell together', async () => {
    const tables = await found(withTags((pdf) => [tableOf(pdf, CLOSE)]));

    expect(tables).toEqual([
      {
        headerRows: 1,
        cells: CLOSE.flatMap((cells, r) =>
          cells.map(({ text }, c) => `${r},${c} ${text}${text === 'Train teachers' ? ' of schools' : ''}`),
        ),
      },
    ]);
  });

  const flat = WIDE.flat();
  test.each<[string, (pdf: Pdf) => PDFKit.PDFStructureElementChild[]]>([
    ['call every cell a paragraph', (pdf) => flat.map((drawn) => cell(pdf, drawn, 'P'))],
    [
      'put the rows in another order',
      (pdf) => [
        tableOf(
          pdf,
          [2, 0, 3, 1].map((r) => WIDE[r] ?? []),
        ),
      ],
    ],
    [
      'put a whole column in one row',
      (pdf) => [
        tableOf(
          pdf,
          [0, 1, 2].map((c) => WIDE.flatMap((cells) => cells[c] ?? [])),
        ),
      ],
    ],
    [
      'leave a cell of the middle out',
      (pdf) => [
        tableOf(
          pdf,
          WIDE.map((cells) => cells.filter(({ text }) => text !== 'Train nurses')),
        ),
        ...flat.filter(({ text }) => text === 'Train nurses').map((drawn) => cell(pdf, drawn, 'P')),
      ],
    ],
  ])('tags that %s count as none', async (_, tags) => {
    const untagged = await found((pdf) => {
      for (const drawn of flat) {
        put(pdf, drawn.text, drawn.x, drawn.y);
        if (drawn.text === 'Train teachers') put(pdf, 'of schools', drawn.x, drawn.y + 10);
      }
    }, false);

    expect(untagged).toHaveLength(1);
    expect(await found(withTags(tags))).toEqual(untagged);
  });
});
