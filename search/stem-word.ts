import snowball from 'snowball-stemmers';
import { LANGUAGES, type Language } from '../schemas/language.ts';
import { foldText } from './fold-text.ts';
import { stemSlovene } from './slovene-stemmer.ts';
import type { Token } from './tokenize.ts';
import { regularForm } from './word-forms.ts';

/** Stems stand beside the words in one column; this mark, which no word holds, keeps the two apart. */
const STEM_MARK = '~';

const STEMMERS: Readonly<Record<Language, (word: string) => string>> = {
  en: snowballStemmer('english'),
  sl: (word) => stemSlovene(foldText(word)),
  nl: snowballStemmer('dutch'),
  fr: snowballStemmer('french'),
  fi: snowballStemmer('finnish'),
  it: snowballStemmer('italian'),
  es: snowballStemmer('spanish'),
};

function snowballStemmer(algorithm: string): (word: string) => string {
  const stemmer = snowball.newStemmer(algorithm);
  return (word) => stemmer.stem(word);
}

const MIN_LENGTH = 3;
/** Words remembered per language: the words of a subject come again and again. */
const MAX_REMEMBERED = 50_000;
const remembered = new Map<Language, Map<string, readonly string[]>>(
  LANGUAGES.map((language) => [language, new Map()]),
);

/**
 * The stem tokens of a word in one language, such as `~enexploit`: of the word as written and of the word without its
 * diacritics, since the endings the stemmers know carry them (`explotación`) and readers may not type them. One or
 * two; none for numbers and short words.
 */
export function stemTokens(
  { text, raw }: Pick<Token, 'text' | 'raw'>,
  language: Language,
): readonly string[] {
  const words = remembered.get(language);
  const known = words?.get(raw);
  if (known) return known;
  const stems = computeStemTokens(text, raw, language);
  if (words && words.size >= MAX_REMEMBERED) words.clear();
  words?.set(raw, stems);
  return stems;
}

function computeStemTokens(text: string, raw: string, language: Language): readonly string[] {
  if (text.length < MIN_LENGTH || /\p{N}/u.test(text)) return [];
  const stem = STEMMERS[language];
  const form = regularForm(text, language);
  const ofText = foldText(stem(form));
  const ofRaw = raw === text || form !== text ? ofText : foldText(stem(raw));
  const mark = STEM_MARK + language;
  return ofRaw === ofText ? [mark + ofText] : [mark + ofRaw, mark + ofText];
}

/** The stem tokens of a word whose language is not known: of every language. */
export const stemTokensOfAllLanguages = (token: Pick<Token, 'text' | 'raw'>): string[] => [
  ...new Set(LANGUAGES.flatMap((language) => stemTokens(token, language))),
];

export const isStemToken = (token: string): boolean => token.startsWith(STEM_MARK);
