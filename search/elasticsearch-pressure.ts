/** How many requests may be on their way to a server that says when it has too much to do. */
export interface Pressure {
  /** Runs a request when its turn has come; `isBusy` tells from what it gave whether the server had too much to do. */
  run<T>(request: () => Promise<T>, isBusy: (result: T) => boolean): Promise<T>;
}

/**
 * Half as many requests at once after each answer that the server is busy, down to one; one more after each that it
 * is not, up to `most`: additive increase, multiplicative decrease, as TCP does. Waiting between tries is not counted.
 */
export function openPressure(most: number): Pressure {
  let allowed = most;
  let flying = 0;
  let waiting: (() => void)[] = [];
  const settle = (next: number): void => {
    flying -= 1;
    allowed = next;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  return {
    async run(request, isBusy) {
      while (flying >= allowed) await new Promise<void>((resolve) => waiting.push(resolve));
      flying += 1;
      try {
        const result = await request();
        settle(isBusy(result) ? Math.max(1, Math.floor(allowed / 2)) : Math.min(most, allowed + 1));
        return result;
      } catch (error) {
        settle(allowed);
        throw error;
      }
    },
  };
}
