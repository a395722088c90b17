import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../schemas/errors.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import type { SearchQuery, SearchResult } from '../schemas/search.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';
import { BackgroundAnalysis, FIRST_PART_SIZE, PART_SIZE } from './background-analysis.ts';
import { answerWith, comparisonIn, pageIn, selectIn } from './column-answers.ts';
import { makeConceptTree } from './concept-tree.ts';
import { didYouMean, type SpellingSource } from './did-you-mean.ts';
import { parseQuery } from './parse-query.ts';
import { isRanked } from './ranking-clauses.ts';
import { decodeCursor, effectiveSort } from './search-cursor.ts';
import type { IndexOutcome, SearchIndex } from './search-index.ts';
import { asSearchError } from './sqlite-search-errors.ts';
import { SqliteSearchReader } from './sqlite-search-reader.ts';
import {
  createTables,
  dropTables,
  existingTables,
  inTransaction,
  migrateSearchTables,
  readMeta,
  writeMeta,
} from './sqlite-search-schema.ts';
import { makeSearchWriter, type PreparedVersion, type SearchWriter } from './sqlite-search-writer.ts';
import { asFolded, formIn, MAX_TITLES, type SuggestionSource, suggest } from './suggest.ts';

/** Rows taken out under one lock: few enough that another process need not wait long, enough to be fast. */
const BATCH_SIZE = 1000;
const BUSY_TIMEOUT_MS = 10_000;
const KEYS_PAGE = 1000;

/**
 * The embedded index: FTS5 finds the records, columns in memory count and sort them. It lives in tables `search_…` of
 * the store's own database file, through a connection of its own; several processes may read and write it at once.
 * @throws SEARCH_UNAVAILABLE, STORE_BUSY, DISK_FULL
 */
export async function openSqliteSearchIndex(options: {
  path: string;
  vocabularies: readonly Vocabulary[];
}): Promise<SearchIndex> {
  return translated(async () => {
    const db = new DatabaseSync(options.path, { timeout: BUSY_TIMEOUT_MS });
    try {
      db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000');
      migrateSearchTables(db);
      return makeIndex(db, options.vocabularies);
    } catch (error) {
      // Left to the collector it would be closed at any later time, and could take along the log of an index made anew there.
      db.close();
      throw error;
    }
  });
}

function makeIndex(db: DatabaseSync, vocabularies: readonly Vocabulary[]): SearchIndex {
  const tree = makeConceptTree(vocabularies);
  const reader = new SqliteSearchReader(db, tree);
  const analysis = new BackgroundAnalysis();
  const write = makeBatchWriter(db, analysis);

  const search = async (query: SearchQuery): Promise<SearchResult> => {
    const clauses = parseQuery(query.q);
    const sort = effectiveSort(query, isRanked(clauses));
    const after = decodeCursor(query, sort);
    const page = reader.snapshot(() => {
      const candidates = reader.match(clauses, sort === 'relevance');
      const found = pageIn(reader.columns, candidates, query, { sort, after });
      return answerWith(found, reader.hits(found.shown.map(({ doc }) => doc)), query, { sort, clauses });
    });
    const isLost = page.total === 0 && clauses.length > 0;
    return { ...page, didYouMean: isLost ? await didYouMean(query.q, clauses, spelling(query)) : null };
  };

  const writtenForm = async (word: string): Promise<string> =>
    formIn(reader.snapshot(() => reader.first([asFolded(word)]))?.body, word);

  const suggestions: SuggestionSource = {
    facets: async () => reader.snapshot(() => reader.columns.everything().facets),
    titles: async (clauses) => reader.snapshot(() => reader.best(clauses, MAX_TITLES)),
    words: async (prefix, limit) =>
      reader
        .snapshot(() => reader.wordsWith(prefix))
        .toSorted((a, b) => b.count - a.count)
        .slice(0, limit),
    writtenForm,
  };

  const spelling = (query: SearchQuery): SpellingSource => ({
    hasHits: async (clause) => reader.snapshot(() => reader.hasHits(clause)),
    // A wrong first letter is rare, and words of one first letter are few enough to be looked through.
    similarWords: async (word) => reader.snapshot(() => reader.wordsWith(firstLetter(word))),
    writtenForm,
    queryHasHits: async (q) =>
      reader.snapshot(
        () => selectIn(reader.columns, reader.match(parseQuery(q), false), query).places.length > 0,
      ),
  });

  return {
    index: (versions) => translated(() => write.index(versions)),
    refresh: async () => {},
    search: (query) => translated(() => search(query)),
    suggest: (input) => translated(() => suggest(suggestions, tree, input)),
    compare: (query) =>
      translated(async () =>
        reader.snapshot(() => comparisonIn(reader.columns, reader.match(parseQuery(query.q), false), query)),
      ),
    async *matchingIds(query) {
      const clauses = parseQuery(query.q);
      const sort = effectiveSort(query, isRanked(clauses));
      yield* await translated(async () =>
        reader.snapshot(() => {
          const { columns } = reader;
          const candidates = reader.match(clauses, sort === 'relevance');
          const { places } = selectIn(columns, candidates, query);
          return columns
            .ordered(candidates, places, sort)
            .map((place) => columns.id(candidates.docs[place] ?? 0));
        }),
      );
    },
    async *keys() {
      let after = '';
      for (;;) {
        const from = after;
        const page = await translated(async () => reader.snapshot(() => reader.keysAfter(from, KEYS_PAGE)));
        yield* page;
        const last = page.at(-1);
        if (!last) return;
        after = last.id;
      }
    },
    rebuild: (versions) => translated(() => write.rebuild(versions)),
    remove: (ids) => translated(() => write.remove(ids)),
    check: () =>
      translated(async () =>
        reader.snapshot(() => ({
          engine: `SQLite ${process.versions.sqlite} FTS5`,
          documents: reader.columns.documents,
          generation: `${reader.meta.active}.${reader.meta.stamp}`,
        })),
      ),
    close: async () => {
      await analysis.close();
      if (db.isOpen) db.close();
    },
  };
}

async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asSearchError(error);
  }
}

const firstLetter = (word: string): string => String.fromCodePoint(word.codePointAt(0) ?? 0);

/** Writes in batches of a transaction each, into the tables that are searched and into those that are being built. */
function makeBatchWriter(
  db: DatabaseSync,
  analysis: BackgroundAnalysis,
): Pick<SearchIndex, 'index' | 'remove' | 'rebuild'> {
  const writers = new Map<number, SearchWriter>();
  const writerOf = (number: number): SearchWriter => {
    const writer = writers.get(number) ?? makeSearchWriter(db, number);
    writers.set(number, writer);
    return writer;
  };

  /** Runs a change on every generation that is alive and moves the stamp where one of them changed. */
  const change = <T>(work: (writer: SearchWriter, stamp: number) => { value: T; hasChanged: boolean }): T =>
    inTransaction(db, () => {
      const meta = readMeta(db);
      const stamp = meta.stamp + 1;
      const { value, hasChanged } = work(writerOf(meta.active), stamp);
      if (meta.building !== null) work(writerOf(meta.building), stamp);
      if (hasChanged) writeMeta(db, { ...meta, stamp });
      return value;
    });

  const writeAll = (writer: SearchWriter, batch: readonly PreparedVersion[], stamp: number) => {
    const written = batch.map((prepared) => writer.write(prepared, stamp));
    return {
      value: written.map(({ outcome }) => outcome),
      hasChanged: written.some(({ hasChanged }) => hasChanged),
    };
  };

  return {
    async index(versions) {
      const outcomes: IndexOutcome[] = [];
      for await (const part of analysis.prepare(partsOf(versions))) {
        outcomes.push(...change((writer, stamp) => writeAll(writer, part, stamp)));
        await setImmediate();
      }
      return outcomes;
    },

    async remove(ids) {
      for (let at = 0; at < ids.length; at += BATCH_SIZE) {
        if (at > 0) await setImmediate();
        const batch = ids.slice(at, at + BATCH_SIZE);
        change((writer, stamp) => {
          const removed = batch.map((id) => writer.remove(id, stamp));
          return { value: undefined, hasChanged: removed.includes(true) };
        });
      }
    },

    async rebuild(versions) {
      const number = beginBuilding(db);
      let indexed = 0;
      const rejected: { id: string; reason: string }[] = [];
      const writePart = (part: readonly PreparedVersion[]): void => {
        const outcomes = inTransaction(db, () => {
          requireBuilding(db, number);
          return writeAll(writerOf(number), part, 0).value;
        });
        for (const [at, outcome] of outcomes.entries()) {
          if (outcome.result === 'rejected') rejected.push({ id: outcome.id, reason: outcome.reason });
          // One that was overtaken by a newer version meanwhile stands in the index all the same.
          else if (part[at]?.version.status === 'published') indexed++;
        }
      };
      try {
        for await (const part of analysis.prepare(partsOf(versions))) {
          writePart(part);
          await setImmediate();
        }
        activate(db, number);
      } catch (error) {
        abandon(db, number);
        throw error;
      }
      return { indexed, rejected };
    },
  };
}

async function* partsOf(
  versions: Iterable<RecordVersion> | AsyncIterable<RecordVersion>,
): AsyncGenerator<RecordVersion[]> {
  let part: RecordVersion[] = [];
  let size = FIRST_PART_SIZE;
  for await (const version of versions) {
    part.push(version);
    if (part.length < size) continue;
    yield part;
    part = [];
    size = PART_SIZE;
  }
  if (part.length > 0) yield part;
}

/** New tables beside the searched ones; what an interrupted rebuild left is cleared away. */
function beginBuilding(db: DatabaseSync): number {
  return inTransaction(db, () => {
    const meta = readMeta(db);
    const present = existingTables(db);
    for (const number of present) if (number !== meta.active) dropTables(db, number);
    const number = Math.max(meta.active, ...present) + 1;
    createTables(db, number);
    writeMeta(db, { ...meta, building: number });
    return number;
  });
}

/** @throws CONFLICT when another rebuild began after this one: the later one wins */
function requireBuilding(db: DatabaseSync, number: number): void {
  if (readMeta(db).building !== number)
    throw new AppError(
      'CONFLICT',
      'another rebuild of the search index began and goes on instead of this one',
    );
}

function activate(db: DatabaseSync, number: number): void {
  const before = inTransaction(db, () => {
    requireBuilding(db, number);
    const meta = readMeta(db);
    writeMeta(db, { active: number, building: null, stamp: meta.stamp + 1 });
    return meta.active;
  });
  inTransaction(db, () => dropTables(db, before));
}

function abandon(db: DatabaseSync, number: number): void {
  inTransaction(db, () => {
    const meta = readMeta(db);
    if (meta.building !== number) return;
    dropTables(db, number);
    writeMeta(db, { ...meta, building: null });
  });
}
