import {
  FACET_IDS,
  type FacetChoice,
  type FacetCounts,
  type FacetId,
  type Sort,
  type YearHistogram,
} from '../schemas/search.ts';
import type { CrossCell, CrossCounts } from './comparison-table.ts';
import type { ConceptTree } from './concept-tree.ts';
import {
  type Column,
  count,
  countValues,
  emptyColumn,
  type Gate,
  gate,
  numbersOf,
  setNumber,
  valuesOf,
} from './facet-column.ts';
import { FACETS, type FacetedRecord, facetCounts } from './facets.ts';
import type { CursorPosition } from './search-cursor.ts';
import { SelectionCache } from './selection-cache.ts';
import { compareKeys, comparePositions } from './sort-positions.ts';
import { areYearsChosen, spansOfKey, type YearChoice, yearHistogram } from './year-spans.ts';

/** What the columns hold of a record. `doc` is its number in the index, small and dense. */
export interface ColumnRow extends FacetedRecord {
  readonly doc: number;
  readonly id: string;
  readonly isLive: boolean;
  readonly years: string;
  readonly sortYear: number | null;
  readonly sortTitle: string;
  readonly added: string;
}

/** Records by number, with their scores in the same places where they were scored. */
export interface Candidates {
  readonly docs: Uint32Array;
  readonly scores: Float64Array | null;
}

export interface ColumnQuery {
  readonly filters: FacetChoice;
  readonly exclude: FacetChoice;
  readonly matchAll: readonly FacetId[];
  readonly years: YearChoice | null;
}

export interface Selection {
  /** Places in the candidates. */
  readonly places: Uint32Array;
  readonly facets: FacetCounts;
  readonly years: YearHistogram;
}

const NO_YEAR = -1;

/** Facets, years and sort keys of all records in memory: some 100 bytes a record beside its title. */
export class FacetColumns {
  readonly #tree: ConceptTree;
  readonly #columns = new Map<FacetId, Column>(FACET_IDS.map((id) => [id, emptyColumn()]));
  readonly #years = emptyColumn();
  #live = new Uint8Array(0);
  #sortYear = new Int16Array(0);
  readonly #ids: string[] = [];
  readonly #titles: string[] = [];
  readonly #added: string[] = [];
  #liveCount = 0;
  /** Every live record, until one changes. */
  #all: Candidates | null = null;
  readonly #selections = new SelectionCache();
  /** What was counted of a selection, by what was crossed. */
  readonly #crossed = new WeakMap<Selection, Map<string, CrossCounts>>();

  constructor(tree: ConceptTree) {
    this.#tree = tree;
  }

  get documents(): number {
    return this.#liveCount;
  }

  id(doc: number): string {
    return this.#ids[doc] ?? '';
  }

  set(row: ColumnRow): void {
    const { doc } = row;
    this.#all = null;
    this.#selections.clear();
    this.#reserve(doc + 1);
    this.#liveCount += Number(row.isLive) - (this.#live[doc] ?? 0);
    this.#live[doc] = Number(row.isLive);
    this.#ids[doc] = row.id;
    if (!row.isLive) return;
    for (const facet of FACETS) {
      const column = this.#column(facet.id);
      column.setOf[doc] = setNumber(column, facet.values(row, this.#tree));
    }
    // The whole key is one value here: what is counted is sets of years.
    this.#years.setOf[doc] = setNumber(this.#years, [row.years]);
    this.#sortYear[doc] = row.sortYear ?? NO_YEAR;
    this.#titles[doc] = row.sortTitle;
    this.#added[doc] = row.added;
  }

  /** Every live record. */
  all(): Candidates {
    if (this.#all) return this.#all;
    const docs = new Uint32Array(this.#liveCount);
    let at = 0;
    for (let doc = 0; doc < this.#live.length; doc++) if (this.#live[doc] === 1) docs[at++] = doc;
    this.#all = { docs, scores: null };
    return this.#all;
  }

  /** All records with their counts, nothing being chosen. */
  everything(): Selection {
    return this.select(this.all(), { filters: {}, exclude: {}, matchAll: [], years: null });
  }

  /**
   * The candidates that fulfil all choices, and the counts: a facet's under all choices but its own wanted values, the
   * years' under all but the years'. What is excluded is excluded everywhere.
   */
  select(candidates: Candidates, { filters, exclude, matchAll, years }: ColumnQuery): Selection {
    const choice = JSON.stringify([filters, exclude, matchAll, years]);
    const known = this.#selections.find(candidates, choice);
    if (known) return known;
    const selection = this.#select(candidates, { filters, exclude, matchAll, years });
    this.#selections.keep(candidates, choice, selection);
    return selection;
  }

  #select(candidates: Candidates, query: ColumnQuery): Selection {
    const columns = FACET_IDS.map((id) => this.#column(id));
    const counters = [...columns, this.#years].map((column) => ({
      setOf: column.setOf,
      counts: new Uint32Array(column.sets.length),
    }));
    const yearsAt = counters.length - 1;
    const { gates, bans } = this.#gates(query);
    const { docs } = candidates;
    const found = new Uint32Array(docs.length);
    let total = 0;
    for (let place = 0; place < docs.length; place++) {
      const doc = docs[place] ?? 0;
      if (bans.some(({ setOf, isOpen }) => isOpen[setOf[doc] ?? 0] === 0)) continue;
      let failing = -1;
      let failures = 0;
      for (const { at, setOf, isOpen } of gates) {
        if (isOpen[setOf[doc] ?? 0] === 1) continue;
        failing = at;
        if (++failures > 1) break;
      }
      if (failures === 0) {
        found[total++] = place;
      } else if (failures === 1) {
        const counter = counters[failing];
        if (counter) count(counter.counts, counter.setOf[doc] ?? 0);
      }
    }
    const places = total === found.length ? found : found.slice(0, total);
    // Column by column: one column's numbers lie together, and fit into the processor's cache.
    const chosen = places.map((place) => docs[place] ?? 0);
    for (const { setOf, counts } of counters)
      for (let at = 0; at < chosen.length; at++) count(counts, setOf[chosen[at] ?? 0] ?? 0);
    const facets = FACET_IDS.map((id, at) => {
      const column = this.#column(id);
      return [id, facetCounts(countValues(column, counters[at]?.counts ?? new Uint32Array()), query, id)];
    });
    const yearCounts = countValues(this.#years, counters[yearsAt]?.counts ?? new Uint32Array());
    return {
      places,
      // Every facet id is a key, which `fromEntries` does not know.
      facets: Object.fromEntries(facets) as FacetCounts,
      years: yearHistogram(yearCounts),
    };
  }

  /** Counts per country and value and, where asked for, per value of a second facet. */
  cross(candidates: Candidates, selection: Selection, by: FacetId, across: FacetId | null): CrossCounts {
    const crossed = this.#crossed.get(selection) ?? new Map<string, CrossCounts>();
    const counts = crossed.get(`${by} ${across}`) ?? this.#cross(candidates, selection, by, across);
    this.#crossed.set(selection, crossed.set(`${by} ${across}`, counts));
    return counts;
  }

  #cross(candidates: Candidates, selection: Selection, by: FacetId, across: FacetId | null): CrossCounts {
    const country = this.#column('country');
    const rows = this.#column(by);
    const segments = across === null ? null : this.#column(across);
    const width = segments?.sets.length ?? 1;
    const countBySets = new Map<number, number>();
    for (const place of selection.places) {
      const doc = candidates.docs[place] ?? 0;
      const cell = (country.setOf[doc] ?? 0) * rows.sets.length + (rows.setOf[doc] ?? 0);
      const key = cell * width + (segments?.setOf[doc] ?? 0);
      countBySets.set(key, (countBySets.get(key) ?? 0) + 1);
    }
    const totals = new Map<string, number>();
    const cells = new Map<string, CrossCell & { count: number; segments: Map<string, number> }>();
    for (const [key, count] of countBySets) {
      const cellKey = Math.floor(key / width);
      const [place = ''] = valuesOf(country, Math.floor(cellKey / rows.sets.length));
      totals.set(place, (totals.get(place) ?? 0) + count);
      for (const value of valuesOf(rows, cellKey % rows.sets.length)) {
        const name = `${place} ${value}`;
        const cell = cells.get(name) ?? { country: place, value, count: 0, segments: new Map() };
        cell.count += count;
        for (const segment of segments ? valuesOf(segments, key % width) : [])
          cell.segments.set(segment, (cell.segments.get(segment) ?? 0) + count);
        cells.set(name, cell);
      }
    }
    return { totals, cells: [...cells.values()] };
  }

  /** The key that a sort orders a record by, as cursors carry it. */
  sortKey(sort: Sort, doc: number, score: number): CursorPosition['key'] {
    if (sort === 'relevance') return score;
    if (sort === 'title') return this.#titles[doc] ?? '';
    if (sort === 'country') return `${this.#country(doc)} ${this.#titles[doc] ?? ''}`;
    if (sort === 'added') return this.#added[doc] ?? '';
    const year = this.#sortYear[doc] ?? NO_YEAR;
    return year === NO_YEAR ? null : year;
  }

  /** Places of the first `limit` records after a position, in the sort's order; ties by id. */
  top(
    candidates: Candidates,
    places: Uint32Array,
    sort: Sort,
    after: CursorPosition | null,
    limit: number,
  ): number[] {
    const best: { place: number; position: CursorPosition }[] = [];
    for (const place of places) {
      const doc = candidates.docs[place] ?? 0;
      const key = this.sortKey(sort, doc, candidates.scores?.[place] ?? 0);
      // Most records end here, by their key alone.
      const fromAfter = after ? compareKeys(sort, key, after.key) : 1;
      if (fromAfter < 0) continue;
      const worst = best.length === limit ? best.at(-1) : undefined;
      const fromWorst = worst ? compareKeys(sort, key, worst.position.key) : -1;
      if (fromWorst > 0) continue;
      const here = { key, id: this.id(doc) };
      if (after && fromAfter === 0 && here.id <= after.id) continue;
      if (worst && fromWorst === 0 && here.id >= worst.position.id) continue;
      let low = 0;
      let high = best.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        const other = best[middle];
        if (other && comparePositions(sort, here, other.position) >= 0) low = middle + 1;
        else high = middle;
      }
      best.splice(low, 0, { place, position: here });
      if (best.length > limit) best.pop();
    }
    return best.map(({ place }) => place);
  }

  /** All places in the sort's order. */
  ordered(candidates: Candidates, places: Uint32Array, sort: Sort): number[] {
    return [...places]
      .map((place) => {
        const doc = candidates.docs[place] ?? 0;
        return { place, key: this.sortKey(sort, doc, candidates.scores?.[place] ?? 0), id: this.id(doc) };
      })
      .toSorted((a, b) => comparePositions(sort, a, b))
      .map(({ place }) => place);
  }

  #country(doc: number): string {
    const column = this.#column('country');
    return valuesOf(column, column.setOf[doc] ?? 0)[0] ?? '';
  }

  #column(id: FacetId): Column {
    const column = this.#columns.get(id);
    if (!column) throw new Error(`no column of the facet ${id}`);
    return column;
  }

  #gates(query: ColumnQuery): { gates: Gate[]; bans: Gate[] } {
    const gates: Gate[] = [];
    const bans: Gate[] = [];
    FACET_IDS.forEach((id, at) => {
      const column = this.#column(id);
      const wanted = numbersOf(column, query.filters[id] ?? []);
      const unwanted = numbersOf(column, query.exclude[id] ?? []);
      if (wanted.length > 0) {
        const isAll = query.matchAll.includes(id);
        gates.push(
          gate(at, column, (set) =>
            isAll
              ? wanted.every((value) => set.includes(value))
              : wanted.some((value) => set.includes(value)),
          ),
        );
      }
      if (unwanted.length > 0)
        bans.push(gate(at, column, (set) => !unwanted.some((value) => set.includes(value))));
    });
    const { years } = query;
    if (years) {
      const isChosen = this.#years.values.map((key) => areYearsChosen(spansOfKey(key), years));
      gates.push(gate(FACET_IDS.length, this.#years, ([key = -1]) => isChosen[key] === true));
    }
    return { gates, bans };
  }

  #reserve(length: number): void {
    if (length <= this.#live.length) return;
    const capacity = Math.max(1024, length, this.#live.length * 2);
    const grown = <T extends Uint8Array | Uint32Array | Int16Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.#live = grown(new Uint8Array(capacity), this.#live);
    this.#sortYear = grown(new Int16Array(capacity), this.#sortYear);
    for (const column of [...this.#columns.values(), this.#years])
      column.setOf = grown(new Uint32Array(capacity), column.setOf);
  }
}
