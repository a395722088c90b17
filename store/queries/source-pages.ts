import type { Transaction } from 'kysely';
import type { RecordStore } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import type { StoreTables } from '../sql/tables.ts';

type SourcePages = Pick<RecordStore, 'listPages' | 'savePage'>;

export const sourcePageQueries = ({ read, write }: StoreAccess): SourcePages => ({
  listPages: (source) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('source_page')
        .selectAll()
        .where('source', '=', source)
        .orderBy('address')
        .execute();
      return rows.map((row) => ({
        address: row.address,
        sha256: row.sha256,
        url: row.url,
        etag: row.etag,
        lastModified: row.last_modified,
        batch: row.batch,
        isSettled: row.is_settled === 1,
      }));
    }),

  savePage: (source, { address, sha256, url, etag, lastModified, batch }) =>
    write(async (trx) => {
      const page = { sha256, url, etag, last_modified: lastModified, batch, is_settled: 0 };
      await trx
        .insertInto('source_page')
        .values({ source, address, ...page })
        .onConflict((conflict) => conflict.columns(['source', 'address']).doUpdateSet(page))
        .execute();
    }),
});

/** The harvest that read these pages is kept: pages that were not met again are forgotten, where it met all there are. */
export async function settlePages(
  trx: Transaction<StoreTables>,
  source: string,
  { addresses, isWhole }: { addresses: readonly string[]; isWhole: boolean },
): Promise<void> {
  const kept = await trx.selectFrom('source_page').select('address').where('source', '=', source).execute();
  const met = new Set(addresses);
  const gone = isWhole ? kept.map(({ address }) => address).filter((address) => !met.has(address)) : [];
  for (const some of chunks(gone))
    await trx.deleteFrom('source_page').where('source', '=', source).where('address', 'in', some).execute();
  for (const some of chunks(addresses))
    await trx
      .updateTable('source_page')
      .set({ is_settled: 1 })
      .where('source', '=', source)
      .where('address', 'in', some)
      .execute();
}
