import { expect, test } from 'vitest';
import type { Block } from '../../../extract/layout.ts';
import { readSearchStatement } from '../../../extract/readers/search/read-search-statement.ts';
import { isFlowTable } from '../../../extract/readers/search/search-flow.ts';
import type { Language } from '../../../schemas/language.ts';
import { heading, item, layout, paragraph, table } from './build-layout.ts';

const read = (language: Language, ...blocks: readonly Block[]) =>
  readSearchStatement(layout(...blocks), new Set(), language);

/** The same search told in six languages. */
const TOLD: Record<string, readonly [string, string]> = {
  fi: [
    'Tutkimusmenetelmät',
    'Kirjallisuuskatsaus tehtiin PRISMA-menetelmällä (Page ym., 2021). Haku tehtiin tammikuusta maaliskuuhun 2023 tietokannoissa Finna ja Google Scholar. Hakusanat olivat "orjuus", "pakkotyö" ja "velka". Haku rajattiin vuosina 2014–2022 julkaistuihin tutkimuksiin. Mukaan otettiin suomeksi ja englanniksi julkaistut tutkimukset. Pois suljettiin pro gradu -työt, kirja-arvostelut ja uutiset.',
  ],
  it: [
    'Metodologia',
    'È stata condotta una revisione secondo il metodo PRISMA (Page et al., 2021). La ricerca è stata effettuata da gennaio a marzo 2023 nelle banche dati Finna e Google Scholar con le seguenti parole chiave: «orjuus», «pakkotyö», «velka». Sono stati considerati lavori in finlandese e inglese, pubblicati dal 2014 al 2022. Sono stati esclusi pro gradu -työt, kirja-arvostelut e uutiset.',
  ],
  nl: [
    'Onderzoeksmethode',
    'We voerden een literatuurstudie uit volgens PRISMA (Moher et al., 2009). Er werd gezocht in de databanken Finna en Google Scholar van januari tot maart 2023 met de zoektermen "orjuus", "pakkotyö" en "velka". De zoekopdracht was beperkt tot werk gepubliceerd tussen 2014 en 2022, in het Fins of het Engels. Uitgesloten werden pro gradu -työt, kirja-arvostelut en uutiset.',
  ],
  es: [
    'Metodología',
    'Se realizó una revisión según el método PRISMA (Page et al., 2021). La búsqueda se llevó a cabo entre enero y marzo de 2023 en las bases de datos Finna y Google Scholar con las palabras clave «orjuus», «pakkotyö» y «velka». Se incluyeron estudios publicados entre 2014 y 2022 en finés o inglés. Se excluyeron pro gradu -työt, kirja-arvostelut y uutiset.',
  ],
  fr: [
    'Méthode de recherche',
    "La revue de la littérature suit la méthode PRISMA (Moher et al., 2009). La recherche documentaire a été effectuée de janvier à mars 2023 dans les bases de données Finna et Google Scholar à l'aide des mots-clés « orjuus », « pakkotyö » et « velka ». Ont été retenus les articles publiés entre 2014 et 2022 en finnois ou en anglais. Ont été exclus pro gradu -työt, kirja-arvostelut et uutiset.",
  ],
  en: [
    'Search strategy',
    'We followed PRISMA 2020. Between January and March 2023 the databases Finna and Google Scholar were searched with the keywords "orjuus", "pakkotyö" and "velka". Results were limited to work published between 2014 and 2022 in Finnish or English. We excluded pro gradu -työt, kirja-arvostelut, and uutiset.',
  ],
};

for (const [language, [title, words]] of Object.entries(TOLD)) {
  test(`a search told in ${language} gives databases, time, terms, limits, languages and what was kept out`, () => {
    const { statement } = read(language as Language, heading(title), paragraph(words)); // keys are languages

    expect(statement?.method?.text).toMatch(/PRISMA/);
    expect(statement?.databases.map(({ name }) => name)).toEqual(['Finna', 'Google Scholar']);
    expect([statement?.searchConducted?.start, statement?.searchConducted?.end]).toEqual([
      '2023-01',
      '2023-03',
    ]);
    expect(statement?.searchTerms.given).toEqual(['orjuus', 'pakkotyö', 'velka']);
    expect(statement?.languages?.value).toEqual(['Finnish', 'English']);
    expect([statement?.dateLimits?.from, statement?.dateLimits?.to]).toEqual(['2014', '2022']);
    expect(statement?.exclusion.items).toEqual(['pro gradu -työt', 'kirja-arvostelut', 'uutiset']);
  });
}

test('criteria in bullet lists are items, and a flow in a table is checked', () => {
  const { statement, notes } = read(
    'en',
    heading('Methods'),
    paragraph(
      'We searched the database Scopus with the search terms "forced labour" and "trafficking". Inclusion criteria:',
    ),
    item('empirical work'),
    item('published since 2015'),
    paragraph('Exclusion criteria were:'),
    item('theses'),
    table(
      [
        ['Identification', 'Records identified through database searching', '100'],
        ['', 'Records identified through other sources', '10'],
        ['Screening', 'Records screened', '105'],
        ['', 'Records excluded', '80'],
        ['', 'Duplicates removed', '5'],
        ['Eligibility', 'Full-text articles assessed', '25'],
        ['', 'Full-text articles excluded', '5'],
        ['Included', 'Studies included', '21'],
      ],
      { headerRows: 0 },
    ),
  );

  expect(statement?.inclusion.items).toEqual(['empirical work', 'published since 2015']);
  expect(statement?.exclusion.items).toEqual(['theses']);
  expect(Object.entries(statement?.flow ?? {}).map(([step, { n, phase }]) => [step, n, phase])).toEqual([
    ['identifiedDatabases', 100, 'Identification'],
    ['identifiedOther', 10, 'Identification'],
    ['screened', 105, 'Screening'],
    ['excludedScreening', 80, 'Screening'],
    ['duplicates', 5, 'Screening'],
    ['eligibility', 25, 'Eligibility'],
    ['excludedEligibility', 5, 'Eligibility'],
    ['includedStudies', 21, 'Included'],
  ]);
  expect(statement?.arithmetic).toEqual([
    { sum: '100 + 10 - 5 = 105', holds: true },
    { sum: '105 - 80 = 25', holds: true },
    { sum: '25 - 5 = 21', holds: false },
  ]);
  expect(notes.map(({ code, quote }) => [code, quote])).toEqual([['FLOW_ARITHMETIC', '25 - 5 = 21']]);
});

/** The same counts told in sentences; 2023 and the reviewers are no counts. */
const COUNTED: Record<string, string> = {
  en: 'Between 4 and 22 March 2024 two reviewers searched the databases Finna and Arto with the keywords "velka" and "orjuus". The databases returned 412 records; a further 37 came from websites. After removal of 64 duplicates, 385 titles and abstracts were screened, of which 331 were set aside. Fifty-four full texts were assessed; 40 did not meet the criteria, mostly because they held no data (n = 22). Fourteen studies were included.',
  es: 'La búsqueda se llevó a cabo en marzo de 2024 en las bases de datos Finna y Arto con las palabras clave «velka» y «orjuus». Se identificaron 412 registros en las bases de datos y 37 por otras fuentes. Tras eliminar 64 duplicados se cribaron 385 registros por título y resumen; 331 fueron descartados. De los 54 artículos leídos a texto completo se excluyeron 40. Finalmente se incluyeron 14 estudios.',
  fi: 'Haku tehtiin maaliskuussa 2024 tietokannoista Finna ja Arto hakusanoilla ”velka” ja ”orjuus”. Tietokantahaut tuottivat 412 viitettä ja verkkosivuilta löytyi 37 lisää. Kaksoiskappaleita poistettiin 64. Otsikon ja tiivistelmän perusteella arvioitiin 385 viitettä, joista hylättiin 331. Kokotekstin perusteella arvioitiin 54 julkaisua, joista hylättiin 40. Katsaukseen valittiin 14 tutkimusta.',
};

for (const [language, words] of Object.entries(COUNTED)) {
  test(`a flow told in sentences in ${language} gives its boxes, and its sums hold`, () => {
    const { statement } = read(language as Language, heading('Method'), paragraph(words)); // keys are languages

    expect(
      Object.fromEntries(Object.entries(statement?.flow ?? {}).map(([step, { n }]) => [step, n])),
    ).toEqual({
      identifiedDatabases: 412,
      identifiedOther: 37,
      duplicates: 64,
      screened: 385,
      excludedScreening: 331,
      eligibility: 54,
      excludedEligibility: 40,
      includedStudies: 14,
    });
    expect(statement?.arithmetic.every(({ holds }) => holds)).toBe(true);
    expect(statement?.searchTerms.given).toEqual(['velka', 'orjuus']);
    expect(statement?.inclusion.items).toEqual([]);
    expect(statement?.exclusion.items).toEqual([]);
  });
}

test('a query with operators gives each of its terms, and a language outside of the seven has its name', () => {
  const { statement } = read(
    'en',
    heading('Search strategy'),
    paragraph(
      'The databases Scopus (via Elsevier), Jurion and a-z.lu were searched in May 2023. The search string was: ("forced labour" OR servitude) AND victim* NOT "sea cargo". Only texts in English or Irish that appeared between 2012 and 2022 were considered. Studies were eligible if they (a) held data of their own, (b) concerned adults. Theses, essays and reviews were excluded.',
    ),
  );

  expect(statement?.databases.map(({ name }) => name)).toEqual(['Scopus', 'Jurion', 'a-z.lu']);
  expect(statement?.searchTerms.given).toEqual(['forced labour', 'servitude', 'victim*', 'sea cargo']);
  expect(statement?.languages?.value).toEqual(['English', 'Irish']);
  expect([statement?.dateLimits?.from, statement?.dateLimits?.to]).toEqual(['2012', '2022']);
  expect(statement?.inclusion.items).toContain('concerned adults');
  expect(statement?.exclusion.items).toEqual(['Theses', 'essays', 'reviews']);
});

test('the boxes of a PRISMA 2020 diagram are read, and reasons for exclusion are summed', () => {
  const { statement } = read(
    'en',
    heading('Literature search'),
    paragraph('The search was run on 14 June 2024 in Scopus and HeinOnline.'),
    paragraph('Search terms'),
    item('servitude'),
    item('forced labour'),
    paragraph('Identification'),
    paragraph('Records identified from databases (n = 97)'),
    paragraph('Records identified from citation searching (n = 6)'),
    paragraph('Records removed before screening: duplicate records (n = 11)'),
    paragraph('Screening'),
    paragraph('Records screened (n = 92)'),
    paragraph('Records excluded (n = 70)'),
    paragraph('Reports assessed for eligibility (n = 22)'),
    paragraph('Reports excluded: not in the country (n = 9), no data (n = 6)'),
    paragraph('Included'),
    paragraph('Studies included in review (n = 7)'),
  );

  expect(statement?.searchTerms.given).toEqual(['servitude', 'forced labour']);
  expect(statement?.searchConducted?.start).toBe('2024-06');
  expect(statement?.flow.excludedEligibility).toMatchObject({ n: 15, printed: '9 + 6' });
  expect(statement?.arithmetic).toEqual([
    { sum: '97 + 6 - 11 = 92', holds: true },
    { sum: '92 - 70 = 22', holds: true },
    { sum: '22 - 15 = 7', holds: true },
  ]);
});

test('the table of a flow with a header that names its columns gives no records', () => {
  const flow = table([
    ['Étape', 'Description', 'Nombre'],
    ['Identification', 'Références repérées dans les bases de données', '268'],
    ['', "Références provenant d'autres sources", '12'],
    ['Sélection', 'Doublons supprimés', '30'],
    ['', 'Titres et résumés examinés', '250'],
    ['', 'Références exclues', '219'],
    ['Éligibilité', 'Textes intégraux évalués', '31'],
    ['Inclusion', 'Études retenues', '11'],
  ]);

  expect(isFlowTable(flow)).toBe(true);
  expect(
    isFlowTable(
      table([
        ['No.', 'Study', 'Participants'],
        ['1', 'A study of screening in health care', '40'],
        ['2', 'Included but not heard: pupils at school', '120'],
      ]),
    ),
  ).toBe(false);
});

test('a report that tells of no search has no statement', () => {
  const { statement } = read(
    'en',
    heading('Introduction'),
    paragraph('Victims are excluded from society. The police conducted a search of the house in 2019.'),
  );

  expect(statement).toBeNull();
});
