import { expect, test } from 'vitest';
import { splitAuthorsAndYear } from '../../../extract/values/authors-and-year.ts';
import { foldAligned, squash } from '../../../extract/values/fold.ts';
import { loadLanguageDetector } from '../../../extract/values/language-detector.ts';
import { numberOfWord } from '../../../extract/values/number-words.ts';
import { readAcronym } from '../../../extract/values/read-acronym.ts';
import { readFigures } from '../../../extract/values/read-figures.ts';
import { saysNothing } from '../../../extract/values/says-nothing.ts';

test('authors and year are told apart, and a work without a date has none', () => {
  const cells = [
    'Bučar Ručman and Frangež (2014)',
    'Kogovšek Salamon et al. (2023b)',
    'Društvo Ključ (n.d.-a)',
    'Raets & Janssens, 2019',
    'Palumbo 2015',
    '2018: Bianchi',
    'UNODC (2018, 2020)',
    'Myria',
  ];

  const split = cells.map((cell) => {
    const { authors, year } = splitAuthorsAndYear(cell);
    return [authors, year];
  });

  expect(split).toEqual([
    ['Bučar Ručman and Frangež', 2014],
    ['Kogovšek Salamon et al.', 2023],
    ['Društvo Ključ', null],
    ['Raets & Janssens', 2019],
    ['Palumbo', 2015],
    ['Bianchi', 2018],
    ['UNODC', 2018],
    ['Myria', null],
  ]);
});

test('a reference gives authors, year and title', () => {
  const { authors, year, rest } = splitAuthorsAndYear(
    'Virtanen, M. (2021). Työperäinen hyväksikäyttö maataloudessa',
  );

  expect([authors, year, rest]).toEqual(['Virtanen, M.', 2021, 'Työperäinen hyväksikäyttö maataloudessa']);
});

test('an acronym is found before a dash, beside brackets and beside the word project, and in no plain name', () => {
  const titles: Record<string, string | null> = {
    'WINGS - Supporting Women survivors of trafficking': 'WINGS',
    'YU WOK 2 END HT - Youth Workers Key to end Human Trafficking': 'YU WOK 2 END HT',
    'PROGETTO EV.A - PROCEDURE OPERATIVE E INDICATORI': 'EV.A',
    'Libes (Life Beyond the Shelter)': 'Libes',
    'National Referral Mechanism (NRM)': 'NRM',
    'Onderzoeksproject TRAQ': 'TRAQ',
    'PATS project': 'PATS',
    BABYSITTER: null,
    'Telesnica (The body)': null,
    'Preberi dvakrat! (Read twice!)': null,
    'Boj proti trgovini z ljudmi - Širjenje informacij je orožje': null,
  };

  expect(
    Object.fromEntries(Object.keys(titles).map((title) => [title, readAcronym(title)?.acronym ?? null])),
  ).toEqual(titles);
});

test('figures carry their nouns in seven languages, and years, shares, ages and sums are none', () => {
  const figures = (text: string, language: Parameters<typeof readFigures>[1]) =>
    readFigures(text, language).map(({ value, of }) => `${value} ${of}`);

  expect(figures('58 interactive workshops attended by over 1,100 pupils, four visits', 'en')).toEqual([
    '58 interactive workshops',
    '1100 pupils',
    '4 visits',
  ]);
  expect(figures('clients (n=51), sex workers (n=15)', 'en')).toEqual(['51 clients', '15 sex workers']);
  expect(figures('dvanajst delavnic za 1.250 učencev', 'sl')).toEqual(['12 delavnic', '1250 učencev']);
  expect(figures('twaalf opleidingen voor 1.250 leerlingen', 'nl')).toEqual([
    '12 opleidingen',
    '1250 leerlingen',
  ]);
  expect(figures('douze ateliers pour 1 250 élèves', 'fr')).toEqual(['12 ateliers', '1250 élèves']);
  expect(figures('kaksitoista työpajaa, 1 250 oppilasta', 'fi')).toEqual(['12 työpajaa', '1250 oppilasta']);
  expect(figures('dodici laboratori con 1.250 alunni', 'it')).toEqual(['12 laboratori', '1250 alunni']);
  expect(figures('doce talleres con 1.250 alumnos', 'es')).toEqual(['12 talleres', '1250 alumnos']);
  expect(figures('In 2019, 22% of children aged 15 years old; article 4; €300 for schools', 'en')).toEqual(
    [],
  );
});

test('a figure is quoted as it stands in the text', () => {
  const text = 'Žrtvam je bilo namenjenih 15.000 izvodov gradiv.';

  const [figure] = readFigures(text, 'sl');

  expect(figure && text.slice(figure.from, figure.to)).toBe(figure?.quote);
  expect(figure?.value).toBe(15000);
});

test('number words are read by language, and articles are no numbers', () => {
  expect(numberOfWord('one hundred and twelve', 'en')).toBe(112);
  expect(numberOfWord('petindvajset', 'sl')).toBe(25);
  expect(numberOfWord('drieëntwintig', 'nl')).toBe(23);
  expect(numberOfWord('soixante-quinze', 'fr')).toBe(75);
  expect(numberOfWord('kolmekymmentäviisi', 'fi')).toBe(35);
  expect(numberOfWord('ventotto', 'it')).toBe(28);
  expect(numberOfWord('treinta y cinco', 'es')).toBe(35);
  expect(numberOfWord('twenty-five', 'en')).toBe(25);
  expect(numberOfWord('two hundred and six', 'en')).toBe(206);
  expect(numberOfWord('kaksikymmentä', 'fi')).toBe(20);
  expect(numberOfWord('una', 'it')).toBeNull();
});

test('cells that say they hold nothing are told from answers', () => {
  const empty = [
    '',
    '/',
    '-',
    '—',
    'N/A',
    'None',
    'No information',
    'ni podatka',
    'geen',
    'aucun',
    'ei tietoa',
    'nessuno',
    'ninguno',
  ];
  const filled = ['0', 'No', 'Non-formal education', 'None of the victims went home', 'Ni mi vseeno'];

  expect(empty.filter((text) => !saysNothing(text))).toEqual([]);
  expect(filled.filter(saysNothing)).toEqual([]);
});

test('folding keeps a way back to every letter', () => {
  const text = 'ﬁn Ključ’s';
  const { folded, at } = foldAligned(text);

  expect(folded).toBe("fin kljuc's");
  expect(folded.split('').map((_, i) => at[i])).toEqual([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(squash('Gegevensverza- meling')).toBe('gegevensverzameling');
});

test('the language of a sentence is one of the seven', async () => {
  const detect = await loadLanguageDetector();
  const texts: Record<string, string> = {
    en: 'The shelter offers legal help and a safe place to stay for those who ask for it.',
    sl: 'Zavetišče nudi pravno pomoč in varno namestitev vsem, ki jo potrebujejo.',
    nl: 'De opvang biedt juridische hulp en een veilige plek aan wie erom vraagt.',
    fr: 'Le centre offre une aide juridique et un hébergement sûr à ceux qui en font la demande.',
    fi: 'Turvakoti tarjoaa oikeudellista apua ja turvallisen paikan niille, jotka sitä tarvitsevat.',
    it: 'Il centro offre assistenza legale e un alloggio sicuro a chi ne fa richiesta.',
    es: 'El centro ofrece ayuda jurídica y un lugar seguro a quienes lo solicitan.',
  };

  expect(
    Object.fromEntries(Object.keys(texts).map((code) => [code, detect(texts[code] ?? '')?.language])),
  ).toEqual(Object.fromEntries(Object.keys(texts).map((code) => [code, code])));
});
