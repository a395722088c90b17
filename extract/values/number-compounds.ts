import type { Language } from '../../schemas/language.ts';

/** A word or phrase without diacritics, with its value. */
type NumberWord = readonly [word: string, value: number];

const ONES: Record<Language, readonly string[]> = {
  en: ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
  sl: ['ena', 'dva', 'tri', 'stiri', 'pet', 'sest', 'sedem', 'osem', 'devet'],
  nl: ['een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
  fr: ['un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
  fi: ['yksi', 'kaksi', 'kolme', 'nelja', 'viisi', 'kuusi', 'seitseman', 'kahdeksan', 'yhdeksan'],
  it: ['uno', 'due', 'tre', 'quattro', 'cinque', 'sei', 'sette', 'otto', 'nove'],
  es: ['uno', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve'],
};

/** From twenty on. */
const TENS: Record<Language, readonly string[]> = {
  en: ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
  sl: ['dvajset', 'trideset', 'stirideset', 'petdeset', 'sestdeset', 'sedemdeset', 'osemdeset', 'devetdeset'],
  nl: ['twintig', 'dertig', 'veertig', 'vijftig', 'zestig', 'zeventig', 'tachtig', 'negentig'],
  fr: ['vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'septante', 'quatre-vingt', 'nonante'],
  fi: [
    'kaksikymmenta',
    'kolmekymmenta',
    'neljakymmenta',
    'viisikymmenta',
    'kuusikymmenta',
    'seitsemankymmenta',
    'kahdeksankymmenta',
    'yhdeksankymmenta',
  ],
  it: ['venti', 'trenta', 'quaranta', 'cinquanta', 'sessanta', 'settanta', 'ottanta', 'novanta'],
  es: ['veinte', 'treinta', 'cuarenta', 'cincuenta', 'sesenta', 'setenta', 'ochenta', 'noventa'],
};

const FRENCH_TEENS = ['dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize'];

/** The tens with their ones, as each language puts them together. */
const JOIN: Record<Language, (ten: string, one: string, isFirst: boolean) => readonly string[]> = {
  en: (ten, one) => [`${ten}-${one}`, `${ten} ${one}`],
  sl: (ten, one) => [`${one}in${ten}`, `${one}in${ten}ih`],
  nl: (ten, one) => [`${one}en${ten}`],
  fr: (ten, one, isFirst) =>
    isFirst ? [`${ten} et ${one}`, `${ten}-et-${one}`, `${ten}-${one}`] : [`${ten}-${one}`, `${ten} ${one}`],
  fi: (ten, one) => [`${ten}${one}`],
  it: (ten, one) => [`${/^[uo]/.test(one) ? ten.slice(0, -1) : ten}${one}`],
  es: (ten, one) => (ten === 'veinte' ? [`veinti${one}`] : [`${ten} y ${one}`]),
};

const HUNDREDS: Record<Language, (one: string, value: number) => readonly string[]> = {
  en: (one) => [`${one} hundred`],
  sl: (one, value) => (value === 2 ? ['dvesto'] : value === 1 ? [] : [`${one}sto`]),
  nl: (one, value) => (value === 1 ? [] : [`${one}honderd`]),
  fr: (one, value) => (value === 1 ? [] : [`${one} cents`, `${one} cent`]),
  fi: (one, value) => (value === 1 ? [] : [`${one}sataa`]),
  it: (one, value) => (value === 1 ? [] : [`${one}cento`]),
  es: (one, value) => {
    const irregular: Record<number, string> = { 5: 'quinient', 7: 'setecient', 9: 'novecient' };
    const stem = irregular[value] ?? `${one}cient`;
    return value === 1 ? [] : [`${stem}os`, `${stem}as`];
  },
};

/** Numbers that a language builds of others: twenty-one to ninety-nine, and the hundreds. */
export function compoundNumbers(language: Language): NumberWord[] {
  const words: NumberWord[] = [];
  TENS[language].forEach((ten, t) => {
    ONES[language].forEach((one, i) => {
      for (const word of JOIN[language](ten, one, i === 0)) words.push([word, (t + 2) * 10 + i + 1]);
    });
  });
  ONES[language].forEach((one, i) => {
    for (const word of HUNDREDS[language](one, i + 1)) words.push([word, (i + 1) * 100]);
  });
  if (language === 'fr')
    FRENCH_TEENS.forEach((teen, i) => {
      words.push([`soixante-${teen}`, 70 + i], [`quatre-vingt-${teen}`, 90 + i]);
      if (i === 1) words.push(['soixante et onze', 71]);
    });
  return words;
}
