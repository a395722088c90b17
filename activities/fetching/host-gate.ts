import { AppError } from '../../schemas/errors.ts';
import type { RecordStore } from '../../store/record-store.ts';

/**
 * One request in flight per host, and a pause between two: the least that a polite visitor keeps. It is kept over all
 * processes that share a record store, also from one run to the next.
 */
export interface HostGate {
  /** Waits for the host's turn, then runs. @throws CANCELLED when the signal comes while it waits */
  run<T>(host: string, visit: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Two visits of this host are at least so far apart (Crawl-delay). */
  slowDown(host: string, delayMs: number): void;
  /** Said during a visit: none after it before this much time is over (Retry-After). */
  pause(host: string, waitMs: number): void;
}

export interface HostGateOptions {
  readonly turns: Pick<RecordStore, 'claimHost' | 'releaseHost'>;
  /** Who visits: unique among all that share the turns. */
  readonly owner: string;
  /** May end early when the signal comes. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  readonly minDelayMs: number;
}

/** A process that was killed holds a host for so long; one that lives takes its turn again before that. */
const LEASE_MS = 15_000;
/** How often a turn that somebody else holds is asked for. */
const POLL_MS = 200;

interface Visits {
  /** Visits of this process come one after the other; only the first in line asks for the turn. */
  tail: Promise<unknown>;
  delayMs: number;
  pauseMs: number;
}

export function openHostGate({ turns, owner, sleep, minDelayMs }: HostGateOptions): HostGate {
  const hosts = new Map<string, Visits>();
  const visitsOf = (host: string): Visits => {
    const known = hosts.get(host);
    if (known) return known;
    const fresh: Visits = { tail: Promise.resolve(), delayMs: minDelayMs, pauseMs: 0 };
    hosts.set(host, fresh);
    return fresh;
  };

  async function takeTurn(host: string, signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      if (signal?.aborted) throw new AppError('CANCELLED', `waiting for ${host} was cancelled`);
      const claim = await turns.claimHost(host, owner, LEASE_MS);
      if (claim.isTaken) return;
      await sleep(claim.isHeld ? Math.min(claim.waitMs, POLL_MS) : claim.waitMs, signal);
    }
  }

  async function visitInTurn<T>(host: string, visit: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    await takeTurn(host, signal);
    const renewal = setInterval(() => {
      // A store that is away for a moment lets the lease run on; the visit itself has its own limits.
      turns.claimHost(host, owner, LEASE_MS).catch(() => {});
    }, LEASE_MS / 3);
    try {
      return await visit();
    } finally {
      clearInterval(renewal);
      const visits = visitsOf(host);
      const pauseMs = Math.max(visits.delayMs, visits.pauseMs);
      visits.pauseMs = 0;
      // Where it cannot be given back the lease runs out by itself: what was fetched is not lost for that.
      await turns.releaseHost(host, owner, pauseMs).catch(() => {});
    }
  }

  return {
    run(host, visit, signal) {
      const visits = visitsOf(host);
      const mine = visits.tail.then(() => visitInTurn(host, visit, signal));
      visits.tail = mine.catch(() => {});
      return mine;
    },
    slowDown(host, delayMs) {
      const visits = visitsOf(host);
      visits.delayMs = Math.max(visits.delayMs, delayMs);
    },
    pause(host, waitMs) {
      const visits = visitsOf(host);
      visits.pauseMs = Math.max(visits.pauseMs, waitMs);
    },
  };
}
