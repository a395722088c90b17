import { expect, test } from 'vitest';
import { heading, layout, table } from './build-layout.ts';
import { read } from './read-layout.ts';

test('tables that list no records give none', () => {
  const { records } = read(
    layout(
      heading('Literature review'),
      table(
        [
          ['Identification', 'Results identified through databases', '826'],
          ['Screening', 'Results reviewed', '827'],
        ],
        { headerRows: 0 },
      ),
      table([
        ['Year', 'Victims', 'Suspects', 'Convictions'],
        ['2019', '48', '12', '3'],
        ['2020', '57', '14', '4'],
      ]),
      table([
        ['Country', 'Year', 'Type of exploitation', 'Number'],
        ['Finland', '2019', 'labour', '80'],
      ]),
      table([
        ['Name', 'Telephone', 'E-mail'],
        ['Help line', '0800 100', 'help@example.org'],
      ]),
    ),
  );

  expect(records).toEqual([]);
});

test('a table whose kind cannot be told is left with a note', () => {
  const { records, notes } = read(
    layout(
      table([
        ['Year', 'Country', 'Period', 'Level'],
        ['2019', 'FI', '2019', 'local'],
      ]),
    ),
  );

  expect(records).toEqual([]);
  expect(notes.map((note) => note.code)).toEqual(['SECTION_UNKNOWN']);
});

test('two tables drawn as one are parted where the second header stands', () => {
  const { records } = read(
    layout(
      heading('The latest projects in Italy'),
      table([
        ['Author', 'Title', 'Programme', 'Period', 'Main objective', 'Link'],
        ['Ente A', 'Uno', 'AMIF', '2019', 'Aiutare', ''],
        ['Good practices'],
        ['Title', 'Aims', 'Period', 'Activities', 'Results', 'Link'],
        ['Due', 'Unire', '2020', 'Corsi', 'Buoni', ''],
      ]),
    ),
  );

  expect(records.map(({ kind, fields }) => [kind, fields.title])).toEqual([
    ['project', 'Uno'],
    ['practice', 'Due'],
  ]);
});

test('a table that goes on without its header keeps the columns of the one before', () => {
  const { records, notes } = read(
    layout(
      heading('Good practices'),
      table([
        ['Title', 'Aims', 'Period', 'Activities', 'Results'],
        ['A', 'B', '2019', 'C', 'D'],
      ]),
      table([['E', 'F', '2020', 'G', 'H']], { headerRows: 0 }),
    ),
  );

  expect(records.map(({ fields }) => fields.title)).toEqual(['A', 'E']);
  expect(notes.map((note) => note.code)).toEqual(['HEADER_MISSING']);
});

test('the rest of a row that a page break cut joins its row', () => {
  const { records, notes } = read(
    layout(
      table([
        ['Title', 'Aims', 'Period', 'Activities', 'Results'],
        ['A', 'to help those who', '2019', 'C', 'D'],
        ['', 'ask for it.', '', '', ''],
      ]),
    ),
  );

  expect(records.map(({ fields }) => fields.aims)).toEqual(['to help those who ask for it.']);
  expect(notes.map((note) => note.code)).toEqual(['ROW_CONTINUED']);
});

test('a drawn row with the section above the header names the kind', () => {
  const { records } = read(
    layout(
      table([
        ['Tuorein tutkimus'],
        ['Nro', 'Tekijät (vuosi)', 'Tutkimuksen tavoite', 'Tulokset'],
        ['1', 'Laine (2020)', 'Tietää', 'Vähän'],
        ['Nro', 'Tekijät (vuosi)', 'Tutkimuksen tavoite', 'Tulokset'],
        ['2', 'Virta (2021)', 'Oppia', 'Paljon'],
      ]),
    ),
  );

  expect(records.map(({ kind, no, fields, year }) => [kind, no, fields.authors, year])).toEqual([
    ['study', '1', 'Laine', 2020],
    ['study', '2', 'Virta', 2021],
  ]);
});
