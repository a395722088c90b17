import type { RecordVersion } from '../../../schemas/record-version.ts';
import type { FACET_IDS, SearchQuery, SearchResult } from '../../../schemas/search.ts';
import type { SearchIndex } from '../../../search/search-index.ts';

export type QueryInput = Parameters<typeof SearchQuery.parse>[0] & object;

export async function* stream(versions: readonly RecordVersion[]): AsyncGenerator<RecordVersion> {
  yield* versions;
}

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

export const marked = (parts: readonly { text: string; isMatch: boolean }[]): string[] =>
  parts.filter(({ isMatch }) => isMatch).map(({ text }) => text);

export const whole = (parts: readonly { text: string }[]): string => parts.map(({ text }) => text).join('');

export const countOf = (
  result: SearchResult,
  facet: (typeof FACET_IDS)[number],
  value: string,
): number | undefined => result.facets[facet].find((entry) => entry.value === value)?.count;

/** An open index, empty as each test finds it. */
export interface IndexUnderTest {
  current(): SearchIndex;
  /** Indexes versions that must all be taken, and lets them be seen. */
  fill(...versions: readonly RecordVersion[]): Promise<void>;
  search(query: QueryInput): Promise<SearchResult>;
  /** Of the hits, in the order of their titles unless the query says otherwise. */
  titles(query: QueryInput): Promise<string[]>;
}
