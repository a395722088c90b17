import type { Language } from '../../../schemas/language.ts';
import { fold } from '../../values/fold.ts';
import type { SearchRegion, Sentence } from './search-region.ts';
import { LANGUAGE_NAMES, SEARCH_CUES } from './search-words.ts';

export interface FoundCriteria {
  readonly items: readonly string[];
  readonly sentences: readonly Sentence[];
}

const NUMBERED =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|ena|dva|tri|stiri|pet|deset|een|twee|drie|tien|un|une|deux|trois|dix|yksi|kaksi|kolme|kymmenen|uno|due|tre|dieci|dos|tres|diez)\b[^,.;]{0,40}\b(?:results?|publications?|papers?|articles?|studies|records?|hits?|sources?|rezultat\w*|objav\w*|prispev\w*|clank\w*|resulta\w+|publicaties|artikel\w*|publications|tulos\w*|tulok\w*|julkaisu\w*|artikkeli\w*|risultat\w*|pubblicazion\w*|articol\w*|resultad\w*|publicacion\w*|articulo\w*)/u;

const INCLUDE_VERB =
  /(?:\b(?:we |were |was )?(?:included|includes|include)\b(?: only)?|\binclusion criteria(?: were| are)?\s*:?|\b(?:so bil\w* |smo )?vkljuc(?:ili|en\w*|itven\w* kriterij\w*)\b(?: so(?: bil\w*)?)?\s*:?|\b(?:werden )?(?:opgenomen|geincludeerd)\b|\binclusiecriteria(?: waren| zijn)?\s*:?|\b(?:ont ete |avons )?(?:inclus\w*|retenu\w*)\b|\bcriteres d'inclusion(?: etaient)?\s*:?|\b(?:sisallytettiin|otettiin mukaan|mukaan otettiin|mukaan valittiin|valittiin)\b|\b(?:mukaanotto|sisaanotto)kriteeri\w*\s*(?:olivat)?\s*:?|\b(?:sono stat[ie] |abbiamo )?inclus[eio]\b|\bcriteri di inclusione(?: erano| sono)?\s*:?|\b(?:se (?:han )?)?inclu(?:yeron|imos|ido|idos|idas)\b|\bcriterios de inclusion(?: fueron)?\s*:?)\s*/u;
const EXCLUDE_VERB =
  /(?:\b(?:we |were |was )?(?:excluded|excludes|exclude)\b|\bexclusion criteria(?: were| are)?\s*:?|\b(?:smo |so bil\w* )?izkljuc(?:ili|en\w*|itven\w* kriterij\w*)\b(?: so(?: bil\w*)?)?\s*:?|\b(?:werden )?(?:uitgesloten|geexcludeerd)\b|\bexclusiecriteria(?: waren| zijn)?\s*:?|\b(?:ont ete |avons )?(?:exclus?\w*|ecarte\w*)\b|\bcriteres d'exclusion(?: etaient)?\s*:?|\b(?:suljettiin pois|pois suljettiin|pois rajattiin|pois jatettiin|poissuljettiin|rajattiin pois|jatettiin pois)\b|\b(?:poissulku|ulosotto)kriteeri\w*\s*(?:olivat)?\s*:?|\b(?:sono stat[ie] |abbiamo )?esclus[eio]\b|\bcriteri di esclusione(?: erano| sono)?\s*:?|\b(?:se (?:han )?)?exclu(?:yeron|imos|ido|idos|idas)\b|\bcriterios de exclusion(?: fueron)?\s*:?)\s*/u;

/** What was let in, item by item: from sentences and from bullet lists under such words. */
export const findInclusion = (region: SearchRegion, language: Language): FoundCriteria =>
  criteria(region, INCLUDE_VERB, EXCLUDE_VERB, 'inclusion', language);
/** What was kept out, item by item. */
export const findExclusion = (region: SearchRegion, language: Language): FoundCriteria =>
  criteria(region, EXCLUDE_VERB, INCLUDE_VERB, 'exclusion', language);

function criteria(
  region: SearchRegion,
  verb: RegExp,
  other: RegExp,
  cue: 'inclusion' | 'exclusion',
  language: Language,
): FoundCriteria {
  const items: string[] = [];
  const sentences: Sentence[] = [];
  for (const list of region.lists) {
    const lead = fold(list.lead);
    if (verb.test(lead.slice(-160)) && SEARCH_CUES[cue].test(lead)) items.push(...list.items.map(trimmed));
  }
  for (const sentence of region.sentences) {
    const match = verb.exec(sentence.folded);
    if (
      !match ||
      NUMBERED.test(sentence.folded) ||
      SEARCH_CUES.duplicates.test(sentence.folded) ||
      SEARCH_CUES.grey.test(sentence.folded)
    )
      continue;
    if (region.lists.some((list) => list.lead.endsWith(sentence.text))) continue;
    const rest = sentence.folded.slice(match.index + match[0].length);
    const stop = other.exec(rest)?.index ?? rest.length;
    // The folded text has the length of the printed one unless it holds ligatures; then the sentence is not cut.
    const from = sentence.folded.length === sentence.text.length ? match.index + match[0].length : 0;
    const words = sentence.text.slice(from, from + stop);
    const found = itemsOf(words, language);
    if (found.length === 0) continue;
    items.push(...found);
    sentences.push(sentence);
  }
  return { items: [...new Set(items)], sentences };
}

/** "the contributions that were not A, did not B, and whose C" as its three parts. */
function itemsOf(words: string, language: Language): string[] {
  const plain = words
    .trim()
    .replace(/[.;:]+$/u, '')
    .replace(/^(?:werden|worden|zijn|were|are|so bili|so bile|est|sont)\s+/iu, '')
    .replace(
      /^(?:the |all |those |any |only )?(?:contributions?|publications?|papers?|articles?|studies|results?|records?|texts?|sources?|works?|literature) (?:that|which|who)\s+/iu,
      '',
    );
  const parts = splitList(plain, language).flatMap(splitAtLanguage);
  return parts.map(trimmed).filter((part) => /\p{L}{3}/u.test(part));
}

/** At commas and semicolons outside brackets; at the last "and" only where the list has no comma before it. */
export function splitList(text: string, language: Language): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (letter === '(' || letter === '[') depth++;
    if (letter === ')' || letter === ']') depth = Math.max(0, depth - 1);
    if (depth === 0 && (letter === ';' || (letter === ',' && /\s/u.test(text[i + 1] ?? ' ')))) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  parts.push(text.slice(from));
  const joined = parts.map((part) => part.trim()).filter(Boolean);
  const last = joined.at(-1);
  const and = AND[language];
  const startsWithAnd = new RegExp(`^(?:${and})\\s+`, 'iu');
  const isShort = joined.slice(0, -1).every((part) => part.split(/\s+/).length <= 5);
  if (joined.length > 1 && last && isShort && !startsWithAnd.test(last)) {
    const cut = new RegExp(`^((?:[^()]|\\([^()]*\\))+?)\\s+(?:${and.split('|')[0]})\\s+(.+)$`, 'su').exec(
      last,
    );
    if (cut?.[1] && cut[2]) joined.splice(-1, 1, cut[1], cut[2]);
  }
  return joined.map((part) => part.replace(startsWithAnd, ''));
}

/** "and", then what else joins the last of a list, by language: another's may be a preposition ("in"). */
const AND: Record<Language, string> = {
  en: 'and|or',
  sl: 'in|ter|ali|and',
  nl: 'en|of|and',
  fr: 'et|ou',
  fi: 'ja|tai|sekä',
  it: 'e|ed|o',
  es: 'y|e|o|u',
};

/** "contributions in Slovenian or English" holds two criteria: what, and in which language. */
function splitAtLanguage(part: string): string[] {
  const folded = fold(part);
  const match = /\s(?:in|v|en|in het|suomeksi|in lingua)\s/u.exec(folded);
  if (!match || match.index < 4 || folded.length !== part.length) return [part];
  const tail = folded.slice(match.index);
  const isLanguage = LANGUAGE_NAMES.some(
    ([, pattern]) => (pattern.exec(tail)?.index ?? 99) <= match[0].length + 4,
  );
  const isBare =
    /^(?:scien|profess|publi|contrib|stud|paper|artic|text|doc|report|lit|research|peer|acad|all|znanst|strok|prisp|clank|wetens|artik|rapport|tieteel|articol|pubbl|artic)/u.test(
      folded,
    );
  return isLanguage && isBare ? [part.slice(0, match.index), part.slice(match.index)] : [part];
}

const trimmed = (item: string): string =>
  item
    .replace(/^[\s•–-]+/u, '')
    .replace(/[\s.;,]+$/u, '')
    .trim();

/** Languages that the criteria name, by their English names, in the order of their words. */
export function findLanguages(
  sentences: readonly Sentence[],
): { value: string[]; sentence: Sentence } | null {
  const isAbout = (sentence: Sentence): boolean =>
    SEARCH_CUES.inclusion.test(sentence.folded) ||
    SEARCH_CUES.limit.test(sentence.folded) ||
    SEARCH_CUES.exclusion.test(sentence.folded) ||
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
  const all = LANGUAGE_NAMES.flatMap(([name, pattern]) =>
    [...folded.matchAll(new RegExp(pattern.source, 'gu'))].map((match) => ({
      name,
      at: match.index,
      to: match.index + match[0].length,
      isSure: isLanguageAt(folded, match.index, match.index + match[0].length, match[0]),
    })),
  ).sort((a, b) => a.at - b.at);
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
  return (follows && leads) || /(?:ksi|kieli\w*|scin\w*|talig\w*)$/u.test(word);
}
