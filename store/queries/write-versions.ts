import { sql, type Transaction } from 'kysely';
import { canonicalJson } from '../../schemas/canonical-json.ts';
import type { AtlasRecord } from '../../schemas/record.ts';
import type { RecordStatus } from '../../schemas/record-version.ts';
import type { Change } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreTables } from '../sql/tables.ts';
import { plainText } from './documents.ts';

/** A version about to be written. `version` is one more than the newest; the first is 1. */
export interface NewVersion {
  readonly record: AtlasRecord;
  readonly hash: string;
  readonly version: number;
  readonly status: RecordStatus;
  readonly statusBeforeAbsence: RecordStatus | null;
  readonly changed: readonly string[];
  readonly change: Change;
}

/** Rows of one statement: nine columns each, and bodies of some kilobytes. */
const ROWS_A_STATEMENT = 100;

/** Writes versions, the heads that point to them and their outbox rows. Two writers of one version: one fails. */
export async function writeVersions(
  trx: Transaction<StoreTables>,
  versions: readonly NewVersion[],
): Promise<void> {
  for (const some of chunks(versions, ROWS_A_STATEMENT)) {
    await trx
      .insertInto('record')
      .values(
        some.map(({ record, version, status, hash, statusBeforeAbsence }) => ({
          id: record.id,
          // Set by keepExtraction, the only way in.
          source: record.source ?? '',
          kind: record.kind,
          country: record.country,
          status,
          version,
          hash,
          status_before_absence: statusBeforeAbsence,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          kind: sql.ref('excluded.kind'),
          country: sql.ref('excluded.country'),
          status: sql.ref('excluded.status'),
          version: sql.ref('excluded.version'),
          hash: sql.ref('excluded.hash'),
          status_before_absence: sql.ref('excluded.status_before_absence'),
        }),
      )
      .execute();
    await trx
      .insertInto('record_version')
      .values(
        some.map(({ record, version, status, hash, changed, change }) => ({
          record_id: record.id,
          version,
          status,
          hash,
          body: canonicalJson(record),
          changed_at: change.at,
          changed_by: plainText(change.by),
          reason: plainText(change.reason),
          changed_fields: canonicalJson(changed),
        })),
      )
      .execute();
    await trx
      .insertInto('outbox')
      .values(some.map(({ record, version }) => ({ record_id: record.id, version, attempts: 0, due_at: 0 })))
      .execute();
  }
}

/** A kept body as a record. It was written by `writeVersions`, whose input has this type: parsing 50,000 again would cost seconds. */
export const parseRecord = (body: string): AtlasRecord => JSON.parse(body) as AtlasRecord;
