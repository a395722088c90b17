import type { Concept, Vocabulary, VocabularyId } from '../schemas/vocabulary.ts';

/** The vocabularies as the index reads them. */
export interface ConceptTree {
  /** A concept and all its broader ones, by ids within one vocabulary; an unknown concept stands alone. */
  withBroader(vocabulary: string, concept: string): readonly string[];
  readonly concepts: readonly { readonly vocabulary: VocabularyId; readonly concept: Concept }[];
}

export function makeConceptTree(vocabularies: readonly Vocabulary[]): ConceptTree {
  const concepts = vocabularies.flatMap(({ id, concepts }) =>
    concepts.map((concept) => ({ vocabulary: id, concept })),
  );
  const broaderByKey = new Map(
    concepts.map(({ vocabulary, concept }) => [`${vocabulary}/${concept.id}`, concept.broader]),
  );
  const known = new Map<string, readonly string[]>();
  const climb = (vocabulary: string, concept: string): readonly string[] => {
    const path = new Set<string>();
    // A loop in a vocabulary ends where it meets itself.
    for (
      let at: string | undefined = concept;
      at !== undefined && !path.has(at);
      at = broaderByKey.get(`${vocabulary}/${at}`)
    )
      path.add(at);
    return [...path];
  };
  return {
    concepts,
    withBroader(vocabulary, concept) {
      const key = `${vocabulary}/${concept}`;
      const path = known.get(key) ?? climb(vocabulary, concept);
      known.set(key, path);
      return path;
    },
  };
}
