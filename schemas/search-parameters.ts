import { FACET_IDS, LAST_NUMBERED_RECORD, SORTS } from './facet.ts';
import type { FacetChoice, FacetId, SearchQuery } from './search.ts';

/**
 * A search as URL parameters: the same names in the API's and the UI's addresses. Facets are repeated keys
 * (`country=SI&country=FI`), a leading `-` excludes a value (`kind=-case`), `all` names facets of which every value is
 * asked for, `from` and `to` are years, `year=unknown` asks for records without one, `page` counts from 1 as far as the
 * 10,000th record. Defaults are left out and
 * values are sorted, so that equal searches have equal addresses.
 */
export function searchToParameters(query: Partial<SearchQuery>): URLSearchParams {
  const out = new URLSearchParams();
  if (query.q) out.set('q', query.q);
  for (const facet of FACET_IDS) {
    for (const value of [...(query.filters?.[facet] ?? [])].sort()) out.append(facet, value);
    for (const value of [...(query.exclude?.[facet] ?? [])].sort()) out.append(facet, `-${value}`);
  }
  for (const facet of [...(query.matchAll ?? [])].sort()) out.append('all', facet);
  if (query.yearFrom !== undefined) out.set('from', String(query.yearFrom));
  if (query.yearTo !== undefined) out.set('to', String(query.yearTo));
  if (query.yearUnknown) out.set('year', 'unknown');
  if (query.sort) out.set('sort', query.sort);
  if (query.limit !== undefined && query.limit !== 20) out.set('limit', String(query.limit));
  if (query.cursor) out.set('cursor', query.cursor);
  if (query.page !== undefined && query.page > 1) out.set('page', String(query.page));
  return out;
}

export interface ReadParameters {
  readonly query: SearchQuery;
  /** Parameters that were not understood, as `name=value`: the API refuses them, the UI drops them with a notice. */
  readonly unread: readonly string[];
}

/** The other way. Other parameters named in `others` are passed over. */
export function searchFromParameters(
  parameters: URLSearchParams,
  others: readonly string[] = [],
): ReadParameters {
  const unread: string[] = [];
  const filters: FacetChoice = {};
  const exclude: FacetChoice = {};
  const query: SearchQuery = { q: '', filters, exclude, matchAll: [], yearUnknown: false, limit: 20 };
  for (const [name, value] of parameters) {
    if (isFacet(name)) {
      const isExcluded = value.startsWith('-');
      const chosen = isExcluded ? value.slice(1) : value;
      const side = isExcluded ? exclude : filters;
      const values = side[name] ?? [];
      // An empty box of a form is no choice.
      if (value === '') continue;
      if (!chosen || chosen.length > 200 || values.length >= 100) unread.push(`${name}=${value}`);
      else if (!values.includes(chosen)) side[name] = [...values, chosen];
    } else if (Object.hasOwn(SINGLE, name)) {
      if (value !== '' && !SINGLE[name]?.(query, value)) unread.push(`${name}=${value}`);
    } else if (!others.includes(name)) {
      unread.push(`${name}=${value}`);
    }
  }
  // A cursor says it more exactly.
  if (query.cursor) delete query.page;
  if (query.page !== undefined && query.page * query.limit > LAST_NUMBERED_RECORD) {
    unread.push(`page=${query.page}`);
    delete query.page;
  }
  return { query, unread };
}

/** Sets one parameter's value on the query; false when it is not a value of that parameter. */
type Reader = (query: SearchQuery, value: string) => boolean;

const year =
  (name: 'yearFrom' | 'yearTo'): Reader =>
  (query, value) => {
    const parsed = /^\d{4}$/.test(value) ? Number(value) : Number.NaN;
    if (!(parsed >= 1000 && parsed <= 2999)) return false;
    query[name] = parsed;
    return true;
  };

// Without zod, whose limits these repeat, so that the browser need not load it; a test holds the two together.
const SINGLE: Readonly<Record<string, Reader>> = {
  q(query, value) {
    if (value.length > 1000) return false;
    query.q = value;
    return true;
  },
  all(query, value) {
    if (!isFacet(value)) return false;
    if (!query.matchAll.includes(value)) query.matchAll.push(value);
    return true;
  },
  from: year('yearFrom'),
  to: year('yearTo'),
  year(query, value) {
    if (value !== 'unknown') return false;
    query.yearUnknown = true;
    return true;
  },
  sort(query, value) {
    const sort = SORTS.find((known) => known === value);
    if (!sort) return false;
    query.sort = sort;
    return true;
  },
  limit(query, value) {
    const limit = /^\d{1,3}$/.test(value) ? Number(value) : 0;
    if (limit < 1 || limit > 100) return false;
    query.limit = limit;
    return true;
  },
  cursor(query, value) {
    if (value.length > 2000) return false;
    query.cursor = value;
    return true;
  },
  page(query, value) {
    if (!/^[1-9]\d{0,6}$/.test(value)) return false;
    if (value !== '1') query.page = Number(value);
    return true;
  },
};

const isFacet = (name: string): name is FacetId => (FACET_IDS as readonly string[]).includes(name);
