import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Layout, Table } from '../../../extract/layout.ts';
import { openPdf } from '../../../extract/pdf/open-pdf.ts';
import { type ReadPage, readPage, toShown } from '../../../extract/pdf/read-page.ts';
import { readPdfLayout } from '../../../extract/pdf/read-pdf-layout.ts';
import { wordLines, wordsText } from '../../../extract/pdf/text-lines.ts';
import { blankBomb, selfDrawingForm } from '../../support/hostile-pdf.ts';
import { smallPdf } from '../../support/small-pdf.ts';
import { columns, grid, put, typesetPages } from '../../support/typeset-pages.ts';

const CORPUS = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../shared/corpus/pdf');

const tablesOf = (layout: Layout): Table[] => layout.blocks.filter((b): b is Table => b.type === 'table');
const textsOf = (table: Table | undefined): string[][] =>
  Array.from({ length: table?.rowCount ?? 0 }, (_, r) =>
    (table?.cells ?? []).filter((c) => c.row === r).map((c) => c.text),
  );

/** The words of a page whose middle lies in a box, looked up independently of the layout. */
function wordsAt(page: ReadPage, [x0, y0, x1, y1]: readonly [number, number, number, number]): string {
  const inside = page.words.filter((word) => {
    const [left, top, right, bottom] = toShown(page, word);
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return x >= x0 && x <= x1 && y >= y0 && y <= y1;
  });
  return wordLines(inside)
    .map((line) => wordsText(line.words))
    .join(' ');
}

async function spansThatDiffer(bytes: Uint8Array): Promise<string[]> {
  const layout = await readPdfLayout(bytes);
  const pdf = await openPdf(bytes);
  const pages = new Map<number, ReadPage>();
  const bare = (text: string): string => text.replace(/\s/gu, '');
  const differing: string[] = [];
  const spans = layout.blocks.flatMap((block) =>
    block.type === 'table' ? block.cells.flatMap((c) => c.spans) : block.type === 'card' ? [] : block.spans,
  );
  for (const { text, place } of spans) {
    if (place.type !== 'box') continue;
    const page = pages.get(place.page) ?? (await readPage(await pdf.getPage(place.page), () => true, true));
    pages.set(place.page, page);
    if (bare(wordsAt(page, place.bbox)) !== bare(text)) differing.push(text);
  }
  return differing;
}

describe('text', () => {
  test('reads words with their boxes, headings by size, and joins a paragraph over its lines', async () => {
    const bytes = await typesetPages([
      (pdf) => {
        pdf.fontSize(18);
        put(pdf, 'Support for young people', 60, 60);
        pdf.fontSize(10);
        put(pdf, 'The centre opened in spring and has been run by the', 60, 100);
        put(pdf, 'town ever since, with help from its neighbours.', 60, 112);
      },
    ]);

    const layout = await readPdfLayout(bytes);

    expect(
      layout.blocks.map((b) =>
        b.type === 'table' || b.type === 'card' ? b.type : [b.type, b.level, b.text],
      ),
    ).toEqual([
      ['heading', 1, 'Support for young people'],
      [
        'paragraph',
        null,
        'The centre opened in spring and has been run by the town ever since, with help from its neighbours.',
      ],
    ]);
  });

  test('keeps running heads and page numbers apart from the text', async () => {
    const page = (n: number) => (pdf: Parameters<Parameters<typeof typesetPages>[0][number]>[0]) => {
      put(pdf, 'Yearly report of the council', 60, 30);
      put(pdf, `What page ${['one', 'two', 'three'][n]} says about it is short.`, 60, 300);
      put(pdf, String(n + 1), 300, 810);
    };

    const layout = await readPdfLayout(await typesetPages([page(0), page(1), page(2)]));

    const furniture = layout.blocks.filter((b) => b.type === 'furniture');
    expect(furniture).toHaveLength(6);
    expect(layout.blocks.filter((b) => b.type === 'paragraph')).toHaveLength(3);
  });

  test.each([
    ['with the pages', ['Page 7 of 40', 'Page 8 of 40', 'Page 9 of 40'], 3],
    ['with the pages, in Roman numerals', ['viii', 'ix', 'x'], 3],
    ['their own way behind the same word', ['No 4', 'No 8', 'No 15'], 0],
    ['their own way', ['4', '8', '15'], 0],
  ])('takes last lines whose numbers go %s for page numbers only where they do', async (_, lasts, count) => {
    const bytes = await typesetPages(
      lasts.map((last, n) => (pdf) => {
        put(pdf, `What page ${['one', 'two', 'three'][n]} says about it is short.`, 60, 300);
        put(pdf, last, 60, 805);
      }),
    );

    const { blocks } = await readPdfLayout(bytes);

    expect(blocks.filter((b) => b.type === 'furniture')).toHaveLength(count);
    expect(blocks.filter((b) => b.type === 'paragraph')).toHaveLength(6 - count);
  });

  test('keeps what a browser prints round a page apart, on a document of one page too', async () => {
    const bytes = await typesetPages([
      (pdf) => {
        put(pdf, '24/11/2026, 03:16', 30, 20);
        put(pdf, 'A page about rivers', 260, 20);
        put(pdf, 'Rivers carry the water of the hills to the sea.', 60, 300);
        put(pdf, 'https://rivers.example/page', 30, 815);
        put(pdf, '1/1', 550, 815);
      },
    ]);

    const { blocks } = await readPdfLayout(bytes);

    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'furniture', 'furniture']);
  });

  test('reads two columns of text one after the other', async () => {
    const left = [
      'Rivers carry the water of',
      'the hills to the sea, and',
      'towns grew along them for',
      'as long as people wrote.',
    ];
    const right = [
      'Roads came later, and they',
      'followed the valleys which',
      'the rivers had cut before',
      'anybody thought of wheels.',
    ];
    const bytes = await typesetPages([
      (pdf) =>
        left.forEach((line, i) => {
          put(pdf, line, 60, 100 + i * 12);
          put(pdf, right[i] ?? '', 320, 100 + i * 12);
        }),
    ]);

    const layout = await readPdfLayout(bytes);

    expect(layout.blocks.map((b) => (b.type === 'paragraph' ? b.text : b.type))).toEqual([
      left.join(' '),
      right.join(' '),
    ]);
  });

  test('reads a word once that is drawn twice for boldness', async () => {
    const bytes = await typesetPages([
      (pdf) => {
        put(pdf, 'Budget of the year', 60, 100);
        put(pdf, 'Budget of the year', 60.3, 100);
      },
    ]);

    const layout = await readPdfLayout(bytes);

    expect(layout.blocks).toMatchObject([{ text: 'Budget of the year' }]);
  });

  test('reads a page that stands sideways, with boxes as it is shown', async () => {
    const bytes = await typesetPages([
      (pdf) => {
        pdf.rotate(90, { origin: [300, 300] });
        for (let i = 0; i < 5; i++)
          put(pdf, `Line ${i} of a page that is printed sideways`, 60, 100 + i * 12);
      },
    ]);

    const layout = await readPdfLayout(bytes);

    expect(layout.blocks[0]).toMatchObject({
      text: expect.stringMatching(/^Line 0 of a page that is printed sideways Line 1/),
    });
    expect(await spansThatDiffer(bytes)).toEqual([]);
  });
});

describe('links', () => {
  test('one link over two lines is one, with the words below it', async () => {
    const bytes = await typesetPages([
      (pdf) => {
        put(pdf, 'https://example.org/a-rather-', 60, 100);
        put(pdf, 'long-address.pdf', 60, 112);
        pdf.link(60, 98, 120, 11, 'https://example.org/a-rather-long-address.pdf');
        pdf.link(60, 110, 80, 11, 'https://example.org/a-rather-long-address.pdf');
      },
    ]);

    const [block] = (await readPdfLayout(bytes)).blocks;

    expect(block?.type === 'paragraph' ? block.links : []).toMatchObject([
      {
        url: 'https://example.org/a-rather-long-address.pdf',
        text: 'https://example.org/a-rather-long-address.pdf',
        origin: 'annotation',
      },
    ]);
  });

  test('an address that is only printed is put together over its lines', async () => {
    const bytes = await typesetPages([
      (pdf) => {
        put(pdf, 'See https://example.org/reports/', 60, 100);
        put(pdf, '2024/summary.pdf for more.', 60, 112);
      },
    ]);

    const [block] = (await readPdfLayout(bytes)).blocks;

    expect(block?.type === 'paragraph' ? block.links.map((l) => [l.url, l.origin]) : []).toEqual([
      ['https://example.org/reports/2024/summary.pdf', 'text'],
    ]);
  });
});

describe('tables over pages', () => {
  test('a repeated header is dropped and a cut row made whole', async () => {
    const x = [50, 100, 300, 500];
    const header = ['No', 'Aim', 'Result'];
    const bytes = await typesetPages([
      (pdf) =>
        grid(
          pdf,
          x,
          700,
          [header, ['1', 'Inform pupils', 'Twenty talks'], ['2', 'Train the staff of', 'Two courses were']],
          24,
        ),
      (pdf) =>
        grid(pdf, x, 40, [header, ['', 'small towns', 'held'], ['3', 'Print a guide', 'One guide']], 24),
    ]);

    const [table, ...more] = tablesOf(await readPdfLayout(bytes));

    expect(more).toEqual([]);
    expect(textsOf(table)).toEqual([
      ['No', 'Aim', 'Result'],
      ['1', 'Inform pupils', 'Twenty talks'],
      ['2', 'Train the staff of small towns', 'Two courses were held'],
      ['3', 'Print a guide', 'One guide'],
    ]);
    expect(table?.repeatedHeaders.map((s) => s.text)).toEqual(header);
    expect(table?.places).toHaveLength(2);
  });

  test('columns without lines go on over a page without a header', async () => {
    const x = [60, 200, 300, 400];
    const row = (i: number): string[] => [
      `Region ${'abcdefghijkl'[i]}`,
      `${i * 37 + 110}`,
      `${i * 53 + 208}`,
      `${i * 11 + 317}`,
    ];
    const bytes = await typesetPages([
      (pdf) => columns(pdf, x, 640, [['Place', '2020', '2021', '2022'], ...[0, 1, 2, 3, 4, 5].map(row)]),
      (pdf) => columns(pdf, x, 60, [6, 7, 8, 9].map(row)),
    ]);

    const tables = tablesOf(await readPdfLayout(bytes));

    expect(tables.map((t) => [t.rowCount, t.colCount, t.places.length])).toEqual([[11, 4, 2]]);
  });
});

describe('what cannot be read', () => {
  test.each([
    ['no bytes', async () => new Uint8Array(), 'DOCUMENT_EMPTY'],
    ['no PDF', async () => new TextEncoder().encode('once upon a time'), 'PDF_INVALID'],
    ['a password', async () => smallPdf(['secret'], 'word'), 'PDF_ENCRYPTED'],
  ])('%s is an error with its code', async (_, make, code) => {
    await expect(readPdfLayout(await make())).rejects.toMatchObject({ code });
  });

  test('a page without text is a note', async () => {
    const layout = await readPdfLayout(
      await typesetPages([(pdf) => pdf.rect(50, 50, 90, 90).fill('#888888')]),
    );

    expect(layout.notes.map((n) => n.code)).toEqual(['PAGE_WITHOUT_TEXT']);
  });

  test('cut and overwritten files end in a layout or in an error with a code', async () => {
    const whole = await typesetPages([
      (pdf) =>
        grid(pdf, [50, 150, 250], 80, [
          ['a', 'b'],
          ['c', 'd'],
        ]),
    ]);
    let seed = 7;
    const next = (limit: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % limit;
    };
    const codes = new Set<string>();
    for (let i = 0; i < 60; i++) {
      const bytes = i % 3 === 0 ? whole.slice(0, next(whole.length)) : whole.slice();
      for (let k = 0; k < next(30); k++) bytes[next(bytes.length || 1)] = next(256);

      await readPdfLayout(bytes).then(
        () => codes.add('read'),
        (error: { code?: string }) => codes.add(error.code ?? 'no code'),
      );
    }

    expect(
      [...codes].filter((code) => !['read', 'PDF_INVALID', 'PDF_ENCRYPTED', 'DOCUMENT_EMPTY'].includes(code)),
    ).toEqual([]);
  });

  test('blanks by the megabyte and a form that draws itself end', async () => {
    await expect(readPdfLayout(blankBomb(4))).resolves.toMatchObject({ blocks: [] });
    await expect(readPdfLayout(selfDrawingForm())).resolves.toMatchObject({ blocks: [] });
  });
});

describe.skipIf(!existsSync(CORPUS))(
  'the national reports in ../shared (skipped where they are absent)',
  () => {
    const files = existsSync(CORPUS) ? readdirSync(CORPUS).filter((f) => f.endsWith('.pdf')) : [];

    test.each(files)('%s: every span found again at its box, and the same layout twice', async (file) => {
      const bytes = readFileSync(join(CORPUS, file));

      const [first, second] = [await readPdfLayout(bytes), await readPdfLayout(bytes)];

      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
      expect(await spansThatDiffer(bytes)).toEqual([]);
    });
  },
);
