import { expect, test } from 'vitest';
import { readHtmlLayout } from '../../../extract/html/read-html-layout.ts';
import type { Table } from '../../../extract/layout.ts';

const tablesOf = async (body: string): Promise<Table[]> => {
  const layout = await readHtmlLayout(
    new TextEncoder().encode(`<html><body><main>${body}</main></body></html>`),
  );
  return layout.blocks.filter((block) => block.type === 'table');
};
const shape = (table: Table | undefined): string[] =>
  (table?.cells ?? []).map(
    ({ row, col, rowspan, colspan, text, isHeader }) =>
      `${row},${col} ${rowspan}x${colspan}${isHeader ? ' th' : ''} ${text}`,
  );

test('cells keep their places under spans over rows and columns', async () => {
  const [table] = await tablesOf(
    '<table><caption>All</caption><thead><tr><th rowspan=2>Name<th colspan=2>Time</tr><tr><th>From<th>To</tr></thead>' +
      '<tr><td rowspan=2>A<td>1<td>2</tr><tr><td>3<td></tr></table>',
  );

  expect(table).toMatchObject({ rowCount: 4, colCount: 3, headerRows: 2, caption: 'All' });
  expect(shape(table)).toEqual([
    '0,0 2x1 th Name',
    '0,1 1x2 th Time',
    '1,1 1x1 th From',
    '1,2 1x1 th To',
    '2,0 2x1 A',
    '2,1 1x1 1',
    '2,2 1x1 2',
    '3,1 1x1 3',
    '3,2 1x1 ',
  ]);
});

test('absurd spans say no more than the table holds', async () => {
  const [table] = await tablesOf(
    '<table><tr><th>A<th>B</tr><tr><td colspan=999999 rowspan=0>x</tr><tr><td colspan=-3>y<td rowspan=70000>z</tr></table>',
  );

  expect(table?.colCount).toBeLessThanOrEqual(4);
  expect(Math.max(...(table?.cells ?? []).map(({ rowspan }) => rowspan))).toBeLessThanOrEqual(2);
});

test('a first row in bold names the columns, and a header printed again is set apart', async () => {
  const [table] = await tablesOf(
    '<table><tr><td><b>Titolo</b><td><b>Periodo</b></tr><tr><td>Sole<td>2001</tr>' +
      '<tr><td><b>Titolo</b><td><b>Periodo</b></tr><tr><td>Luna<td>2002</tr></table>',
  );

  expect(table).toMatchObject({ headerRows: 1, rowCount: 3 });
  expect(table?.repeatedHeaders.map(({ text }) => text)).toEqual(['Titolo', 'Periodo']);
});

test('a table that arranges the page is read as blocks, the data table inside it as a table', async () => {
  const tables = await tablesOf(
    '<table><tr><td><a href="/a">Home</a></td><td><h2>Projects</h2><table><tr><th>Title<th>Year</tr><tr><td>A<td>2019</tr></table></td></tr></table>',
  );

  expect(tables.map(({ rowCount, colCount }) => [rowCount, colCount])).toEqual([[2, 2]]);
});

test('a table inside a cell of data stays the words of its cell', async () => {
  const tables = await tablesOf(
    '<table><tr><th>Title<th>Partners</tr><tr><td>A<td><table><tr><td>City<td>School</tr></table></tr><tr><td>B<td>none</tr></table>',
  );

  expect(tables).toHaveLength(1);
  expect(tables[0]?.cells.at(3)?.text).toBe('City School');
});

test('a cell has its links whole, whatever is printed of them', async () => {
  const [table] = await tablesOf(
    '<table><tr><th>Title<th>Website</tr><tr><td>A<td><a href="https://example.org/long/path">https://example.org/lo…</a></tr><tr><td>B<td>see www.example.org/b.</tr></table>',
  );

  expect(table?.cells.map(({ links }) => links.map(({ url, origin }) => `${origin} ${url}`))).toEqual([
    [],
    [],
    [],
    ['attribute https://example.org/long/path'],
    [],
    ['text https://www.example.org/b'],
  ]);
});

test('a row that one cell spans is the heading of the rows below, which keep the header', async () => {
  const layout = await readHtmlLayout(
    new TextEncoder().encode(
      '<main><table><tr><th>Title<th>Period</tr><tr><td>A<td>2019</tr><tr><td colspan=2><b>Good practices</b></tr><tr><td>B<td>2020</tr></table></main>',
    ),
  );

  expect(
    layout.blocks.map((block) =>
      block.type === 'table'
        ? block.cells.map(({ row, text }) => `${row} ${text}`)
        : 'text' in block
          ? block.text
          : '',
    ),
  ).toEqual([
    ['0 Title', '0 Period', '1 A', '1 2019'],
    'Good practices',
    ['0 Title', '0 Period', '1 B', '1 2020'],
  ]);
});
