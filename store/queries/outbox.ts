import { type RawBuilder, sql } from 'kysely';
import type { RecordStore } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import { plainText } from './documents.ts';

type Outbox = Pick<
  RecordStore,
  'claimOutbox' | 'settleOutbox' | 'failOutbox' | 'countOutbox' | 'listDeadOutbox' | 'requeueAll'
>;

/**
 * Longest lease and longest pause. An entry that is due later than this was written before the clock was set back, and
 * may be claimed at once.
 */
const LONGEST_WAIT_MS = 15 * 60_000;

const bounded = (ms: number): number => Math.max(0, Math.min(LONGEST_WAIT_MS, Math.round(ms)));

export const outboxQueries = ({ dialect, read, write }: StoreAccess): Outbox => ({
  // Entries are found by their state and never by "id after the last one seen": ids are given before commits, so
  // an entry with a lower id can appear later, and would be missed.
  claimOutbox: (owner, limit, leaseMs) =>
    write(async (trx) => {
      const entries = await trx
        .with('due', (db) => {
          const due = db
            .selectFrom('outbox')
            .select('id')
            .where('dead_reason', 'is', null)
            .where((eb) =>
              eb.or([
                eb('due_at', '<=', dialect.nowMs),
                eb('due_at', '>', after(dialect.nowMs, LONGEST_WAIT_MS)),
              ]),
            )
            .orderBy('id')
            .limit(limit);
          return dialect.hasRowLocks ? due.forUpdate().skipLocked() : due;
        })
        .updateTable('outbox')
        .set((eb) => ({
          owner,
          due_at: after(dialect.nowMs, bounded(leaseMs)),
          attempts: eb('attempts', '+', 1),
        }))
        .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
        .returning(['id', 'record_id as recordId', 'version', 'attempts'])
        .execute();
      // Rows of node:sqlite have no prototype.
      return entries.map((entry) => ({ ...entry })).sort((a, b) => a.id - b.id);
    }),

  settleOutbox: (ids) =>
    write(async (trx) => {
      for (const some of chunks(ids)) await trx.deleteFrom('outbox').where('id', 'in', some).execute();
    }),

  failOutbox: (ids, { reason, delayMs, isDead }) =>
    write(async (trx) => {
      for (const some of chunks(ids)) {
        await trx
          .updateTable('outbox')
          .set({
            owner: null,
            due_at: after(dialect.nowMs, bounded(delayMs)),
            dead_reason: isDead ? plainText(reason) : null,
          })
          .where('id', 'in', some)
          .execute();
      }
    }),

  countOutbox: () =>
    read(async (db) => {
      const row = await db
        .selectFrom('outbox')
        .select((eb) => [eb.fn.countAll<number>().as('total'), eb.fn.count<number>('dead_reason').as('dead')])
        .executeTakeFirstOrThrow();
      const dead = Number(row.dead);
      return { pending: Number(row.total) - dead, dead };
    }),

  listDeadOutbox: (limit) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'record_id as recordId', 'version', 'attempts', 'dead_reason as reason'])
        .where('dead_reason', 'is not', null)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ ...row, reason: row.reason ?? '' }));
    }),

  requeueAll: () =>
    write(async (trx) => {
      // What waits or is dead now is replaced, or each call would make the queue longer.
      await trx.deleteFrom('outbox').execute();
      const { numInsertedOrUpdatedRows } = await trx
        .insertInto('outbox')
        .columns(['record_id', 'version', 'attempts', 'due_at'])
        .expression((eb) =>
          eb
            .selectFrom('record')
            .select(['id', 'version', sql.lit(0).as('attempts'), sql.lit(0).as('due_at')])
            .orderBy('id'),
        )
        .executeTakeFirstOrThrow();
      return Number(numInsertedOrUpdatedRows ?? 0);
    }),
});

const after = (now: RawBuilder<number>, ms: number): RawBuilder<number> =>
  sql<number>`${now} + ${sql.lit(ms)}`;
