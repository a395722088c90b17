import { expect, test } from 'vitest';
import type { Layout, Table } from '../../../extract/layout.ts';
import { readTextLayout } from '../../../extract/text/read-text-layout.ts';
import { AppError } from '../../../schemas/errors.ts';
import { cellByCell, sideBySide } from './typeset-row.ts';

const read = (lines: readonly string[]): Promise<Layout> =>
  readTextLayout(new TextEncoder().encode(lines.join('\n')));

const tablesOf = (layout: Layout): Table[] =>
  layout.blocks.filter((block): block is Table => block.type === 'table');

const textAt = (table: Table | undefined, row: number, col: number): string | undefined =>
  table?.cells.find((cell) => cell.row === row && cell.col === col)?.text;

const HEADER = 'Title  Aims  Period  Activities  Results  Link';
const PRACTICES: readonly (readonly string[])[] = [
  [
    'Harbour watch',
    'To help dock workers notice the signs of forced labour before ships leave the port.',
    'Since 2018',
    'Volunteers visit the quays twice a week and speak with crews in their own languages.',
    'Crews of forty ships were reached, and six cases were passed on to the police.',
    'https://harbour.example.org/watch',
  ],
  [
    'Open kitchen',
    'To give families new in town a place where they can cook and ask for advice.',
    '2019-2021',
    'Every Thursday a social worker and a lawyer sit at the table with the guests.',
    'Families say that they feel less alone, and the number of guests has grown.',
    'https://kitchen.example.org/open',
  ],
  [
    'Night line',
    'To answer calls of young people who have nobody else that they could turn to.',
    'Ongoing since 2016',
    'Trained students answer the telephone each night and keep a list of shelters.',
    'The line took nine hundred calls in its first year, most of them before midnight.',
    'https://nightline.example.org/',
  ],
];
const WIDTHS = [16, 24, 12, 30, 30, 36];
const placed = (row: readonly string[]): (readonly [string, number])[] =>
  row.map((text, col) => [text, WIDTHS[col] ?? 20] as const);

test('a table printed cell by cell keeps each cell whole', async () => {
  const layout = await read([
    'GOOD PRACTICES IN THE HARBOUR',
    '',
    HEADER,
    '',
    ...PRACTICES.flatMap((row) => cellByCell(placed(row))),
  ]);

  const [table] = tablesOf(layout);
  expect(table?.rowCount).toBe(4);
  expect(textAt(table, 1, 0)).toBe('Harbour watch');
  expect(textAt(table, 2, 3)).toBe(PRACTICES[1]?.[3]);
  expect(textAt(table, 3, 4)).toBe(PRACTICES[2]?.[4]);
});

test('a table whose columns are held by blanks is read by their positions', async () => {
  const header = sideBySide(HEADER.split('  ').map((text, col) => [text, WIDTHS[col] ?? 20] as const));
  const layout = await read([
    'GOOD PRACTICES IN THE HARBOUR',
    '',
    ...header,
    '',
    ...PRACTICES.flatMap((row) => [...sideBySide(placed(row)), '']),
  ]);

  const [table] = tablesOf(layout);
  const cells = PRACTICES.map((_, row) => [0, 1, 2, 3, 4].map((col) => textAt(table, row + 1, col)));
  expect(cells).toEqual(PRACTICES.map((row) => row.slice(0, 5)));
});

test('every piece of a cell names the line that it stands on', async () => {
  const lines = [
    'GOOD PRACTICES IN THE HARBOUR',
    '',
    HEADER,
    '',
    ...PRACTICES.flatMap((row) => cellByCell(placed(row))),
  ];
  const layout = await read(lines);

  for (const cell of tablesOf(layout).flatMap(({ cells }) => cells))
    for (const { text, place } of cell.spans) {
      if (place.type !== 'lines') throw new Error('a text layer has lines alone');
      expect(lines.slice(place.from - 1, place.to).join(' ')).toContain(text.split(' ')[0]);
    }
});

test('a printed address broken over lines is mended by the list at the page end', async () => {
  const whole = 'https://harbour.example.org/reports/2018/the-long-watch-of-the-quays';
  const rows = PRACTICES.map((row, index) => (index === 0 ? [...row.slice(0, 5), ''] : row));
  const [first, ...others] = rows.map((row) => cellByCell(placed(row).filter(([text]) => text !== '')));
  const layout = await read([
    'GOOD PRACTICES IN THE HARBOUR',
    '',
    HEADER,
    '',
    ...(first ?? []),
    'https://harbour.exa',
    'mple.org/reports/20',
    '18/the-long-watch-o',
    'f-the-quays',
    '',
    '',
    '',
    whole,
    whole,
    whole,
    whole,
    '',
    ...others.flat(),
  ]);

  const links = tablesOf(layout).flatMap(({ cells }) => cells.flatMap((cell) => cell.links));
  expect(links).toContainEqual(expect.objectContaining({ url: whole, origin: 'annotation' }));
});

test('prose around tables becomes headings, captions and whole paragraphs', async () => {
  const layout = await read([
    'METHODS OF THE SEARCH',
    '',
    'We searched two databases for reports that were',
    'printed after 2014 and read them all.',
    '',
    'TABLE 1: HOW RECORDS WERE CHOSEN',
    '',
    'CASE STUDY 1: A ship that never sailed',
    '',
    'The crew waited for months, and nobody paid them.',
  ]);

  expect(layout.blocks.map((block) => [block.type, 'text' in block ? block.text : ''])).toEqual([
    ['heading', 'METHODS OF THE SEARCH'],
    ['paragraph', 'We searched two databases for reports that were printed after 2014 and read them all.'],
    ['caption', 'TABLE 1: HOW RECORDS WERE CHOSEN'],
    ['heading', 'CASE STUDY 1: A ship that never sailed'],
    ['paragraph', 'The crew waited for months, and nobody paid them.'],
  ]);
});

test('addresses listed at a page end are furniture with their links', async () => {
  const layout = await read([
    'Words of the page.',
    '',
    '',
    '',
    'https://one.example.org/',
    'https://two.example.org/a',
    '',
  ]);

  const furniture = layout.blocks.find((block) => block.type === 'furniture');
  expect(furniture?.type === 'furniture' && furniture.links.map(({ url }) => url)).toEqual([
    'https://one.example.org/',
    'https://two.example.org/a',
  ]);
});

test('equal bytes give equal layouts', async () => {
  const lines = [HEADER, '', ...PRACTICES.flatMap((row) => cellByCell(placed(row)))];

  expect(JSON.stringify(await read(lines))).toBe(JSON.stringify(await read(lines)));
});

test('bytes that are no text are refused by name', async () => {
  await expect(readTextLayout(new Uint8Array())).rejects.toMatchObject({ code: 'DOCUMENT_EMPTY' });
  await expect(readTextLayout(new Uint8Array(2000).fill(1))).rejects.toMatchObject({
    code: 'TEXT_UNDECODABLE',
  });
});

test('text that is cut, shuffled or rubbish ends as a layout or as a named error', async () => {
  const lines = [
    'GOOD PRACTICES IN THE HARBOUR',
    '',
    HEADER,
    '',
    ...PRACTICES.flatMap((row) => cellByCell(placed(row))),
  ];
  let seed = 7;
  const random = (): number => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  for (let turn = 0; turn < 24; turn += 1) {
    const shuffled = turn % 3 === 0 ? lines : [...lines].sort(() => random() - 0.5);
    const whole = new TextEncoder().encode(shuffled.join(turn % 2 === 0 ? '\n' : '\r\n'));
    const cut = whole.slice(0, Math.floor(random() * whole.length));
    if (turn % 4 === 3)
      for (let spot = 0; spot < cut.length; spot += 9) cut[spot] = Math.floor(random() * 256);
    const outcome = await readTextLayout(cut).catch((error: unknown) => error);
    expect(outcome instanceof AppError || (outcome instanceof Object && 'blocks' in outcome)).toBe(true);
  }
});

test('one endless line below a header is read to its end', async () => {
  const layout = await read([
    HEADER,
    '',
    Array.from({ length: 5000 }, (_, index) => `word${index}`).join(' '),
  ]);

  expect(layout.blocks.length).toBeGreaterThan(0);
});
