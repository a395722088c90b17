import type { Sort } from '../schemas/search.ts';
import type { StoredRecord } from '../search/column-answers.ts';
import type { ConceptTree } from '../search/concept-tree.ts';
import type { IndexWord } from '../search/did-you-mean.ts';
import { FacetColumns } from '../search/facet-columns.ts';
import type { IndexParts, Posting } from '../search/memory-index-parts.ts';
import { numberIn } from '../search/memory-search-index.ts';
import { wordsBeginning } from '../search/memory-word-table.ts';
import { isStemToken } from '../search/stem-word.ts';
import {
  type Coded,
  type ColumnFile,
  columnRow,
  HITS_PER_SHARD,
  type IndexHead,
  type KeptRecord,
  type LetterShard,
  newestFirst,
  type OrderFile,
  type PlaceShard,
  RECORDS_PER_SHARD,
  shardKey,
  type WordShard,
} from './index-format.ts';

/** Gives a file of `index/` as it was before it was packed; null where there is none. Rejects where it cannot be had. */
export type LoadShard = (name: string) => Promise<unknown>;

/** Sorts that need more than the usual columns. */
const NEED_ORDER: readonly Sort[] = ['title', 'country', 'added'];

/** An index whose parts are loaded as they are asked for, each once. */
export interface ShardedParts extends IndexParts {
  /** Whole records by id, in the order asked for; unknown ids are left out. */
  wholeRecords(ids: readonly string[]): Promise<KeptRecord[]>;
}

export async function openShardedParts(loadShard: LoadShard, tree: ConceptTree): Promise<ShardedParts> {
  // The files are ours, in the shapes that index-format.ts says.
  const head = (await loadShard('head')) as IndexHead;
  const loading = new Map<string, Promise<unknown>>();
  const load = <T>(name: string): Promise<T | null> => {
    const known = loading.get(name) ?? loadShard(`${head.digest}/${name}`);
    loading.set(name, known);
    // What could not be loaded is asked for again.
    known.catch(() => loading.delete(name));
    return known as Promise<T | null>;
  };
  const required = async <T>(name: string): Promise<T> => {
    const content = await load<T>(name);
    if (content === null) throw new Error(`the index has no part ${name}`);
    return content;
  };

  const columnFile = await required<ColumnFile>('columns');
  const plain = makeColumns(columnFile, null, tree);
  let ordered: Promise<FacetColumns> | null = null;
  const slotOf = new Map(newestFirst(columnFile.sortYear).map((doc, slot) => [doc, slot]));
  const numberOfShown = new Map<string, number>();

  /** Rows of the shards that hold some tokens, by token. */
  const rowsOf = async <T>(
    tokens: readonly string[],
    read: (shard: WordShard, number: number, wanted: ReadonlySet<string>) => Promise<[string, T][]>,
  ): Promise<Map<string, T>> => {
    const byShard = Map.groupBy(tokens, (token) => lastNotAfter(head.firstKeys, shardKey(token)));
    const found = await Promise.all(
      [...byShard].map(async ([number, wanted]) => {
        if (number < 0) return [];
        return read(await required<WordShard>(`words-${number}`), number, new Set(wanted));
      }),
    );
    return new Map(found.flat());
  };

  const bySlot = async <T>(docs: readonly number[], kind: string, size: number): Promise<T[]> => {
    const slots = docs.map((doc) => slotOf.get(doc) ?? -1);
    const shards = new Map<number, T[]>();
    await Promise.all(
      [...new Set(slots.map((slot) => Math.floor(slot / size)))].map(async (number) => {
        if (number >= 0) shards.set(number, await required<T[]>(`${kind}-${number}`));
      }),
    );
    return slots.flatMap((slot) => shards.get(Math.floor(slot / size))?.[slot % size] ?? []);
  };

  const allIds = (): Promise<string[]> => required<string[]>('ids');
  const numberOf = async (id: string): Promise<number> =>
    numberOfShown.get(id) ?? numberIn(await allIds(), id);

  return {
    words: {
      patterns: head.patterns,
      lengths: head.lengths,
      postings: (tokens) =>
        rowsOf<Posting>(tokens, async (shard, _number, wanted) =>
          shard.tokens.flatMap((token, at): [string, Posting][] =>
            wanted.has(token)
              ? [[token, { docs: summed(shard.docs[at] ?? []), patterns: shard.patterns[at] ?? [] }]]
              : [],
          ),
        ),
      places: (words) =>
        rowsOf<readonly number[]>(words, async (shard, number, wanted) => {
          const places = await required<PlaceShard>(`places-${number}`);
          return shard.tokens
            .filter((token) => !isStemToken(token))
            .flatMap((token, at): [string, readonly number[]][] =>
              wanted.has(token) ? [[token, places[at] ?? []]] : [],
            );
        }),
      async wordsWith(prefix) {
        const shard = await load<LetterShard>(`letter-${prefix.codePointAt(0) ?? 0}`);
        const words = shard?.words.map((word, at): IndexWord => ({ word, count: shard.counts[at] ?? 0 }));
        return wordsBeginning(words ?? [], prefix);
      },
    },
    async columns(sort) {
      if (!NEED_ORDER.includes(sort)) return plain;
      ordered ??= required<OrderFile>('order').then((order) => makeColumns(columnFile, order, tree));
      ordered.catch(() => {
        ordered = null;
      });
      return ordered;
    },
    async records(docs) {
      const records = await bySlot<StoredRecord>(docs, 'hits', HITS_PER_SHARD);
      records.forEach(({ id }, at) => {
        numberOfShown.set(id, docs[at] ?? 0);
      });
      return records;
    },
    async ids(docs) {
      const ids = await allIds();
      return docs.flatMap((doc) => ids[doc] ?? []);
    },
    numberOf,
    async wholeRecords(ids) {
      const numbers = await Promise.all(ids.map(numberOf));
      return bySlot<KeptRecord>(numbers.filter(Number.isInteger), 'records', RECORDS_PER_SHARD);
    },
  };
}

function makeColumns(file: ColumnFile, order: OrderFile | null, tree: ConceptTree): FacetColumns {
  const columns = new FacetColumns(tree);
  const codedValue = ({ values, at }: Coded, doc: number): string => values[at[doc] ?? -1] ?? '';
  file.sortYear.forEach((sortYear, doc) => {
    const concepts = codedValue(file.concepts, doc);
    columns.set({
      ...columnRow(doc, {
        kind: codedValue(file.kind, doc),
        country: codedValue(file.country, doc),
        language: codedValue(file.language, doc),
        source: codedValue(file.source, doc) || null,
        concepts: concepts === '' ? [] : concepts.split(' '),
        years: codedValue(file.years, doc),
        sortYear,
      }),
      ...(order && { sortTitle: order.titles[doc] ?? '', added: codedValue(order.added, doc) }),
    });
  });
  return columns;
}

function summed(distances: readonly number[]): number[] {
  let at = 0;
  return distances.map((distance) => (at += distance));
}

/** The place of the last key that is not after this one; -1 where all are. */
function lastNotAfter(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? '') <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
