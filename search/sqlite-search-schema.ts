import type { DatabaseSync } from 'node:sqlite';
import { columnWeight, DEFAULT_COLUMNS, SEARCH_COLUMNS, type SearchColumn } from './search-columns.ts';
import { ANALYSIS_VERSION } from './search-document.ts';

/**
 * Raised whenever the tables change. An index of another number is emptied at opening, since it can be built again from
 * the record store.
 */
const TABLES_VERSION = 4;
const SEARCH_SCHEMA_VERSION = `${TABLES_VERSION}.${ANALYSIS_VERSION}`;

/** `active` is the number of the tables that are searched, `building` of those a rebuild fills (empty: none). */
export interface SearchMeta {
  readonly active: number;
  readonly building: number | null;
  /** Grows with every change that a search could see; rows carry the stamp they were written at. */
  readonly stamp: number;
}

/** Creates what is missing; safe to repeat and to run in two processes at once. */
export function migrateSearchTables(db: DatabaseSync): void {
  db.exec('CREATE TABLE IF NOT EXISTS search_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID');
  const version = db.prepare("SELECT value FROM search_meta WHERE key = 'schema'").get()?.value;
  if (version === SEARCH_SCHEMA_VERSION) return;
  inTransaction(db, () => {
    const before = readMetaValues(db);
    if (before.schema === SEARCH_SCHEMA_VERSION) return;
    for (const number of existingTables(db)) dropTables(db, number);
    const active = Number(before.active ?? 0) + 1;
    createTables(db, active);
    writeMeta(db, { active, building: null, stamp: Number(before.stamp ?? 0) + 1 });
    db.prepare("INSERT OR REPLACE INTO search_meta (key, value) VALUES ('schema', ?)").run(
      SEARCH_SCHEMA_VERSION,
    );
  });
}

export function inTransaction<T>(
  db: DatabaseSync,
  work: () => T,
  mode: 'IMMEDIATE' | 'DEFERRED' = 'IMMEDIATE',
): T {
  db.exec(`BEGIN ${mode}`);
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk ends the transaction by itself.
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}

function readMetaValues(db: DatabaseSync): Record<string, string | undefined> {
  const rows = db.prepare('SELECT key, value FROM search_meta').all();
  return Object.fromEntries(rows.map(({ key, value }) => [String(key), String(value)]));
}

export function readMeta(db: DatabaseSync): SearchMeta {
  const { active, building, stamp } = readMetaValues(db);
  return { active: Number(active), building: building ? Number(building) : null, stamp: Number(stamp) };
}

export function writeMeta(db: DatabaseSync, meta: SearchMeta): void {
  const write = db.prepare('INSERT OR REPLACE INTO search_meta (key, value) VALUES (?, ?)');
  write.run('active', String(meta.active));
  write.run('building', meta.building === null ? '' : String(meta.building));
  write.run('stamp', String(meta.stamp));
}

/**
 * Three tables a generation: small rows that are read whole into memory at opening, the bodies that hits are shown
 * from, and the words. A record that is gone leaves its row with `is_live` 0, so that an older version cannot return.
 */
export function createTables(db: DatabaseSync, number: number): void {
  db.exec(`
    CREATE TABLE search_documents_${number} (
      doc INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      version INTEGER NOT NULL,
      hash TEXT NOT NULL,
      is_live INTEGER NOT NULL,
      stamp INTEGER NOT NULL,
      kind TEXT NOT NULL,
      country TEXT NOT NULL,
      language TEXT NOT NULL,
      source TEXT,
      concepts TEXT NOT NULL,
      years TEXT NOT NULL,
      sort_year INTEGER,
      sort_title TEXT NOT NULL,
      added TEXT NOT NULL
    );
    CREATE INDEX search_documents_${number}_stamp ON search_documents_${number} (stamp);
    CREATE TABLE search_bodies_${number} (doc INTEGER PRIMARY KEY, body TEXT NOT NULL);
    CREATE VIRTUAL TABLE search_words_${number} USING fts5(
      ${SEARCH_COLUMNS.map((column) => `"${column}"`).join(', ')},
      padding, content='', contentless_delete=1,
      tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co' tokenchars '~'"
    );
    INSERT INTO search_words_${number} (search_words_${number}, rank) VALUES ('automerge', 8), ('hashsize', 8000000);
    CREATE VIRTUAL TABLE search_terms_${number} USING fts5vocab(search_words_${number}, 'row');
  `);
}

export function dropTables(db: DatabaseSync, number: number): void {
  db.exec(`
    DROP TABLE IF EXISTS search_terms_${number};
    DROP TABLE IF EXISTS search_words_${number};
    DROP TABLE IF EXISTS search_bodies_${number};
    DROP TABLE IF EXISTS search_documents_${number};
  `);
}

/** Numbers of the generations that are there, whole or not. */
export function existingTables(db: DatabaseSync): number[] {
  const rows = db
    .prepare("SELECT name FROM sqlite_master WHERE name GLOB 'search_documents_[0-9]*' AND type = 'table'")
    .all();
  return rows.map(({ name }) => Number(String(name).slice('search_documents_'.length)));
}

/** The score of a match, greater is better: BM25F with the columns' weights (SQLite's `bm25` is its negative). */
export const scoreExpression = (number: number): string =>
  `-bm25(search_words_${number}, ${[...SEARCH_COLUMNS.map(columnWeight), 0].join(', ')})`;

/**
 * Fills a record up to its weighted length. BM25F counts a word of weight 4 as four words, in the length as well; FTS5
 * does so in the frequencies alone, which would make records with long titles rank higher here than on Elasticsearch.
 */
export function paddingFor(text: Partial<Record<SearchColumn, string>>): string {
  let missing = 0;
  for (const column of DEFAULT_COLUMNS) {
    const tokens = text[column];
    if (tokens) missing += (columnWeight(column) - 1) * countTokens(tokens);
  }
  return '~ '.repeat(missing);
}

function countTokens(tokens: string): number {
  let count = 1;
  for (let at = tokens.indexOf(' '); at !== -1; at = tokens.indexOf(' ', at + 1)) count++;
  return count;
}
