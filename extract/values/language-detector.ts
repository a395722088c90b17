import { LANGUAGES, type Language } from '../../schemas/language.ts';
import { fold } from './fold.ts';

/** Tells which of the seven languages a text is in; null when the text is too short or too mixed to tell. */
export type DetectLanguage = (
  text: string,
) => { readonly language: Language; readonly margin: number } | null;

/**
 * Loads eld's smallest model (0.15 s), narrowed to the seven languages. Without letters enough for its
 * n-grams, words that are only used in one language decide.
 */
export async function loadLanguageDetector(): Promise<DetectLanguage> {
  const { eld } = await import('eld/extrasmall');
  const detector = eld.newInstance();
  await dropOtherLanguages();
  detector.setLanguageSubset([...LANGUAGES]);
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
  readonly languages: Record<number, string>;
  /** By n-gram, the score of each language by its number. */
  readonly ngrams: Record<string, readonly (number | undefined)[]>;
}

/**
 * eld holds 60 languages whichever are asked for, some 30 MB; it leaves the others out of each answer. Here they are
 * taken out of the model itself, which answers the same from a tenth of the memory.
 */
async function dropOtherLanguages(): Promise<void> {
  const file = new URL('../ngrams/extrasmall.js', import.meta.resolve('eld/extrasmall'));
  // Not among the package's exports, so without a type: the shape of the pinned version.
  const { ngramsData } = (await import(file.href)) as { ngramsData: Model };
  const { languages, ngrams } = ngramsData;
  const kept = Object.entries(languages).filter(([, name]) => LANGUAGES.some((known) => known === name));
  if (kept.length === Object.keys(languages).length) return;
  for (const number of Object.keys(languages)) delete languages[Number(number)];
  kept.forEach(([, name], at) => {
    languages[at] = name;
  });
  for (const [ngram, scores] of Object.entries(ngrams)) {
    const ours: (number | undefined)[] = new Array(kept.length);
    let count = 0;
    kept.forEach(([number], at) => {
      const score = scores[Number(number)];
      if (score === undefined) return;
      ours[at] = score;
      count += 1;
    });
    if (count > 0) ngrams[ngram] = ours;
    else delete ngrams[ngram];
  }
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
