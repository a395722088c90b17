import { schemaVersion } from '../migrations/migrate.ts';
import { documentQueries } from '../queries/documents.ts';
import { duplicateQueries } from '../queries/duplicates.ts';
import { hostTurnQueries } from '../queries/host-turns.ts';
import { keepExtractionQueries } from '../queries/keep-extraction.ts';
import { linkCheckQueries } from '../queries/link-checks.ts';
import { outboxQueries } from '../queries/outbox.ts';
import { recordQueries } from '../queries/records.ts';
import { listReportsQuery } from '../queries/reports.ts';
import { runQueries } from '../queries/runs.ts';
import { savedSetQueries } from '../queries/saved-sets.ts';
import { setStatusQuery } from '../queries/set-status.ts';
import { sourcePageQueries } from '../queries/source-pages.ts';
import { sourceVersionQueries } from '../queries/source-versions.ts';
import { sourceQueries } from '../queries/sources.ts';
import type { RecordStore } from '../record-store.ts';
import type { StoreAccess } from './dialect.ts';

/** The record store over either engine: one set of queries. */
export const sqlRecordStore = (access: StoreAccess): RecordStore => ({
  ...sourceQueries(access),
  ...documentQueries(access),
  ...sourcePageQueries(access),
  ...keepExtractionQueries(access),
  ...recordQueries(access),
  ...sourceVersionQueries(access),
  setStatus: setStatusQuery(access),
  ...duplicateQueries(access),
  listReports: listReportsQuery(access),
  ...outboxQueries(access),
  ...runQueries(access),
  ...hostTurnQueries(access),
  ...linkCheckQueries(access),
  ...savedSetQueries(access),
  check: () =>
    access.read(async (db) => ({
      engine: await access.dialect.describe(db),
      schemaVersion: await schemaVersion(db),
    })),
  close: () => access.close(),
});
