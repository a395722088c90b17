import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { toCsl } from '../../interchange/csl.ts';
import { ENDNOTE_HEAD, ENDNOTE_TAIL, toEndnoteXml } from '../../interchange/endnote-xml.ts';
import { toJsonLd } from '../../interchange/json-ld.ts';
import { toNbib } from '../../interchange/nbib.ts';
import { xlsxFile, xlsxRow } from '../../interchange/xlsx.ts';
import { zip } from '../../interchange/zip.ts';
import { filesOf } from '../support/unzip.ts';
import { aRecord, CONTEXT } from './record.ts';

const LONG = 'a word and another '.repeat(12).trim();

describe('NBIB', () => {
  test('begins each record as PubMed does, without a number that is another work’s', () => {
    const lines = toNbib(toCsl(aRecord(), CONTEXT)).split('\n');

    expect(lines).toEqual([
      'PMID- ',
      'OWN - Prismatlas',
      'STAT- Publisher',
      'DP  - 2023',
      'TI  - [To learn how schools notice children at risk]',
      'AB  - To learn how schools notice children at risk.',
      'FAU - Kovač',
      'FAU - Kos',
      'LA  - eng',
      'PT  - Technical Report',
      'JT  - National report: Slovenia',
      'PB  - A University',
      'OT  - children',
      'GN  - Prismatlas https://atlas.example/r/study_0123456789abcdef',
      'LID - https://example.org/a_b?c=1&d=2',
      'AID - study_0123456789abcdef [prismatlas]',
      '',
    ]);
  });

  test('goes on in the next line, indented, where a text is long, and never looks like a tag', () => {
    const item = toCsl(aRecord({ fields: { title: LONG, purpose: 'one\n\nTI  - two' } }), CONTEXT);
    const text = toNbib(item);

    expect(text.replace(/\n {6}/gu, ' ')).toContain(`TI  - ${LONG}\n`);
    expect(text).toContain('AB  - one TI - two\n');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(90);
  });
});

test('EndNote XML is well formed whatever the text holds, and keeps names whole', () => {
  const hostile = 'A & B <script>"x"</script> \u0001\ud800 ]]>';
  const item = toCsl(aRecord({ fields: { title: hostile, authors: 'Ministry of Justice; Kos' } }), CONTEXT);
  const read: unknown = new XMLParser({ ignoreAttributes: false }).parse(
    ENDNOTE_HEAD + toEndnoteXml(item) + ENDNOTE_TAIL,
    true,
  );

  expect(read).toMatchObject({
    xml: {
      records: {
        record: {
          'ref-type': { '#text': 27, '@_name': 'Report' },
          contributors: { authors: { author: ['Ministry of Justice,', 'Kos,'] } },
          titles: { title: 'A & B <script>"x"</script>    ]]>', 'secondary-title': CONTEXT.sourceName },
          dates: { year: 2023 },
          urls: { 'related-urls': { url: 'https://example.org/a_b?c=1&d=2' } },
        },
      },
    },
  });
});

test('JSON-LD names a record by its permalink', () => {
  expect(toJsonLd(aRecord(), CONTEXT)).toMatchObject({
    '@type': 'ScholarlyArticle',
    '@id': CONTEXT.permalink,
    datePublished: '2023',
    sameAs: ['https://example.org/a_b?c=1&d=2'],
  });
});

async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

describe('a workbook', () => {
  const workbook = async (rows: string[]): Promise<Map<string, string>> =>
    filesOf(
      await bytesOf(
        xlsxFile({ name: 'Records', rows }, { name: 'About', rows: () => [xlsxRow(['Records', 3])] }),
      ),
    );

  test('has every part that its list of contents names, each of them well-formed XML', async () => {
    const files = await workbook([xlsxRow(['id'], { isHeader: true }), xlsxRow(['x', 2024])]);
    const named = [...(files.get('[Content_Types].xml') ?? '').matchAll(/PartName="\/([^"]+)"/gu)];

    for (const [, part = ''] of named) expect(files.has(part), part).toBe(true);
    for (const text of files.values()) expect(() => new XMLParser().parse(text, true)).not.toThrow();
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://x","y")', '＝1'])(
    'holds no formula: %j is text and stays text when the cell is edited',
    async (text) => {
      const sheet = (await workbook([xlsxRow([text])])).get('xl/worksheets/sheet1.xml') ?? '';

      expect(sheet).not.toMatch(/<f[ >]/u);
      expect(sheet).toContain('<c t="inlineStr" s="2"><is>');
    },
  );

  test('says nothing that Excel would read otherwise: codes of letters, control characters, texts that are too long', () => {
    expect(xlsxRow(['_x0041_ a\u0000b'])).toContain('>_x005F_x0041_ a b<');
    const [, text = ''] = /preserve">(.*)<\/t>/su.exec(xlsxRow(['é'.repeat(40_000)])) ?? [];
    expect(text).toHaveLength(32_767);
  });

  test('writes while it is read: the first bytes come before the last rows are made', async () => {
    let made = 0;
    function* rows(): Generator<string> {
      for (; made < 300; made++)
        yield Array.from({ length: 200 }, (_, row) => xlsxRow([Math.sin(made * 200 + row)])).join('');
    }
    let atFirstRow = 0;
    for await (const piece of zip([{ name: 'rows', pieces: rows() }]))
      if (atFirstRow === 0 && piece.length > 1000) atFirstRow = made;

    expect(made).toBe(300);
    expect(atFirstRow).toBeLessThan(200);
  });

  test('passes a failure of its rows on', async () => {
    // biome-ignore lint/correctness/useYield: it fails before
    async function* rows(): AsyncGenerator<string> {
      throw new Error('the store is away');
    }

    await expect(bytesOf(zip([{ name: 'rows', pieces: rows() }]))).rejects.toThrow('the store is away');
  });
});
