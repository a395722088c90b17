import { z } from 'zod';
import { VOCABULARY_IDS } from './facet.ts';
import { LANGUAGES } from './language.ts';

export { VOCABULARY_IDS } from './facet.ts';

export const VocabularyId = z.enum(VOCABULARY_IDS).meta({ id: 'VocabularyId' });
export type VocabularyId = z.infer<typeof VocabularyId>;

const Labels = z.record(z.enum(LANGUAGES), z.string().min(1));

/** A concept, after SKOS (W3C Recommendation 2009-08-18): prefLabel, altLabel, broader, definition, source. */
export const Concept = z
  .strictObject({
    /** Lower-case words joined by hyphens, unique in its vocabulary. */
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    labels: Labels,
    /** Other words for it by language; a trailing `*` stands for any ending, since these languages inflect. */
    synonyms: z.partialRecord(z.enum(LANGUAGES), z.array(z.string().min(2))).default({}),
    broader: z.string().optional(),
    /** In English, as the source has it; other languages beside it. */
    definition: z.string().optional(),
    definitions: z.partialRecord(z.enum(LANGUAGES), z.string().min(1)).optional(),
    source: z.string().optional(),
  })
  .meta({ id: 'Concept' });
export type Concept = z.infer<typeof Concept>;

/** One file in `corpus/vocabularies/`. */
export const Vocabulary = z
  .strictObject({
    id: VocabularyId,
    labels: Labels,
    /** Fields whose words may give its concepts; absent: all. */
    fields: z.array(z.string()).optional(),
    concepts: z.array(Concept),
  })
  .meta({ id: 'Vocabulary' });
export type Vocabulary = z.infer<typeof Vocabulary>;

const SomeLabels = z.partialRecord(z.enum(LANGUAGES), z.string().min(1));

/** A vocabulary as the API tells it: whole, or with what a reader of one language sees of it. */
export const ToldVocabulary = Vocabulary.extend({
  labels: SomeLabels,
  concepts: z.array(Concept.extend({ labels: SomeLabels })),
}).meta({ id: 'ToldVocabulary' });
export type ToldVocabulary = z.infer<typeof ToldVocabulary>;
export type ToldConcept = ToldVocabulary['concepts'][number];
