import { FACET_IDS, SORTS, VOCABULARY_IDS } from '../../schemas/facet.ts';
import type { FacetChoice, FacetCounts, SearchQuery } from '../../schemas/search.ts';
import {
  type CompareState,
  compareAddress,
  DIMENSIONS,
  MEASURES,
} from '../../search-ui/compare/compare-address.ts';
import { emptyQuery, searchAddress, VIEWS } from '../../search-ui/search/search-address.ts';

/** What random states are made of: values that records have, beside some that none has. */
export interface Material {
  readonly facets: FacetCounts;
  readonly years: readonly number[];
  readonly ids: readonly string[];
}

const WORDS = [
  'trafficking',
  'victims',
  'traff*',
  '"human beings"',
  '-police',
  'children prevention',
  'raziskava',
  'title:project',
  'country:belgium',
  'zzzqqq',
  'a "b',
];

/** Addresses of states that readers may come to, the same ones for the same chance. */
export class RandomStates {
  readonly #random: () => number;
  readonly #material: Material;

  constructor(random: () => number, material: Material) {
    this.#random = random;
    this.#material = material;
  }

  pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#random() * from.length)];
  }

  isSo(share: number): boolean {
    return this.#random() < share;
  }

  search(): string {
    const filters = this.#choice(2);
    const query: SearchQuery = {
      ...emptyQuery(),
      q: this.isSo(0.5) ? (this.pick(WORDS) ?? '') : '',
      filters,
      exclude: this.isSo(0.25) ? this.#choice(1) : {},
      matchAll: VOCABULARY_IDS.filter((id) => (filters[id]?.length ?? 0) > 1 && this.isSo(0.5)),
      yearUnknown: this.isSo(0.05),
      limit: this.pick([20, 20, 20, 20, 50]) ?? 20,
      ...this.#years(),
    };
    if (this.isSo(0.4)) query.sort = this.pick(SORTS);
    return searchAddress({ query, view: this.pick(VIEWS) ?? 'list' });
  }

  comparison(path: '/compare' | '/gaps'): string {
    const by = this.pick(DIMENSIONS) ?? 'kind';
    const { country: _columns, ...filters } = this.#choice(1);
    const state: CompareState = {
      countries: this.isSo(0.5) ? this.#some(this.#values('country')) : [],
      by,
      across: this.pick(DIMENSIONS.filter((other) => other !== by)) ?? 'level',
      q: this.isSo(0.3) ? (this.pick(WORDS.slice(0, 3)) ?? '') : '',
      filters,
      yearFrom: undefined,
      yearTo: undefined,
      ...this.#years(),
      measure: this.isSo(0.2) ? (this.pick(MEASURES) ?? 'count') : 'count',
      order: this.pick(['total', 'total', 'difference'] as const) ?? 'total',
      isTransposed: this.isSo(0.2),
      isOnlyDifferences: this.isSo(0.1),
      isClustered: false,
      isWithEmpty: false,
    };
    return compareAddress(
      path,
      path === '/gaps'
        ? {
            ...state,
            measure: 'count',
            order: 'total',
            isTransposed: false,
            isOnlyDifferences: false,
            isClustered: this.isSo(0.3),
            isWithEmpty: this.isSo(0.3),
          }
        : state,
    );
  }

  /** A page of any other kind. */
  other(): string {
    const [id = '', second = ''] = this.#some(this.#material.ids);
    return (
      this.pick([
        '/',
        '/countries',
        `/countries/${this.pick(this.#values('country')) ?? 'SI'}`,
        `/records/${id}`,
        `/records/${id}?evidence=title`,
        `/compare/records?id=${id}&id=${second}`,
        `/saved?id=${id}&id=${second}`,
        '/runs',
        '/about',
      ]) ?? '/'
    );
  }

  #values = (facet: keyof FacetCounts): string[] => this.#material.facets[facet].map(({ value }) => value);

  #some(values: readonly string[]): string[] {
    const [first, second] = [this.pick(values), this.pick(values)];
    return [...new Set([first, second].filter((value) => value !== undefined))];
  }

  #choice(most: number): FacetChoice {
    const choice: FacetChoice = {};
    for (let at = 0; at < most; at++) {
      const facet = this.pick(FACET_IDS);
      if (facet && this.isSo(0.7)) choice[facet] = this.#some(this.#values(facet)).sort();
    }
    return choice;
  }

  #years(): { yearFrom?: number; yearTo?: number } {
    if (!this.isSo(0.25)) return {};
    const [one = 2010, other = 2020] = [this.pick(this.#material.years), this.pick(this.#material.years)];
    return { yearFrom: Math.min(one, other), yearTo: Math.max(one, other) };
  }
}
