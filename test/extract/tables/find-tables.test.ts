import { expect, test } from 'vitest';
import { findTables } from '../../../extract/tables/find-tables.ts';
import { FoundTable } from '../../../schemas/table.ts';
import { columns, grid, put, typesetPages } from '../../support/typeset-pages.ts';

type Draw = Parameters<typeof typesetPages>[0][number];

const read = async (...pages: Draw[]): Promise<FoundTable[]> =>
  findTables(await typesetPages(pages), 'application/pdf');

const rowsOf = (table: FoundTable | undefined): string[][] => {
  const rows = new Map<number, string[]>();
  for (const cell of table?.cells ?? []) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text]);
  return [...rows.values()];
};

const FIGURES = [
  ['Place', '2020', '2021', '2022'],
  ['North', '112', '118', '131'],
  ['East', '87', '91', '90'],
  ['South', '204', '198', '215'],
];

test("a grid gives its cells with boxes, in the contract's form", async () => {
  const tables = await read((pdf) => grid(pdf, [60, 160, 220, 280, 340], 100, FIGURES));

  expect(tables.map((t) => FoundTable.parse(t))).toEqual(tables);
  expect(rowsOf(tables[0])).toEqual(FIGURES);
  expect(tables[0]?.bbox?.map(Math.round)).toEqual([60, 100, 340, 180]);
});

test('a missing line makes a cell that spans', async () => {
  const [table] = await read((pdf) => {
    grid(pdf, [60, 160, 260], 120, [
      ['North', '4'],
      ['South', '5'],
    ]);
    pdf.rect(60, 100, 200, 20).stroke();
    put(pdf, 'Both parts of the country', 64, 105);
  });

  expect(table?.cells[0]).toMatchObject({ row: 0, col: 0, colspan: 2, text: 'Both parts of the country' });
});

test('thin filled rectangles are lines, white lines are not', async () => {
  const [table] = await read((pdf) => {
    columns(
      pdf,
      [64, 164],
      105,
      [
        ['North', 'four schools'],
        ['South', 'five schools'],
      ],
      20,
    );
    for (const y of [100, 120, 140]) pdf.rect(60, y, 200, 0.7).fill('#333333');
    for (const x of [60, 160, 260]) pdf.rect(x, 100, 0.7, 40).fill('#333333');
    pdf.moveTo(210, 100).lineTo(210, 140).strokeColor('#ffffff').stroke();
    pdf.fillColor('#000000');
  });

  expect(rowsOf(table)).toEqual([
    ['North', 'four schools'],
    ['South', 'five schools'],
  ]);
});

test('numbers set in columns without any line are a table', async () => {
  const tables = await read((pdf) => columns(pdf, [60, 180, 240, 300], 100, FIGURES));

  expect(tables.map(rowsOf)).toEqual([FIGURES]);
});

test('lines across alone part rows that wrap', async () => {
  const [table] = await read((pdf) => {
    const x = [60, 180, 330];
    columns(pdf, x, 104, [['Measure', 'Who', 'When']]);
    columns(
      pdf,
      x,
      124,
      [
        ['Talks in schools', 'The council and', 'Spring'],
        ['of the region', 'its partners', ''],
      ],
      11,
    );
    columns(
      pdf,
      x,
      154,
      [
        ['A printed guide', 'The library', 'Autumn'],
        ['for families', '', ''],
      ],
      11,
    );
    for (const y of [100, 118, 149, 180]) pdf.moveTo(56, y).lineTo(420, y).stroke();
  });

  expect(rowsOf(table)).toEqual([
    ['Measure', 'Who', 'When'],
    ['Talks in schools of the region', 'The council and its partners', 'Spring'],
    ['A printed guide for families', 'The library', 'Autumn'],
  ]);
});

test('values without lines between rows are parted in a frame with columns', async () => {
  const [table] = await read((pdf) => {
    columns(pdf, [64, 164, 224, 284], 106, FIGURES, 13);
    for (const x of [60, 160, 220, 280, 340]) pdf.moveTo(x, 100).lineTo(x, 160).stroke();
    for (const y of [100, 117, 160]) pdf.moveTo(60, y).lineTo(340, y).stroke();
  });

  expect(rowsOf(table)).toEqual(FIGURES);
});

test('two tables on a page stay two', async () => {
  const tables = await read((pdf) => {
    grid(pdf, [60, 160, 220, 280, 340], 100, FIGURES);
    put(pdf, 'Table 2. The same for rivers', 60, 230);
    grid(pdf, [60, 160, 260], 250, [
      ['River', 'km'],
      ['Long one', '410'],
      ['Short one', '38'],
    ]);
  });

  expect(tables.map((t) => t.cells.length)).toEqual([16, 6]);
});

test('a table over three pages is one, with its parts', async () => {
  const body = (from: number): string[][] =>
    [0, 1, 2].map((i) => [`Town ${from + i}`, `${from * 7 + i}`, 'open']);
  const page =
    (from: number): Draw =>
    (pdf) =>
      grid(pdf, [60, 200, 300, 400], from === 0 ? 700 : 40, [['Town', 'Beds', 'State'], ...body(from)]);

  const tables = await read(page(0), page(3), page(6));

  expect(tables.map((t) => [rowsOf(t).length, t.parts?.map((p) => p.page)])).toEqual([[10, [1, 2, 3]]]);
  expect(tables[0]?.cells.at(-1)?.page).toBe(3);
});

test('prose, lists, contents pages and frames are no tables', async () => {
  const tables = await read(
    (pdf) => {
      for (let i = 0; i < 8; i++)
        put(
          pdf,
          'Rivers carry the water of the hills to the sea and towns grew along them early.',
          60,
          100 + i * 12,
        );
      ['Read the guide', 'Call the office', 'Wait for an answer', 'Keep the letter'].forEach((text, i) => {
        put(pdf, `${i + 1}.`, 60, 300 + i * 14);
        put(pdf, text, 80, 300 + i * 14);
      });
      pdf.rect(50, 400, 300, 60).stroke();
      put(pdf, 'A remark in a box', 60, 420);
    },
    (pdf) => {
      ['Summary', 'Methods', 'Results', 'What follows'].forEach((text, i) => {
        put(pdf, text, 60, 100 + i * 14);
        put(pdf, String(3 + i * 4), 500, 100 + i * 14);
      });
    },
  );

  expect(tables).toEqual([]);
});

test('a text layer has no tables', async () => {
  await expect(findTables(new TextEncoder().encode('a  b\n1  2\n'), 'text/plain')).resolves.toEqual([]);
});

test('a heading in larger letters ends a table whose only line closes its header', async () => {
  const table = (pdf: Parameters<Draw>[0], top: number, rows: readonly (readonly string[])[]): void => {
    columns(pdf, [60, 180, 300], top, rows, 18);
    pdf
      .moveTo(60, top + 12)
      .lineTo(420, top + 12)
      .lineWidth(0.6)
      .stroke();
  };
  const first = [
    ['Title', 'Period', 'Level'],
    ['Night line', 'Since 2014', 'National'],
    ['Quay rooms', '2019–2023', 'Local'],
  ];
  const second = [
    ['Author', 'Programme', 'Results'],
    ['Harbour office', 'None', 'Four guides'],
    ['Mill society', 'Own means', 'Two films'],
  ];
  const tables = await read((pdf) => {
    table(pdf, 100, first);
    pdf.fontSize(15);
    put(pdf, 'Projects of the year', 60, 175);
    pdf.fontSize(9);
    table(pdf, 215, second);
  });

  expect(tables.map(rowsOf)).toEqual([first, second]);
});

test('lines down that begin below a name part it from the names under it, and end at the title of a band', async () => {
  const [table] = await read((pdf) => {
    columns(pdf, [64, 190, 164, 224], 102, [['Place', 'Persons']]);
    columns(pdf, [64, 164, 224], 116, [['', 'Women', 'Men']]);
    columns(pdf, [150], 136, [['Coast']]);
    columns(pdf, [64, 164, 224], 150, [
      ['North', '12', '14'],
      ['East', '31', '30'],
    ]);
    for (const y of [98, 132, 180]) pdf.moveTo(60, y).lineTo(280, y).stroke();
    for (const [x, from, to] of [
      [60, 98, 180],
      [160, 98, 132],
      [220, 113, 132],
      [160, 147, 180],
      [220, 147, 180],
      [280, 98, 180],
    ] as const)
      pdf.moveTo(x, from).lineTo(x, to).stroke();
  });

  expect(table?.cells.map((c) => [c.row, c.col, c.rowspan, c.colspan, c.text])).toEqual([
    [0, 0, 2, 1, 'Place'],
    [0, 1, 1, 2, 'Persons'],
    [1, 1, 1, 1, 'Women'],
    [1, 2, 1, 1, 'Men'],
    [2, 0, 1, 3, 'Coast'],
    [3, 0, 1, 1, 'North'],
    [3, 1, 1, 1, '12'],
    [3, 2, 1, 1, '14'],
    [4, 0, 1, 1, 'East'],
    [4, 1, 1, 1, '31'],
    [4, 2, 1, 1, '30'],
  ]);
});

test('a line below two words holds them together as a name over columns, although white runs between them', async () => {
  const [table] = await read((pdf) => {
    put(pdf, 'With access', 166, 100);
    put(pdf, 'Without access', 296, 100);
    for (const x of [160, 290])
      pdf
        .moveTo(x, 112)
        .lineTo(x + 100, 112)
        .stroke();
    columns(pdf, [60, 160, 203, 290, 340], 116, [
      ['Place', 'Women', 'Men', 'Women', 'Men'],
      ['North', '12.1', '14.0', '9.5', '8.1'],
      ['East', '31.4', '30.2', '7.7', '6.9'],
      ['South', '20.4', '11.9', '5.0', '4.2'],
    ]);
  });

  expect(rowsOf(table)[0]).toEqual(['With access', 'Without access']);
  expect(table?.cells.filter((c) => c.row === 0).map((c) => [c.col, c.colspan])).toEqual([
    [1, 2],
    [3, 2],
  ]);
});

test('blanks that part thousands are inside a number where shorter numbers stand in its column', async () => {
  const rows = [
    ['Line', 'Payments', 'Outturn'],
    ['Roads', '8 754 093', '3 437 893'],
    ['Ports', '1 567 081', '5 750 165'],
    ['Rail', '8 496 979', '7 664 623'],
    ['Water', '2 792 338', 'p.m.'],
    ['Parks', '9 598 486', '1 955 102'],
    ['Schools', 'p.m.', '90 352'],
    ['Courts', '6 029 117', '1 841 218'],
  ];
  const [table] = await read((pdf) =>
    rows.forEach((row, r) => {
      row.forEach((text, c) => {
        const right = [0, 190, 245][c] ?? 0;
        put(pdf, text, c === 0 ? 60 : right - pdf.widthOfString(text), 100 + r * 14);
      });
    }),
  );

  expect(rowsOf(table)).toEqual(rows);
});

test('lines that fill every column at one distance are rows, also where no word would have fitted before', async () => {
  const rows = [
    ['Country', 'Plan', 'Office', 'Budget'],
    ['France', 'No', 'No', 'Yes'],
    ['Germany', 'Yes', 'In part', 'n/a'],
    ['Greece', 'Yes', 'Yes', 'n/a'],
    ['Hungary', 'n/a', 'No', 'In part'],
    ['Ireland', 'No', 'In part', 'No'],
  ];
  const [table] = await read((pdf) => columns(pdf, [60, 120, 160, 210], 100, rows, 12));

  expect(rowsOf(table)).toEqual(rows);
});

test('a chart of bars is no table, though its numbers stand in rows and columns', async () => {
  const bytes = await typesetPages([
    (pdf) => {
      [40, 150, 90, 120, 60, 180].forEach((height, i) => {
        put(pdf, String(i * 40), 60, 395 - i * 40);
        pdf
          .moveTo(90, 400 - i * 40)
          .lineTo(500, 400 - i * 40)
          .lineWidth(0.3)
          .stroke('#999');
        pdf.rect(110 + i * 60, 400 - height, 30, height).fill('#7799bb');
        pdf.fillColor('#000');
        put(pdf, `${height / 10}.5`, 112 + i * 60, 386 - height);
        put(pdf, String(2015 + i), 112 + i * 60, 406);
      });
      pdf.moveTo(90, 200).lineTo(90, 400).stroke('#000');
    },
  ]);
  expect(await findTables(bytes, 'application/pdf')).toEqual([]);
});

test('words stretched to both edges of a narrow column are no table, though their gaps stand in line', async () => {
  const lines = [
    'partner national report',
    'council budgets reviews',
    'service regions persons',
    'schools workers measure',
  ];
  const bytes = await typesetPages([
    (pdf) => {
      lines.forEach((line, i) => {
        const words = line.split(' ');
        const free = 160 - words.reduce((sum, word) => sum + pdf.widthOfString(word), 0);
        let x = 60;
        for (const word of words) {
          put(pdf, word, x, 100 + i * 13);
          x += pdf.widthOfString(word) + free / (words.length - 1);
        }
      });
    },
  ]);
  expect(await findTables(bytes, 'application/pdf')).toEqual([]);
});
