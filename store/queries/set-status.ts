import type { Selectable, Transaction } from 'kysely';
import { AppError } from '../../schemas/errors.ts';
import type { RecordStatus } from '../../schemas/record-version.ts';
import type { Change, RecordStore } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreAccess, StoreDialect } from '../sql/dialect.ts';
import type { StoreTables } from '../sql/tables.ts';
import { type NewVersion, parseRecord, writeVersions } from './write-versions.ts';

type Wish = Parameters<RecordStore['setStatus']>[0][number];

export const setStatusQuery =
  ({ dialect, write }: StoreAccess): RecordStore['setStatus'] =>
  (changes, change) =>
    write(async (trx) => {
      const kept = await lockNewest(trx, dialect, [...new Set(changes.map(({ id }) => id))]);
      const versions: NewVersion[] = [];
      for (const wish of changes) {
        const head = kept.get(wish.id);
        if (!head) throw new AppError('NOT_FOUND', `no record has the id ${wish.id}`, { id: wish.id });
        if (isDoneAlready(head, wish, change)) continue;
        if (head.version !== wish.expectedVersion) throw conflict(wish, head.version);
        if (head.status === wish.status && head.status_before_absence === null) continue;
        versions.push({
          record: parseRecord(head.body),
          hash: head.hash,
          version: head.version + 1,
          status: wish.status,
          statusBeforeAbsence: absenceAfter(head.status_before_absence, wish.status),
          changed: [],
          change,
        });
      }
      await writeVersions(trx, versions);
    });

type Newest = Selectable<StoreTables['record']> &
  Pick<Selectable<StoreTables['record_version']>, 'body' | 'changed_at' | 'changed_by' | 'reason'>;

async function lockNewest(
  trx: Transaction<StoreTables>,
  dialect: StoreDialect,
  ids: readonly string[],
): Promise<Map<string, Newest>> {
  const found = new Map<string, Newest>();
  for (const some of chunks([...ids].sort())) {
    // One order for all writers, so that two of them cannot wait for each other.
    const heads = trx.selectFrom('record').select('id').where('id', 'in', some).orderBy('id');
    if (dialect.hasRowLocks) await heads.forUpdate().execute();
    const rows = await trx
      .selectFrom('record')
      .innerJoin('record_version as v', (join) =>
        join.onRef('v.record_id', '=', 'record.id').onRef('v.version', '=', 'record.version'),
      )
      .selectAll('record')
      .select(['v.body', 'v.changed_at', 'v.changed_by', 'v.reason'])
      .where('record.id', 'in', some)
      .execute();
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** The same call a second time, after an answer that got lost. */
const isDoneAlready = (head: Newest, wish: Wish, change: Change): boolean =>
  head.version === wish.expectedVersion + 1 &&
  head.status === wish.status &&
  head.changed_at === change.at &&
  head.changed_by === change.by &&
  head.reason === change.reason;

/** A person's decision about a record that its source no longer gives: kept for when the source gives it again. */
const absenceAfter = (before: RecordStatus | null, status: RecordStatus): RecordStatus | null =>
  before !== null && (status === 'withheld' || status === 'withdrawn') ? status : null;

const conflict = (wish: Wish, version: number): AppError =>
  new AppError(
    'CONFLICT',
    `the record ${wish.id} has version ${version}, and version ${wish.expectedVersion} was expected`,
    { id: wish.id, version, expectedVersion: wish.expectedVersion },
  );
