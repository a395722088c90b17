import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { AtlasRecord } from '../schemas/record.ts';
import { buildWordTable, type WordTable, wordCounts } from '../search/memory-word-table.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { isStemToken } from '../search/stem-word.ts';
import {
  type Coded,
  type ColumnFile,
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
import type { SiteFiles } from './site-files.ts';

/** Numbers in a shard of words: some 25 kB as it travels. A word that more records hold has one of its own. */
const NUMBERS_PER_SHARD = 20_000;

/** A record as it is indexed, and whole. */
export interface IndexedRecord {
  readonly document: SearchDocument;
  readonly record: AtlasRecord;
}

/** Writes the index of these records, which must stand in the order of their ids, into `index/`. */
export async function writeIndex(files: SiteFiles, records: readonly IndexedRecord[]): Promise<void> {
  const documents = records.map(({ document }) => document);
  const table = buildWordTable(documents.map(({ text }) => text));
  const shards = new Map<string, Buffer>();
  const add = (name: string, content: unknown): void => {
    shards.set(name, packed(content));
  };

  const firstKeys = addWords(table, add);
  addLetters(table, add);
  const columns = columnFile(documents);
  add('columns', columns);
  add(
    'ids',
    documents.map(({ id }) => id),
  );
  const order: OrderFile = {
    titles: documents.map(({ sortTitle }) => sortTitle),
    added: coded(documents.map(({ added }) => added)),
  };
  add('order', order);
  const slots = newestFirst(columns.sortYear).flatMap((doc) => records[doc] ?? []);
  chunks(slots, HITS_PER_SHARD).forEach((chunk, at) => {
    add(
      `hits-${at}`,
      chunk.map(({ document: { id, version, body } }) => ({ id, version, body })),
    );
  });
  chunks(slots, RECORDS_PER_SHARD).forEach((chunk, at) => {
    add(
      `records-${at}`,
      chunk.map(({ record, document }): KeptRecord => ({ record, version: document.version })),
    );
  });

  const digest = digestOf(shards);
  for (const [name, bytes] of shards) await files.write(`index/${digest}/${name}.json.gz`, bytes);
  const head: IndexHead = { digest, patterns: table.patterns, lengths: table.lengths, firstKeys };
  await files.write('index/head.json.gz', packed(head));
}

/** Shards of words and of their places; gives the first key of each. */
function addWords({ rows }: WordTable, add: (name: string, content: unknown) => void): string[] {
  const ordered = [...rows]
    .map(([token, row]) => ({ token, key: shardKey(token), row }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const firstKeys: string[] = [];
  let batch: typeof ordered = [];
  let numbers = 0;
  const flush = (): void => {
    const [first] = batch;
    if (!first) return;
    const words: WordShard = {
      tokens: batch.map(({ token }) => token),
      docs: batch.map(({ row }) => row.docs.map((doc, at) => doc - (row.docs[at - 1] ?? 0))),
      patterns: batch.map(({ row }) => row.patterns),
    };
    const places: PlaceShard = batch.filter(({ token }) => !isStemToken(token)).map(({ row }) => row.places);
    add(`words-${firstKeys.length}`, words);
    add(`places-${firstKeys.length}`, places);
    firstKeys.push(first.key);
    batch = [];
    numbers = 0;
  };
  for (const entry of ordered) {
    const size = entry.row.docs.length * 2;
    if (numbers + size > NUMBERS_PER_SHARD) flush();
    batch.push(entry);
    numbers += size;
  }
  flush();
  return firstKeys;
}

function addLetters({ rows }: WordTable, add: (name: string, content: unknown) => void): void {
  const byLetter = Map.groupBy(wordCounts(rows), ({ word }) => word.codePointAt(0) ?? 0);
  for (const [letter, words] of byLetter) {
    const shard: LetterShard = {
      words: words.map(({ word }) => word),
      counts: words.map(({ count }) => count),
    };
    add(`letter-${letter}`, shard);
  }
}

function columnFile(documents: readonly SearchDocument[]): ColumnFile {
  const bodies = documents.map(({ body }) => body);
  return {
    kind: coded(bodies.map(({ kind }) => kind)),
    country: coded(bodies.map(({ country }) => country)),
    language: coded(bodies.map(({ language }) => language)),
    source: coded(bodies.map(({ source }) => source ?? '')),
    concepts: coded(bodies.map(({ concepts }) => concepts.join(' '))),
    years: coded(documents.map(({ years }) => years)),
    sortYear: documents.map(({ sortYear }) => sortYear),
  };
}

function coded(column: readonly string[]): Coded {
  const numbers = new Map<string, number>();
  const at = column.map((value) => {
    const number = numbers.get(value) ?? numbers.size;
    numbers.set(value, number);
    return number;
  });
  return { values: [...numbers.keys()], at };
}

const packed = (content: unknown): Buffer => gzipSync(JSON.stringify(content), { level: 9 });

function digestOf(shards: ReadonlyMap<string, Buffer>): string {
  const hash = createHash('sha256');
  for (const [name, bytes] of shards) hash.update(name).update(bytes);
  return hash.digest('hex').slice(0, 12);
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
