import type { Sort } from '../schemas/search.ts';
import type { StoredRecord } from './column-answers.ts';
import type { IndexWord } from './did-you-mean.ts';
import type { FacetColumns } from './facet-columns.ts';

/** In which columns a token stands in a record, and how often; by the columns' places in `SEARCH_COLUMNS`, rising. */
export type Pattern = readonly (readonly [column: number, count: number])[];

/** The records that hold a token, by number and rising, with the number of each one's pattern in the same place. */
export interface Posting {
  readonly docs: readonly number[];
  readonly patterns: readonly number[];
}

/** The words of an index. What is asked for may have to be loaded. */
export interface WordSource {
  readonly patterns: readonly Pattern[];
  /** The weighted length of each record, by number. */
  readonly lengths: readonly number[];
  /** Tokens that no record holds are left out. */
  postings(tokens: readonly string[]): Promise<ReadonlyMap<string, Posting>>;
  /**
   * Where words stand in their columns: record after record as in their postings, column after column as in the
   * pattern; the first place of each column as it is, the others by their distance from the one before. None of stems.
   */
  places(words: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>>;
  /** Words that begin so, with the number of records that hold each, in the order of the alphabet. */
  wordsWith(prefix: string): Promise<readonly IndexWord[]>;
}

/**
 * An index that does not change, in parts that may be loaded as they are needed. Records are numbered from 0 in the
 * order of their ids, so that a number tells which of two ids comes first.
 */
export interface IndexParts {
  readonly words: WordSource;
  /** Columns that can order by this; their ids are `numberKey`s. */
  columns(sort: Sort): Promise<FacetColumns>;
  /** In the order asked for. */
  records(docs: readonly number[]): Promise<readonly StoredRecord[]>;
  ids(docs: readonly number[]): Promise<readonly string[]>;
  /** The number of an id; of one that is not there, the half before the next greater id's. */
  numberOf(id: string): Promise<number>;
}

const DIGITS = 9;

/** A record's number as a text that sorts as its id does; the halves of `numberOf` find their place too. */
export const numberKey = (number: number): string => `${Math.ceil(number * 2)}`.padStart(DIGITS, '0');
