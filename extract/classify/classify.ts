import { type AtlasRecord, type ConceptMention, FIELDS_BY_KIND } from '../../schemas/record.ts';
import type { Vocabulary, VocabularyId } from '../../schemas/vocabulary.ts';
import { type FoundPhrase, findPhrases } from './find-phrases.ts';
import { isDenied } from './negation.ts';
import { type PhraseNode, phraseTree } from './phrases.ts';
import { type Word, wordsOf } from './words.ts';

/** What of a record decides its concepts. */
export type Classifiable = Pick<AtlasRecord, 'kind' | 'fields' | 'language' | 'fieldLanguages'>;

interface Compiled {
  readonly id: VocabularyId;
  readonly tree: PhraseNode;
  readonly fields: ReadonlySet<string> | null;
}

const compiled = new WeakMap<readonly Vocabulary[], readonly Compiled[]>();

function compile(vocabularies: readonly Vocabulary[]): readonly Compiled[] {
  const known = compiled.get(vocabularies);
  if (known) return known;
  const made = vocabularies.map((vocabulary) => ({
    id: vocabulary.id,
    tree: phraseTree(vocabulary),
    fields: vocabulary.fields ? new Set(vocabulary.fields) : null,
  }));
  compiled.set(vocabularies, made);
  return made;
}

/**
 * A cell for a level holds a word or two ("Federal"); where it holds prose instead ("visits by the national office"),
 * a single word of it says nothing about the level, and only a phrase counts. In words.
 */
const SHORT_CELL_WORDS: Partial<Record<VocabularyId, number>> = { level: 14 };

/**
 * Of phrases one within another the longest stays: "child trafficking" is not "trafficking" too. A phrase that shares
 * words ("sexual and labour exploitation") hides none of those inside it, and gives way to one of its own concept.
 * In the order of their first words, the longer first. Linear in the phrases, for a cell may be a whole report.
 */
function longest(found: readonly FoundPhrase[]): FoundPhrase[] {
  const ordered = found.toSorted(
    (a, b) => a.first - b.first || b.last - a.last || Number(a.isShared) - Number(b.isShared),
  );
  const covered = new Set<string>();
  for (const { phrase, first, last, isShared } of ordered) {
    if (!isShared) for (let at = first; at <= last; at++) covered.add(`${phrase.concept} ${at}`);
  }
  let reach = -1; // the last word of any whole phrase that begins further left
  let here = { first: -1, reach: -1 }; // the same of those that begin at this word
  return ordered.filter(({ phrase, first, last, isShared }) => {
    if (here.first !== first) {
      reach = Math.max(reach, here.reach);
      here = { first, reach: -1 };
    }
    const isWithin = reach >= last || here.reach > last || (isShared && here.reach === last);
    if (!isShared) here.reach = Math.max(here.reach, last);
    if (isWithin || !isShared) return !isWithin;
    for (let at = first; at <= last; at++) if (covered.has(`${phrase.concept} ${at}`)) return false;
    return true;
  });
}

/** The words as they stand, with a bracket that opens right before them and closes within: "(re)integration". */
function quoteOf(text: string, from: Word, to: Word): string {
  const quote = text.slice(from.start, to.end);
  const closes = quote.includes(')') && !quote.includes('(') && text[from.start - 1] === '(';
  return closes ? `(${quote}` : quote;
}

function mentionsIn(
  text: string,
  words: readonly Word[],
  vocabulary: Compiled,
  language: string,
  field: string,
): ConceptMention[] {
  const cellWords = SHORT_CELL_WORDS[vocabulary.id];
  const isProse = cellWords !== undefined && words.length > cellWords;
  const mentions = new Map<string, ConceptMention>();
  for (const { phrase, first, last } of longest(findPhrases(vocabulary.tree, words, language))) {
    if (mentions.has(phrase.concept) || (isProse && phrase.wordCount === 1) || isDenied(words, first))
      continue;
    const [from, to] = [words[first], words[last]];
    if (from && to)
      mentions.set(phrase.concept, { id: phrase.concept, field, quote: quoteOf(text, from, to) });
  }
  return [...mentions.values()];
}

/**
 * The concepts a record names, each with the field and the words that name it, verbatim; at most one mention of a
 * concept per field. In the order of the vocabularies, then of the kind's fields, then of the text. A narrower concept
 * does not bring its broader one along: that is for the index to resolve. A record without text gives none.
 */
export function classify(record: Classifiable, vocabularies: readonly Vocabulary[]): ConceptMention[] {
  const cells = FIELDS_BY_KIND[record.kind].flatMap((field) => {
    const text = record.fields[field];
    if (!text) return [];
    return [{ field, text, words: wordsOf(text), language: record.fieldLanguages[field] ?? record.language }];
  });
  return compile(vocabularies).flatMap((vocabulary) =>
    cells
      .filter(({ field }) => vocabulary.fields === null || vocabulary.fields.has(field))
      .flatMap(({ field, text, words, language }) => mentionsIn(text, words, vocabulary, language, field)),
  );
}
