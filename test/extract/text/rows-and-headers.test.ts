import { describe, expect, test } from 'vitest';
import type { Layout, Table } from '../../../extract/layout.ts';
import { type BodyLine, bodyLines } from '../../../extract/text/body-lines.ts';
import { datedZones } from '../../../extract/text/dated-zones.ts';
import { findHeaders } from '../../../extract/text/find-headers.ts';
import { lineMarks } from '../../../extract/text/line-marks.ts';
import { linesOfLostRow } from '../../../extract/text/lost-row.ts';
import { readTextLayout } from '../../../extract/text/read-text-layout.ts';
import { textLines } from '../../../extract/text/text-lines.ts';
import { Vocabulary } from '../../../extract/text/word-pairs.ts';
import { noWords, shapeOf, wordLooks } from '../../../extract/text/word-shapes.ts';
import { sideBySide } from './typeset-row.ts';

const tableOf = (layout: Layout): Table | undefined =>
  layout.blocks.find((block): block is Table => block.type === 'table');
const textAt = (table: Table | undefined, row: number, col: number): string | undefined =>
  table?.cells.find((cell) => cell.row === row && cell.col === col)?.text;

/** Lines of a body; a blank line before one opens its zone. */
function body(text: string): BodyLine[] {
  const lines = textLines(text);
  return lines.flatMap((line, index) =>
    line.isBlank
      ? []
      : [
          {
            line,
            opensZone: index === 0 || lines[index - 1]?.isBlank === true,
            startsPage: false,
            followsHeader: index === 0,
            isSpaced: false,
            isNarrow: false,
            addresses: '',
          },
        ],
  );
}

describe('the end of a row whose beginning is lost', () => {
  test('lines that start in the middle of a sentence, above a row that starts anew, are none of its lines', () => {
    expect(
      linesOfLostRow(body('crews were asked twice in ports\nalong the river.\n\nHarbour watch  Since 2018')),
    ).toBe(2);
  });

  test('a row that starts anew, a name with a small first letter, and a table with no other row lose nothing', () => {
    expect(linesOfLostRow(body('Harbour watch  Since 2018\n\nNight line  2019'))).toBe(0);
    expect(linesOfLostRow(body('eHealth at sea  Since 2018\n\nNight line  2019'))).toBe(0);
    expect(linesOfLostRow(body('crews were asked twice\nalong the river.'))).toBe(0);
  });

  test('its words stay in the document, as a paragraph before the table', async () => {
    const widths = [18, 30, 14, 34];
    const set = (row: readonly string[]): string[] =>
      sideBySide(row.map((text, col) => [text, widths[col] ?? 20] as const));
    const layout = await readTextLayout(
      new TextEncoder().encode(
        [
          ...set(['Title', 'Aims', 'Period', 'Results']),
          '',
          'crews were reached before they sailed.',
          '',
          ...set([
            'Harbour watch',
            'To help dock workers notice forced labour.',
            'Since 2018',
            'Crews of forty ships were reached.',
          ]),
          '',
          ...set([
            'Night line',
            'To answer calls of young people at night.',
            '2019-2021',
            'Nine hundred calls were answered.',
          ]),
        ].join('\n'),
      ),
    );

    expect(layout.blocks[0]).toMatchObject({
      type: 'paragraph',
      text: 'crews were reached before they sailed.',
    });
    expect(textAt(tableOf(layout), 1, 0)).toBe('Harbour watch');
  });
});

describe('a header that does not fit its rows', () => {
  test('a column of numbers that no row fills is left out', async () => {
    const widths = [22, 30, 14, 34];
    const set = (row: readonly string[]): string[] =>
      sideBySide(row.map((text, col) => [text, widths[col] ?? 20] as const));
    const rows = [
      [
        'Marlow (2015)',
        'To learn who helps crews in ports.',
        'Qualitative',
        'Crews are helped by few people.',
      ],
      [
        'Teague (2018)',
        'To count the ships that sailed.',
        'Quantitative',
        'Forty ships sailed in one winter.',
      ],
    ];
    const layout = await readTextLayout(
      new TextEncoder().encode(
        [
          'No Author (year) Study purpose Study type Main findings',
          '',
          ...rows.flatMap((row) => [...set(row), '']),
        ].join('\n'),
      ),
    );

    const header = tableOf(layout)
      ?.cells.filter((cell) => cell.isHeader)
      .map(({ text }) => text);
    expect(header).not.toContain('No');
    expect(header).toContain('Author (year)');
  });
});

test('a short zone of which one line says a time and nothing else is dated as a whole, and no other zone', () => {
  const lines = body('Crews were asked\nfrom May to July 2015.\n\nHarbour watch\nin the port of 1998 ships');
  const marks = lines.map((line) => lineMarks(line, new Map(), new Vocabulary()));

  expect([...datedZones(lines, marks)]).toEqual([0, 1]);
});

describe('looks of words', () => {
  test('words are small words, other words, names, abbreviations or numbers', () => {
    expect([
      shapeOf('of', 2),
      shapeOf('harbour', 0),
      shapeOf('Marlow', 0),
      shapeOf('AMIF', 0),
      shapeOf('2018', 0),
    ]).toEqual([0, 1, 2, 3, 4]);
  });

  test('a name costs less in a column of names, and in any column that is seen to hold names', () => {
    const aims = { slot: 'aims', counts: noWords() } as const;
    const [names, sentences] = wordLooks([{ slot: 'author', counts: noWords() }, aims]);
    expect(names?.shapes[2]).toBeLessThan(sentences?.shapes[2] ?? 0);

    const seen = { slot: 'aims', counts: { shapes: [0, 0, 80, 0, 0], ends: [80, 0, 0] } } as const;
    const [, learnt] = wordLooks([
      { slot: 'author', counts: noWords() },
      { ...seen, counts: { shapes: [...seen.counts.shapes], ends: [...seen.counts.ends] } },
    ]);
    expect(learnt?.shapes[2]).toBeLessThan(sentences?.shapes[2] ?? 0);
  });
});

describe('lines that are set wide apart', () => {
  const spacedOf = (cells: readonly string[]): string[] => {
    const lines = textLines(['Title Aims Period Activities Results', '', ...cells].join('\n'));
    const frame = { lines, headers: findHeaders(lines), end: lines.length, lists: [], widest: 20, whole: 70 };
    return bodyLines(frame).flatMap(({ line, isSpaced }) => (isSpaced ? [line.text] : []));
  };
  const first = 'Harbour watch To help dock workers Since 2018 Talks on board';
  const second = 'at the quay notice forced labour ongoing and leaflets';

  test('the second of two long lines with blank lines about them is only spaced', () => {
    expect(spacedOf([first, '', second, ''])).toEqual([second]);
  });

  test('lines of one cell, lines after a page, and lines that stand together are not', () => {
    expect(spacedOf([first, '', 'and leaflets', ''])).toEqual([]);
    expect(spacedOf([first, '', '', '', second, ''])).toEqual([]);
    expect(spacedOf([first, '', second, 'for the crews', ''])).toEqual([]);
    expect(spacedOf([first, 'at the quay', '', second, ''])).toEqual([]);
  });
});
