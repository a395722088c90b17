import { describe, expect, test } from 'vitest';
import { toBibtex } from '../../interchange/bibtex.ts';
import { toApa, toChicago, toIso690, toMla } from '../../interchange/citation.ts';
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

const DAY = new Date('2026-11-23T23:30:00Z');

describe('citations name who, when, what, where and the day of reading', () => {
  const study = toCsl(aRecord(), CONTEXT);
  const titled = toCsl(
    aRecord({ fields: { title: 'Who asks “Are you safe?”', authors: 'Ana Kos; Bor Lah; Ciril Zor' } }),
    CONTEXT,
  );
  const project = toCsl(
    aRecord({
      kind: 'project',
      fields: { title: 'WINGS' },
      links: [],
      year: null,
      period: { start: '2022', end: '2024' },
    }),
    { ...CONTEXT, publisher: null, pinned: `${CONTEXT.permalink}?version=2` },
  );
  const ongoing = toCsl(
    aRecord({
      kind: 'project',
      fields: { title: 'Hotline' },
      links: [],
      year: null,
      period: { start: '2006-03', end: null },
    }),
    { ...CONTEXT, publisher: null },
  );
  const undated = toCsl(aRecord({ kind: 'case', fields: { title: 'A farm.' }, year: null }), CONTEXT);
  const several = toCsl(
    aRecord({ fields: { title: 'T', authors: 'A1; B2; C3; D4; E5; F6; G7' }, links: [] }),
    CONTEXT,
  );
  const shortened = toCsl(aRecord({ fields: { title: 'T', authors: 'Narat et al.' }, links: [] }), CONTEXT);

  test.each([
    [
      study,
      'Kovač & Kos. (2023). [To learn how schools notice children at risk]. In National report: Slovenia. A University. Retrieved 23 November 2026, from https://example.org/a_b?c=1&d=2',
    ],
    [
      project,
      'WINGS (2022–2024). In National report: Slovenia. Retrieved 23 November 2026, from https://atlas.example/r/study_0123456789abcdef?version=2',
    ],
    [
      shortened,
      'Narat et al. (2023). T. In National report: Slovenia. A University. Retrieved 23 November 2026, from https://atlas.example/r/study_0123456789abcdef',
    ],
  ])('in APA 7 (%#)', (item, text) => {
    expect(toApa(item, DAY)).toBe(text);
  });

  test.each([
    [
      study,
      'KOVAČ and KOS. [To learn how schools notice children at risk]. Online. In: National report: Slovenia, A University, 2023. [viewed 2026-11-23]. Available from: https://example.org/a_b?c=1&d=2',
    ],
    [
      undated,
      'A farm. Online. In: National report: Slovenia, A University, undated. [viewed 2026-11-23]. Available from: https://example.org/a_b?c=1&d=2',
    ],
  ])('in ISO 690 (%#)', (item, text) => {
    expect(toIso690(item, DAY)).toBe(text);
  });

  test.each([
    [
      study,
      'Kovač and Kos. [To learn how schools notice children at risk]. National report: Slovenia, A University, 2023, https://example.org/a_b?c=1&d=2. Accessed 23 Nov. 2026.',
    ],
    [
      titled,
      'Ana Kos et al. “Who asks ‘Are you safe?’.” National report: Slovenia, A University, 2023, https://example.org/a_b?c=1&d=2. Accessed 23 Nov. 2026.',
    ],
    [
      project,
      '“WINGS.” National report: Slovenia, 2022–2024, https://atlas.example/r/study_0123456789abcdef?version=2. Accessed 23 Nov. 2026.',
    ],
    [
      undated,
      '“A farm.” National report: Slovenia, A University, https://example.org/a_b?c=1&d=2. Accessed 23 Nov. 2026.',
    ],
  ])('in MLA 9, which has no word for a missing date (%#)', (item, text) => {
    expect(toMla(item, DAY)).toBe(text);
  });

  test.each([
    [
      study,
      'Kovač and Kos. [To learn how schools notice children at risk]. In National report: Slovenia. A University, 2023. Accessed November 23, 2026. https://example.org/a_b?c=1&d=2.',
    ],
    [
      titled,
      'Ana Kos, Bor Lah, and Ciril Zor. “Who asks ‘Are you safe?’.” In National report: Slovenia. A University, 2023. Accessed November 23, 2026. https://example.org/a_b?c=1&d=2.',
    ],
    [
      project,
      '“WINGS.” In National report: Slovenia, 2022–2024. Accessed November 23, 2026. https://atlas.example/r/study_0123456789abcdef?version=2.',
    ],
    [
      several,
      'A1, B2, C3 et al. “T.” In National report: Slovenia. A University, 2023. Accessed November 23, 2026. https://atlas.example/r/study_0123456789abcdef.',
    ],
  ])('in Chicago 18, which names six authors or the first three (%#)', (item, text) => {
    expect(toChicago(item, DAY)).toBe(text);
  });

  test('what goes on is cited with an open period in every style, and as no single year', () => {
    const [apa, iso, mla, chicago] = [toApa, toIso690, toMla, toChicago].map((cite) => cite(ongoing, DAY));

    expect(apa).toMatch(/^Hotline \(2006–\)\. In National report: Slovenia\. /u);
    expect(iso).toContain('In: National report: Slovenia, 2006–. [viewed');
    expect(mla).toMatch(/^“Hotline\.” National report: Slovenia, 2006–, https:/u);
    expect(chicago).toContain('In National report: Slovenia, 2006–. Accessed');
    expect(ongoing).toMatchObject({ issued: { 'date-parts': [[2006, 3]] }, custom: { isOngoing: true } });
  });

  test.each([
    ['Narat et al.', ['Narat']],
    ['Kos, Lah idr.', ['Kos', 'Lah']],
    ['Kos in drugi', ['Kos']],
    ['Virtanen ym.', ['Virtanen']],
    ['Jansen en anderen', ['Jansen']],
    ['Rossi e altri', ['Rossi']],
  ])('"%s" has authors who are not named, and no author of that name', (authors, named) => {
    const item = toCsl(aRecord({ fields: { title: 'T', authors } }), CONTEXT);

    expect(item.author?.map(({ literal }) => literal)).toEqual(named);
    expect(item.custom).toEqual({ hasMoreAuthors: true });
    expect(toBibtex(item)).toContain(' and others}');
  });
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
