import type { Language } from '../../schemas/language.ts';
import type { Vocabulary } from '../../schemas/vocabulary.ts';
import { wordsOf } from './words.ts';

/** One label or synonym, as words to be met one after the other. */
export interface Phrase {
  /** `<vocabulary>/<concept>`. */
  readonly concept: string;
  readonly wordCount: number;
  /** Set for a short single word that other languages write too (Dutch `kind`): it counts in its own language only. */
  readonly onlyIn: Language | null;
  /** An acronym: the text must write it in capitals too. */
  readonly isCapitals: boolean;
}

/** A tree of phrases: each step down is a whole word, or the start of one. */
export interface PhraseNode {
  readonly words: Map<string, PhraseNode>;
  readonly stems: Map<string, PhraseNode>;
  readonly ends: Phrase[];
}

const newNode = (): PhraseNode => ({ words: new Map(), stems: new Map(), ends: [] });

/** Single words of up to so many letters mean other things in other languages too often. */
const SHORT_WORD_LETTERS = 4;

/** Plural endings that are safe to add to a whole word; other languages inflect too much and give stems instead. */
const PLURALS: Partial<Record<Language, readonly string[]>> = { en: ['s', 'es'], fr: ['s'], es: ['s', 'es'] };

interface Step {
  readonly folded: string;
  readonly isStem: boolean;
  /** The phrase itself ends a clause before this word, as names do: "Asylum, Migration and Integration Fund". */
  readonly startsClause: boolean;
}

/** Under which key a node keeps a step: one behind a comma is kept apart, since it alone may follow a comma. */
export const stepKey = (folded: string, startsClause: boolean): string =>
  startsClause ? `,${folded}` : folded;

/** `prisiln* porok*` as steps. A bracketed addition to a label, "(Slovenia)", is for people and left out. */
function stepsOf(pattern: string): { steps: Step[]; isCapitals: boolean } {
  const plain = pattern.replace(/\s*\([^)]*\)\s*$/, '');
  const words = wordsOf(plain);
  return {
    steps: words.map((word, index) => ({
      folded: word.folded,
      isStem: plain[word.end] === '*',
      startsClause: index > 0 && word.startsClause,
    })),
    isCapitals: words.length === 1 && words.every((word) => word.isCapitals),
  };
}

function put(root: PhraseNode, steps: readonly Step[], language: Language, phrase: Phrase): void {
  let nodes = [root];
  steps.forEach((step, index) => {
    // English inflects the last word of a phrase; French and Spanish every one of them.
    const inflects = !step.isStem && !phrase.isCapitals && (language !== 'en' || index === steps.length - 1);
    const endings = inflects ? ['', ...(PLURALS[language] ?? [])] : [''];
    nodes = nodes.flatMap((node) =>
      endings.map((ending) => {
        const into = step.isStem ? node.stems : node.words;
        const key = stepKey(step.folded + ending, step.startsClause);
        const next = into.get(key) ?? newNode();
        into.set(key, next);
        return next;
      }),
    );
  });
  for (const node of nodes) {
    const isKnown = node.ends.some((end) => end.concept === phrase.concept && end.onlyIn === phrase.onlyIn);
    if (!isKnown) node.ends.push(phrase);
  }
}

/** All labels and synonyms of a vocabulary as one tree. */
export function phraseTree(vocabulary: Vocabulary): PhraseNode {
  const root = newNode();
  for (const concept of vocabulary.concepts) {
    const given = Object.entries(concept.labels).map(([language, label]) => [language, [label]] as const);
    for (const [key, patterns] of [...given, ...Object.entries(concept.synonyms)]) {
      const language = key as Language; // both records are keyed by the enum of languages
      for (const pattern of patterns) {
        const { steps, isCapitals } = stepsOf(pattern);
        const first = steps[0];
        if (!first) continue;
        const isShort = steps.length === 1 && first.folded.length <= SHORT_WORD_LETTERS && !isCapitals;
        const phrase: Phrase = {
          concept: `${vocabulary.id}/${concept.id}`,
          wordCount: steps.length,
          onlyIn: isShort ? language : null,
          isCapitals,
        };
        put(root, steps, language, phrase);
      }
    }
  }
  return root;
}
