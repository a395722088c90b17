import { FACET_IDS, type FacetChoice, type FacetId, SearchQuery } from './search.ts';

/**
 * A search as URL parameters: the same names in the API's and the UI's addresses. Facets are repeated keys
 * (`country=SI&country=FI`), a leading `-` excludes a value (`kind=-case`), `all` names facets of which every value is
 * asked for, `from` and `to` are years, `year=unknown` asks for records without one. Defaults are left out and
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
  const matchAll: FacetId[] = [];
  const single: Record<string, unknown> = {};
  for (const [name, value] of parameters) {
    const refuse = () => unread.push(`${name}=${value}`);
    if (isFacet(name)) {
      const isExcluded = value.startsWith('-');
      const chosen = isExcluded ? value.slice(1) : value;
      const side = isExcluded ? exclude : filters;
      const values = side[name] ?? [];
      if (!chosen || chosen.length > 200 || values.length >= 100) refuse();
      else if (!values.includes(chosen)) side[name] = [...values, chosen];
    } else if (name === 'all') {
      if (isFacet(value)) matchAll.push(value);
      else refuse();
    } else if (name === 'year') {
      if (value === 'unknown') single.yearUnknown = true;
      else refuse();
    } else if (isSingle(name)) {
      // An empty box of a form is no choice.
      if (value === '') continue;
      const parsed = SearchQuery.shape[SINGLE[name]].safeParse(value);
      if (parsed.success) single[SINGLE[name]] = parsed.data;
      else refuse();
    } else if (!others.includes(name)) {
      refuse();
    }
  }
  return { query: SearchQuery.parse({ ...single, filters, exclude, matchAll }), unread };
}

const SINGLE = {
  q: 'q',
  from: 'yearFrom',
  to: 'yearTo',
  sort: 'sort',
  limit: 'limit',
  cursor: 'cursor',
} as const;

const isSingle = (name: string): name is keyof typeof SINGLE => Object.hasOwn(SINGLE, name);
const isFacet = (name: string): name is FacetId => (FACET_IDS as readonly string[]).includes(name);
