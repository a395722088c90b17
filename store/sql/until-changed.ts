import type { Kysely } from 'kysely';
import type { StoreAccess } from './dialect.ts';
import type { StoreTables } from './tables.ts';

/**
 * A query that is asked again only after something was written, where the engine can tell (SQLite); each call has an
 * answer of its own. For what pages ask for again and again, and what takes the whole of a table.
 */
export function untilChanged<T>(
  { dialect, read }: Pick<StoreAccess, 'dialect' | 'read'>,
  query: (db: Kysely<StoreTables>) => Promise<T>,
): () => Promise<T> {
  let kept: { readonly number: number; readonly answer: T } | null = null;
  return () =>
    read(async (db) => {
      // Read before the query: what is written in between is told by the next number.
      const number = await dialect.changeNumber(db);
      if (number === null) return query(db);
      if (kept?.number !== number) kept = { number, answer: await query(db) };
      return structuredClone(kept.answer);
    });
}
