import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { onDisk } from '../file-errors.ts';
import { makeFolder } from '../make-folder.ts';
import { migrate } from '../migrations/migrate.ts';
import type { StoreAccess, StoreDialect } from './dialect.ts';
import { nodeSqliteDialect } from './node-sqlite-dialect.ts';
import { sqliteError } from './sqlite-errors.ts';
import type { StoreTables } from './tables.ts';

/** How long a writer waits for another process before STORE_BUSY. */
const LOCK_TIMEOUT_MS = 30_000;

/**
 * Opens, and makes where it is missing, the record store in one SQLite file. Several processes may have it open.
 * Writes go over one connection and reads over another, so that reads never wait for a writer.
 * @throws STORE_UNAVAILABLE, STORE_TOO_NEW, STORE_BUSY, DISK_FULL
 */
export async function openSqliteAccess({
  path,
  lockTimeoutMs = LOCK_TIMEOUT_MS,
}: {
  path: string;
  lockTimeoutMs?: number;
}): Promise<StoreAccess> {
  const folder = dirname(path);
  await onDisk(`the folder ${folder}`, () => makeFolder(folder));
  const writer = kyselyOver(() => openForWriting(path), lockTimeoutMs);
  const reader = kyselyOver(() => openForReading(path), lockTimeoutMs);
  const close = async () => {
    await Promise.all([reader.destroy(), writer.destroy()]);
  };
  const translated = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw sqliteError(error, path);
    }
  };
  try {
    await translated(writer.transaction().execute((trx) => migrate(trx, 'sqlite')));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    dialect: SQLITE,
    read: (query) => translated(query(reader)),
    write: (change) => translated(writer.transaction().execute(change)),
    snapshot: async (query) => {
      // A connection of its own: it is held for as long as a backup takes.
      const own = kyselyOver(() => openForReading(path), lockTimeoutMs);
      try {
        return await translated(own.transaction().setAccessMode('read only').execute(query));
      } finally {
        await own.destroy();
      }
    },
    close,
  };
}

const SQLITE: StoreDialect = {
  engine: 'sqlite',
  nowMs: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  // BEGIN IMMEDIATE gives a writing transaction the database to itself.
  hasRowLocks: false,
  lockSource: async () => {},
  // Of the connection that only reads: every commit is another connection's.
  changeNumber: async (db) => {
    const { rows } = await sql<{ data_version: number }>`pragma data_version`.execute(db);
    return rows[0]?.data_version ?? null;
  },
  describe: async (db) => {
    const { rows } = await sql<{ version: string }>`select sqlite_version() as version`.execute(db);
    return `SQLite ${rows[0]?.version ?? ''}`.trim();
  },
};

const kyselyOver = (open: () => DatabaseSync, lockTimeoutMs: number): Kysely<StoreTables> =>
  new Kysely<StoreTables>({ dialect: nodeSqliteDialect(open, lockTimeoutMs) });

/**
 * synchronous=FULL syncs the write-ahead log at each commit: what was acknowledged survives a power cut. NORMAL would
 * lose the last commits; a commit here is a whole document, so the sync is not what takes time.
 */
function openForWriting(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  return configured(
    database,
    `pragma journal_mode = wal;
     pragma synchronous = full;
     pragma foreign_keys = on;
     pragma journal_size_limit = 67108864;`,
  );
}

const openForReading = (path: string): DatabaseSync =>
  configured(new DatabaseSync(path, { timeout: 5_000 }), 'pragma query_only = on;');

/** The short time-out at the end leaves longer waits to the dialect, which does not block the process. */
function configured(database: DatabaseSync, pragmas: string): DatabaseSync {
  try {
    database.exec(
      `${pragmas} pragma cache_size = -16384; pragma temp_store = memory; pragma busy_timeout = 10;`,
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
