/**
 * Works through items with at most `limit` at once, in order; results stand in the order of the items. After the first
 * error no further item is begun, those begun are waited for, and the error is thrown.
 */
export async function inTurn<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  let failed: { error: unknown } | null = null;
  const run = async (): Promise<void> => {
    while (next < items.length && !failed) {
      const at = next;
      next += 1;
      const item = items[at];
      if (item === undefined) continue;
      try {
        results[at] = await work(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, run));
  // Read through a function: the compiler does not see that `run` sets it.
  const outcome = ((): { error: unknown } | null => failed)();
  if (outcome) throw outcome.error;
  return results;
}
