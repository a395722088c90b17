import { FLOW_WORDS } from './flow-steps.ts';
import { languageNames } from './language-names.ts';
import type { Sentence } from './search-region.ts';
import { SEARCH_CUES } from './search-words.ts';

/** Languages that the criteria name, by their English names, in the order of their words. */
export function findLanguages(
  sentences: readonly Sentence[],
): { value: string[]; sentence: Sentence } | null {
  const isAbout = (sentence: Sentence): boolean =>
    SEARCH_CUES.inclusion.test(sentence.folded) ||
    SEARCH_CUES.limit.test(sentence.folded) ||
    SEARCH_CUES.exclusion.test(sentence.folded) ||
    FLOW_WORDS.publications.test(sentence.folded) ||
    /\b(?:languages?|jezik\w*|taal|talen|langues?|kiel\w*|lingu[ae]|idiomas?)\b/u.test(sentence.folded);
  for (const sentence of sentences.filter(isAbout)) {
    const named = languagesIn(sentence.folded);
    if (named.length > 0)
      return { value: named.sort((a, b) => a.at - b.at).map(({ name }) => name), sentence };
  }
  return null;
}

/**
 * A language's name counts after "in", "written in" or before "language", and beside another that counts: not as an
 * adjective of place.
 */
function languagesIn(folded: string): { name: string; at: number }[] {
  const all = languageNames()
    .flatMap(([name, pattern]) =>
      [...folded.matchAll(new RegExp(pattern.source, 'gu'))].map((match) => ({
        name,
        at: match.index,
        to: match.index + match[0].length,
        isSure: isLanguageAt(folded, match.index, match.index + match[0].length, match[0]),
      })),
    )
    .sort((a, b) => a.at - b.at);
  const counted = all.filter(
    (language, i) =>
      language.isSure ||
      all.some(
        (other, j) =>
          other.isSure &&
          Math.abs(i - j) === 1 &&
          /^[\s,/&]*(?:\p{L}{1,3}[\s,]+)?(?:\p{L}{1,3}[\s,]+)?$/u.test(
            folded.slice(Math.min(other.to, language.to), Math.max(other.at, language.at)),
          ),
      ),
  );
  return counted.filter((language, i) => counted.findIndex((other) => other.name === language.name) === i);
}

function isLanguageAt(folded: string, from: number, to: number, word: string): boolean {
  const before = folded.slice(Math.max(0, from - 14), from);
  const after = folded.slice(to, to + 14);
  const follows =
    /(?:\b(?:in|v|en|et|ou|of|or|and|in het|in de|ali|oz\.|ja|tai|e|o|y|u|in lingua|le|l')|[,/(])\s*$/u.test(
      before,
    );
  const leads =
    /^\s*(?:languages?|jezik\w*|or\b|and\b|,|\.|$|\)|ali\b|in\b|of\b|en\b|ou\b|et\b|o\b|e\b|y\b|tai\b|ja\b|kiel\w*|-language|-kiel)/u.test(
      after,
    );
  // "suomen-, ruotsin- ja englanninkieliset", "Nederlands- en Engelstalige"
  const isSuspended = /^-(?:,|\s+(?:ja|en|und|oz|in|ali|tai|of)\b)/u.test(after);
  return (follows && leads) || isSuspended || /(?:ksi|kieli\w*|scin\w*|talig\w*)$/u.test(word);
}
