import { expect, test } from 'vitest';
import { foldText } from '../../search/fold-text.ts';
import { analyseText } from '../../search/search-document.ts';
import { tokenize } from '../../search/tokenize.ts';

const words = (text: string): string[] => tokenize(text).map((token) => token.text);

test.each([
  ['Ključ Žrtve ŠOLA', 'kljuc zrtve sola'],
  ['Œuvre Straße Łódź Ærø đak', 'oeuvre strasse lodz aero dak'],
  ['e\u0301tude', 'etude'],
  ['ﬁnding', 'finding'],
])('%s folds to %s', (text, folded) => {
  expect(foldText(text)).toBe(folded);
});

test.each([
  ["l'exploitation d’enfants, jusqu'ici", ['exploitation', 'enfants', 'ici']],
  ["dell'uomo e un'altra", ['uomo', 'e', 'altra']],
  ["the children's rights, victims' needs", ['the', 'children', 'rights', 'victims', 'needs']],
  ['anti-trafficking (n=20) 2014–2016', ['anti', 'trafficking', 'n', '20', '2014', '2016']],
  ["O'Brien's l' and 's", ['o', 'brien', 'l', 'and']],
  ['…„“', []],
  ['𝒜bc 中文', ['abc', '中文']],
])('the words of %s are cut and folded', (text, expected) => {
  expect(words(text)).toEqual(expected);
});

test('a token says where it stands in the text', () => {
  expect(tokenize("À l'école")).toEqual([
    { text: 'a', raw: 'à', start: 0, end: 1 },
    { text: 'ecole', raw: 'école', start: 4, end: 9 },
  ]);
});

test('a word of any length is cut to what an engine can keep', () => {
  expect(words('x'.repeat(10_000))).toEqual(['x'.repeat(64)]);
});

test('a column holds the words and then their stems, the same every time', () => {
  const text = "Exploited workers' rights in 2014";

  expect(analyseText(text, 'en')).toBe('exploited workers rights in 2014 ~enexploit ~enworker ~enright');
  expect(analyseText(text, 'en')).toBe(analyseText(text, 'en'));
});

test('a word with diacritics has the stem of either spelling', () => {
  expect(analyseText('explotación', 'es').split(' ')).toEqual(['explotacion', '~esexplot', '~esexplotacion']);
});

test('an article is left out only where it is elided, though the same word came before', () => {
  expect(
    analyseText("l'eau L l'air", 'fr')
      .split(' ')
      .filter((token) => !token.startsWith('~')),
  ).toEqual(['eau', 'l', 'air']);
});

test('a vocabulary takes each word of several texts once, in their order, without stems and elided articles', () => {
  const vocabulary = new Set<string>();

  analyseText("L'eau des Victimes", 'fr', vocabulary);
  analyseText('Victimes, d’eau: exploited workers', 'en', vocabulary);

  expect([...vocabulary]).toEqual(['eau', 'des', 'victimes', 'exploited', 'workers']);
});
