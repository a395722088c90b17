import * as robotsModule from 'robots-parser';

interface Robots {
  isAllowed(url: string, userAgent?: string): boolean | undefined;
  getCrawlDelay(userAgent?: string): number | undefined;
}
// The package is CommonJS with a default export that its types declare as an ES module's.
const robotsParser = robotsModule.default as unknown as (url: string, text: string) => Robots;

/** What a site's robots.txt says to us. Source: RFC 9309. */
export interface RobotsRules {
  isAllowed(url: string): boolean;
  readonly crawlDelayMs: number | null;
}

/** A robots.txt may be held for a day (RFC 9309, 2.4). */
export const ROBOTS_TTL_MS = 24 * 60 * 60 * 1000;
/** At least the first 500 kibibytes are read (RFC 9309, 2.5). */
export const ROBOTS_MAX_BYTES = 500 * 1024;
/** A site that asks for more than this is not waited for longer. */
const MAX_CRAWL_DELAY_MS = 60_000;

const allowAll: RobotsRules = { isAllowed: () => true, crawlDelayMs: null };
const denyAll: RobotsRules = { isAllowed: () => false, crawlDelayMs: null };

/**
 * Rules from what the site answered: absent (4xx but 429) allows all; broken or unreachable (5xx, 429, no answer)
 * denies all (RFC 9309, 2.3.1.3 and 2.3.1.4).
 */
export function robotsRules(
  robotsUrl: string,
  answer: { status: number; text: string } | null,
  product: string,
): RobotsRules {
  if (answer === null || answer.status === 429 || answer.status >= 500) return denyAll;
  if (answer.status >= 400) return allowAll;
  const robots = robotsParser(robotsUrl, answer.text.replace(/^\uFEFF/, ''));
  const delayS = robots.getCrawlDelay(product);
  return {
    // `undefined` stands for an address of another site, about which this file says nothing.
    isAllowed: (url) => robots.isAllowed(url, product) !== false,
    crawlDelayMs: delayS === undefined ? null : Math.min(delayS * 1000, MAX_CRAWL_DELAY_MS),
  };
}
