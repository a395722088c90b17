import { expect, test } from 'vitest';
import type { Language } from '../../schemas/language.ts';
import { stemTokens } from '../../search/stem-word.ts';
import { tokenize } from '../../search/tokenize.ts';

function stems(word: string, language: Language): readonly string[] {
  const [token] = tokenize(word);
  return token ? stemTokens(token, language) : [];
}

const haveCommonStem = (a: string, b: string, language: Language): boolean =>
  stems(a, language).some((stem) => stems(b, language).includes(stem));

test.each([
  ['en', 'child', 'children'],
  ['en', 'woman', 'Women'],
  ['en', 'labour', 'labor'],
  ['en', 'organisations', 'organization'],
  ['en', 'recognise', 'recognized'],
  ['en', 'programme', 'programs'],
  ['en', 'trafficked', 'trafficking'],
  ['sl', 'otrok', 'otroci'],
  ['sl', 'žrtev', 'zrtvami'],
  ['nl', 'kind', 'kinderen'],
  ['nl', 'slachtoffer', 'slachtoffers'],
  ['fr', 'travail', 'travaux'],
  ['fr', 'victime', 'victimes'],
  ['fi', 'lapset', 'lasten'],
  ['fi', 'uhrin', 'uhrit'],
  ['it', 'uomo', 'uomini'],
  ['it', 'vittima', 'vittime'],
  ['es', 'explotación', 'explotaciones'],
  ['es', 'víctima', 'victimas'],
] as const)('in %s %s and %s have a stem in common', (language, a, b) => {
  expect(haveCommonStem(a, b, language)).toBe(true);
});

test.each([
  ['en', 'organ', 'organisation'],
  ['en', 'police', 'policy'],
  ['sl', 'otrok', 'otok'],
  ['es', 'víctima', 'vida'],
] as const)('in %s %s and %s have none', (language, a, b) => {
  expect(haveCommonStem(a, b, language)).toBe(false);
});

test('numbers and short words have no stems', () => {
  expect([stems('2014', 'en'), stems('EU', 'en'), stems('h2020', 'en')]).toEqual([[], [], []]);
});
