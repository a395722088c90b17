import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Name, address, and what is the page's own content: numbers and records, not its frame. */
export const PAGES_OPENED = [
  ['front page', '/', '.country-list li'],
  ['all results', '/search', 'article.entry'],
  ['results of a word', '/search?q=trafficking', 'article.entry'],
  ['comparison', '/compare', '.compare-table tbody tr'],
  ['gap map', '/gaps', '.gap-table tbody tr'],
] as const;

export interface FirstContent {
  /** First contentful paint, ms after the navigation began. */
  readonly paintMs: number;
  /** When the page's own content was painted, ms after the navigation began; never before anything was. */
  readonly contentMs: number;
  /** Cumulative layout shift. */
  readonly shift: number;
}

/** Opens each page as a reader who was never here. */
export async function openFirst(browser: Browser, url: string): Promise<FirstContent[]> {
  const found: FirstContent[] = [];
  for (const [, path, own] of PAGES_OPENED) {
    const { context, page } = await reader(browser);
    await page.addInitScript((selector) => {
      const seen = { paintMs: Number.NaN, contentMs: Number.NaN, shift: 0 };
      Object.assign(globalThis, { seen });
      new PerformanceObserver((list) => {
        // A layout shift's value, which the DOM's types do not know yet.
        for (const entry of list.getEntries())
          if (!Reflect.get(entry, 'hadRecentInput')) seen.shift += Number(Reflect.get(entry, 'value'));
      }).observe({ type: 'layout-shift', buffered: true });
      const watch = () => {
        if (!document.querySelector(selector)) return requestAnimationFrame(watch);
        // The frame after the one in which it stands in the document has shown it.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            seen.contentMs = performance.now();
          };
          channel.port2.postMessage(null);
        });
      };
      requestAnimationFrame(watch);
    }, own);
    await page.goto(url + path, { waitUntil: 'networkidle' });
    await page.waitForFunction(() => Reflect.get(globalThis, 'seen').contentMs > 0);
    // The browser tells its first paint late: a page whose content is in it would have none yet.
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    found.push(
      await page.evaluate(() => {
        const seen: FirstContent = Reflect.get(globalThis, 'seen');
        const paintMs = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
        return { ...seen, paintMs, contentMs: Math.max(seen.contentMs, paintMs) };
      }),
    );
    await context.close();
  }
  return found;
}

/**
 * Uses the portal as readers do, and gives the duration of every interaction as the Event Timing API has it: from the
 * input to the next paint, in ms. Those under 16 ms, which it does not tell, count as 16.
 */
export async function interact(browser: Browser, url: string): Promise<number[]> {
  const { context, page } = await reader(browser);
  await page.addInitScript(() => {
    const durations = new Map<number, number>();
    Object.assign(globalThis, { durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // The number that joins the events of one interaction; 0 for those that belong to none.
        const id = Number(Reflect.get(entry, 'interactionId'));
        if (id > 0) durations.set(id, Math.max(durations.get(id) ?? 0, entry.duration));
      }
      // `durationThreshold` is not in the DOM's types.
    }).observe(Object.assign({ type: 'event', buffered: true }, { durationThreshold: 16 }));
  });
  let asked = 0;
  const durations: number[] = [];
  const act = async (work: () => Promise<unknown>, inputs = 1) => {
    await work();
    asked += inputs;
    await settled(page);
  };
  /** The durations of a document are gone with it. */
  const open = async (path: string) => {
    await gather();
    await page.goto(url + path, { waitUntil: 'networkidle' });
  };
  const gather = async () => {
    const told: [number, number][] = await page.evaluate(() => [
      ...(Reflect.get(globalThis, 'durations') ?? []),
    ]);
    durations.push(...told.map(([, ms]) => ms));
  };
  const click = (selector: string, at = 0) => act(() => page.locator(selector).nth(at).click());

  await open('/');
  for (const letter of 'forced') await act(() => page.keyboard.type(letter));
  await act(() => page.keyboard.press('ArrowDown'));
  await act(() => page.keyboard.press('Enter'));
  await open('/search');
  for (const at of [0, 3, 12, 14]) await click('.results-facets .facet-row label', at);
  await click('.kind-tabs button', 1);
  await click('.view-choice button', 1);
  await click('.view-choice button', 0);
  await click('.facet > summary', 1);
  await click('.chips .chip', 0);
  await click('.entry .save-button', 2);
  await click('.pager a');
  await act(() => page.locator('main input[role=combobox]').fill('victims'), 0);
  await act(() => page.keyboard.press('Enter'));
  await click('article.entry h2 a', 1);
  await click('.segments label', 2);
  await open('/compare');
  await click('.compare-table .sort-button', 1);
  await click('.segments button', 1);
  await click('button.cell', 2);
  await act(() => page.keyboard.press('Escape'));
  await click('.switches input', 1);
  await open('/gaps');
  await click('.gap-table td button', 3);
  await act(() => page.keyboard.press('Escape'));
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'End', 'Home'])
    await act(() => page.keyboard.press(key));
  await gather();
  await context.close();
  const quick = Array.from({ length: Math.max(0, asked - durations.length) }, () => 16);
  return [...durations, ...quick];
}

const FACET_STARTS = ['/search', '/search?q=trafficking'];
const FACETS_CLICKED = [0, 1, 3, 11, 13, 16, 20, 22];

export interface FacetClick {
  /** From the click to the frame that shows the new number and the new records, ms. */
  readonly tookMs: number;
  /** Of that, from the question to the end of the API's answer, ms. */
  readonly answeredMs: number;
}

export async function clickFacets(browser: Browser, url: string): Promise<FacetClick[]> {
  const { context, page } = await reader(browser);
  const clicks: FacetClick[] = [];
  for (const start of FACET_STARTS) {
    for (const at of FACETS_CLICKED) {
      await page.goto(url + start, { waitUntil: 'networkidle' });
      await page.locator('article.entry').first().waitFor();
      const asked = await page.evaluate(() => performance.getEntriesByType('resource').length);
      await page.evaluate(() => {
        const total = document.querySelector('[data-testid=total]');
        const before = total?.textContent;
        Object.assign(globalThis, { took: null });
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const watch = () => {
              const isNew = total?.textContent !== before && !document.querySelector('[data-busy]');
              requestAnimationFrame(
                isNew
                  ? () => {
                      const channel = new MessageChannel();
                      channel.port1.onmessage = () =>
                        Object.assign(globalThis, { took: performance.now() - timeStamp });
                      channel.port2.postMessage(null);
                    }
                  : watch,
              );
            };
            watch();
          },
          { capture: true, once: true },
        );
      });
      await page.locator('.results-facets .facet-row label').nth(at).click();
      await page.waitForFunction(() => Reflect.get(globalThis, 'took') !== null);
      clicks.push(
        await page.evaluate((asked) => {
          // The first question after the click; the page after it is asked for when it is shown.
          const answer = performance
            .getEntriesByType('resource')
            .slice(asked)
            .find(({ name }) => name.includes('/records'));
          return {
            tookMs: Number(Reflect.get(globalThis, 'took')),
            answeredMs: answer?.duration ?? Number.NaN,
          };
        }, asked),
      );
    }
  }
  await context.close();
  return clicks;
}

/** Somebody who was never here, and who waits as long as it takes: what is slow is to be measured. */
async function reader(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en' });
  context.setDefaultTimeout(300_000);
  return { context, page: await context.newPage() };
}

/** Until nothing on the page waits for an answer, and two frames have been painted. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('[data-busy], .skeleton'));
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null)))),
  );
}
