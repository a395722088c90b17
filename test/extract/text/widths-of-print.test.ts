import { describe, expect, test } from 'vitest';
import type { TextHeader } from '../../../extract/text/find-headers.ts';
import { headerBounds } from '../../../extract/text/header-bounds.ts';
import { lineMarks } from '../../../extract/text/line-marks.ts';
import { mendLinks } from '../../../extract/text/mend-links.ts';
import { printedWidth } from '../../../extract/text/printed-width.ts';
import { findAddressLists, textLines } from '../../../extract/text/text-lines.ts';
import { Vocabulary } from '../../../extract/text/word-pairs.ts';

describe('widths of print', () => {
  test('narrow letters take less room than wide ones, and accents take none', () => {
    expect(printedWidth('illi')).toBeLessThan(printedWidth('mama') / 2);
    expect(printedWidth('čšž')).toBe(printedWidth('csz'));
  });

  test('a header broken over two lines bounds its column on both sides, and one that is not, from below', () => {
    const lines = textLines('Title Participants and Aims\nsampling');
    const header: TextHeader = {
      from: 0,
      to: 2,
      columns: ['Title', 'Participants and sampling', 'Aims'],
      mapping: { kind: 'study', columns: [], score: 0, lead: 0, contentCount: 0 },
    };

    const [title, participants] = headerBounds([header], lines);

    expect(participants?.low).toBeGreaterThanOrEqual(printedWidth('Participants and'));
    expect(participants?.high).toBeLessThan(printedWidth('Participants and sampling') * 1.1);
    expect(title?.high).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('addresses of rows', () => {
  test('an address that its page lists and nowhere prints is the link of the only row of the page', () => {
    const lines = textLines('Harbour watch  Ongoing\n\n\n\nhttps://harbour.example/watch');
    const [line] = lines;
    if (!line) throw new Error('no line');
    const row = {
      from: 1,
      cells: [{ text: 'Harbour watch', links: [], given: [{ line, from: 0, to: 2, row: 0, col: 0 }] }],
    };

    const [mended] = mendLinks([row], findAddressLists(lines), lines);

    expect(mended?.cells[0]?.links).toEqual([{ url: 'https://harbour.example/watch', origin: 'annotation' }]);
  });

  test('pieces of a printed address are put together without dust and doubled slashes', () => {
    const row = { from: 1, cells: [{ text: 'https://harbour.example/ - /watch/ 12', links: [], given: [] }] };

    const [mended] = mendLinks([row], [], textLines('x'));

    expect(mended?.cells[0]?.links).toEqual([{ url: 'https://harbour.example/watch/12', origin: 'text' }]);
  });

  test('a dash is a word of a period beside another one, and none between names', () => {
    const inPeriod = (text: string): number | undefined => {
      const [line] = textLines(text);
      if (!line) return undefined;
      const body = {
        line,
        opensZone: false,
        startsPage: false,
        followsHeader: false,
        isSpaced: false,
        isNarrow: false,
        addresses: '',
      };
      return lineMarks(body, new Map(), new Vocabulary()).period.at(-1);
    };
    expect(inPeriod('2019 - 2021')).toBe(3);
    expect(inPeriod('- 2021')).toBe(2);
    expect(inPeriod('National - Norway')).toBe(0);
  });
});
