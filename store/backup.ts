import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../schemas/errors.ts';
import { BackupManifest, MANIFEST, tableFile } from './backup-manifest.ts';
import type { BlobStore } from './blob-store.ts';
import { fileBlobStore } from './file-blob-store.ts';
import { onDisk } from './file-errors.ts';
import { makeFolder } from './make-folder.ts';
import { SCHEMA_VERSION } from './migrations/all.ts';
import { eachTable, readTable, type TableSums, tableSummer } from './sql/table-rows.ts';
import { openStoreAccess, type StoreAddress } from './store-address.ts';

/**
 * Writes the record store as of one moment, and every blob, into a new folder; others may write meanwhile. The folder
 * gets its name when all of it is written and synced, so half a backup is never taken for one.
 * @throws CONFLICT when the folder exists, BLOB_MISSING when a blob is damaged, DISK_FULL, STORE_UNAVAILABLE
 */
export async function backupStore({
  from,
  blobs,
  folder,
  at,
}: {
  from: StoreAddress;
  blobs: BlobStore;
  folder: string;
  /** ISO 8601, UTC. */
  at: string;
}): Promise<BackupManifest> {
  await refuseExisting(folder);
  const writing = `${folder}.writing`;
  try {
    await onDisk(`the backup ${folder}`, async () => {
      await rm(writing, { recursive: true, force: true });
      await makeFolder(join(writing, 'tables'));
    });
    const { engine, tables } = await writeTables(from, writing);
    // After the rows: a blob is put before a row names it, and is never taken away.
    const keys = await copyBlobs(blobs, fileBlobStore(join(writing, 'blobs')));
    const manifest = BackupManifest.parse({
      format: 'prismatlas-backup',
      formatVersion: 1,
      createdAt: at,
      engine,
      schemaVersion: SCHEMA_VERSION,
      tables,
      blobs: keys,
    });
    await onDisk(`the backup ${folder}`, async () => {
      await using file = await open(join(writing, MANIFEST), 'w');
      await file.writeFile(`${JSON.stringify(manifest, null, 2)}\n`);
      await file.sync();
      await rename(writing, folder);
      await using parent = await open(dirname(folder));
      await parent.sync();
    });
    return manifest;
  } catch (error) {
    await rm(writing, { recursive: true, force: true });
    throw error;
  }
}

async function writeTables(
  from: StoreAddress,
  folder: string,
): Promise<{ engine: BackupManifest['engine']; tables: TableSums }> {
  const access = await openStoreAccess(from);
  try {
    const tables = await access.snapshot((db) =>
      eachTable(async (table) => {
        const summer = tableSummer(table.name);
        await using file = await onDisk(`the backup ${folder}`, () => open(tableFile(folder, table), 'wx'));
        for await (const rows of readTable(db, table)) await writeLines(file, folder, rows.map(summer.add));
        await onDisk(`the backup ${folder}`, () => file.sync());
        return summer.sum();
      }),
    );
    return { engine: access.dialect.engine, tables };
  } finally {
    await access.close();
  }
}

const writeLines = (file: FileHandle, folder: string, lines: readonly string[]): Promise<void> =>
  onDisk(`the backup ${folder}`, () => file.appendFile(`${lines.join('\n')}\n`));

async function copyBlobs(from: BlobStore, to: BlobStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of from.keys()) {
    await to.put(await from.get(key));
    keys.push(key);
  }
  return keys.sort();
}

async function refuseExisting(folder: string): Promise<void> {
  const entries = await readdir(folder).catch(() => null);
  if (entries === null) return;
  throw new AppError('CONFLICT', `the folder ${folder} exists; a backup gets a folder of its own`, {
    folder,
  });
}
