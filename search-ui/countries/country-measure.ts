import type { CountrySummary } from '../../schemas/api.ts';
import { populationOf } from '../map/population.ts';
import type { CountriesState } from './countries-address.ts';

/** Records of the chosen kind. */
export const countOf = (country: CountrySummary, kind: CountriesState['kind']): number =>
  kind === 'all' ? country.total : (country.kinds[kind] ?? 0);

/**
 * What the map shows of a country: a number of records, that number per million inhabitants, or its share of all the
 * country's records. Null where it cannot be said: no figure of inhabitants, no records to have a share of.
 */
export function measureOf(country: CountrySummary, { kind, measure }: CountriesState): number | null {
  const count = countOf(country, kind);
  if (measure === 'count') return count;
  if (measure === 'share') return country.total > 0 ? count / country.total : null;
  const inhabitants = populationOf(country.code);
  return inhabitants === undefined ? null : (count / inhabitants) * 1_000_000;
}
