import { RECORD_KINDS } from '../../schemas/facet.ts';
import type { RecordKind } from '../../schemas/record.ts';

export const MAP_MEASURES = ['count', 'million', 'share'] as const;

/** What the map of countries shows: which records, and as what. */
export interface CountriesState {
  readonly kind: RecordKind | 'all';
  readonly measure: (typeof MAP_MEASURES)[number];
}

/** The state an address names, and what in it was not understood. A share is a share of one kind. */
export function readCountriesAddress(search: string): {
  state: CountriesState;
  unread: readonly string[];
} {
  const unread: string[] = [];
  let kind: CountriesState['kind'] = 'all';
  let measure: CountriesState['measure'] = 'count';
  for (const [name, value] of new URLSearchParams(search)) {
    if (name === 'lang') continue;
    const knownKind = RECORD_KINDS.find((known) => name === 'kind' && known === value);
    const knownMeasure = MAP_MEASURES.find((known) => name === 'show' && known === value);
    if (knownKind) kind = knownKind;
    else if (knownMeasure) measure = knownMeasure;
    else unread.push(`${name}=${value}`);
  }
  return { state: { kind, measure: kind === 'all' && measure === 'share' ? 'count' : measure }, unread };
}

export function countriesAddress({ kind, measure }: CountriesState): string {
  const parameters = new URLSearchParams();
  if (kind !== 'all') parameters.set('kind', kind);
  if (measure !== 'count' && !(kind === 'all' && measure === 'share')) parameters.set('show', measure);
  const text = parameters.toString();
  return text ? `/countries?${text}` : '/countries';
}
