import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../schemas/errors.ts';
import { BackupManifest, MANIFEST, tableFile } from './backup-manifest.ts';
import type { BlobStore } from './blob-store.ts';
import { fileBlobStore } from './file-blob-store.ts';
import { onDisk } from './file-errors.ts';
import { SCHEMA_VERSION } from './migrations/all.ts';
import {
  continueIds,
  eachTable,
  proveEqual,
  refuseFilled,
  sumTables,
  TableRow,
  tableSummer,
  writeTable,
} from './sql/table-rows.ts';
import { openStoreAccess, type StoreAddress } from './store-address.ts';

/**
 * Puts a backup into an empty store of either engine, and proves that what is there then is what was backed up. The
 * rows come in one transaction, after all blobs: a restore that breaks off can be repeated. The index is not part of
 * a backup: build it anew afterwards.
 * @throws INVALID_INPUT when the folder is no whole backup, STORE_TOO_NEW, CONFLICT when the store is not empty
 */
export async function restoreStore({
  folder,
  to,
  blobs,
}: {
  folder: string;
  to: StoreAddress;
  blobs: BlobStore;
}): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  const kept = fileBlobStore(join(folder, 'blobs'));
  // Everything is looked at before anything is written.
  for (const key of manifest.blobs) {
    await kept.get(key).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'BLOB_MISSING')) throw error;
      const message = `the backup ${folder} was damaged: ${error.message}`;
      throw new AppError(error.code, message, { folder }, { cause: error });
    });
  }
  const access = await openStoreAccess(to);
  try {
    await access.read((db) => refuseFilled(db, 'the store to restore into'));
    for (const key of manifest.blobs) await blobs.put(await kept.get(key));
    await access.write(async (trx) => {
      await refuseFilled(trx, 'the store to restore into');
      const read = await eachTable(async (table) => {
        const summer = tableSummer(table.name);
        // An older backup has no file for a table that came later.
        if (manifest.tables[table.name].rows === 0) return summer.sum();
        for await (const rows of rowsOfFile(tableFile(folder, table))) {
          for (const row of rows) summer.add(row);
          await writeTable(trx, table.name, rows);
        }
        return summer.sum();
      });
      proveEqual(manifest.tables, read, 'the backup was damaged; its manifest does not fit its tables');
      await continueIds(trx, access.dialect.engine);
      proveEqual(read, await sumTables(trx), 'the restored tables differ from the backup');
    });
    return manifest;
  } finally {
    await access.close();
  }
}

async function* rowsOfFile(path: string): AsyncGenerator<TableRow[]> {
  await using file = await onDisk(`the backup's file ${path}`, () => open(path));
  const text = file.createReadStream({ autoClose: false, encoding: 'utf8', highWaterMark: 1 << 20 });
  // Not by `readline`, for which U+2028 in a title ends a line too.
  let begun = '';
  for await (const piece of text) {
    const lines = (begun + piece).split('\n');
    begun = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map((line) => parseRow(line, path));
  }
  if (begun !== '') yield [parseRow(begun, path)];
}

function parseRow(line: string, path: string): TableRow {
  try {
    return TableRow.parse(JSON.parse(line));
  } catch (error) {
    throw new AppError(
      'INVALID_INPUT',
      `the backup was damaged: a line of ${path} is no row`,
      { path },
      { cause: error },
    );
  }
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const path = join(folder, MANIFEST);
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new AppError(
      'INVALID_INPUT',
      `${folder} is no backup: it has no readable ${MANIFEST}`,
      { folder },
      { cause: error },
    );
  }
  const version = (content as { schemaVersion?: unknown } | null)?.schemaVersion; // looked at before it is parsed
  if (typeof version === 'number' && version > SCHEMA_VERSION) {
    throw new AppError(
      'STORE_TOO_NEW',
      `the backup has schema version ${version}; this Prismatlas knows versions up to ${SCHEMA_VERSION}`,
      { schemaVersion: version, knownVersion: SCHEMA_VERSION },
    );
  }
  const parsed = BackupManifest.safeParse(content);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const message = `${path} is not the manifest of a backup: ${issue?.path.join('.') || 'it'}: ${issue?.message}`;
  throw new AppError('INVALID_INPUT', message, { folder });
}
