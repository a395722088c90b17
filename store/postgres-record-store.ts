import type { RecordStore } from './record-store.ts';
import { openPostgresAccess } from './sql/postgres-access.ts';
import { sqlRecordStore } from './sql/sql-record-store.ts';

/**
 * The record store in a PostgreSQL database, whose tables are made where they are missing. `url` is
 * `postgresql://user:password@host:port/database`; what it says after `?` is taken as libpq takes it.
 * @throws CONFIG_INVALID for a URL that is none, STORE_UNAVAILABLE naming what is wrong, STORE_TOO_NEW, STORE_BUSY
 */
export const openPostgresRecordStore = async (options: {
  url: string;
  poolSize?: number;
  statementTimeoutMs?: number;
}): Promise<RecordStore> => sqlRecordStore(await openPostgresAccess(options));
