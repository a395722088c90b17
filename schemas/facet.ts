/**
 * The names of facets, kinds and sorts as plain lists, free of zod: the browser reads addresses with them and must
 * not load a validation library for that. The schemas are built on the same lists.
 */

/** The kinds of record, in the order in which they are shown. */
export const RECORD_KINDS = ['study', 'project', 'practice', 'aspect', 'product', 'case'] as const;

/** The vocabularies, in the order in which their facets are shown. */
export const VOCABULARY_IDS = [
  'exploitation',
  'audience',
  'intervention',
  'design',
  'method',
  'level',
  'programme',
] as const;

/** Every facet, declared once; the index, the API, the CLI and the UI read this list. Order is the order of display. */
export const FACET_IDS = ['kind', 'country', ...VOCABULARY_IDS, 'language', 'source'] as const;

/** The value of a concept facet for records that name no concept of that vocabulary ("not reported"). */
export const NOT_REPORTED = 'not-reported';

/** Pages have numbers as far as this record; further on, the next page is asked for by its cursor. */
export const LAST_NUMBERED_RECORD = 10_000;

export const SORTS = ['relevance', 'newest', 'oldest', 'title', 'country', 'added'] as const;

/** The text fields of each kind, in the order in which they are shown. These names are the contract. */
export const FIELDS_BY_KIND = {
  study: ['authors', 'title', 'purpose', 'studyType', 'dataCollection', 'participants', 'findings'],
  project: ['author', 'title', 'acronym', 'programme', 'period', 'implementationLevel', 'objective'],
  practice: ['title', 'aims', 'period', 'activities', 'results'],
  aspect: ['title', 'programme', 'type', 'aims', 'period', 'implementationLevel', 'results'],
  product: ['title', 'writer', 'country', 'productType', 'results'],
  case: ['title', 'narrative'],
} as const satisfies Record<(typeof RECORD_KINDS)[number], readonly string[]>;
