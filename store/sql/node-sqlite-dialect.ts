import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { isBusy } from './sqlite-errors.ts';

/** Statements kept prepared per connection; the store's own number about sixty. */
const PREPARED_LIMIT = 256;
/** Longest pause before a lock is asked for again. */
const LONGEST_PAUSE_MS = 40;

/**
 * Kysely over one connection of `node:sqlite`. Transactions begin IMMEDIATE, so a lock is waited for before the first
 * read and never in the middle. The wait is asynchronous: SQLite's own busy handler would stop the whole process.
 */
export function nodeSqliteDialect(open: () => DatabaseSync, lockTimeoutMs: number): Dialect {
  return {
    createDriver: () => nodeSqliteDriver(open, lockTimeoutMs),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

function nodeSqliteDriver(open: () => DatabaseSync, lockTimeoutMs: number): Driver {
  let database: DatabaseSync | undefined;
  let connection: DatabaseConnection | undefined;
  const run = (statement: string) => async (on: DatabaseConnection) => {
    await on.executeQuery(CompiledQuery.raw(statement));
  };
  return {
    init: async () => {
      database = open();
      connection = nodeSqliteConnection(database, lockTimeoutMs);
    },
    acquireConnection: async () => {
      if (!connection) throw new Error('the driver is not initialised');
      return connection;
    },
    beginTransaction: (on, { accessMode }) =>
      run(accessMode === 'read only' ? 'begin' : 'begin immediate')(on),
    commitTransaction: run('commit'),
    rollbackTransaction: async (on) => {
      // SQLite has rolled back by itself after some errors, a full disk among them.
      if (database?.isTransaction) await run('rollback')(on);
    },
    releaseConnection: async () => {},
    destroy: async () => database?.close(),
  };
}

function nodeSqliteConnection(database: DatabaseSync, lockTimeoutMs: number): DatabaseConnection {
  const prepared = new Map<string, StatementSync>();

  function prepare(text: string): StatementSync {
    const known = prepared.get(text);
    if (known) return known;
    const statement = database.prepare(text);
    if (prepared.size >= PREPARED_LIMIT) prepared.clear();
    prepared.set(text, statement);
    return statement;
  }

  function execute<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const statement = prepare(sql);
    // Kysely types parameters as unknown; the tables' types let only strings, numbers and null get here.
    const values = parameters as SQLInputValue[];
    if (statement.columns().length === 0) {
      return { numAffectedRows: BigInt(statement.run(...values).changes), rows: [] };
    }
    // The rows have the type that Kysely worked out from the query.
    return { rows: statement.all(...values) as R[] };
  }

  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const deadline = performance.now() + lockTimeoutMs;
      for (let attempt = 0; ; attempt++) {
        try {
          return execute<R>(query);
        } catch (error) {
          if (!isBusy(error) || database.isTransaction || performance.now() > deadline) throw error;
        }
        await pause(Math.random() * Math.min(LONGEST_PAUSE_MS, 2 ** attempt));
      }
    },
    async *streamQuery() {
      // A statement left open would keep the write-ahead log from being cut; the store reads in pages.
      yield await Promise.reject(new Error('streaming is not supported'));
    },
  };
}
