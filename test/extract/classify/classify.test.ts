import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Classifiable, classify } from '../../../extract/classify/classify.ts';
import { LANGUAGES, type Language } from '../../../schemas/language.ts';
import type { AtlasRecord, RecordKind } from '../../../schemas/record.ts';
import type { Vocabulary } from '../../../schemas/vocabulary.ts';
import { readVocabularies } from '../../corpus/read-corpus.ts';

const vocabularies = readVocabularies();

const record = (
  kind: RecordKind,
  fields: AtlasRecord['fields'],
  language: Language = 'en',
): Classifiable => ({
  kind,
  fields,
  language,
  fieldLanguages: {},
});

/** Ids of one vocabulary's concepts that a text gives, in its field. */
function idsOf(
  vocabulary: string,
  field: keyof AtlasRecord['fields'],
  text: string,
  language: Language = 'en',
  kind: RecordKind = 'project',
) {
  return classify(record(kind, { [field]: text }, language), vocabularies)
    .filter(({ id }) => id.startsWith(`${vocabulary}/`))
    .map(({ id }) => id.slice(vocabulary.length + 1));
}

test('each mention carries its concept, its field and the words as they stand', () => {
  const project = record('project', {
    title: 'Safe Harbour',
    programme: 'AMIF',
    implementationLevel: 'Regional',
    objective: 'Crisis accommodation for women after forced labour.',
  });

  expect(classify(project, vocabularies)).toEqual([
    { id: 'audience/women', field: 'objective', quote: 'women' },
    { id: 'exploitation/forced-labour', field: 'objective', quote: 'forced labour' },
    { id: 'intervention/crisis-accommodation', field: 'objective', quote: 'Crisis accommodation' },
    { id: 'level/regional', field: 'implementationLevel', quote: 'Regional' },
    { id: 'programme/amif', field: 'programme', quote: 'AMIF' },
  ]);
});

test.each<[Language, string, string[]]>([
  [
    'en',
    'The helpers met people after forced marriages and domestic servitude.',
    ['forced-marriage', 'domestic-servitude'],
  ],
  [
    'sl',
    'Žrtvam prisilnega beračenja in izkoriščanja delovne sile nudijo zavetje.',
    ['forced-begging', 'labour-exploitation'],
  ],
  [
    'sl',
    'Raziskava govori o trgovini z otroki in o prisilnih porokah.',
    ['child-trafficking', 'forced-marriage'],
  ],
  [
    'nl',
    'De folder waarschuwt voor tienerpooiers en arbeidsuitbuiting.',
    ['loverboy-method', 'labour-exploitation'],
  ],
  [
    'fr',
    "L'étude porte sur la mendicité forcée et les mariages forcés.",
    ['forced-begging', 'forced-marriage'],
  ],
  [
    'fi',
    'Opas kertoo ihmiskaupasta, pakkotyöstä ja pakkoavioliitoista.',
    ['trafficking-in-human-beings', 'forced-labour', 'forced-marriage'],
  ],
  [
    'fi',
    'Hanke ehkäisee seksuaalista hyväksikäyttöä ja paritusta.',
    ['sexual-exploitation', 'exploitation-of-prostitution'],
  ],
  [
    'it',
    'Uno sportello contro lo sfruttamento lavorativo e il caporalato.',
    ['labour-exploitation', 'agricultural-exploitation'],
  ],
  [
    'es',
    'Acompañan a víctimas de trata y de matrimonios forzados.',
    ['trafficking-in-human-beings', 'forced-marriage'],
  ],
])('forms of exploitation are found in %s, inflected: %s', (language, text, ids) => {
  expect(idsOf('exploitation', 'objective', text, language)).toEqual(ids);
});

test.each<[Language, string, string[]]>([
  [
    'en',
    'Interviews with labour inspectors and asylum seekers',
    ['inspectors', 'asylum-seekers-and-refugees'],
  ],
  [
    'sl',
    'Delavnice za dijake, starše in prosilce za azil',
    ['pupils-and-students', 'asylum-seekers-and-refugees'],
  ],
  ['nl', 'Opleiding voor leerkrachten en maatschappelijk werkers', ['teachers', 'social-workers']],
  ['fr', 'Un guide pour les enseignantes et les travailleurs sociaux', ['teachers', 'social-workers']],
  [
    'fi',
    'Koulutusta opettajille, poliiseille ja sosiaalityöntekijöille',
    ['teachers', 'police', 'social-workers'],
  ],
  ['it', 'Incontri con insegnanti e assistenti sociali', ['teachers', 'social-workers']],
  [
    'es',
    'Talleres con docentes y personas solicitantes de asilo',
    ['teachers', 'asylum-seekers-and-refugees'],
  ],
])('the people concerned are found in %s: %s', (language, text, ids) => {
  expect(idsOf('audience', 'objective', text, language)).toEqual(ids);
});

test('the longest phrase wins over those within it', () => {
  expect(idsOf('exploitation', 'objective', 'To end child trafficking.')).toEqual(['child-trafficking']);
  expect(idsOf('method', 'dataCollection', 'Semi-structured interviews', 'en', 'study')).toEqual([
    'semi-structured-interviews',
  ]);
});

test('words that share a noun each give their concept', () => {
  expect(idsOf('exploitation', 'objective', 'Against sexual and labour exploitation.')).toEqual([
    'sexual-exploitation',
    'labour-exploitation',
  ]);
  expect(idsOf('exploitation', 'objective', "Contre l'exploitation sexuelle et économique.", 'fr')).toEqual([
    'labour-exploitation',
    'sexual-exploitation',
  ]);
  expect(idsOf('exploitation', 'objective', 'Proti prisilnim in dogovorjenim porokam.', 'sl')).toEqual([
    'forced-marriage',
  ]);
});

test('a name that holds commas is met with them and without', () => {
  expect(idsOf('programme', 'programme', 'Asylum, Migration and Integration Fund')).toEqual(['amif']);
  expect(idsOf('programme', 'programme', 'Fonds Asile migration et intégration', 'fr')).toEqual(['amif']);
});

test('a study of both kinds is of mixed methods, and not of each kind as well', () => {
  expect(idsOf('design', 'studyType', 'Qualitative and quantitative study', 'en', 'study')).toEqual([
    'mixed-methods',
  ]);
  expect(idsOf('design', 'studyType', 'Kvalitativna in kvantitativna raziskava', 'sl', 'study')).toEqual([
    'mixed-methods',
  ]);
});

test('a phrase does not run over the end of a clause', () => {
  expect(idsOf('exploitation', 'objective', 'They were forced. Labour costs fell.')).toEqual([]);
});

test.each<[Language, string]>([
  ['en', 'There was no evidence of organ trafficking.'],
  ['en', 'No cases of organ removal came up.'],
  ['sl', 'Ni dokazov o odvzemu organov.'],
  ['nl', 'Er is geen bewijs voor orgaanhandel.'],
  ['fr', "Aucun cas de trafic d'organes."],
  ['fi', 'Tutkimus ei löytänyt näyttöä: ei viitteitä elinkaupasta.'],
  ['it', 'Nessun caso di traffico di organi.'],
  ['es', 'Sin indicios de tráfico de órganos.'],
])('what is denied is no mention, in %s: %s', (language, text) => {
  expect(idsOf('exploitation', 'findings', text, language, 'study')).toEqual([]);
});

test('a denial does not reach into the next clause, and one mention that is not denied is enough', () => {
  const text =
    'There was no evidence of organ removal, but forced begging occurs; organ removal is known abroad.';

  expect(idsOf('exploitation', 'findings', text, 'en', 'study')).toEqual(['forced-begging', 'organ-removal']);
});

test('diacritics and case do not matter, capitals of an acronym do', () => {
  expect(idsOf('exploitation', 'objective', 'PRISILNO BERACENJE', 'sl')).toEqual(['forced-begging']);
  expect(idsOf('programme', 'programme', 'Funded by the ISF')).toEqual(['isf']);
  expect(idsOf('programme', 'programme', 'as isf')).toEqual([]);
});

test('a short word counts in its own language alone', () => {
  expect(idsOf('audience', 'objective', 'Workshops for men')).toEqual(['men']);
  expect(idsOf('audience', 'objective', 'Men moet melden wat men ziet', 'nl')).toEqual([]);
});

test('a stem is the start of a word, and an English word is whole up to its plural', () => {
  expect(idsOf('intervention', 'objective', 'Two shelters were opened.')).toEqual(['safe-accommodation']);
  expect(idsOf('audience', 'objective', 'The manifest was women-led.')).toEqual(['women']);
  expect(idsOf('audience', 'objective', 'The chairwoman spoke.')).toEqual([]);
});

test('a level is read from its own cell, and a single word of prose there says nothing', () => {
  expect(idsOf('level', 'implementationLevel', 'Federal and local')).toEqual(['federal', 'local']);
  expect(idsOf('level', 'objective', 'To support the national police')).toEqual([]);
  const prose =
    'Staff of the office for national minorities visited families and talked with parents about school, work and many other things.';
  expect(idsOf('level', 'implementationLevel', prose)).toEqual([]);
});

test('the organisation that writes is no audience', () => {
  expect(idsOf('audience', 'author', 'Save the Children')).toEqual([]);
});

test('a bracket that opens before the first word belongs to the quote when it closes within', () => {
  const [mention] = classify(
    record('practice', { title: '(Re)integration of victims' }),
    vocabularies,
  ).filter(({ id }) => id.startsWith('intervention/'));

  expect(mention).toEqual({ id: 'intervention/reintegration', field: 'title', quote: '(Re)integration' });
});

test('every quote stands in its field, word for word', () => {
  const study = record('study', {
    purpose: 'To compare, in Finland and Spain, how re-trafficking of migrant workers is prevented.',
    studyType: 'Mixed methods: survey study & in-depth interviews (n=12)',
    findings: "Victims' rights… «traite des êtres humains» and ihmiskaupan uhrit.",
  });

  for (const { field, quote } of classify(study, vocabularies)) {
    expect(study.fields[field as keyof typeof study.fields]).toContain(quote);
  }
});

test('a text of any characters is read without failing, and its quotes stand in it', () => {
  const words = fc.constantFrom(
    'forced',
    'labour',
    'and',
    'žrtve',
    'trgovine',
    'z ljudmi',
    '(re)integration',
    'no',
    ', ',
    '. ',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
  );

  fc.assert(
    fc.property(anyText, fc.constantFrom(...LANGUAGES), (text, language) => {
      const project = record('project', { objective: text }, language);
      return classify(project, vocabularies).every(({ quote }) => quote !== '' && text.includes(quote));
    }),
    { seed: 20261123, numRuns: 300 },
  );
});

test('marks that stand apart from their letters, and soft hyphens, do not hide a word', () => {
  const text = 'Pomoč žrtvam prisil\u00adnega beračenja'.normalize('NFD');

  expect(idsOf('exploitation', 'objective', text, 'sl')).toEqual(['forced-begging']);
  expect(idsOf('intervention', 'objective', text, 'sl')).toEqual(['victim-assistance']);
});

test('a narrower concept does not bring its broader one along', () => {
  expect(idsOf('design', 'studyType', 'Ethnographic fieldwork', 'en', 'study')).toEqual(['ethnography']);
});

test('a record without text gives nothing, and neither do no vocabularies', () => {
  expect(classify(record('case', {}), vocabularies)).toEqual([]);
  expect(classify(record('case', { title: 'Forced labour' }), [])).toEqual([]);
});

test('the same record gives the same mentions in the same order', () => {
  const project = record('project', {
    objective: 'Helpline, shelter and legal aid for women and men after forced labour',
  });

  expect(classify(project, vocabularies)).toEqual(classify(project, readVocabularies()));
});

test('a text of a hundred thousand words is classified without a stack or a wait', () => {
  const text = 'victims of trafficking and forced labour and '.repeat(15_000);

  expect(idsOf('exploitation', 'objective', text)).toEqual(['trafficking-in-human-beings', 'forced-labour']);
});

test('a vocabulary that limits its fields is silent elsewhere', () => {
  const labels = { en: 'x', sl: 'x', nl: 'x', fr: 'x', fi: 'x', it: 'x', es: 'x' };
  const concept = { id: 'boat', labels: { ...labels, en: 'rescue boat' }, synonyms: {} };
  const own: Vocabulary = { id: 'intervention', labels, fields: ['title'], concepts: [concept] };

  expect(classify(record('project', { objective: 'A rescue boat' }), [own])).toEqual([]);
  expect(classify(record('project', { title: 'A rescue boat' }), [own])).toEqual([
    { id: 'intervention/boat', field: 'title', quote: 'rescue boat' },
  ]);
});
