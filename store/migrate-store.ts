import {
  continueIds,
  eachTable,
  proveEqual,
  readTable,
  refuseFilled,
  sumTables,
  type TableName,
  type TableSums,
  tableSummer,
  writeTable,
} from './sql/table-rows.ts';
import { openStoreAccess, type StoreAddress } from './store-address.ts';

/**
 * Copies a record store into an empty one, also of the other engine, and proves the copy: counts and sha256 of every
 * table, and the hash of every version. All or nothing: the copy is committed only when it is proven. The old store
 * stays as it is. Blobs are not moved; they are found by the same keys from both.
 * @throws CONFLICT when the target is not empty, when the source was written meanwhile, or when they differ; and what
 * opening throws
 */
export async function migrateStore({
  from,
  to,
  onRows = () => {},
}: {
  from: StoreAddress;
  to: StoreAddress;
  /** Called after each page, with the rows of a table that are copied so far. */
  onRows?: (table: TableName, rows: number) => void;
}): Promise<TableSums> {
  await using source = disposable(await openStoreAccess(from));
  await using target = disposable(await openStoreAccess(to));
  // Awaited here: both stores are closed when this function returns.
  return await target.access.write(async (trx) => {
    await refuseFilled(trx, 'the new store');
    const copied = await source.access.snapshot((db) =>
      eachTable(async (table) => {
        const summer = tableSummer(table.name);
        let count = 0;
        for await (const rows of readTable(db, table)) {
          for (const row of rows) summer.add(row);
          await writeTable(trx, table.name, rows);
          count += rows.length;
          onRows(table.name, count);
        }
        return summer.sum();
      }),
    );
    await continueIds(trx, target.access.dialect.engine);
    proveEqual(copied, await sumTables(trx), 'the copy differs from what was read');
    const now = await source.access.snapshot(sumTables);
    proveEqual(copied, now, 'the old store was written while it was copied; end what writes to it first');
    return copied;
  });
}

const disposable = <T extends { close(): Promise<void> }>(access: T) => ({
  access,
  [Symbol.asyncDispose]: () => access.close(),
});
