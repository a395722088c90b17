import {
  FACET_IDS,
  type FacetChoice,
  type FacetCounts,
  type FacetId,
  NOT_REPORTED,
} from '../schemas/search.ts';
import { VOCABULARY_IDS } from '../schemas/vocabulary.ts';
import type { ConceptTree } from './concept-tree.ts';

/** What facets are read from. */
export interface FacetedRecord {
  readonly kind: string;
  readonly country: string;
  readonly language: string;
  readonly source: string | null;
  /** `<vocabulary>/<concept>`, without the broader ones. */
  readonly concepts: readonly string[];
}

interface Facet {
  readonly id: FacetId;
  /** At least one, without repeats; a facet of concepts gives the concepts' ids within their vocabulary. */
  values(record: FacetedRecord, tree: ConceptTree): readonly string[];
}

const isVocabulary = (id: string): boolean => VOCABULARY_IDS.some((vocabulary) => vocabulary === id);

/** Every facet of the index, declared once; a record counts under its concepts and under all their broader ones. */
export const FACETS: readonly Facet[] = FACET_IDS.map((id) => ({
  id,
  values: (record, tree) => {
    if (isVocabulary(id)) return conceptValues(id, record, tree);
    if (id === 'kind') return [record.kind];
    if (id === 'country') return [record.country];
    if (id === 'language') return [record.language];
    return [record.source ?? NOT_REPORTED];
  },
}));

function conceptValues(vocabulary: string, record: FacetedRecord, tree: ConceptTree): readonly string[] {
  const own = record.concepts.filter((concept) => concept.startsWith(`${vocabulary}/`));
  if (own.length === 0) return [NOT_REPORTED];
  return [
    ...new Set(own.flatMap((concept) => tree.withBroader(vocabulary, concept.slice(vocabulary.length + 1)))),
  ];
}

/** By count, the greatest first, then by value; "not reported" stands among the others. */
export const orderFacetCounts = (counts: FacetCounts[FacetId]): FacetCounts[FacetId] =>
  counts.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));

/** The values that a query names in a facet, wanted or not: they stay listed though nothing has them. */
export const namedValues = (
  query: { readonly filters: FacetChoice; readonly exclude?: FacetChoice },
  facet: FacetId,
): string[] => [...new Set([...(query.filters[facet] ?? []), ...(query.exclude?.[facet] ?? [])])];

/** The facet's values that occur, and those the query names though nothing has them. */
export function facetCounts(
  countByValue: ReadonlyMap<string, number>,
  query: { readonly filters: FacetChoice; readonly exclude?: FacetChoice },
  facet: FacetId,
): FacetCounts[FacetId] {
  const values = new Map([...countByValue].filter(([, count]) => count > 0));
  for (const value of namedValues(query, facet)) if (!values.has(value)) values.set(value, 0);
  return orderFacetCounts([...values].map(([value, count]) => ({ value, count })));
}
