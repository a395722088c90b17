import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComparisonPage } from '../../schemas/api.ts';
import { FACET_IDS, RECORD_KINDS } from '../../schemas/facet.ts';
import type { SearchResult } from '../../schemas/search.ts';
import { searchToParameters } from '../../schemas/search-parameters.ts';
import { comparisonParameters, readCompareAddress } from '../../search-ui/compare/compare-address.ts';
import { readSearchAddress } from '../../search-ui/search/search-address.ts';
import { NO_BROWSER, type Portal, startPortal } from '../support/portal.ts';
import { seededRandom } from '../support/search-records.ts';
import { RandomStates } from './random-states.ts';
import { readShownSearch, readShownState, type ShownSearch } from './shown-numbers.ts';

const STATES = 200;
const SEED = 20;
const LANGUAGES = ['sl', 'nl', 'fr', 'fi', 'it', 'es'] as const;

// A browser, a server and their tests share a machine: what is slow there is not wrong.
const PATIENCE = { timeout: 900_000 };

declare global {
  // Put into the page by this test.
  var shownState: typeof readShownState;
  var shownSearch: typeof readShownSearch;
}

describe.skipIf(NO_BROWSER)(`200 random states${NO_BROWSER ? ` (${NO_BROWSER})` : ''}`, PATIENCE, () => {
  let portal: Portal;
  let states: RandomStates;
  let page: Page;
  let wrong: string[];
  /** Questions to the API that have no answer yet. */
  let asked = 0;
  const answers = new Map<string, unknown>();

  beforeAll(async () => {
    portal = await startPortal();
    const everything = await ask<SearchResult>('/records?limit=100');
    states = new RandomStates(seededRandom(SEED), {
      facets: everything.facets,
      years: everything.years.years.map(({ year }) => year),
      ids: everything.hits.map(({ id }) => id),
    });
    const opened = await portal.open();
    page = opened.page;
    wrong = opened.errors;
    page.on('request', (request) => {
      if (request.url().includes('/api/v1/')) asked += 1;
    });
    const isAnswered = (request: Request): void => {
      if (request.url().includes('/api/v1/')) asked -= 1;
    };
    page.on('requestfinished', isAnswered);
    page.on('requestfailed', isAnswered);
    // In the page itself, so that waiting for a state is no traffic.
    await page.addInitScript(
      `globalThis.shownState = ${readShownState}; globalThis.shownSearch = ${readShownSearch};`,
    );
    await page.goto('/');
    await page.locator('main h1').waitFor();
  }, 600_000);
  afterAll(() => portal?.close());

  /** An answer of the API; nothing changes meanwhile, so each is asked for once. */
  async function ask<T>(path: string): Promise<T> {
    const known = answers.get(path) ?? (await (await fetch(`${portal.url}/api/v1${path}`)).json());
    answers.set(path, known);
    return known as T;
  }
  const totalOf = async (search: string): Promise<number> =>
    (await ask<SearchResult>(`/records?${parametersOf(search)}`)).total;
  const parametersOf = (search: string): string =>
    searchToParameters(readSearchAddress(search).state.query).toString();

  /** Goes to an address as Back and Forward do, without loading the page anew. */
  const go = (address: string): Promise<void> =>
    page.evaluate((to) => {
      history.pushState({ key: crypto.randomUUID() }, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    }, address);

  /** The numbers of a result page, once they are those of its address. */
  async function shownOnceTotalIs(total: number, what: string): Promise<ShownSearch> {
    await page
      .waitForFunction((promised) => globalThis.shownSearch().total === promised, total)
      .catch(async () => {
        const shown = await page.evaluate(() => globalThis.shownSearch().total);
        expect.fail(`${what}: ${shown} records are shown, ${total} were promised`);
      });
    return page.evaluate(() => globalThis.shownSearch());
  }

  async function expectNumbersOfApi(shown: ShownSearch, address: string): Promise<void> {
    const { facets, years } = await ask<SearchResult>(
      `/records?${parametersOf(address.split('?')[1] ?? '')}`,
    );
    const listed = FACET_IDS.filter((id) => id !== 'kind' && facets[id].length > 0);
    expect(shown.facets, address).toHaveLength(listed.length);
    listed.forEach((id, at) => {
      const counts = new Map(facets[id].map(({ value, count }) => [value, count]));
      for (const [value, count] of shown.facets[at] ?? [])
        expect(count, `${address}: ${id}=${value}`).toBe(counts.get(value));
    });
    const kinds = new Map(facets.kind.map(({ value, count }) => [value, count]));
    const { filters } = readSearchAddress(address.split('?')[1] ?? '').state.query;
    const tabs = RECORD_KINDS.filter((kind) => kinds.get(kind) || filters.kind?.includes(kind));
    const sum = [...kinds.values()].reduce((all, count) => all + count, 0);
    expect(shown.kinds, address).toEqual([sum, ...tabs.map((kind) => kinds.get(kind) ?? 0)]);
    if (years.years.length > 1)
      expect(shown.years, address).toEqual(years.years.map(({ year, count }) => [year, count]));
    if (shown.unknownYears !== null) expect(shown.unknownYears, address).toBe(years.unknown);
  }

  /** Follows a number of the page as a reader does; null where none can be. */
  async function followSomeNumber(shown: ShownSearch, search: string): Promise<number | null> {
    const { query } = readSearchAddress(search).state;
    const open = [...shown.facets.keys()].filter((at) => (shown.facets[at]?.length ?? 0) > 0);
    const isYear = query.yearFrom === undefined && query.yearTo === undefined && !query.yearUnknown;
    if (isYear && shown.years.length > 1 && states.isSo(0.2)) {
      const [year, count] = states.pick(shown.years) ?? [0, 0];
      await page.evaluate(
        (start) => document.querySelector<HTMLElement>(`.histogram [aria-label^="${start}"]`)?.click(),
        year,
      );
      return count;
    }
    const at = states.pick(open);
    if (at === undefined) return null;
    const [value, count] = states.pick(shown.facets[at] ?? []) ?? ['', 0];
    const isFollowed = await page.evaluate(
      ([facet, wanted]) => {
        const list = document.querySelectorAll('.results-facets details.facet:not(.years)')[facet];
        // With a choice of its own a facet's number says how many the value has, not how many there will be with both.
        if (!list || list.querySelector('.facet-row:not([data-state=neither])')) return false;
        list.querySelector<HTMLElement>(`input[id$="-${CSS.escape(wanted)}"]`)?.click();
        return true;
      },
      [at, value] as const,
    );
    return isFollowed ? count : null;
  }

  test('every number of a result equals the API’s, and the number of hits when it is followed', async () => {
    let [followed, address] = [0, ''];
    for (let state = 0; state < STATES; state++) {
      // A few steps on from a random state, then another one.
      if (state % 3 === 0 || address === '') {
        address = states.search();
        await go(address);
      }
      const search = address.split('?')[1] ?? '';
      const shown = await shownOnceTotalIs(await totalOf(search), address);
      await expectNumbersOfApi(shown, address);

      const promised = await followSomeNumber(shown, search);

      if (promised === null) {
        address = '';
        continue;
      }
      followed += 1;
      await shownOnceTotalIs(promised, `a number of ${address}`);
      address = await page.evaluate(() => location.pathname + location.search);
      expect(await totalOf(address.split('?')[1] ?? '')).toBe(promised);
    }

    expect(followed).toBeGreaterThan(STATES / 2);
    expect(wrong).toEqual([]);
  });

  test('every number of a comparison and of a gap map equals the number of hits behind it', async () => {
    let followed = 0;
    for (let state = 0; state < STATES; state++) {
      // In turn: what the page before showed goes with it, and nothing of it can be taken for the next.
      const path = state % 2 === 0 ? '/compare' : '/gaps';
      const address = states.comparison(path);
      const { state: wanted } = readCompareAddress(address.split('?')[1] ?? '');
      const parameters = comparisonParameters(wanted, { isGapMap: path === '/gaps' });
      const { comparison } = await ask<ComparisonPage>(`/compare?${parameters}`);
      await go(address);
      const cell = path === '/compare' ? 'button.cell' : '.gap-table button:has(.number)';
      const shell = path === '/compare' ? 'main:not(:has(.gap-page))' : 'main:has(.gap-page)';
      // A table may be without any number: nothing was found wherever it was searched.
      await page.waitForSelector(`${shell} :is(.compare-table tbody tr, .gap-table tbody tr, .state)`);
      const cells = await page.evaluate(
        (selector) =>
          [...document.querySelectorAll(selector)].map(
            (shown) => [shown.id, shown.querySelector('.number')?.textContent ?? ''] as const,
          ),
        cell,
      );
      if (path === '/compare' && wanted.measure === 'count' && !wanted.isOnlyDifferences)
        expect(new Map(cells), address).toEqual(
          new Map(
            comparison.rows.flatMap((row) =>
              row.cells
                .filter(({ count }) => count > 0)
                .map(({ country, count }) => [`cell-${row.value}-${country}`, String(count)]),
            ),
          ),
        );
      const number = states.pick([...cells.keys()]);
      if (number === undefined) continue;
      followed += 1;
      await page.evaluate(
        ([selector, place]) => document.querySelectorAll<HTMLElement>(selector)[place]?.click(),
        [cell, number] as const,
      );
      const link = await page.waitForSelector('[data-testid=drill-down] p a');
      // One record is worded without a number.
      const [href, text] = [(await link.getAttribute('href')) ?? '', await link.innerText()];
      const behind = await totalOf(href.split('?')[1] ?? '');
      expect(Number(/\d+/u.exec(text)?.[0] ?? 1), `${address}: ${href}`).toBe(behind);
      const [id = '', printed = ''] = cells[number] ?? [];
      const promised =
        wanted.measure === 'count'
          ? Number(printed)
          : comparison.rows
              .flatMap((row) =>
                row.cells.map((entry) => ({ id: `cell-${row.value}-${entry.country}`, ...entry })),
              )
              .find((entry) => entry.id === id)?.count;
      expect(behind, `${address}: the cell ${id || number} leads to ${href}`).toBe(promised);
    }
    expect(followed).toBeGreaterThan(STATES / 2);
    expect(wrong).toEqual([]);
  });

  test('every number that leads to records equals their number on the pages of countries', async () => {
    const { countries } = await ask<{ countries: { code: string }[] }>('/countries');
    for (const address of ['/', '/countries', ...countries.map(({ code }) => `/countries/${code}`)]) {
      await go('/about');
      await page.locator('.vocabulary').first().waitFor();
      await go(address);
      const numbers = page.locator('main a[href^="/search"]').filter({ hasText: /^\s*[\d,]+(?:\s|$)/u });
      await numbers.first().waitFor();
      const links = await numbers.evaluateAll((found) =>
        found.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? ''] as const),
      );
      for (const [href, text] of links)
        expect(Number(/\d+/u.exec(text)?.[0]), `${address}: ${text} ${href}`).toBe(
          await totalOf(href.split('?')[1] ?? ''),
        );
    }
  });

  test('the state of an address is the same after reload, after back and forward, and in another language', async () => {
    const shown = () => page.evaluate(() => globalThis.shownState());
    const expectState = (state: string, when: string): Promise<void> =>
      page
        .waitForFunction((expected) => globalThis.shownState?.() === expected, state)
        .then(
          () => {},
          async () => expect(JSON.parse(await shown()), when).toEqual(JSON.parse(state)),
        );
    /** The state once nothing is asked for any more, it says so itself, and two looks agree. */
    const settled = async (): Promise<string> => {
      for (let before = ''; ; ) {
        await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
        const now = await shown();
        if (asked === 0 && now === before && now.includes('"isSettled":true')) return now;
        before = now;
      }
    };
    let [stateBefore, addressBefore] = ['', ''];
    for (let at = 0; at < STATES; at++) {
      const address =
        at % 10 < 6
          ? states.search()
          : at % 10 < 8
            ? states.comparison(at % 2 === 0 ? '/compare' : '/gaps')
            : states.other();
      await go(address);
      if (address.startsWith('/search'))
        await shownOnceTotalIs(await totalOf(address.split('?')[1] ?? ''), address);
      const state = await settled();
      const url = new URL(address, portal.url);
      url.searchParams.set('lang', states.pick(LANGUAGES) ?? 'fi');
      await go(url.pathname + url.search);
      await expectState(state, `${address} in ${url.searchParams.get('lang')}`);
      if (stateBefore !== '') {
        await page.evaluate(() => history.go(-2));
        await expectState(stateBefore, `${addressBefore} after back`);
        await page.evaluate(() => history.go(2));
        await expectState(state, `${address} after forward`);
      }
      await page.reload({ waitUntil: 'commit' });
      await expectState(state, `${address} after reload`);
      [stateBefore, addressBefore] = [state, address];
    }
    expect(wrong).toEqual([]);
  });
});
