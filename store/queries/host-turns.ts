import { sql } from 'kysely';
import type { RecordStore } from '../record-store.ts';
import type { StoreAccess } from '../sql/dialect.ts';

type HostTurns = Pick<RecordStore, 'claimHost' | 'releaseHost'>;

/** Nobody waits longer: a turn that is due later was written before the clock was set back. */
const LONGEST_WAIT_MS = 15 * 60_000;

const bounded = (ms: number): number => Math.max(0, Math.min(LONGEST_WAIT_MS, Math.round(ms)));

export const hostTurnQueries = ({ dialect, write }: StoreAccess): HostTurns => ({
  claimHost: (host, owner, leaseMs) =>
    write(async (trx) => {
      const now = dialect.nowMs;
      const due_at = sql<number>`${now} + ${sql.lit(bounded(leaseMs))}`;
      const taken = await trx
        .insertInto('host_turn')
        .values({ host, owner, due_at })
        .onConflict((conflict) =>
          conflict
            .column('host')
            .doUpdateSet({ owner, due_at })
            .where((eb) =>
              eb.or([
                eb('host_turn.owner', '=', owner),
                eb('host_turn.due_at', '<=', now),
                eb('host_turn.due_at', '>', sql<number>`${now} + ${sql.lit(LONGEST_WAIT_MS)}`),
              ]),
            ),
        )
        .returning('host')
        .executeTakeFirst();
      if (taken) return { isTaken: true };
      const row = await trx
        .selectFrom('host_turn')
        .select(['owner', sql<number>`due_at - ${now}`.as('left')])
        .where('host', '=', host)
        .executeTakeFirst();
      return { isTaken: false, waitMs: Math.max(0, Number(row?.left ?? 0)), isHeld: row?.owner != null };
    }),

  releaseHost: (host, owner, pauseMs) =>
    write(async (trx) => {
      await trx
        .updateTable('host_turn')
        .set({ owner: null, due_at: sql<number>`${dialect.nowMs} + ${sql.lit(bounded(pauseMs))}` })
        .where('host', '=', host)
        .where('owner', '=', owner)
        .execute();
    }),
});
