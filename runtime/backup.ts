import { backupStore } from '../store/backup.ts';
import { migrateStore } from '../store/migrate-store.ts';
import { restoreStore } from '../store/restore.ts';
import type { StoreAddress } from '../store/store-address.ts';
import type { Config } from './config.ts';
import { removeEmbeddedIndex } from './embedded-index.ts';
import { openBlobs, sqlitePath } from './services.ts';

const storeAddress = (config: Config): StoreAddress =>
  config.database ? { url: config.database.url } : { path: sqlitePath(config) };

/** Rows by table, and blobs, of a backup. */
export interface BackupSums {
  readonly rows: number;
  readonly blobs: number;
}

type Manifest = Awaited<ReturnType<typeof backupStore>>;

const sumsOf = ({ tables, blobs }: Manifest): BackupSums => ({
  rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
  blobs: blobs.length,
});

/** The record store as of now, and every blob, into a new folder. @throws CONFLICT, DISK_FULL, STORE_UNAVAILABLE */
export async function backup(config: Config, folder: string, at: string): Promise<BackupSums> {
  return sumsOf(
    await backupStore({ from: storeAddress(config), blobs: await openBlobs(config), folder, at }),
  );
}

/** A backup into an empty store. The index is derived: it is built anew afterwards. @throws CONFLICT, NOT_FOUND */
export async function restore(config: Config, folder: string): Promise<BackupSums> {
  const manifest = await restoreStore({
    folder,
    to: storeAddress(config),
    blobs: await openBlobs(config),
  });
  await removeEmbeddedIndex(config.dataDir);
  return sumsOf(manifest);
}

/** Moves a record store over to another engine and proves it equal; the blobs stay where they are. */
export async function migrateRecords(
  config: Config,
  to: 'sqlite' | 'postgres',
  onRows: (table: string, rows: number) => void,
): Promise<number> {
  const sqlite: StoreAddress = { path: sqlitePath(config) };
  const postgres: StoreAddress = { url: config.database?.url ?? '' };
  const sums = await migrateStore(
    to === 'postgres' ? { from: sqlite, to: postgres, onRows } : { from: postgres, to: sqlite, onRows },
  );
  return Object.values(sums).reduce((sum, { rows }) => sum + rows, 0);
}
