import { createHash } from 'node:crypto';
import type { estypes } from '@elastic/elasticsearch';
import { LANGUAGES, type Language } from '../schemas/language.ts';
import { FIELD_NAMES } from '../schemas/record.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import { FACET_IDS, type FacetId } from '../schemas/search.ts';
import type { ConceptTree } from './concept-tree.ts';
import { FACETS } from './facets.ts';
import { columnWeight, DEFAULT_COLUMNS, type SearchColumn } from './search-columns.ts';
import { ANALYSIS_VERSION, type SearchBody, toSearchDocument } from './search-document.ts';
import { FIRST_YEAR, LAST_YEAR, spansOfKey } from './year-spans.ts';

/** The servers' own analyzers; Slovene has none anywhere, so it gets a folded standard one. */
const ANALYZERS: Readonly<Record<Language, string>> = {
  en: 'english',
  sl: 'folded',
  nl: 'dutch',
  fr: 'french',
  fi: 'finnish',
  it: 'italian',
  es: 'spanish',
};

/**
 * Columns by weight, each weight a field: words without a field prefix are looked for in these few fields. `copy_to`
 * leaves a gap between columns, so that no phrase runs from one into another.
 */
const weights = [...new Set(DEFAULT_COLUMNS.map(columnWeight))].toSorted((a, b) => b - a);
const weightField = (weight: number): string => `weighted.w${weight}`;
/** `field^weight`, as queries name them. */
export const WEIGHTED_FIELDS: readonly string[] = weights.map((weight) => `${weightField(weight)}^${weight}`);
export const wordsField = (column: SearchColumn): string => `words.${column}`;
export const facetField = (facet: FacetId): string => `facets.${facet}`;
export const LANGUAGE_FIELDS: readonly string[] = LANGUAGES.map((language) => `text.${language}`);

/** Words come split and stemmed by us, as in the embedded index; the server only cuts them at the spaces. */
const OUR_TOKENS = { type: 'text', analyzer: 'whitespace' } as const;

const keyword = { type: 'keyword' } as const;

function propertiesOf<K extends string>(
  names: readonly K[],
  property: (name: K) => estypes.MappingProperty,
): Record<string, estypes.MappingProperty> {
  return Object.fromEntries(names.map((name) => [name, property(name)]));
}

const MAPPINGS: estypes.MappingTypeMapping = {
  dynamic: 'strict',
  // Words are made anew from the record store and never from here.
  _source: { includes: ['id', 'version', 'hash', 'body'] },
  properties: {
    id: keyword,
    version: { type: 'integer', index: false, doc_values: false },
    hash: { type: 'keyword', index: false, doc_values: false },
    /** False: a tombstone, which only keeps older versions out. */
    live: { type: 'boolean' },
    /** What hits are shown from; its inside is never searched. */
    body: { type: 'object', enabled: false },
    years: keyword,
    spans: { type: 'integer_range', doc_values: false },
    sort_newest: { type: 'short', index: false },
    sort_oldest: { type: 'short', index: false },
    sort_title: { type: 'keyword', index: false },
    sort_country: { type: 'keyword', index: false },
    added: { type: 'keyword', index: false },
    /** Every different word without stems, for suggestions and spelling. */
    vocabulary: keyword,
    facets: { properties: propertiesOf(FACET_IDS, () => keyword) },
    words: {
      properties: propertiesOf(FIELD_NAMES, (field) => ({
        ...OUR_TOKENS,
        copy_to: weightField(columnWeight(field)),
      })),
    },
    weighted: { properties: Object.fromEntries(weights.map((weight) => [`w${weight}`, OUR_TOKENS])) },
    /** The record's whole text in its language, as the server itself analyses it. */
    text: {
      properties: propertiesOf(LANGUAGES, (language) => ({ type: 'text', analyzer: ANALYZERS[language] })),
    },
  },
};

/** In how many parts an index is kept, and how many copies of each there are besides. */
export interface IndexCopies {
  readonly shards: number;
  /** Null: one where there is a second node to keep it, none otherwise. */
  readonly replicas: number | null;
}

const SETTINGS: estypes.IndicesIndexSettings = {
  // Tombstones of ours keep old versions out; a record that was taken out may come back with any version.
  gc_deletes: '-1',
  analysis: {
    analyzer: { folded: { type: 'custom', tokenizer: 'standard', filter: ['lowercase', 'asciifolding'] } },
  },
};

/**
 * Settings and mapping of every index we make, and a mark of the words that go in and of how they are kept. Shards and
 * replicas are not in it: a change of theirs waits for the next rebuild.
 */
export function indexDefinition({ shards, replicas }: IndexCopies = { shards: 1, replicas: null }): {
  settings: estypes.IndicesIndexSettings;
  mappings: estypes.MappingTypeMapping;
  mark: string;
} {
  const shape = JSON.stringify([ANALYSIS_VERSION, MAPPINGS, SETTINGS.analysis]);
  const mark = createHash('sha256').update(shape).digest('hex').slice(0, 16);
  const copies = replicas === null ? { auto_expand_replicas: '0-1' } : { number_of_replicas: replicas };
  const settings = { number_of_shards: shards, ...copies, ...SETTINGS };
  return { settings, mappings: { ...MAPPINGS, _meta: { prismatlas: mark } }, mark };
}

/** What is read back of a document. */
export interface StoredSource {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
  readonly body?: SearchBody;
}

export const tombstoneSource = (id: string, version: number, hash: string) => ({
  id,
  version,
  hash,
  live: false,
});

const UNKNOWN_YEAR = { newest: -1, oldest: 9999 };
/** The year behind a sort value; null: unknown, which stands last in either order. */
export const yearOfSortValue = (value: number): number | null =>
  value === UNKNOWN_YEAR.newest || value === UNKNOWN_YEAR.oldest ? null : value;
export const sortValueOfYear = (year: number | null, sort: 'newest' | 'oldest'): number =>
  year ?? UNKNOWN_YEAR[sort];

export function toSource(version: RecordVersion, tree: ConceptTree): Record<string, unknown> {
  const vocabulary = new Set<string>();
  const document = toSearchDocument(version, undefined, vocabulary);
  const { body } = document;
  // The place is a facet here.
  const { place: _, ...searched } = document.text;
  return {
    id: document.id,
    version: document.version,
    hash: document.hash,
    live: true,
    body,
    years: document.years,
    spans: spansOfKey(document.years).map(({ from, to }) => ({
      gte: from ?? FIRST_YEAR,
      lte: to ?? LAST_YEAR,
    })),
    sort_newest: sortValueOfYear(document.sortYear, 'newest'),
    sort_oldest: sortValueOfYear(document.sortYear, 'oldest'),
    sort_title: document.sortTitle,
    sort_country: `${body.country} ${document.sortTitle}`,
    added: document.added,
    vocabulary: [...vocabulary],
    facets: Object.fromEntries(FACETS.map((facet) => [facet.id, facet.values(body, tree)])),
    words: searched,
    text: textByLanguage(body),
  };
}

function textByLanguage({
  language,
  fields,
  fieldLanguages,
}: SearchBody): Partial<Record<Language, string[]>> {
  const texts: Partial<Record<Language, string[]>> = {};
  for (const field of FIELD_NAMES) {
    const value = fields[field];
    if (!value) continue;
    const of = fieldLanguages[field] ?? language;
    const known = texts[of];
    if (known) known.push(value);
    else texts[of] = [value];
  }
  return texts;
}
