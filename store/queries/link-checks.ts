import { LinkCheck } from '../../schemas/link-check.ts';
import type { RecordStore } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import { plainText } from './documents.ts';

type LinkChecks = Pick<RecordStore, 'saveLinkChecks' | 'findLinkChecks'>;

const ROWS_A_STATEMENT = 200;

export const linkCheckQueries = ({ read, write }: StoreAccess): LinkChecks => ({
  saveLinkChecks: (checks) =>
    write(async (trx) => {
      // In the order of their keys: two that save the same links wait for each other instead of blocking each other.
      const sorted = checks.toSorted((a, b) => (a.url < b.url ? -1 : 1));
      for (const some of chunks(sorted, ROWS_A_STATEMENT)) {
        await trx
          .insertInto('link_check')
          .values(
            some.map(({ url, state, status, reason, checkedAt }) => ({
              url,
              state,
              status,
              reason: reason === null ? null : plainText(reason),
              checked_at: checkedAt,
            })),
          )
          .onConflict((conflict) =>
            conflict
              .column('url')
              .doUpdateSet((eb) => ({
                state: eb.ref('excluded.state'),
                status: eb.ref('excluded.status'),
                reason: eb.ref('excluded.reason'),
                checked_at: eb.ref('excluded.checked_at'),
              }))
              // A slow one that was begun earlier tells nothing newer.
              .whereRef('excluded.checked_at', '>=', 'link_check.checked_at'),
          )
          .execute();
      }
    }),

  findLinkChecks: (urls) =>
    read(async (db) => {
      const found = new Map<string, LinkCheck>();
      for (const some of chunks(urls)) {
        const rows = await db.selectFrom('link_check').selectAll().where('url', 'in', some).execute();
        for (const { checked_at, ...row } of rows)
          found.set(row.url, LinkCheck.parse({ ...row, checkedAt: checked_at }));
      }
      return urls.flatMap((url) => found.get(url) ?? []);
    }),
});
