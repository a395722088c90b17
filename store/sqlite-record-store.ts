import type { RecordStore } from './record-store.ts';
import { sqlRecordStore } from './sql/sql-record-store.ts';
import { openSqliteAccess } from './sql/sqlite-access.ts';

/**
 * The record store in one SQLite file, made with its folder where it is missing. Any number of processes may have it
 * open. A writer waits up to `lockTimeoutMs` (30 s) for another one; readers never wait.
 * @throws STORE_UNAVAILABLE, STORE_TOO_NEW, STORE_BUSY, DISK_FULL
 */
export const openSqliteRecordStore = async (options: {
  path: string;
  lockTimeoutMs?: number;
}): Promise<RecordStore> => sqlRecordStore(await openSqliteAccess(options));
