import { LANGUAGES } from '../../../schemas/language.ts';
import { fold } from '../../values/fold.ts';
import { LANGUAGE_NAMES } from './search-words.ts';

/** Languages in which literature is searched for in Europe, beside those written out with their inflections. */
const CODES =
  'ga cy el pl cs sk hu ro bg uk ru et lv lt da nb is mt sq sr bs mk tr ar zh lb eu gl fa he ja ko vi yo'.split(
    ' ',
  );

/** How each language goes on after the name it has in a dictionary. */
const ENDINGS: Record<(typeof LANGUAGES)[number], (name: string) => string> = {
  en: (name) => name,
  sl: (name) => name.replace(/a$/u, '\\p{L}*'),
  nl: (name) => `${name}(?:e|talig\\p{L}*)?`,
  fr: (name) => `${name}(?:e|es)?`,
  fi: (name) => `${name}(?:n|a|ksi|n?kieli\\p{L}*)?`,
  it: (name) => name,
  es: (name) => name,
};

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

const others = (): [string, RegExp][] => {
  const english = new Intl.DisplayNames(['en'], { type: 'language' });
  return CODES.map((code) => {
    const names = LANGUAGES.map((language) => {
      const name = new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code;
      return ENDINGS[language](escaped(fold(name)));
    });
    return [english.of(code) ?? code, new RegExp(`\\b(?:${[...new Set(names)].join('|')})\\b`, 'u')];
  });
};

let all: readonly (readonly [string, RegExp])[] | null = null;

/** English name and folded pattern of each language, in the seven languages; those of CODES from Unicode's CLDR. */
export function languageNames(): readonly (readonly [string, RegExp])[] {
  all ??= [...LANGUAGE_NAMES, ...others()];
  return all;
}
