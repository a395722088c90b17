import type { CompareQuery, Comparison } from '../schemas/compare.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import type { SearchQuery, SearchResult, Suggestion } from '../schemas/search.ts';

/** What became of one record sent to the index. `older`: the index has a newer version already, which is well. */
export type IndexOutcome =
  | { readonly id: string; readonly result: 'indexed' | 'removed' | 'older' }
  | { readonly id: string; readonly result: 'rejected'; readonly reason: string };

/** The search index: derived, and rebuildable from the record store at any time. */
export interface SearchIndex {
  /**
   * Writes newest versions; one that is not published leaves a tombstone instead. Order never matters: an older
   * version never overwrites a newer one. One outcome per record, in their order.
   * @throws SEARCH_UNAVAILABLE when the whole call failed; nothing is dropped silently
   */
  index(versions: readonly RecordVersion[]): Promise<IndexOutcome[]>;
  /** Makes all that was indexed visible to the next search. */
  refresh(): Promise<void>;
  /** @throws INVALID_CURSOR, SEARCH_UNAVAILABLE */
  search(query: SearchQuery): Promise<SearchResult>;
  /** For a box that is being typed in; best first. `language` is the reader's, for labels of concepts and countries. */
  suggest(input: { text: string; language: string; limit: number }): Promise<Suggestion[]>;
  /** Counts only; `state` of a cell without records is `none-found` here: the API knows what was searched. */
  compare(query: CompareQuery): Promise<Comparison>;
  /** Ids of all matches in the query's order, streamed, unlimited: for exports. */
  matchingIds(query: SearchQuery): AsyncIterable<string>;
  /** What the index holds, for reconciling; streamed. */
  keys(): AsyncIterable<{ id: string; version: number; hash: string }>;
  /**
   * Builds the index anew from these and swaps it in at once; searches go on meanwhile on the old one, and what is
   * written meanwhile goes into both. A failure leaves the old one. @throws CONFLICT when a later rebuild took over
   */
  rebuild(
    versions: AsyncIterable<RecordVersion>,
  ): Promise<{ indexed: number; rejected: { id: string; reason: string }[] }>;
  /**
   * Goes back to the index before the last rebuild, which stays in its place, and gives its name. What changed since is
   * not in it: reconcile afterwards. Absent where an engine keeps none. @throws CONFLICT when there is none
   */
  rollback?(): Promise<string>;
  /** Removes from the index what the store does not have. */
  remove(ids: readonly string[]): Promise<void>;
  /** `generation` grows with every change that a search could see. @throws SEARCH_UNAVAILABLE */
  check(): Promise<{ engine: string; documents: number; generation: string }>;
  close(): Promise<void>;
}
