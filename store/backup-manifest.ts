import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { Sha256 } from '../schemas/document.ts';
import { type Table, TableSum } from './sql/table-rows.ts';

/** The file in a backup's folder that says what belongs to it. It is written last: without it there is no backup. */
export const MANIFEST = 'manifest.json';

export const tableFile = (folder: string, { name }: Table): string =>
  join(folder, 'tables', `${name}.ndjson`);

const NO_ROWS: TableSum = { rows: 0, sha256: createHash('sha256').digest('hex') };

/** A backup: `tables/NAME.ndjson`, a row as canonical JSON in each line, and the blobs as a blob folder. */
export const BackupManifest = z.strictObject({
  format: z.literal('prismatlas-backup'),
  formatVersion: z.literal(1),
  createdAt: z.iso.datetime(),
  /** What it was taken from; it can be restored into either engine. */
  engine: z.enum(['sqlite', 'postgres']),
  schemaVersion: z.int().positive(),
  /** By table: its rows, and the sha256 of its file. */
  tables: z.strictObject({
    source: TableSum,
    document: TableSum,
    reading: TableSum,
    record: TableSum,
    record_version: TableSum,
    duplicate: TableSum,
    outbox: TableSum,
    run: TableSum,
    // Backups of schema 1 have none of these, those of schema 2 no sets.
    source_page: TableSum.default(NO_ROWS),
    link_check: TableSum.default(NO_ROWS),
    saved_set: TableSum.default(NO_ROWS),
  }),
  /** Keys of the blobs, sorted; each is the sha256 of its bytes. */
  blobs: z.array(Sha256),
});
export type BackupManifest = z.infer<typeof BackupManifest>;
