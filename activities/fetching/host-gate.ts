/** One request in flight per host, and a pause between two: the least that a polite visitor keeps. */
export interface HostGate {
  /** Waits for the host's turn, then runs. */
  run<T>(host: string, visit: () => Promise<T>): Promise<T>;
  /** Two visits of this host are at least so far apart (Crawl-delay). */
  slowDown(host: string, delayMs: number): void;
  /** No visit before this much time is over (Retry-After). */
  pause(host: string, waitMs: number): void;
}

interface Turn {
  tail: Promise<unknown>;
  delayMs: number;
  nextAtMs: number;
}

export function openHostGate(time: {
  nowMs: () => number;
  sleep: (ms: number) => Promise<void>;
  minDelayMs: number;
}): HostGate {
  const hosts = new Map<string, Turn>();
  const turnOf = (host: string): Turn => {
    const known = hosts.get(host);
    if (known) return known;
    const fresh: Turn = { tail: Promise.resolve(), delayMs: time.minDelayMs, nextAtMs: 0 };
    hosts.set(host, fresh);
    return fresh;
  };
  return {
    run(host, visit) {
      const turn = turnOf(host);
      const mine = turn.tail.then(async () => {
        const waitMs = turn.nextAtMs - time.nowMs();
        if (waitMs > 0) await time.sleep(waitMs);
        try {
          return await visit();
        } finally {
          turn.nextAtMs = Math.max(turn.nextAtMs, time.nowMs() + turn.delayMs);
        }
      });
      turn.tail = mine.catch(() => {});
      return mine;
    },
    slowDown(host, delayMs) {
      const turn = turnOf(host);
      turn.delayMs = Math.max(turn.delayMs, delayMs);
    },
    pause(host, waitMs) {
      const turn = turnOf(host);
      turn.nextAtMs = Math.max(turn.nextAtMs, time.nowMs() + waitMs);
    },
  };
}
