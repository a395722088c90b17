import type { HostGateOptions } from '../../activities/fetching/host-gate.ts';

/** Turns of hosts in memory, by a clock of the test. */
export function memoryHostTurns(nowMs: () => number): HostGateOptions['turns'] {
  const hosts = new Map<string, { owner: string | null; dueAtMs: number }>();
  return {
    async claimHost(host, owner, leaseMs) {
      const held = hosts.get(host);
      if (held && held.owner !== owner && held.dueAtMs > nowMs())
        return { isTaken: false, waitMs: held.dueAtMs - nowMs(), isHeld: held.owner !== null };
      hosts.set(host, { owner, dueAtMs: nowMs() + leaseMs });
      return { isTaken: true };
    },
    async releaseHost(host, owner, pauseMs) {
      if (hosts.get(host)?.owner === owner) hosts.set(host, { owner: null, dueAtMs: nowMs() + pauseMs });
    },
  };
}
