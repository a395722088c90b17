import type { Language } from '../../schemas/language.ts';

/** A word after a number, folded (small letters, no diacritics), with its place. */
interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** How a plural noun ends; in Finnish and Slovene the case that a number asks for. */
const PLURAL: Record<Language, RegExp> = {
  en: /(?:[^sui]s|ies)$/u,
  sl: /(?:[aei]|ov|ev|ij|[bcdfghjkmnprstvz]|[^aeiou]l)$/u,
  nl: /(?:en|[^s]s)$/u,
  fr: /[^su][sx]$/u,
  fi: /[a]$/u,
  it: /[ie]$/u,
  es: /[aeoin]s$/u,
};

/** Where adjectives agree with their noun and may follow it, the phrase goes on as long as the ending does. */
const AGREES: ReadonlySet<Language> = new Set(['fr', 'it', 'es', 'fi']);
/** Adjectives in front that end as no noun does here. */
const ADJECTIVE: Partial<Record<Language, RegExp>> = { sl: /ih$/u, nl: /[^aeiou]e$/u, en: /[^s]$/u };

/** Measures, times and parts of a text: a number of these is no count of what a project did or reached. */
const MEASURE =
  /^(?:(?:years?|months?|weeks?|minutes?|seconds?|decades?|centur(?:y|ies)|points?|degrees?|met(?:er|re)s?|kilomet(?:er|re)s?|km|m2|pounds?|dollars?|crowns?|areas?|aspects?|parts?|phases?|stages?|steps?|topics?|themes?|sides?|ways?|aims?|goals?|objectives?|levels?|pillars?|types?|forms?|kinds?|thirds?|quarters?|halves|let(?:a|ih|oma|i)?|del(?:i|ov|a|e)|faz[aei]?|jaren|jaar|we(?:ek|ken)|fasen|delen|doelen|themas?|manieren|ans|annees?|mois|semaines?|parties|volets?|axes?|etapes?|vuo(?:tta|den|si|na)|osaa|ann[io]|mes[ei]|minut[io]|part[ei]|fas[ei]|anos?|meses|semanas?|minutos?|partes?|fases?|ejes?|niveles)$|(?:mesec|tedn|minut|odstot|podrocj|cilj|maand|procent|objectif|kuukau|viikko|minuutti|vaihe|tavoit|settiman|obiettiv|aspett|ambit|livell|objetivo|aspecto))/u;

/**
 * The counted noun right after a number, by its ending: for nouns that no list holds. At most two adjectives stand in
 * front. Null where no plural follows or it is a measure.
 */
export function pluralNoun(
  words: readonly Word[],
  language: Language,
  isStop: (word: string) => boolean,
): { from: number; to: number } | null {
  const [first] = words;
  if (!first) return null;
  let end: number | null = null;
  for (const [i, { text, to }] of words.entries()) {
    if (isStop(text) || text.length < 3 || i > 3) break;
    if (MEASURE.test(text)) return null;
    const isPlural = PLURAL[language].test(text) && !(language === 'sl' && ADJECTIVE.sl?.test(text));
    if (isPlural) {
      end = to;
      if (!AGREES.has(language)) break;
    } else if (end !== null || !ADJECTIVE[language]?.test(text)) break;
  }
  return end === null ? null : { from: first.from, to: end };
}
