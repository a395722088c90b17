import { isVocabulary, type Labels } from './labels.ts';

/** What a value of a vocabulary stands for, in the interface's language or else in English. */
export interface Meaning {
  readonly text: string;
  readonly language: string;
}

/** Undefined while vocabularies load, for values that are no concepts, and for concepts that nobody has defined. */
export function meaningOf(labels: Labels, facet: string, value: string): Meaning | undefined {
  const concept = isVocabulary(facet) ? labels.concept(`${facet}/${value}`) : undefined;
  const own = concept?.definitions?.[labels.language];
  if (own) return { text: own, language: labels.language };
  return concept?.definition ? { text: concept.definition, language: 'en' } : undefined;
}
