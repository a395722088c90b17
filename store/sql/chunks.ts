/** Lists cut into pieces that fit one statement: SQLite takes 32,766 parameters, PostgreSQL 65,535. */
export function* chunks<T>(items: readonly T[], size = 500): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
