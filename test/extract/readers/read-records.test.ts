import { expect, test } from 'vitest';
import { heading, layout, paragraph, table } from './build-layout.ts';
import { only, read } from './read-layout.ts';

test('case studies are the headed texts below their heading, up to the next section', () => {
  const story =
    'In spring a farm worker told the labour inspectorate about his pay, and the inspectors found six others. '
      .repeat(2)
      .trim();
  const { records } = read(
    layout(
      heading('Tapaustutkimukset', 2),
      heading('Marjanpoimijat metsässä', 3),
      paragraph(story),
      paragraph('The case ran since 2019.'),
      heading('Tapaus 2: Ravintola kaupungissa', 3),
      paragraph(story),
      heading('Lähteet', 2),
      paragraph(story),
    ),
  );

  expect(records.map(({ kind, no, fields, period }) => [kind, no, fields.title, period])).toEqual([
    ['case', null, 'Marjanpoimijat metsässä', { start: '2019', end: null }],
    ['case', '2', 'Ravintola kaupungissa', null],
  ]);
  expect(records[0]?.fields.narrative).toBe(`${story} The case ran since 2019.`);
});

test('an id stays when other fields change, differs between twins, and follows the source', () => {
  const rows = (results: string) => [
    ['Title', 'Aims', 'Period', 'Activities', 'Results'],
    ['The Bridge', 'B', '2019', 'C', results],
    ['The Bridge', 'B', '2020', 'C', 'D'],
  ];
  const ids = (results: string, source: string) =>
    read(layout(table(rows(results))), source).records.map((record) => record.id);

  const [first, twin] = ids('some', 'a-report');

  expect(ids('others', 'a-report')).toEqual([first, twin]);
  expect(first).not.toBe(twin);
  expect(ids('some', 'b-report')).not.toContain(first);
});

test('every value has the words that gave it as evidence, and equal layouts give equal bytes', () => {
  const of = layout(
    heading('Projects'),
    table([
      ['No', 'Author', 'Title, Acronym', 'Programme', 'Period of project', 'Main objective', 'Link'],
      [
        '1',
        'Cross (2019)',
        'WAY - Working Against Yokes',
        'AMIF',
        'From June to September 2017',
        'Offer 12 workshops',
        'https://example.org/w',
      ],
    ]),
  );

  const record = only(of);
  const quotes = Object.fromEntries(
    Object.entries(record.evidence).map(([name, list]) => [
      name,
      list.map((evidence) => evidence.quote).join(' '),
    ]),
  );

  expect(quotes).toEqual({
    author: 'Cross (2019)',
    title: 'WAY - Working Against Yokes',
    acronym: 'WAY',
    programme: 'AMIF',
    period: 'From June to September 2017',
    objective: 'Offer 12 workshops',
    no: '1',
    links: 'https://example.org/w',
    figures: '12 workshops',
  });
  expect(Object.keys(record.confidence).sort()).toEqual(Object.keys(record.evidence).sort());
  expect(JSON.stringify(read(of))).toBe(JSON.stringify(read(of)));
});
