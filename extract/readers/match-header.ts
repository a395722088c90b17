import { distance } from 'fastest-levenshtein';
import type { RecordKind } from '../../schemas/record.ts';
import { fold, foldedWords, squash } from '../values/fold.ts';
import { FILLER, HEADER_STEMS } from './header-stems.ts';
import { CONCEPTS, type Concept, HEADER_PHRASES } from './header-words.ts';
import { kindsNamed } from './kind-words.ts';

/** What a header may be about, the likeliest first, and the kinds of record that its words name. */
export interface HeaderMeaning {
  readonly candidates: readonly { readonly concept: Concept; readonly similarity: number }[];
  /** Further things the same column holds: "Author (year)", "Title, acronym". */
  readonly also: readonly Concept[];
  readonly kinds: readonly RecordKind[];
}

const NOTHING: HeaderMeaning = { candidates: [], also: [], kinds: [] };

/** Below this a header is another word, not a misread one. */
const LEAST_SIMILARITY = 0.78;

interface Phrase {
  readonly concept: Concept;
  readonly squashed: string;
  readonly words: readonly string[];
  /** The same with letters that scans take for each other made one. */
  readonly shape: string;
}
const PHRASES: readonly Phrase[] = CONCEPTS.flatMap((concept) =>
  HEADER_PHRASES[concept].map((phrase) => {
    const squashed = squash(phrase) || phrase;
    return { concept, squashed, words: foldedWords(phrase), shape: shapeOf(squashed) };
  }),
);
const BY_SQUASHED = new Map<string, Concept[]>();
for (const { concept, squashed } of PHRASES) {
  const concepts = BY_SQUASHED.get(squashed) ?? [];
  if (!concepts.includes(concept)) BY_SQUASHED.set(squashed, [...concepts, concept]);
}

/** i, l and 1, o and 0, rn and m, v and y look alike on a scan. */
function shapeOf(squashed: string): string {
  return squashed
    .replace(/[i1|]/g, 'l')
    .replace(/0/g, 'o')
    .replace(/5/g, 's')
    .replace(/v/g, 'y')
    .replace(/rn|nn|mm/g, 'm')
    .replace(/m+/g, 'm');
}

const kept = new Map<string, HeaderMeaning>();

/** Reads a header's or label's words. Unknown words give no candidates. */
export function matchHeader(text: string): HeaderMeaning {
  const known = kept.get(text);
  if (known) return known;
  const meaning = read(text);
  if (kept.size > 5000) kept.clear();
  kept.set(text, meaning);
  return meaning;
}

function read(text: string): HeaderMeaning {
  const trimmed = text.replace(/[:*•\s]+$/u, '').replace(/^[\s•*~-]+/u, '');
  const squashed = squash(trimmed) || trimmed;
  if (squashed === '' || squashed.length > 90) return NOTHING;
  const kinds = kindsNamed(trimmed);
  const whole = matchWhole(squashed, foldedWords(trimmed));
  const parts = partsOf(trimmed);
  if (whole.length > 0 && (whole[0]?.similarity ?? 0) >= 0.97)
    return { candidates: whole, also: alsoOf(parts, whole[0]?.concept), kinds };
  if (parts.length > 1) {
    const read = parts.map((part) => single(part)).filter((part) => part.length > 0);
    const first = read[0];
    if (first && read.length > 1) {
      const concepts = read.map((candidates) => candidates[0]?.concept);
      const also = concepts.slice(1).filter((c): c is Concept => c !== undefined && c !== concepts[0]);
      if (concepts[0] === 'start' && also.includes('end'))
        return { candidates: [{ concept: 'period', similarity: 1 }], also: [], kinds };
      return { candidates: first, also: [...new Set(also)], kinds };
    }
    if (first && whole.length === 0) return { candidates: lessSure(first), also: [], kinds };
  }
  return { candidates: whole.length > 0 ? whole : byStems(trimmed), also: [], kinds };
}

const lessSure = (candidates: HeaderMeaning['candidates']): HeaderMeaning['candidates'] =>
  candidates.map(({ concept, similarity }) => ({ concept, similarity: similarity * 0.95 }));

function single(part: string): HeaderMeaning['candidates'] {
  const whole = matchWhole(squash(part) || part, foldedWords(part));
  return whole.length > 0 ? whole : byStems(part);
}

function alsoOf(parts: readonly string[], main: Concept | undefined): Concept[] {
  if (parts.length < 2) return [];
  const concepts = parts.map((part) => single(part)[0]?.concept);
  return [...new Set(concepts.filter((c): c is Concept => c !== undefined && c !== main))];
}

/** "Author (year)", "Title/Acronym", "Title, Acronym", "Programme and period". */
const partsOf = (text: string): string[] =>
  text
    .split(/\s*[/,;()[\]&+|–]\s*|\s+-\s+|\s+(?:and|in|ter|en|et|ja|e|y|or|ali|ou|tai|o)\s+/iu)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}#]/u.test(part));

/** Phrases that are the text, or so near to it that the difference is a misreading. */
function matchWhole(squashed: string, words: readonly string[]): HeaderMeaning['candidates'] {
  const exact = BY_SQUASHED.get(squashed);
  if (exact) return exact.map((concept) => ({ concept, similarity: 1 }));
  if (squashed.length < 4) return [];
  const best = new Map<Concept, number>();
  const shape = shapeOf(squashed);
  for (const phrase of PHRASES) {
    if (phrase.shape === shape) best.set(phrase.concept, Math.max(0.95, best.get(phrase.concept) ?? 0));
    const longer = Math.max(phrase.squashed.length, squashed.length);
    if (phrase.squashed.length < 4 || Math.abs(phrase.squashed.length - squashed.length) > longer * 0.25)
      continue;
    const similarity = 1 - distance(phrase.squashed, squashed) / longer;
    const least = longer < 7 ? 0.83 : LEAST_SIMILARITY;
    if (similarity < least || similarity <= (best.get(phrase.concept) ?? 0)) continue;
    if (!isOtherWord(words, phrase.words)) best.set(phrase.concept, similarity);
  }
  return [...best]
    .map(([concept, similarity]) => ({ concept, similarity: Math.round(similarity * 1000) / 1000 }))
    .sort((a, b) => b.similarity - a.similarity || CONCEPTS.indexOf(a.concept) - CONCEPTS.indexOf(b.concept));
}

/** Misread letters are few in every word: a word that is another one makes another header. */
function isOtherWord(words: readonly string[], phrase: readonly string[]): boolean {
  if (words.length !== phrase.length) return false;
  return words.some((word, i) => {
    const other = phrase[i] ?? '';
    const longer = Math.max(word.length, other.length);
    return longer > 3 && 1 - distance(word, other) / longer < (longer > 5 ? 0.7 : 0.51);
  });
}

/** By the stems in the words: surer the fewer words are left over. */
function byStems(text: string): HeaderMeaning['candidates'] {
  const folded = fold(text).replace(/[^\p{L}\p{N}'.-]+/gu, ' ');
  const words = folded.split(/[\s'-]+/).filter((word) => word && !FILLER.test(word));
  if (words.length === 0 || words.length > 9) return [];
  const found: { concept: Concept; similarity: number }[] = [];
  for (const [concept, stems] of HEADER_STEMS) {
    if (!stems.test(folded) || found.some((other) => other.concept === concept)) continue;
    // "Target group", "doelpubliek", "ciljna skupina": the goal's word names whom it is for.
    if (concept === 'goal' && found.some((other) => other.concept === 'audience')) continue;
    const share = Math.max(1, words.filter((word) => stems.test(word)).length) / words.length;
    const similarity = 0.86 * Math.sqrt(share) - found.length * 0.06;
    if (similarity >= 0.35) found.push({ concept, similarity: Math.round(similarity * 1000) / 1000 });
  }
  return found;
}
