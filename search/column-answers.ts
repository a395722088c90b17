import type { CompareQuery, Comparison } from '../schemas/compare.ts';
import type { SearchQuery, SearchResult, Sort } from '../schemas/search.ts';
import { buildHit } from './build-hit.ts';
import { comparisonTable } from './comparison-table.ts';
import type { Candidates, FacetColumns, Selection } from './facet-columns.ts';
import { makeMatcher } from './mark-matches.ts';
import type { QueryClause } from './parse-query.ts';
import { type CursorPosition, encodeCursor, skippedBy } from './search-cursor.ts';
import type { SearchBody } from './search-document.ts';
import { yearChoice } from './year-spans.ts';

const MOST_KEPT_SORTED = 500;

/** A record as a hit is built from. */
export interface StoredRecord {
  readonly id: string;
  readonly version: number;
  readonly body: SearchBody;
}

/** Which records stand on a page, by number, before they are read. */
export interface ColumnPage {
  readonly selection: Selection;
  readonly shown: readonly { readonly doc: number; readonly score: number | null }[];
  /** Where the page after it begins; null where there is none. */
  readonly end: Pick<CursorPosition, 'key'> | null;
}

export const selectIn = (columns: FacetColumns, candidates: Candidates, query: SearchQuery): Selection =>
  columns.select(candidates, { ...query, years: yearChoice(query) });

/** The page of a search after a position, from columns in memory. */
export function pageIn(
  columns: FacetColumns,
  candidates: Candidates,
  query: SearchQuery,
  { sort, after }: { sort: Sort; after: CursorPosition | null },
): ColumnPage {
  const selection = selectIn(columns, candidates, query);
  const skip = skippedBy(query);
  const wanted = skip + query.limit + 1;
  // Keeping the best so far sorted as they come is quicker for few, sorting all for many.
  const best =
    skip > MOST_KEPT_SORTED
      ? columns.ordered(candidates, selection.places, sort)
      : columns.top(candidates, selection.places, sort, after, wanted);
  const places = Array.from(best.slice(skip, wanted));
  const shown = places.slice(0, query.limit).map((place) => ({
    doc: candidates.docs[place] ?? 0,
    score: candidates.scores?.[place] ?? null,
  }));
  const last = shown.at(-1);
  const hasMore = places.length > query.limit && last !== undefined;
  return {
    selection,
    shown,
    end: hasMore ? { key: columns.sortKey(sort, last.doc, last.score ?? 0) } : null,
  };
}

/** The answer with the page's records, which stand in the order of the page. */
export function answerWith(
  { selection, shown, end }: ColumnPage,
  records: readonly StoredRecord[],
  query: SearchQuery,
  { sort, clauses }: { sort: Sort; clauses: readonly QueryClause[] },
): Omit<SearchResult, 'didYouMean'> {
  const matcher = makeMatcher(clauses);
  const lastId = records.at(-1)?.id;
  return {
    total: selection.places.length,
    hits: records.map(({ id, version, body }, at) =>
      buildHit({ id, version, score: shown[at]?.score ?? null }, body, matcher),
    ),
    facets: selection.facets,
    years: selection.years,
    next: end && lastId !== undefined ? encodeCursor(query, sort, { ...end, id: lastId }) : null,
  };
}

export function comparisonIn(columns: FacetColumns, candidates: Candidates, query: CompareQuery): Comparison {
  const choice = { filters: query.filters, exclude: {}, matchAll: [], years: yearChoice(query) };
  const selection = columns.select(candidates, choice);
  const countries =
    query.countries.length > 0
      ? query.countries
      : columns
          .everything()
          .facets.country.map(({ value }) => value)
          .toSorted();
  return comparisonTable(
    query,
    countries,
    columns.cross(candidates, selection, query.by, query.across ?? null),
  );
}
