import type { AtlasRecord } from '../schemas/record.ts';
import type { FacetColumns } from '../search/facet-columns.ts';
import type { FacetedRecord } from '../search/facets.ts';
import { numberKey, type Pattern } from '../search/memory-index-parts.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { isStemToken } from '../search/stem-word.ts';

/**
 * The search index as files, written by `write-index.ts` and read by `sharded-parts.ts`. All are JSON, gzipped one by
 * one, since a plain web server compresses nothing. `head` lies at a fixed address and names the folder of the others by
 * a digest of their bytes: a browser that kept some of an earlier site never mixes the two.
 */
export interface IndexHead {
  readonly digest: string;
  readonly patterns: readonly Pattern[];
  readonly lengths: readonly number[];
  /** The first token of each shard of words, as `shardKey` orders them. */
  readonly firstKeys: readonly string[];
}

/** A shard of words, `words-<n>`: a token's records as distances from the one before, and their patterns. */
export interface WordShard {
  readonly tokens: readonly string[];
  readonly docs: readonly (readonly number[])[];
  readonly patterns: readonly (readonly number[])[];
}

/** `places-<n>`: for the words of `words-<n>`, in its order; stems have none. */
export type PlaceShard = readonly (readonly number[])[];

/** `letter-<code point>`: the words that begin so, in the order of the alphabet, with their numbers of records. */
export interface LetterShard {
  readonly words: readonly string[];
  readonly counts: readonly number[];
}

/** A column whose values come again and again: the different ones, and for each record the number of its own. */
export interface Coded {
  readonly values: readonly string[];
  readonly at: readonly number[];
}

/** `columns`: what facets and years are counted by, and the usual order. */
export interface ColumnFile {
  readonly kind: Coded;
  readonly country: Coded;
  readonly language: Coded;
  /** Empty: none. */
  readonly source: Coded;
  /** Separated by spaces. */
  readonly concepts: Coded;
  readonly years: Coded;
  readonly sortYear: readonly (number | null)[];
}

/** `order`: what the other sorts need beside. */
export interface OrderFile {
  readonly titles: readonly string[];
  readonly added: Coded;
}

/** One entry of `records-<n>`. */
export interface KeptRecord {
  readonly record: AtlasRecord;
  readonly version: number;
}

/** What each search shows, `hits-<n>`, and whole records for exports, `records-<n>`; both in the order of `newestFirst`. */
export const HITS_PER_SHARD = 16;
export const RECORDS_PER_SHARD = 64;

/** Stems go beside the words they come from, so that one word with all its forms is in one shard or two. */
export const shardKey = (token: string): string =>
  isStemToken(token) ? `${token.slice(3)}~${token.slice(1, 3)}` : token;

/** Records by number as most readers meet them, so that a page of results lies in few shards. */
export const newestFirst = (sortYear: readonly (number | null)[]): number[] =>
  [...sortYear.keys()].sort((a, b) => (sortYear[b] ?? -1) - (sortYear[a] ?? -1) || a - b);

/** A row of the columns without what only some sorts need. */
export const columnRow = (
  doc: number,
  record: FacetedRecord & Pick<SearchDocument, 'years' | 'sortYear'>,
): Parameters<FacetColumns['set']>[0] => ({
  ...record,
  doc,
  id: numberKey(doc),
  isLive: true,
  sortTitle: '',
  added: '',
});
