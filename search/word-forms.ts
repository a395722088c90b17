import type { Language } from '../schemas/language.ts';

/** Forms that no ending explains, of words this subject cannot do without; folded, form before base. */
const IRREGULAR: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    children: 'child',
    women: 'woman',
    men: 'man',
    centre: 'center',
    centres: 'center',
    programme: 'program',
    programmes: 'program',
  },
  sl: { otroci: 'otrok', otrocih: 'otrok', otroke: 'otrok' },
  nl: { kinderen: 'kind' },
  fr: { travaux: 'travail' },
  fi: { lasten: 'lapset', lapsi: 'lapset', nainen: 'naiset', naisten: 'naiset', mies: 'miehet' },
  it: { uomini: 'uomo' },
  es: {},
};

/** Words in -our that are -or elsewhere. */
const OUR = /^(behavi|col|endeav|fav|harb|hon|hum|lab|neighb|rum)our/;

/**
 * The form that is stemmed in place of a word: its base where the form is irregular; in English one spelling of words
 * that Europe writes both ways (labour, organisation), kept apart from `organ`, which the stemmer would make of them.
 */
export function regularForm(word: string, language: Language): string {
  const base = IRREGULAR[language][word];
  if (base !== undefined) return base;
  if (language !== 'en') return word;
  if (/^organi[sz]/.test(word)) return 'organiz';
  return word.replace(OUR, '$1or').replace(/is(e|ed|es|ing|ation|ations)$/, 'iz$1');
}
