import { readFile } from 'node:fs/promises';
import { LANGUAGES, type Language } from '../../schemas/language.ts';
import { fold } from './fold.ts';

/** Tells which of the seven languages a text is in; null when the text is too short or too mixed to tell. */
export type DetectLanguage = (
  text: string,
) => { readonly language: Language; readonly margin: number } | null;

/**
 * Loads eld's smallest model (0.1 s), narrowed to the seven languages. Without letters enough for its
 * n-grams, words that are only used in one language decide.
 */
export async function loadLanguageDetector(): Promise<DetectLanguage> {
  const detector = await loadEld();
  return (text) => {
    const words = fold(text.slice(0, 4000)).match(/\p{L}+/gu) ?? [];
    if (words.length === 0) return null;
    const byWords = functionWordShare(words);
    const scores = detector.detect(text.slice(0, 4000)).getScores();
    const ranked = LANGUAGES.map((language) => ({
      language,
      score: (scores[language] ?? 0) + 0.8 * (byWords.get(language) ?? 0),
    })).sort((a, b) => b.score - a.score);
    const [best, second] = ranked;
    if (!best || !second || best.score <= 0) return null;
    return { language: best.language, margin: best.score - second.score };
  };
}

interface Model {
  readonly type: string;
  readonly languages: Readonly<Record<number, string>>;
  readonly isSubset: boolean;
  /** By n-gram, the score of each language by its number. */
  readonly ngrams: Readonly<Record<string, readonly (number | undefined)[]>>;
}

interface Eld {
  readonly instance: { detect(text: string): { getScores(): Record<string, number> } };
  loadData(model: Model): void;
}

let eld: Promise<Eld['instance']> | undefined;

/**
 * eld with our seven languages of its sixty. Its model is a program of a megabyte, an object that is written out: to
 * run it takes some 80 MB for a moment, of which the process gets little back. So its text is read here instead, entry
 * by entry, and what we need is handed to the detector.
 */
const loadEld = (): Promise<Eld['instance']> => {
  eld ??= openEld();
  return eld;
};

async function openEld(): Promise<Eld['instance']> {
  const entry = import.meta.resolve('eld/extrasmall');
  // Not among the package's exports, so without a type: the shape of the pinned version.
  const { createEld } = (await import(new URL('../languageDetector.js', entry).href)) as {
    createEld(): Eld;
  };
  const { instance, loadData } = createEld();
  loadData(narrowedModel(await readFile(new URL('../ngrams/extrasmall.js', entry), 'utf8')));
  return instance;
}

/** One entry of a written-out object: `'key':{1:23,4:56}`, with its key in either quotes or in none. */
const NGRAM = /(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([\w$]+)):\{([\d:,]+)\}/gy;

/**
 * The model's entries with a score in one of our languages, which are numbered anew.
 * @throws Error where the file is not written as the pinned version is
 */
function narrowedModel(source: string): Model {
  const [head = '', type] =
    /^[\s\S]*?\{type:'(\w+)',languages:\{[^}]*\},isSubset:false,ngrams:\{/u.exec(source) ?? [];
  if (type === undefined) throw new Error('the language model is not in the form of the pinned version');
  const places = new Map<string, number>();
  for (const [, number = '', name] of head.matchAll(/(\d+):'(\w+)'/gu)) {
    const at = LANGUAGES.indexOf(name as (typeof LANGUAGES)[number]);
    if (at >= 0) places.set(number, at);
  }
  const ngrams: Record<string, (number | undefined)[]> = {};
  let end = head.length;
  NGRAM.lastIndex = end;
  for (let entry = NGRAM.exec(source); entry; entry = NGRAM.exec(source)) {
    end = NGRAM.lastIndex;
    if (source[end] === ',') NGRAM.lastIndex = end + 1;
    let ours: (number | undefined)[] | undefined;
    for (const pair of (entry[4] ?? '').split(',')) {
      const [number = '', score] = pair.split(':');
      const at = places.get(number);
      if (at === undefined) continue;
      ours ??= new Array(LANGUAGES.length);
      ours[at] = Number(score);
    }
    const key = entry[1] ?? entry[2] ?? entry[3] ?? '';
    if (ours) ngrams[key.replace(/\\(.)/gu, '$1')] = ours;
  }
  if (places.size < LANGUAGES.length || !source.startsWith('}}', end))
    throw new Error('the language model is not in the form of the pinned version');
  return { type, languages: { ...LANGUAGES }, isSubset: false, ngrams };
}

function functionWordShare(words: readonly string[]): Map<Language, number> {
  const shares = new Map<Language, number>();
  for (const language of LANGUAGES) {
    const count = words.filter((word) => FUNCTION_WORDS[language].has(word)).length;
    shares.set(language, count / words.length);
  }
  return shares;
}

const list = (text: string): Set<string> => new Set(text.split(' '));

/** The commonest words without a meaning of their own, folded. */
const FUNCTION_WORDS: Record<Language, Set<string>> = {
  en: list(
    'the of and to in for with by on at from is are was were be as that this which their its it an or not have has who between through they',
  ),
  sl: list(
    'in je na za se so ki z v da pri po od do ali tudi ter kot bi ni bil bila bilo njihovih med proti zrtev ljudmi tega ne s iz o',
  ),
  nl: list(
    'de het een van en in op voor met te dat die zijn is aan door naar over uit bij ook als niet wordt worden deze tussen hun om of',
  ),
  fr: list(
    'le la les des de du et en un une dans pour par sur avec au aux que qui est sont ce cette ces leur leurs ou entre a d l',
  ),
  fi: list(
    'ja on ei se etta joka ovat sen tai myos kuin mutta oli ole heidan ne jotka seka kanssa mukaan tassa olla hanen uhrien',
  ),
  it: list(
    'il lo la gli le di del della dei delle degli e in un una per con su da dal che sono nel nella al alla alle come anche tra fra non si',
  ),
  es: list(
    'el la los las de del y en un una por para con su sus que se al es son como entre no lo mas o sobre desde',
  ),
};
