import { describe, expect, test } from 'vitest';
import { toBibtex } from '../../interchange/bibtex.ts';
import { toApa, toIso690 } from '../../interchange/citation.ts';
import { shorten, splitAuthors, toCsl } from '../../interchange/csl.ts';
import { csvCell, csvHeader, toCsv } from '../../interchange/csv.ts';
import { toRis } from '../../interchange/ris.ts';
import { aRecord, CONTEXT } from './record.ts';

describe('CSL', () => {
  test('a study without a title is cited by what it set out to do, in brackets', () => {
    const item = toCsl(aRecord(), CONTEXT);

    expect(item).toMatchObject({
      type: 'report',
      title: '[To learn how schools notice children at risk]',
      author: [{ literal: 'Kovač' }, { literal: 'Kos' }],
      issued: { 'date-parts': [[2023]] },
      URL: 'https://example.org/a_b?c=1&d=2',
    });
  });

  test('a project without a link of its own points to its record', () => {
    const item = toCsl(
      aRecord({
        kind: 'project',
        fields: { title: 'WINGS' },
        links: [],
        year: null,
        period: { start: '2022', end: '2024-06' },
      }),
      CONTEXT,
    );

    expect(item).toMatchObject({
      title: 'WINGS',
      URL: CONTEXT.permalink,
      issued: { 'date-parts': [[2022], [2024, 6]] },
    });
  });

  test.each([
    ['Bučar Ručman and Frangež', ['Bučar Ručman', 'Frangež']],
    ['Narat et al.', ['Narat']],
    ['Markelj, Kovač & Kos', ['Markelj', 'Kovač', 'Kos']],
    [
      'CESIE (coordinator); Law and Internet Foundation',
      ['CESIE (coordinator)', 'Law and Internet Foundation'],
    ],
    ['', []],
  ])('the authors of "%s" are told apart', (text, names) => {
    expect(splitAuthors(text)).toEqual(names);
  });

  test('a long description is cut between words', () => {
    expect(shorten('one two three four', 9)).toBe('one two…');
  });
});

test('RIS has a type first, an end last and CRLF between', () => {
  const ris = toRis(toCsl(aRecord(), CONTEXT));

  expect(ris.split('\r\n')).toEqual([
    'TY  - RPRT',
    'ID  - study_0123456789abcdef',
    'AU  - Kovač',
    'AU  - Kos',
    'TI  - [To learn how schools notice children at risk]',
    'PY  - 2023',
    'T2  - National report: Slovenia',
    'PB  - A University',
    'AB  - To learn how schools notice children at risk.',
    'KW  - children',
    'LA  - en',
    'UR  - https://example.org/a_b?c=1&d=2',
    'N1  - Prismatlas https://atlas.example/r/study_0123456789abcdef',
    'ER  - ',
    '',
  ]);
});

test('BibTeX escapes the signs of TeX and leaves addresses whole', () => {
  const entry = toBibtex(toCsl(aRecord({ fields: { title: 'Costs & 50% of {all}_things' } }), CONTEXT));

  expect(entry).toContain('title = {{Costs \\& 50\\% of \\{all\\}\\_things}}');
  expect(entry).toContain('url = {https://example.org/a_b?c=1&d=2}');
});

test('APA and ISO 690 name who, when, what, where and the day of reading', () => {
  const item = toCsl(aRecord(), CONTEXT);

  expect(toApa(item, '23 November 2026')).toBe(
    'Kovač & Kos. (2023). [To learn how schools notice children at risk]. In National report: Slovenia. A University. Retrieved 23 November 2026, from https://example.org/a_b?c=1&d=2',
  );
  expect(toIso690(item, '2026-11-23')).toBe(
    'KOVAČ and KOS. [To learn how schools notice children at risk]. Online. In: National report: Slovenia, A University, 2023. [viewed 2026-11-23]. Available from: https://example.org/a_b?c=1&d=2',
  );
});

describe('CSV', () => {
  test.each(['=1+1', '+1', '-1', '@x', '\tx', '＝1'])(
    'text that a spreadsheet would run is made text: %j',
    (text) => {
      expect(csvCell(text)).toContain(`'${text}`);
    },
  );

  test('commas, quotes and line ends are quoted, numbers are not', () => {
    expect([csvCell('a "b", c'), csvCell('a\nb'), csvCell(-3)]).toEqual(['"a ""b"", c"', '"a\nb"', '-3']);
  });

  test('a row has as many cells as the header', () => {
    const count = (line: string) => line.trimEnd().split(',').length;

    expect(count(toCsv(aRecord({ fields: { title: 'x' } })))).toBe(count(csvHeader()));
  });
});
