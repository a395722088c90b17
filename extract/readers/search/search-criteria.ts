import type { Language } from '../../../schemas/language.ts';
import { fold } from '../../values/fold.ts';
import { countsRecords } from './flow-in-prose.ts';
import { languageNames } from './language-names.ts';
import type { SearchRegion, Sentence } from './search-region.ts';
import { SEARCH_CUES } from './search-words.ts';

export interface FoundCriteria {
  readonly items: readonly string[];
  readonly sentences: readonly Sentence[];
}

const INCLUDE_VERB =
  /(?:\b(?:were |was |are )?(?:considered )?eligible(?: if they| if| when)?\b\s*:?|\beligibility criteria(?: were| are)?\s*:?|\b(?:were|was) considered\b|\bkwamen in aanmerking\b|\bpris\w* en compte\b|\bsono stat[ie] considerat[ie]\b|\b(?:se consideraron|fueron considerad[ao]s)\b|\b(?:so bil\w* )?uposteva(?:n\w*|li)\b(?: smo)?|\b(?:had to|must|needed to) (?:be|have)\b|\bmoesten\b|\bdevaient\b|\bdovevano\b|\bdebian\b|\bwurden berucksichtigt\b|\bberucksichtigt wurden\b|\beingeschlossen wurden\b|\b(?:we |were |was )?(?:included|includes|include)\b(?: only)?|\binclusion criteria(?: were| are)?\s*:?|\b(?:so bil\w* |smo )?vkljuc(?:ili(?: smo)?|en\w*|itven\w* kriterij\w*)\b(?: so(?: bil\w*)?)?\s*:?|\b(?:werden )?(?:opgenomen|geincludeerd)\b|\binclusiecriteria(?: waren| zijn)?\s*:?|\b(?:ont ete |avons )?(?:inclus\w*|retenu\w*)\b|\bcriteres d'inclusion(?: etaient)?\s*:?|\b(?:sisallytettiin|otettiin mukaan|mukaan otettiin|mukaan valittiin|valittiin)\b|\b(?:mukaanotto|sisaanotto)kriteeri\w*\s*(?:olivat)?\s*:?|\b(?:sono stat[ie] |abbiamo )?inclus[eio]\b|\bcriteri di inclusione(?: erano| sono)?\s*:?|\b(?:se (?:han )?)?inclu(?:yeron|imos|ido|idos|idas)\b|\bcriterios de inclusion(?: fueron)?\s*:?)\s*/u;
const EXCLUDE_VERB =
  /(?:\b(?:were|was|are) not (?:considered|included|eligible)\b|\b(?:werden )?niet (?:opgenomen|meegenomen)\b|\bn'ont pas ete (?:retenu|inclus|pris)\w*\b|\bnon sono stat[ie] (?:inclus|considerat)[ie]\b|\bno se (?:incluyeron|consideraron)\b|\bnismo (?:vkljucili|upostevali)\b|\bei (?:otettu|huomioitu|sisallytetty)\w*\b|\bausgeschlossen wurden\b|\bwurden ausgeschlossen\b|\b(?:we |were |was )?(?:excluded|excludes|exclude)\b|\bexclusion criteria(?: were| are)?\s*:?|\b(?:smo |so bil\w* )?izkljuc(?:ili(?: smo)?|en\w*|itven\w* kriterij\w*)\b(?: so(?: bil\w*)?)?\s*:?|\b(?:werden )?(?:uitgesloten|geexcludeerd)\b|\bexclusiecriteria(?: waren| zijn)?\s*:?|\b(?:ont ete |avons )?(?:exclus?\w*|ecarte\w*)\b|\bcriteres d'exclusion(?: etaient)?\s*:?|\b(?:suljettiin pois|pois suljettiin|pois rajattiin|pois jatettiin|poissuljettiin|rajattiin pois|jatettiin pois)\b|\b(?:poissulku|ulosotto)kriteeri\w*\s*(?:olivat)?\s*:?|\b(?:sono stat[ie] |abbiamo )?esclus[eio]\b|\bcriteri di esclusione(?: erano| sono)?\s*:?|\b(?:se (?:han )?)?exclu(?:yeron|imos|ido|idos|idas)\b|\bcriterios de exclusion(?: fueron)?\s*:?)\s*/u;

/** A verb of inclusion that is denied. */
const NEGATED = /\b(?:not|niet|pas|non|no se|nismo|niso|ei|nicht)\s(?:\p{L}+\s)?\S*\s*$/u;

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
    const lead = fold(list.lead.split(/[.!?]\s+/u).at(-1) ?? '').slice(-160);
    // A lead that ends its sentence leads in nothing: the list is of something else.
    if (!lead.endsWith('.') && verb.test(lead) && SEARCH_CUES[cue].test(lead))
      items.push(...list.items.map(trimmed));
  }
  for (const sentence of region.sentences) {
    const match = verb.exec(sentence.folded);
    if (
      !match ||
      (cue === 'inclusion' && NEGATED.test(sentence.folded.slice(0, match.index + match[0].length))) ||
      countsRecords(sentence, language) ||
      SEARCH_CUES.duplicates.test(sentence.folded) ||
      SEARCH_CUES.grey.test(sentence.folded)
    )
      continue;
    if (!sentence.text.endsWith('.') && region.lists.some((list) => list.lead.endsWith(sentence.text)))
      continue;
    const rest = sentence.folded.slice(match.index + match[0].length);
    const stop = other.exec(rest)?.index ?? rest.length;
    // The folded text has the length of the printed one unless it holds ligatures; then the sentence is not cut.
    const from = sentence.folded.length === sentence.text.length ? match.index + match[0].length : 0;
    const words = sentence.text.slice(from, from + stop);
    const after = itemsOf(words, language);
    const found = after.length > 0 ? after : itemsOf(wordsBefore(sentence, match.index, other), language);
    if (found.length === 0) continue;
    items.push(...found);
    sentences.push(sentence);
  }
  return { items: [...new Set(items)], sentences };
}

/** What a verb at the end of its clause speaks of: "Scripties werden uitgesloten." */
function wordsBefore({ text, folded }: Sentence, at: number, other: RegExp): string {
  if (folded.length !== text.length) return '';
  const earlier = other.exec(folded.slice(0, at));
  const from = earlier ? earlier.index + earlier[0].length : 0;
  return text
    .slice(from, at)
    .replace(/^\s*(?:and|en|et|in|ja|e|y)\s+/iu, '')
    .replace(/^\s*(?:only|alleen|enkel|seuls?|seules?|samo|le|vain|solo|sólo|únicamente)\s+/iu, '')
    .replace(
      /\s+(?:were|was|are|have been|werden|worden|zijn|ont été|sont|furent|so bil[aeio]|so|sono stat[ei]|fueron|han sido)\s*$/iu,
      '',
    );
}

/** "(a) original data, (b) in Ireland" holds its own marks of where items begin. */
const MARK = /(?:^|[\s,;])\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})\)\s+/u;

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
  const marked = plain
    .split(MARK)
    .map((part) => part.trim().replace(/[,;]?\s*(?:and|or|en|of|et|ou|in|ali|ja|tai|e|o|y)?$/iu, ''));
  const parts = marked.length > 2 ? marked.slice(1) : splitList(plain, language).flatMap(splitAtLanguage);
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
  const joined = parts
    .map((part) => part.trim())
    .filter(Boolean)
    // A clause that a comma leads in by rule of the language belongs to the noun before it.
    .reduce<string[]>((all, part) => {
      const before = all.at(-1);
      const goesOn = RELATIVE[language]?.test(part) || (before && isLanguageList(before, part));
      if (before !== undefined && goesOn) all.splice(-1, 1, `${before}, ${part}`);
      else all.push(part);
      return all;
    }, []);
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

/** "in French, in German or in English" is one criterion. */
const isLanguageList = (before: string, part: string): boolean =>
  languageNames().some(([, pattern]) => new RegExp(`${pattern.source}-?$`, 'u').test(fold(before))) &&
  languageNames().some(([, pattern]) =>
    new RegExp(`^(?:\\p{L}{1,3}\\s+)?${pattern.source}`, 'u').test(fold(part)),
  );

const RELATIVE: Partial<Record<Language, RegExp>> = {
  sl: /^(?:ki|katerih|v katerih|pri katerih|kjer)\b/u,
  nl: /^(?:die|dat|waarin|waarvan|waarbij)\b/u,
  fi: /^jo(?:ka|nka|ta|ssa|sta|hon|lla|tka|iden|ita|issa|ista|ihin|illa)\b/u,
};

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
  const isLanguage = languageNames().some(
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
