import { FACET_IDS, NOT_REPORTED, RECORD_KINDS, VOCABULARY_IDS } from '../../schemas/facet.ts';
import type { RecordKind } from '../../schemas/record.ts';
import type { FacetId } from '../../schemas/search.ts';
import type { Source } from '../../schemas/source.ts';
import type { ToldConcept, ToldVocabulary } from '../../schemas/vocabulary.ts';
import { useSources, useVocabularies } from '../api/queries.ts';
import { countryName, languageName } from './format.ts';
import { type MessageId, type Translate, type UiLanguage, useLanguage } from './i18n.ts';

export interface Labels {
  readonly language: UiLanguage;
  readonly t: Translate;
  /** "Study", "Good practice". */
  kind(kind: string): string;
  /** "Studies", "Good practices". */
  kinds(kind: string): string;
  /** "32 studies". */
  countOf(kind: string, count: number): string;
  facet(facet: string): string;
  field(name: string): string;
  /** What a field holds, where its name alone does not say it. */
  definition(name: string): string | undefined;
  country(code: string): string;
  /** The name of one value of a facet, in the interface's language. */
  value(facet: string, value: string): string;
  /** A concept by `<vocabulary>/<id>`; undefined while vocabularies load and for unknown ones. */
  concept(id: string): ToldConcept | undefined;
}

export const isKind = (value: string): value is RecordKind => RECORD_KINDS.some((kind) => kind === value);
export const isFacet = (name: string): name is FacetId => FACET_IDS.some((id) => id === name);
export const isVocabulary = (facet: string): facet is (typeof VOCABULARY_IDS)[number] =>
  VOCABULARY_IDS.some((id) => id === facet);

const FIELDS = {
  authors: 'field.authors',
  author: 'field.author',
  title: 'field.title',
  purpose: 'field.purpose',
  studyType: 'field.studyType',
  dataCollection: 'field.dataCollection',
  participants: 'field.participants',
  findings: 'field.findings',
  acronym: 'field.acronym',
  programme: 'field.programme',
  period: 'field.period',
  implementationLevel: 'field.implementationLevel',
  objective: 'field.objective',
  aims: 'field.aims',
  activities: 'field.activities',
  results: 'field.results',
  type: 'field.type',
  writer: 'field.writer',
  country: 'field.country',
  productType: 'field.productType',
  narrative: 'field.narrative',
  year: 'field.year',
  links: 'field.links',
  figures: 'field.figures',
  no: 'field.no',
} as const satisfies Record<string, MessageId>;
const DEFINED = [
  'studyType',
  'dataCollection',
  'participants',
  'implementationLevel',
  'programme',
  'period',
  'figures',
  'findings',
] as const;
const isDefined = (name: string): name is (typeof DEFINED)[number] => DEFINED.some((known) => known === name);

export type LabelledField = keyof typeof FIELDS;
export const isLabelledField = (name: string): name is LabelledField => Object.hasOwn(FIELDS, name);

/** Names of kinds, facets, fields, countries and concepts in the reader's language. */
export function useLabels(): Labels {
  const { language, t } = useLanguage();
  const vocabularies = useVocabularies(language).data?.vocabularies;
  const sources = useSources().data?.sources;
  if (last?.language !== language || last.vocabularies !== vocabularies || last.sources !== sources)
    last = { language, vocabularies, sources, labels: makeLabels(language, t, vocabularies, sources) };
  return last.labels;
}

/** All that name something on a page do it by the same labels, made once. */
let last: {
  readonly language: UiLanguage;
  readonly vocabularies: readonly ToldVocabulary[] | undefined;
  readonly sources: readonly Source[] | undefined;
  readonly labels: Labels;
} | null = null;

function makeLabels(
  language: UiLanguage,
  t: Translate,
  vocabularies: readonly ToldVocabulary[] | undefined,
  sources: readonly Source[] | undefined,
): Labels {
  const concepts = new Map<string, ToldConcept>();
  for (const vocabulary of vocabularies ?? [])
    for (const concept of vocabulary.concepts) concepts.set(`${vocabulary.id}/${concept.id}`, concept);
  const sourceNames = new Map(sources?.map((source) => [source.id, source.name]));
  const country = (code: string) => countryName(code, language) ?? code;
  const conceptNames = new Map<string, string>();
  for (const [id, concept] of concepts) {
    const label = labelOf(concept, language);
    if (label !== undefined) conceptNames.set(id, capitalised(label, language));
  }
  return {
    language,
    t,
    kind: (kind) => (isKind(kind) ? t(`kind.${kind}`) : kind),
    kinds: (kind) => (isKind(kind) ? t(`kinds.${kind}`) : kind),
    countOf: (kind, count) => t(isKind(kind) ? `count.${kind}` : 'count.records', { count }),
    facet: (facet) => (isFacet(facet) ? t(`facet.${facet}`) : facet),
    field: (name) => (isLabelledField(name) ? t(FIELDS[name]) : name),
    definition: (name) => (isDefined(name) ? t(`define.${name}`) : undefined),
    country,
    value(facet, value) {
      if (value === NOT_REPORTED) return t('value.notReported');
      if (facet === 'kind') return isKind(value) ? t(`kinds.${value}`) : value;
      if (facet === 'country') return country(value);
      if (facet === 'language') return capitalised(languageName(value, language), language);
      if (facet === 'source') return sourceNames.get(value) ?? value;
      return conceptNames.get(`${facet}/${value}`) ?? value.replaceAll('-', ' ');
    },
    concept: (id) => concepts.get(id),
  };
}

/** A concept's label in a language, or in the one before while the new names are on their way. */
export const labelOf = ({ labels }: Pick<ToldConcept, 'labels'>, language: UiLanguage): string | undefined =>
  labels[language] ?? Object.values(labels)[0];

/** The first letter large: a label that stands by itself. */
export const capitalised = (text: string, language: string): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
