import type { StoreAccess } from './sql/dialect.ts';
import { openPostgresAccess } from './sql/postgres-access.ts';
import { openSqliteAccess } from './sql/sqlite-access.ts';

/** Where a record store is: a SQLite file, or a PostgreSQL database. */
export type StoreAddress = { readonly path: string } | { readonly url: string };

/** @throws what `openSqliteRecordStore` and `openPostgresRecordStore` throw */
export const openStoreAccess = (address: StoreAddress): Promise<StoreAccess> =>
  'path' in address ? openSqliteAccess(address) : openPostgresAccess(address);
