import { expect, test } from 'vitest';
import type { Layout } from '../../../extract/layout.ts';
import { readRecords } from '../../../extract/readers/read-records.ts';
import { loadLanguageDetector } from '../../../extract/values/language-detector.ts';
import { AtlasRecord } from '../../../schemas/record.ts';
import { card, heading, labels, layout, paragraph, table } from './build-layout.ts';

const detectLanguage = await loadLanguageDetector();
const DOCUMENT = 'd'.repeat(64);
const read = (of: Layout, source: string | null = 'a-report') =>
  readRecords({ layout: of, country: 'FI', document: DOCUMENT, source, detectLanguage });
const only = (of: Layout) => {
  const { records } = read(of);
  const [record] = records;
  if (!record || records.length !== 1) throw new Error(`expected one record, got ${records.length}`);
  return record;
};

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

test('label-value tables give a record each, and one that repeats its first label gives several', () => {
  const { records } = read(
    layout(
      heading('Recent studies'),
      labels([
        ['Auteur (jaar)', 'Peeters (2020)'],
        ['Doel van het onderzoek', 'Weten'],
        ['Soort onderzoek', 'Kwalitatief'],
        ['Bevindingen', 'Veel'],
      ]),
      labels([
        ['Auteur (jaar)', 'Janssens (2021)'],
        ['Doel van het onderzoek', 'Meten'],
        ['Bevindingen', 'Weinig'],
        ['Auteur (jaar)', 'Claes (2022)'],
        ['Doel van het onderzoek', 'Vragen'],
        ['Bevindingen', 'Niets'],
      ]),
    ),
  );

  expect(records.map(({ kind, fields, year }) => [kind, fields.authors, fields.purpose, year])).toEqual([
    ['study', 'Peeters', 'Weten', 2020],
    ['study', 'Janssens', 'Meten', 2021],
    ['study', 'Claes', 'Vragen', 2022],
  ]);
});

test('a table with its labels down the side and a record in each column is read by columns', () => {
  const { records } = read(
    layout(
      heading('Buone pratiche'),
      table(
        [
          ['Titolo', 'La rete', 'Il ponte'],
          ['Obiettivi', 'Unire', 'Passare'],
          ['Attività', 'Incontri', 'Corsi'],
          ['Risultati', 'Tanti', 'Pochi'],
        ],
        { headerRows: 0 },
      ),
    ),
  );

  expect(records.map(({ kind, fields }) => [kind, fields])).toEqual([
    ['practice', { title: 'La rete', aims: 'Unire', activities: 'Incontri', results: 'Tanti' }],
    ['practice', { title: 'Il ponte', aims: 'Passare', activities: 'Corsi', results: 'Pochi' }],
  ]);
});

test('cards of one section are of one kind, however few entries one of them has', () => {
  const { records } = read(
    layout(
      heading('Projets'),
      card('1. Le pont', [
        ['Porteur', 'ASBL Pont'],
        ['Financement', 'AMIF'],
        ['Durée', '2019-2021'],
        ['Objectif', 'Passer'],
      ]),
      card('2. La porte', [
        ['Durée', '2020'],
        ['Objectif', 'Ouvrir'],
      ]),
    ),
  );

  expect(records.map(({ kind, no, fields, period }) => [kind, no, fields.title, period])).toEqual([
    ['project', '1', 'Le pont', { start: '2019', end: '2021' }],
    ['project', '2', 'La porte', { start: '2020', end: '2020' }],
  ]);
});

test('headings directly above label-value tables name their records', () => {
  const { records } = read(
    layout(
      heading('Proyectos', 1),
      heading('Proyecto ALBA', 3),
      labels([
        ['Entidad', 'Cruz Verde'],
        ['Objetivo principal', 'Acoger'],
        ['Programa', 'FAMI'],
      ]),
      heading('Camino', 3),
      labels([
        ['Entidad', 'Cruz Azul'],
        ['Objetivo principal', 'Guiar'],
        ['Programa', 'FAMI'],
      ]),
    ),
  );

  expect(records.map(({ kind, fields }) => [kind, fields.title, fields.author])).toEqual([
    ['project', 'Proyecto ALBA', 'Cruz Verde'],
    ['project', 'Camino', 'Cruz Azul'],
  ]);
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

test('labelled lines under titles are records, and a value may run over paragraphs', () => {
  const { records } = read(
    layout(
      heading('Buenas prácticas'),
      heading('1. La puerta', 3),
      paragraph('Objetivos: Abrir.'),
      paragraph('Periodo: desde 2018'),
      paragraph('Actividades: Talleres cada semana.'),
      paragraph('También visitas.'),
      paragraph('Resultados: Muchas personas.'),
      paragraph('2. El puente'),
      paragraph('Objetivos: Pasar.'),
      paragraph('Periodo: 2019'),
      paragraph('Actividades: Cursos.'),
      paragraph('Resultados: Pocas.'),
      heading('Conclusiones'),
      paragraph('Nota: nada más.'),
    ),
  );

  expect(
    records.map(({ kind, no, fields, period }) => [kind, no, fields.title, fields.activities, period]),
  ).toEqual([
    ['practice', '1', 'La puerta', 'Talleres cada semana. También visitas.', { start: '2018', end: null }],
    ['practice', '2', 'El puente', 'Cursos.', { start: '2019', end: '2019' }],
  ]);
  expect(records[0]?.evidence.activities?.map((evidence) => evidence.quote).join(' ')).toContain(
    'También visitas.',
  );
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
