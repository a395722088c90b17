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

/** Whether an answer leaves open what the site allows: nothing may be fetched until it says so (RFC 9309, 2.3.1.4). */
export const isRobotsUnknown = (status: number): boolean => status === 429 || status >= 500;

/** Rules from what the site answered; an absent file (any other 4xx) allows all (RFC 9309, 2.3.1.3). */
export function robotsRules(
  robotsUrl: string,
  answer: { status: number; text: string },
  product: string,
): RobotsRules {
  if (answer.status >= 400) return allowAll;
  const robots = robotsParser(robotsUrl, answer.text.replace(/^\uFEFF/, ''));
  const delayS = robots.getCrawlDelay(product);
  return {
    // `undefined` stands for an address of another site, about which this file says nothing.
    isAllowed: (url) => robots.isAllowed(url, product) !== false,
    crawlDelayMs: delayS === undefined ? null : Math.min(delayS * 1000, MAX_CRAWL_DELAY_MS),
  };
}
