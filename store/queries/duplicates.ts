import { sql } from 'kysely';
import { AppError } from '../../schemas/errors.ts';
import type { RecordStore } from '../record-store.ts';
import { chunks } from '../sql/chunks.ts';
import type { StoreAccess } from '../sql/dialect.ts';
import { plainText } from './documents.ts';

type Duplicates = Pick<RecordStore, 'linkDuplicates' | 'findDuplicates'>;

export const duplicateQueries = ({ read, write }: StoreAccess): Duplicates => ({
  linkDuplicates: (pairs) =>
    write(async (trx) => {
      const rows = new Map<string, { a: string; b: string; score: number; reason: string }>();
      for (const { a, b, score, reason } of pairs) {
        if (a === b) throw new AppError('INVALID_INPUT', `the record ${a} is no duplicate of itself`, { a });
        const [first, second] = a < b ? [a, b] : [b, a];
        rows.set(`${first} ${second}`, { a: first, b: second, score, reason: plainText(reason) });
      }
      for (const some of chunks([...rows.values()])) {
        await trx
          .insertInto('duplicate')
          .values(some)
          .onConflict((conflict) =>
            conflict
              .columns(['a', 'b'])
              .doUpdateSet({ score: sql.ref('excluded.score'), reason: sql.ref('excluded.reason') }),
          )
          .execute();
      }
    }),

  findDuplicates: (id) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('duplicate')
        .selectAll()
        .where((eb) => eb.or([eb('a', '=', id), eb('b', '=', id)]))
        .orderBy('score', 'desc')
        .orderBy('a')
        .orderBy('b')
        .execute();
      return rows.map(({ a, b, score, reason }) => ({ id: a === id ? b : a, score, reason }));
    }),
});
