import { FACET_IDS } from '../../schemas/facet.ts';
import type { FacetId, SearchQuery } from '../../schemas/search.ts';
import { searchFromParameters, searchToParameters } from '../../schemas/search-parameters.ts';
import { countryName } from '../language/format.ts';
import { isUiLanguage } from '../language/i18n.ts';
import { isKind } from '../language/labels.ts';

export const VIEWS = ['list', 'compact', 'table'] as const;
export type View = (typeof VIEWS)[number];

/** All that the result page shows follows from this, and this from its address. */
export interface SearchState {
  readonly query: SearchQuery;
  /** Which page it is. With a cursor it is only told to the reader, without one it says which results are shown. */
  readonly page: number;
  readonly view: View;
}

/** Parameters of the interface beside the search's own. */
const OWN = ['view', 'lang'];

/** The state an address names. What is not understood is left out and told, never refused. */
export function readSearchAddress(search: string): { state: SearchState; unread: readonly string[] } {
  const parameters = new URLSearchParams(search);
  const { query, unread } = searchFromParameters(parameters, OWN);
  const refused = [...unread];
  for (const side of [query.filters, query.exclude]) {
    for (const facet of FACET_IDS) {
      const values = side[facet];
      if (!values) continue;
      const known = values.filter((value) => isKnownValue(facet, value));
      for (const value of values) if (!known.includes(value)) refused.push(`${facet}=${value}`);
      if (known.length > 0) side[facet] = known;
      else delete side[facet];
    }
  }
  if (query.yearFrom !== undefined && query.yearTo !== undefined && query.yearFrom > query.yearTo) {
    refused.push(`to=${query.yearTo}`);
    delete query.yearTo;
  }
  query.matchAll = query.matchAll.filter((facet) => (query.filters[facet]?.length ?? 0) > 1);
  const page = query.page ?? (query.cursor ? printedPage(parameters.get('page')) : 1);
  const printedView = parameters.get('view');
  const view = VIEWS.find((known) => known === printedView);
  if (printedView !== null && !view) refused.push(`view=${printedView}`);
  return { state: { query, page, view: view ?? 'list' }, unread: refused };
}

/** The other way: equal states have equal addresses, defaults are left out. */
export function searchAddress(state: Partial<SearchState>): string {
  const parameters = searchToParameters(state.query ?? {});
  if (state.query?.cursor && state.page !== undefined && state.page > 1)
    parameters.set('page', String(state.page));
  if (state.view && state.view !== 'list') parameters.set('view', state.view);
  const text = parameters.toString();
  return text ? `/search?${text}` : '/search';
}

const printedPage = (text: string | null): number => (/^[1-9]\d{0,6}$/.test(text ?? '') ? Number(text) : 1);

/** The address of the records with one value of a facet. */
export const facetAddress = (facet: FacetId, value: string): string =>
  searchAddress({ query: { ...emptyQuery(), filters: { [facet]: [value] } } });

export const emptyQuery = (): SearchQuery => ({
  q: '',
  filters: {},
  exclude: {},
  matchAll: [],
  yearUnknown: false,
  limit: 20,
});

/** The query with one value chosen, excluded or neither; it starts again at its first page. */
export function withValue(
  query: SearchQuery,
  facet: FacetId,
  value: string,
  choice: 'chosen' | 'excluded' | 'neither',
): SearchQuery {
  const without = (values: readonly string[] | undefined) =>
    (values ?? []).filter((other) => other !== value);
  const filters = { ...query.filters, [facet]: without(query.filters[facet]) };
  const exclude = { ...query.exclude, [facet]: without(query.exclude[facet]) };
  if (choice === 'chosen') filters[facet] = [...(filters[facet] ?? []), value];
  if (choice === 'excluded') exclude[facet] = [...(exclude[facet] ?? []), value];
  if (filters[facet]?.length === 0) delete filters[facet];
  if (exclude[facet]?.length === 0) delete exclude[facet];
  return fromStart({
    ...query,
    filters,
    exclude,
    matchAll: query.matchAll.filter((other) => other !== facet || (filters[facet]?.length ?? 0) > 1),
  });
}

/** The query at its first page. */
export function fromStart(query: SearchQuery): SearchQuery {
  const { cursor: _cursor, page: _page, ...rest } = query;
  return rest;
}

/** One thing that a search asks for, and the search without it: a chip. */
export interface Filter {
  readonly facet: FacetId | 'q' | 'years';
  readonly value: string;
  readonly isExcluded: boolean;
  readonly without: SearchQuery;
}

/** Everything asked for, in the order of the facets. */
export function activeFilters(query: SearchQuery): Filter[] {
  const found: Filter[] = [];
  if (query.q)
    found.push({ facet: 'q', value: query.q, isExcluded: false, without: fromStart({ ...query, q: '' }) });
  for (const facet of FACET_IDS) {
    const remove = (value: string) => withValue(query, facet, value, 'neither');
    for (const value of query.filters[facet] ?? [])
      found.push({ facet, value, isExcluded: false, without: remove(value) });
    for (const value of query.exclude[facet] ?? [])
      found.push({ facet, value, isExcluded: true, without: remove(value) });
  }
  if (query.yearFrom !== undefined || query.yearTo !== undefined || query.yearUnknown) {
    const { yearFrom, yearTo, ...rest } = query;
    const value = query.yearUnknown ? 'unknown' : `${yearFrom ?? ''}–${yearTo ?? ''}`;
    found.push({
      facet: 'years',
      value,
      isExcluded: false,
      without: fromStart({ ...rest, yearUnknown: false }),
    });
  }
  return found;
}

function isKnownValue(facet: FacetId, value: string): boolean {
  if (facet === 'country') return countryName(value, 'en') !== undefined;
  if (facet === 'kind') return isKind(value);
  if (facet === 'language') return isUiLanguage(value);
  return true;
}
