import type { SearchQuery } from '../../schemas/search.ts';
import { currentPlace, navigate } from '../routing/location.ts';
import { readSearchAddress, searchAddress } from './search-address.ts';

/**
 * Goes on from the search that the address names at this moment. What does so by this need not know the search, and is
 * not drawn anew when another part of it changes.
 */
export function changeSearch(step: (query: SearchQuery) => SearchQuery): void {
  const { state } = readSearchAddress(currentPlace().search);
  navigate(searchAddress({ query: step(state.query), view: state.view }));
}
