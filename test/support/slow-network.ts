import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext } from 'playwright-core';
import { seededRandom } from './search-records.ts';

/** The slowest answer of a slow network, in milliseconds; 0 for a network as it is. */
const SLOWEST_MS = Number(process.env.TEST_SLOW_NETWORK ?? 0);
const random = seededRandom(Number(process.env.TEST_SLOW_SEED ?? 1));

/**
 * With TEST_SLOW_NETWORK=800 every script, style and answer of the API takes up to 800 ms, by chance from
 * TEST_SLOW_SEED. What a test does not wait for shows there, as it would on a machine with much else to do.
 */
export async function slowNetwork(context: BrowserContext): Promise<void> {
  if (SLOWEST_MS === 0) return;
  await context.route(/\/(?:api|assets)\//u, async (route) => {
    await wait(random() * SLOWEST_MS);
    // The page may be gone, and with it the question.
    await route.fallback().catch(() => {});
  });
}
