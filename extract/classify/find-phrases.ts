import { type Phrase, type PhraseNode, stepKey } from './phrases.ts';
import type { Word } from './words.ts';

/** A phrase met in a text: from the first to the last of its words, both included. */
export interface FoundPhrase {
  readonly phrase: Phrase;
  readonly first: number;
  readonly last: number;
  /** Words stand inside that belong to another phrase too: "sexual [and labour] exploitation". */
  readonly isShared: boolean;
}

/** "and" and "or". By language, since Slovene "in" is "and" and English "in" is not. */
const JOINERS: Readonly<Record<string, readonly string[]>> = {
  en: ['and', 'or'],
  sl: ['in', 'ali', 'ter'],
  nl: ['en', 'of'],
  fr: ['et', 'ou'],
  fi: ['ja', 'tai'],
  it: ['e', 'ed', 'o'],
  es: ['y', 'e', 'o', 'u'],
};

/** Letters before the star of the shortest synonym; a test holds the vocabularies to it. */
const SHORTEST_STEM = 3;

/** As which steps a word may be taken: behind a comma or not. */
const [AT_START, BEHIND_COMMA, WITHIN] = [[false], [true], [false, true]] as const;

/** Where a word leads from a node; a word that starts a clause only to a step that does so in its phrase too. */
function steps(node: PhraseNode, word: Word, isFirst = false): PhraseNode[] {
  const found: PhraseNode[] = [];
  const forms = isFirst ? AT_START : word.startsClause ? BEHIND_COMMA : WITHIN;
  for (const startsClause of forms) {
    const whole = node.words.get(stepKey(word.folded, startsClause));
    if (whole) found.push(whole);
    if (node.stems.size === 0) continue;
    for (let length = SHORTEST_STEM; length <= word.folded.length; length++) {
      const stem = node.stems.get(stepKey(word.folded.slice(0, length), startsClause));
      if (stem) found.push(stem);
    }
  }
  return found;
}

/**
 * All phrases of a tree in the words of a text, in the order of their first words. A phrase does not run over the end
 * of a clause. Two words joined by "and" may share the third: "forced and arranged marriages" holds "forced marriages".
 */
export function findPhrases(root: PhraseNode, words: readonly Word[], language: string): FoundPhrase[] {
  const found: FoundPhrase[] = [];
  const joiners = new Set([...(JOINERS.en ?? []), ...(JOINERS[language] ?? [])]);

  const walk = (node: PhraseNode, first: number, at: number, isShared: boolean): void => {
    for (const phrase of node.ends) {
      if (phrase.onlyIn !== null && phrase.onlyIn !== language) continue;
      if (phrase.isCapitals && !words[first]?.isCapitals) continue;
      found.push({ phrase, first, last: at, isShared });
    }
    const next = words[at + 1];
    if (!next) return;
    for (const child of steps(node, next)) walk(child, first, at + 1, isShared);
    if (isShared || next.startsClause) return;
    const second = words[at + 2];
    const third = words[at + 3];
    if (!second || !third || second.startsClause || third.startsClause) return;
    if (!joiners.has(next.folded) && !joiners.has(second.folded)) return;
    for (const child of steps(node, third)) walk(child, first, at + 3, true);
  };

  words.forEach((word, index) => {
    for (const child of steps(root, word, true)) walk(child, index, index, false);
  });
  return found;
}
