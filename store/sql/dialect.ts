import type { Kysely, RawBuilder, Transaction } from 'kysely';
import type { StoreTables } from './tables.ts';

/** All in which the two engines differ, as the queries need it. */
export interface StoreDialect {
  readonly engine: 'sqlite' | 'postgres';
  /** Milliseconds since 1970 by the database's clock: processes on several machines share it. */
  readonly nowMs: RawBuilder<number>;
  /** Whether rows can be locked one by one; else a writing transaction has the whole database to itself. */
  readonly hasRowLocks: boolean;
  /** Held to the end of the transaction: two keeps of one source come after one another. */
  lockSource(trx: Transaction<StoreTables>, source: string): Promise<void>;
  /**
   * A number that is another one after anything was written since, by any process. Null where the engine has none:
   * what was read may be old then.
   */
  changeNumber(db: Kysely<StoreTables>): Promise<number | null>;
  /** Name and version of the engine. */
  describe(db: Kysely<StoreTables>): Promise<string>;
}

/** How queries reach the database; both translate its errors into ours. */
export interface StoreAccess {
  readonly dialect: StoreDialect;
  read<T>(query: (db: Kysely<StoreTables>) => Promise<T>): Promise<T>;
  /** In one transaction, which is repeated when the engine gave it up for another one's sake. */
  write<T>(change: (trx: Transaction<StoreTables>) => Promise<T>): Promise<T>;
  /** Reads as of one moment, however long it takes; writers go on. */
  snapshot<T>(query: (db: Transaction<StoreTables>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
