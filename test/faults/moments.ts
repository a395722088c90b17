import { setTimeout as wait } from 'node:timers/promises';
import { seededChance } from '../store/seeded-chance.ts';
import type { Pipeline } from './pipeline.ts';

/** How many moments each fault is made at. */
export const MOMENTS = 20;
/** A step is tried again after growing waits: many faults in one batch would be spent waiting. */
const MOMENTS_A_BATCH = 3;

export interface Moments {
  /** How many have been. */
  readonly count: number;
  readonly chance: () => number;
}

/**
 * Ingests batch after batch until the fault has been made at so many moments. `arm` waits for the next moment, makes
 * the fault and mends it; it is called again as soon as it is through, while there is work. The moments are steps of
 * the work and not times, so a faster machine has as many.
 */
export async function throughMoments(
  pipeline: Pipeline,
  options: {
    readonly seed: number;
    readonly moments?: number;
    readonly pages: number;
    readonly rows: number;
    /** Resolves when a fault was made and mended; rejects when something was not as it must be. */
    readonly fault: (moments: Moments, isOver: () => boolean) => Promise<boolean>;
    /** After each batch, with what was said of it. */
    readonly eachBatch?: (report: Awaited<ReturnType<Pipeline['ingest']>>) => Promise<void> | void;
  },
): Promise<void> {
  const chance = seededChance(options.seed);
  const wanted = options.moments ?? MOMENTS;
  let count = 0;
  while (count < wanted) {
    const batch = await pipeline.newBatch(options.pages, options.rows);
    let isOver = false;
    const running = pipeline.ingest(batch).finally(() => {
      isOver = true;
    });
    // What goes wrong in the run is told below, once the fault at hand is over.
    running.catch(() => {});
    const last = Math.min(wanted, count + MOMENTS_A_BATCH);
    while (count < last && !isOver) {
      if (await options.fault({ count, chance }, () => isOver)) count += 1;
    }
    await options.eachBatch?.(await running);
  }
}

/** Waits until a condition holds, or the work it was to happen in is over: then false. */
export async function unlessOver(condition: () => boolean, isOver: () => boolean): Promise<boolean> {
  while (!condition()) {
    if (isOver()) return false;
    await wait(5);
  }
  return true;
}
