import type { Selectable, Transaction } from 'kysely';
import { AppError } from '../../schemas/errors.ts';
import type { Extraction } from '../../schemas/extraction.ts';
import type { AtlasRecord } from '../../schemas/record.ts';
import type { RecordStatus } from '../../schemas/record-version.ts';
import { asksForApproval, changedFields } from '../changed-fields.ts';
import { recordHash } from '../record-hash.ts';
import type { Change, KeepReport, RecordStore } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreAccess, StoreDialect } from '../sql/dialect.ts';
import type { StoreTables } from '../sql/tables.ts';
import { selectDocument, unknownDocument } from './documents.ts';
import { keepReading } from './keep-reading.ts';
import { settlePages } from './source-pages.ts';
import { type NewVersion, parseRecord, writeVersions } from './write-versions.ts';

type Head = Selectable<StoreTables['record']>;

type Keeping = Pick<RecordStore, 'keepExtraction' | 'keepPages'>;

export const keepExtractionQueries = ({ dialect, write }: StoreAccess): Keeping => ({
  keepExtraction: (extraction, source, status, change) =>
    write((trx) =>
      keepState(
        trx,
        dialect,
        { extractions: [extraction], records: extraction.records, isWhole: true },
        source,
        status,
        change,
      ),
    ),

  keepPages: ({ pages, records, isWhole }, source, status, change) =>
    write(async (trx) => {
      const extractions = pages.map(({ extraction }) => extraction);
      const report = await keepState(trx, dialect, { extractions, records, isWhole }, source, status, change);
      await settlePages(trx, source, { addresses: pages.map(({ address }) => address), isWhole });
      return report;
    }),
});

async function keepState(
  trx: Transaction<StoreTables>,
  dialect: StoreDialect,
  {
    extractions,
    records: given,
    isWhole,
  }: { extractions: readonly Extraction[]; records: readonly AtlasRecord[]; isWhole: boolean },
  source: string,
  status: RecordStatus,
  change: Change,
): Promise<KeepReport> {
  await dialect.lockSource(trx, source);
  for (const { document } of extractions)
    if (!(await selectDocument(trx, source, document))) throw unknownDocument(source, document);
  const records = given.map((record) => ({ ...record, source }));
  refuseDoubles(records);
  const heads = await lockHeads(trx, dialect, source);
  await refuseForeign(trx, records, heads);

  const present = await keepPresent(trx, records, heads, status, change);
  // A document without any record is more often a broken page than a report that was emptied: it withdraws nothing.
  const isLastGoodKept = records.length === 0 && hasPresent(heads);
  const withdrawn = isLastGoodKept || !isWhole ? 0 : await withdrawAbsent(trx, records, heads, change);

  for (const extraction of extractions) await keepReading(trx, extraction, source);
  const first = extractions[0];
  if (!isLastGoodKept && first) {
    await trx
      .updateTable('source')
      .set({ current_document: first.document })
      .where('id', '=', source)
      .execute();
  }
  return { ...present, withdrawn };
}

async function lockHeads(
  trx: Transaction<StoreTables>,
  dialect: StoreDialect,
  source: string,
): Promise<Map<string, Head>> {
  const query = trx.selectFrom('record').selectAll().where('source', '=', source).orderBy('id');
  const rows = await (dialect.hasRowLocks ? query.forUpdate() : query).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const hasPresent = (heads: ReadonlyMap<string, Head>): boolean =>
  heads.values().some((head) => head.status_before_absence === null);

function refuseDoubles(records: readonly AtlasRecord[]): void {
  const seen = new Set<string>();
  for (const { id } of records) {
    if (seen.has(id)) {
      throw new AppError('INVALID_INPUT', `the extraction holds the record ${id} twice`, { id });
    }
    seen.add(id);
  }
}

/** Ids follow from the source, so a record that another source has means that two sources are mixed up. */
async function refuseForeign(
  trx: Transaction<StoreTables>,
  records: readonly AtlasRecord[],
  heads: ReadonlyMap<string, Head>,
): Promise<void> {
  const unknown = records.map((record) => record.id).filter((id) => !heads.has(id));
  for (const ids of chunks(unknown)) {
    const foreign = await trx
      .selectFrom('record')
      .select(['id', 'source'])
      .where('id', 'in', ids)
      .executeTakeFirst();
    if (foreign) {
      throw new AppError('CONFLICT', `the record ${foreign.id} belongs to the source ${foreign.source}`, {
        id: foreign.id,
        source: foreign.source,
      });
    }
  }
}

/** Writes a version for each record that is new, that changed, or that its source gives again. */
async function keepPresent(
  trx: Transaction<StoreTables>,
  records: readonly AtlasRecord[],
  heads: ReadonlyMap<string, Head>,
  status: RecordStatus,
  change: Change,
): Promise<Omit<KeepReport, 'withdrawn'>> {
  const versions: NewVersion[] = [];
  const report = { created: 0, changed: 0, unchanged: 0 };
  const differing: { record: AtlasRecord; hash: string; head: Head }[] = [];
  for (const record of records) {
    const hash = recordHash(record);
    const head = heads.get(record.id);
    if (!head) {
      versions.push({ record, hash, version: 1, status, statusBeforeAbsence: null, changed: [], change });
      report.created++;
    } else if (head.hash === hash && head.status_before_absence === null) report.unchanged++;
    else differing.push({ record, hash, head });
  }
  const before = await bodiesOf(
    trx,
    differing.map(({ head }) => head),
  );
  for (const { record, hash, head } of differing) {
    const old = before.get(record.id);
    const changed = old ? changedFields(old, record) : [];
    versions.push({
      record,
      hash,
      version: head.version + 1,
      status: nextStatus(head, changed, status),
      statusBeforeAbsence: null,
      changed,
      change,
    });
    if (changed.length > 0 || head.status_before_absence !== null) report.changed++;
    else report.unchanged++;
  }
  await writeVersions(trx, versions);
  return report;
}

/**
 * What is kept from the public or was taken back by a person stays so, whatever its source says. Where no words of
 * the report changed, an approval stands.
 */
function nextStatus(head: Head, changed: readonly string[], status: RecordStatus): RecordStatus {
  const before = head.status_before_absence ?? head.status;
  if (before === 'withheld' || before === 'withdrawn') return before;
  if (head.status_before_absence !== null || asksForApproval(changed)) return status;
  return before;
}

/** Withdraws what the source gave before and gives no longer; gives their number. */
async function withdrawAbsent(
  trx: Transaction<StoreTables>,
  records: readonly AtlasRecord[],
  heads: ReadonlyMap<string, Head>,
  change: Change,
): Promise<number> {
  const given = new Set(records.map((record) => record.id));
  const absent = [...heads.values()].filter(
    (head) => head.status_before_absence === null && !given.has(head.id),
  );
  const isShown = (head: Head) => head.status !== 'withdrawn';
  for (const ids of chunks(absent.filter((head) => !isShown(head)).map((head) => head.id))) {
    await trx
      .updateTable('record')
      .set({ status_before_absence: 'withdrawn' })
      .where('id', 'in', ids)
      .execute();
  }
  const leaving = absent.filter(isShown);
  const bodies = await bodiesOf(trx, leaving);
  const versions = leaving.flatMap((head): NewVersion[] => {
    const record = bodies.get(head.id);
    if (!record) return [];
    return [
      {
        record,
        hash: head.hash,
        version: head.version + 1,
        status: 'withdrawn',
        statusBeforeAbsence: head.status,
        changed: [],
        change,
      },
    ];
  });
  await writeVersions(trx, versions);
  return versions.length;
}

/** Newest bodies of records by id. */
async function bodiesOf(
  trx: Transaction<StoreTables>,
  heads: readonly Head[],
): Promise<Map<string, AtlasRecord>> {
  const bodies = new Map<string, AtlasRecord>();
  for (const some of chunks(heads)) {
    const rows = await trx
      .selectFrom('record')
      .innerJoin('record_version as newest', (join) =>
        join.onRef('newest.record_id', '=', 'record.id').onRef('newest.version', '=', 'record.version'),
      )
      .select(['record.id', 'newest.body'])
      .where(
        'record.id',
        'in',
        some.map((head) => head.id),
      )
      .execute();
    for (const row of rows) bodies.set(row.id, parseRecord(row.body));
  }
  return bodies;
}
