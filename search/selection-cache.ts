import type { Candidates, Selection } from './facet-columns.ts';

/** Numbers of records kept in all selections together: 16 MB. */
const MOST_PLACES = 4_000_000;
const MOST_SELECTIONS = 256;

interface Kept {
  readonly candidates: Candidates;
  readonly selection: Selection;
}

/**
 * What was chosen and counted last, until a record changes: the next page, another order, the page that the server
 * writes and the same view for somebody else ask for it again. The oldest go first.
 */
export class SelectionCache {
  #kept = new Map<string, Kept[]>();
  #places = 0;
  #size = 0;

  find(candidates: Candidates, choice: string): Selection | undefined {
    return this.#kept.get(choice)?.find((kept) => kept.candidates === candidates)?.selection;
  }

  keep(candidates: Candidates, choice: string, selection: Selection): void {
    const here = this.#kept.get(choice) ?? [];
    this.#kept.delete(choice);
    this.#kept.set(choice, [...here, { candidates, selection }]);
    this.#places += selection.places.length;
    this.#size += 1;
    for (const [oldest, all] of this.#kept) {
      if ((this.#places <= MOST_PLACES && this.#size <= MOST_SELECTIONS) || oldest === choice) break;
      this.#kept.delete(oldest);
      this.#size -= all.length;
      this.#places -= all.reduce((sum, kept) => sum + kept.selection.places.length, 0);
    }
  }

  clear(): void {
    if (this.#size === 0) return;
    this.#kept = new Map();
    this.#places = 0;
    this.#size = 0;
  }
}
