import { expect, test } from 'vitest';
import { AtlasRecord } from '../../../schemas/record.ts';
import { heading, layout, table } from './build-layout.ts';
import { only, read } from './read-layout.ts';

test('a numbered study table gives authors, year, links and every field of its rows', () => {
  const records = read(
    layout(
      heading('The latest research in Finland'),
      table([
        [
          'No',
          'Author (year)',
          'Study purpose',
          'Study type',
          'Data collection',
          'Participants and sampling',
          'Main findings',
          'Link',
        ],
        [
          '1',
          'Virtanen and Laine (2019)',
          'To learn how farms recruit',
          'Qualitative study',
          'Interviews',
          'Pickers (n=20)',
          'Debts bind them',
          'https://example.org/a',
        ],
        [
          '2',
          'Korhonen et al. (2021b)',
          'To count cases',
          'Register study',
          'Court files',
          '/',
          'Few cases reach court',
          '',
        ],
      ]),
    ),
  ).records;

  expect(records.map(({ kind, no, fields, year, links }) => ({ kind, no, fields, year, links }))).toEqual([
    {
      kind: 'study',
      no: '1',
      fields: {
        authors: 'Virtanen and Laine',
        purpose: 'To learn how farms recruit',
        studyType: 'Qualitative study',
        dataCollection: 'Interviews',
        participants: 'Pickers (n=20)',
        findings: 'Debts bind them',
      },
      year: 2019,
      links: ['https://example.org/a'],
    },
    {
      kind: 'study',
      no: '2',
      fields: {
        authors: 'Korhonen et al.',
        purpose: 'To count cases',
        studyType: 'Register study',
        dataCollection: 'Court files',
        findings: 'Few cases reach court',
      },
      year: 2021,
      links: [],
    },
  ]);
  expect(records[0]?.figures).toEqual([{ value: 20, of: 'Pickers', quote: 'Pickers (n=20)' }]);
  for (const record of records) expect(() => AtlasRecord.parse(record)).not.toThrow();
});

/** The same project table by language: headers in another order each time, some in other words. */
const PROJECT_TABLES: Record<string, readonly (readonly string[])[]> = {
  sl: [
    [
      'Naziv projekta',
      'Nosilec',
      'Obdobje izvajanja',
      'Financiranje',
      'Raven',
      'Glavni cilj',
      'Spletna stran',
    ],
    [
      'Varna pot',
      'Društvo Sončnica',
      'od leta 2018',
      'Erasmus+',
      'nacionalna',
      'Zmanjšati tveganje',
      'https://example.org/p',
    ],
  ],
  nl: [
    ['Looptijd', 'Projectnaam', 'Uitvoerder', 'Doelstelling', 'Niveau', 'Financiering', 'Meer informatie'],
    [
      'vanaf 2018',
      'Varna pot',
      'Društvo Sončnica',
      'Zmanjšati tveganje',
      'nacionalna',
      'Erasmus+',
      'https://example.org/p',
    ],
  ],
  fr: [
    [
      'N°',
      'Porteur du projet',
      'Intitulé',
      'Objectif principal',
      'Programme de financement',
      'Durée',
      'Échelle',
      'Site web',
    ],
    [
      '1',
      'Društvo Sončnica',
      'Varna pot',
      'Zmanjšati tveganje',
      'Erasmus+',
      'depuis 2018',
      'nacionalna',
      'https://example.org/p',
    ],
  ],
  fi: [
    [
      'Hankkeen nimi',
      'Toteuttaja',
      'Rahoittaja',
      'Hankkeen kesto',
      'Toteutustaso',
      'Päätavoite',
      'Verkkosivu',
    ],
    [
      'Varna pot',
      'Društvo Sončnica',
      'Erasmus+',
      'vuodesta 2018',
      'nacionalna',
      'Zmanjšati tveganje',
      'https://example.org/p',
    ],
  ],
  it: [
    [
      'Ente capofila',
      'Titolo',
      'Programma di finanziamento',
      'Durata',
      'Livello di attuazione',
      'Obiettivo principale',
      'Sito web',
    ],
    [
      'Društvo Sončnica',
      'Varna pot',
      'Erasmus+',
      'dal 2018',
      'nacionalna',
      'Zmanjšati tveganje',
      'https://example.org/p',
    ],
  ],
  es: [
    [
      'Título del proyecto',
      'Entidad responsable',
      'Programa',
      'Periodo',
      'Nivel de implementación',
      'Objetivo general',
      'Página web',
    ],
    [
      'Varna pot',
      'Društvo Sončnica',
      'Erasmus+',
      'desde 2018',
      'nacionalna',
      'Zmanjšati tveganje',
      'https://example.org/p',
    ],
  ],
};

for (const [language, rows] of Object.entries(PROJECT_TABLES)) {
  test(`a project table is read without a heading from headers in ${language}`, () => {
    const record = only(layout(table(rows)));

    expect(record.kind).toBe('project');
    expect({ ...record.fields, period: undefined }).toEqual({
      title: 'Varna pot',
      author: 'Društvo Sončnica',
      programme: 'Erasmus+',
      implementationLevel: 'nacionalna',
      objective: 'Zmanjšati tveganje',
      period: undefined,
    });
    expect(record.period).toEqual({ start: '2018', end: null });
    expect(record.links).toEqual(['https://example.org/p']);
  });
}

test('the kind follows from headers and heading together, in every language', () => {
  const kinds = [
    layout(
      table([
        ['Titre', 'Objectifs', 'Période', 'Activités', 'Résultats', 'Lien'],
        ['Le fil', 'Aider', '2019', 'Ateliers', 'Bons', ''],
      ]),
    ),
    layout(
      table([
        ['Nombre', 'Fines', 'Duración', 'Actuaciones', 'Resultados obtenidos'],
        ['El hilo', 'Ayudar', '2019', 'Talleres', 'Buenos'],
      ]),
    ),
    layout(
      table([
        ['Otsikko', 'Ohjelma', 'Tyyppi', 'Tavoitteet', 'Ajanjakso', 'Toteutustaso', 'Tulokset'],
        ['Lanka', 'X', 'Ehkäisy', 'Auttaa', '2019', 'Kunta', 'Hyvät'],
      ]),
    ),
    layout(
      table([
        ['Titolo', 'Autore', 'Paese', 'Tipo di prodotto', 'Risultati'],
        ['Il filo', 'Ente', 'Italia', 'Manuale', 'Buoni'],
      ]),
    ),
    layout(
      heading('Goede praktijken'),
      table([
        ['Naam', 'Doel', 'Link'],
        ['De draad', 'Helpen', 'https://example.org/d'],
      ]),
    ),
    layout(
      heading('Hankkeet'),
      table([
        ['Nimi', 'Tavoite', 'Linkki'],
        ['Lanka', 'Auttaa', 'https://example.org/d'],
      ]),
    ),
    layout(
      table([
        ['Auteur·e·s', 'Objectif de l’étude', 'Méthodologie', 'Échantillon', 'Principaux constats'],
        ['Dupont (2020)', 'Savoir', 'Entretiens', '12 femmes', 'Peu'],
      ]),
    ),
  ].map((of) => only(of).kind);

  expect(kinds).toEqual(['practice', 'practice', 'aspect', 'product', 'practice', 'project', 'study']);
});

test('misread headers are read as the nearest known ones', () => {
  const record = only(
    layout(
      table([
        ['Titie', 'Progrannme', 'Tvpe', 'Airns', 'Peri0d', 'lmplementation leve1', 'Main resuits'],
        ['A', 'B', 'C', 'D', '2019', 'E', 'F'],
      ]),
    ),
  );

  expect(record.fields).toEqual({
    title: 'A',
    programme: 'B',
    type: 'C',
    aims: 'D',
    period: '2019',
    implementationLevel: 'E',
    results: 'F',
  });
});

test('a column with an unknown header is named in a note and its words are kept', () => {
  const { records, notes } = read(
    layout(
      table([
        ['Title', 'Aims', 'Activities', 'Zorgulon', 'Results'],
        ['A', 'B', 'C', 'what stands there', 'D'],
      ]),
    ),
  );

  expect(notes.map(({ code, quote }) => [code, quote])).toEqual([['HEADER_UNKNOWN', 'Zorgulon']]);
  expect(records[0]?.notes.map(({ code, quote }) => [code, quote])).toEqual([
    ['HEADER_UNKNOWN', 'what stands there'],
  ]);
});
