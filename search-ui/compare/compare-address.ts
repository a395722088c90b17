import type { CompareDimension } from '../../schemas/compare.ts';
import { comparisonToParameters, USUAL_ROWS, usualColumns } from '../../schemas/compare-parameters.ts';
import { FACET_IDS } from '../../schemas/facet.ts';
import type { FacetChoice, FacetId, SearchQuery } from '../../schemas/search.ts';
import { searchFromParameters } from '../../schemas/search-parameters.ts';
import { countryName } from '../language/format.ts';
import { isKind } from '../language/labels.ts';
import { emptyQuery, searchAddress } from '../search/search-address.ts';

export const DIMENSIONS = FACET_IDS.filter((id): id is CompareDimension => id !== 'country');
export const MEASURES = ['count', 'share'] as const;
export const ORDERS = ['total', 'name', 'difference'] as const;

/** All that the comparison shows follows from this, and this from its address. */
export interface CompareState {
  readonly countries: readonly string[];
  readonly by: CompareDimension;
  /** Only for the gap map: what its columns are. */
  readonly across: CompareDimension;
  readonly q: string;
  readonly filters: FacetChoice;
  readonly yearFrom: number | undefined;
  readonly yearTo: number | undefined;
  readonly measure: (typeof MEASURES)[number];
  readonly order: (typeof ORDERS)[number] | `country-${string}`;
  readonly isTransposed: boolean;
  readonly isOnlyDifferences: boolean;
  /** Only for the gap map: like rows and like columns side by side, instead of by number. */
  readonly isClustered: boolean;
  /** Only for the gap map: also rows and columns that no record is about. */
  readonly isWithEmpty: boolean;
}

const OWN = ['by', 'across', 'show', 'order', 'turn', 'only', 'arrange', 'empty', 'lang'];

const isDimension = (value: string | null): value is CompareDimension =>
  DIMENSIONS.some((id) => id === value);

/** The state an address names, and what in it was not understood. */
export function readCompareAddress(search: string): { state: CompareState; unread: readonly string[] } {
  const parameters = new URLSearchParams(search);
  const { query, unread } = searchFromParameters(parameters, OWN);
  const refused = [...unread];
  const choice = <T extends string>(name: string, isKnown: (value: string) => value is T, usual: T): T => {
    const value = parameters.get(name);
    if (value === null) return usual;
    if (isKnown(value)) return value;
    refused.push(`${name}=${value}`);
    return usual;
  };
  // The order in which the countries stand in the address is the order of the columns.
  const asked = [...new Set(parameters.getAll('country'))];
  const countries = asked.filter((code) => countryName(code, 'en') !== undefined);
  for (const code of asked) if (!countries.includes(code)) refused.push(`country=${code}`);
  const { country: _columns, ...filters } = query.filters;
  const kinds = filters.kind?.filter(isKind);
  for (const kind of filters.kind ?? []) if (!isKind(kind)) refused.push(`kind=${kind}`);
  if (kinds && kinds.length > 0) filters.kind = kinds;
  else delete filters.kind;
  const by = choice('by', isDimension, USUAL_ROWS);
  return {
    state: {
      countries,
      by,
      across: choice('across', isDimension, usualColumns(by)),
      q: query.q,
      filters,
      yearFrom: query.yearFrom,
      yearTo: query.yearTo,
      measure: choice(
        'show',
        (value): value is 'count' | 'share' => MEASURES.some((known) => known === value),
        'count',
      ),
      order: choice(
        'order',
        (value): value is CompareState['order'] =>
          ORDERS.some((known) => known === value) || /^country-[A-Z]{2}$/.test(value),
        'total',
      ),
      isTransposed: parameters.get('turn') === '1',
      isOnlyDifferences: parameters.get('only') === 'differences',
      isClustered: parameters.get('arrange') === 'alike',
      isWithEmpty: parameters.get('empty') === '1',
    },
    unread: refused,
  };
}

/** The part of the address that the API is asked with. */
export function comparisonParameters(
  state: CompareState,
  options: { isGapMap?: boolean } = {},
): URLSearchParams {
  const { countries, by, across } = state;
  return comparisonToParameters({
    ...searchOf(state),
    countries,
    by,
    across: options.isGapMap ? across : undefined,
  });
}

/** Equal states have equal addresses; defaults are left out. */
export function compareAddress(path: '/compare' | '/gaps', state: CompareState): string {
  const out = comparisonParameters(state);
  if (state.by === USUAL_ROWS) out.delete('by');
  if (path === '/gaps' && state.across !== usualColumns(state.by)) out.set('across', state.across);
  if (state.measure !== 'count') out.set('show', state.measure);
  if (state.order !== 'total') out.set('order', state.order);
  if (state.isTransposed) out.set('turn', '1');
  if (state.isOnlyDifferences) out.set('only', 'differences');
  if (state.isClustered) out.set('arrange', 'alike');
  if (state.isWithEmpty) out.set('empty', '1');
  const text = out.toString();
  return text ? `${path}?${text}` : path;
}

const searchOf = (state: CompareState): SearchQuery => ({
  ...emptyQuery(),
  q: state.q,
  filters: state.filters,
  ...(state.yearFrom === undefined ? {} : { yearFrom: state.yearFrom }),
  ...(state.yearTo === undefined ? {} : { yearTo: state.yearTo }),
});

/**
 * The search whose hits are what a cell counts: the number behind every number. A facet that is filtered has only its
 * chosen values for rows, so a row's value stands in place of the choice. Several countries are columns added up.
 */
export function cellQuery(state: CompareState, values: readonly (readonly [FacetId, string])[]): SearchQuery {
  const filters: FacetChoice = { ...state.filters };
  for (const [facet, value] of values)
    filters[facet] = facet === 'country' ? [...(filters.country ?? []), value] : [value];
  return { ...searchOf(state), filters };
}

export const cellAddress = (state: CompareState, values: readonly (readonly [FacetId, string])[]): string =>
  searchAddress({ query: cellQuery(state, values) });
