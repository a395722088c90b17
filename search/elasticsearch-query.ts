import type { estypes } from '@elastic/elasticsearch';
import { FACET_IDS, type FacetChoice, type FacetId, type SearchQuery, type Sort } from '../schemas/search.ts';
import { countriesNamed } from './country-words.ts';
import {
  facetField,
  LANGUAGE_FIELDS,
  sortValueOfYear,
  WEIGHTED_FIELDS,
  wordsField,
} from './elasticsearch-mapping.ts';
import { clauseTokens } from './match-expression.ts';
import type { QueryClause } from './parse-query.ts';
import { prefixScore, rankingClauses } from './ranking-clauses.ts';
import type { CursorPosition } from './search-cursor.ts';
import { FIRST_YEAR, LAST_YEAR, type YearChoice, yearChoice } from './year-spans.ts';

type Query = estypes.QueryDslQueryContainer;

type BoolQuery = Readonly<Record<'filter' | 'must' | 'must_not' | 'should', Query[]>>;

/** How little the server's own analysis of the record's language weighs beside ours: it only settles near ties. */
const LANGUAGE_BOOST = 0.05;

export const LIVE: Query = { term: { live: true } };

/** Live records that match the words; scored where `isScored` says so. */
export function wordsQuery(clauses: readonly QueryClause[], isScored: boolean): BoolQuery {
  const isPlain = ({ isExcluded, columns }: QueryClause): boolean => !isExcluded && columns === null;
  const wanted = clauses.filter(({ isExcluded }) => !isExcluded);
  const must_not = clauses.filter(({ isExcluded }) => isExcluded).map(clauseQuery);
  if (!isScored) return { filter: [LIVE, ...wanted.map(clauseQuery)], must_not, must: [], should: [] };
  return {
    // What is ranked by as it stands need not be asked twice.
    filter: [LIVE, ...wanted.filter((clause) => !isPlain(clause)).map(clauseQuery)],
    must_not,
    must: rankingClauses(clauses).map(clauseQuery),
    should: languageQueries(clauses),
  };
}

/**
 * One clause. `combined_fields` scores a word over all fields as if they were one (BM25F), which is what FTS5 does with
 * its columns; tokens hold letters, digits and the stem mark only, so nothing in them can act as syntax.
 */
export function clauseQuery(clause: QueryClause): Query {
  const { alternatives, isPrefix } = clauseTokens(clause);
  if (clause.columns?.includes('place')) {
    const words = clauseQuery({ ...clause, columns: clause.columns.filter((column) => column !== 'place') });
    return { bool: { should: [words, { terms: { [facetField('country')]: countriesNamed(clause) } }] } };
  }
  const fields = clause.columns?.map((column) => `${wordsField(column)}^1`) ?? WEIGHTED_FIELDS;
  const [first = []] = alternatives;
  if (isPrefix)
    return anyOf(fields, (field, boost) => ({
      prefix: { [field]: { value: first.join(' '), boost: prefixScore(boost) } },
    }));
  if (first.length > 1)
    return anyOf(fields, (field, boost) => ({
      match_phrase: { [field]: { query: first.join(' '), boost } },
    }));
  const query = alternatives.flat().join(' ');
  return { combined_fields: { query, fields: [...fields], operator: 'or' } };
}

function anyOf(fields: readonly string[], make: (field: string, boost: number) => Query): Query {
  const should = fields.map((field) => {
    const [name = '', weight = '1'] = field.split('^');
    return make(name, Number(weight));
  });
  return { bool: { should, minimum_should_match: 1 } };
}

/** Raises a little what also matches by the analyzer of the record's own language. */
function languageQueries(clauses: readonly QueryClause[]): Query[] {
  const words = rankingClauses(clauses).flatMap((clause) => (clause.type === 'prefix' ? [] : clause.words));
  if (words.length === 0) return [];
  const query = words.map(({ raw }) => raw).join(' ');
  return [
    { multi_match: { query, fields: [...LANGUAGE_FIELDS], type: 'best_fields', boost: LANGUAGE_BOOST } },
  ];
}

/** The conditions that a query's choices make, by what they are about, so that each count can leave out its own. */
export interface ChoiceFilters {
  /** Wanted values by facet, and the years. */
  readonly wanted: ReadonlyMap<FacetId | 'years', Query>;
  readonly unwanted: readonly Query[];
}

export function choiceFilters(query: {
  readonly filters: FacetChoice;
  readonly exclude?: FacetChoice;
  readonly matchAll?: readonly FacetId[];
  readonly yearFrom?: number | undefined;
  readonly yearTo?: number | undefined;
  readonly yearUnknown?: boolean;
}): ChoiceFilters {
  const wanted = new Map<FacetId | 'years', Query>();
  const unwanted: Query[] = [];
  for (const facet of FACET_IDS) {
    const field = facetField(facet);
    const values = query.filters[facet] ?? [];
    const banned = query.exclude?.[facet] ?? [];
    if (values.length > 0) {
      const isAll = query.matchAll?.includes(facet) ?? false;
      wanted.set(
        facet,
        isAll
          ? { bool: { filter: values.map((value) => ({ term: { [field]: value } })) } }
          : { terms: { [field]: values } },
      );
    }
    if (banned.length > 0) unwanted.push({ terms: { [field]: banned } });
  }
  const years = yearChoice(query);
  if (years) wanted.set('years', yearsQuery(years));
  return { wanted, unwanted };
}

function yearsQuery({ from, to, isUnknown }: YearChoice): Query {
  const overlap: Query = { range: { spans: { gte: from, lte: to, relation: 'intersects' } } };
  if (!isUnknown) return overlap;
  const filter: Query[] = [{ term: { years: '' } }];
  return { bool: { filter: from === FIRST_YEAR && to === LAST_YEAR ? filter : [...filter, overlap] } };
}

/** All choices but one. */
export const allBut = ({ wanted }: ChoiceFilters, left: FacetId | 'years' | null): Query[] =>
  [...wanted].filter(([about]) => about !== left).map(([, query]) => query);

/** The whole query as one condition, for pages and counts that need no facets. */
export function wholeQuery(clauses: readonly QueryClause[], query: SearchQuery, isScored: boolean): Query {
  const choices = choiceFilters(query);
  const words = wordsQuery(clauses, isScored);
  return {
    bool: {
      ...words,
      filter: [...words.filter, ...allBut(choices, null)],
      must_not: [...words.must_not, ...choices.unwanted],
    },
  };
}

const SORT_FIELDS: Readonly<Record<Sort, { readonly field: string; readonly order: 'asc' | 'desc' }>> = {
  relevance: { field: '_score', order: 'desc' },
  newest: { field: 'sort_newest', order: 'desc' },
  oldest: { field: 'sort_oldest', order: 'asc' },
  title: { field: 'sort_title', order: 'asc' },
  country: { field: 'sort_country', order: 'asc' },
  added: { field: 'added', order: 'desc' },
};

/** Ties by id. */
export const sortOf = (sort: Sort): estypes.SortCombinations[] => {
  const { field, order } = SORT_FIELDS[sort];
  return [{ [field]: { order } }, { id: { order: 'asc' } }];
};

export const searchAfter = (sort: Sort, { key, id }: CursorPosition): [string | number, string] => [
  sort === 'newest' || sort === 'oldest'
    ? sortValueOfYear(typeof key === 'number' ? key : null, sort)
    : (key ?? ''),
  id,
];
