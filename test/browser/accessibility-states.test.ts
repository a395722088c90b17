import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchResult } from '../../schemas/search.ts';
import { NO_BROWSER, type Portal, startPortal } from '../support/portal.ts';
import { withoutFirstAnswers } from './without-first-answers.ts';

interface State {
  readonly name: string;
  readonly path: string;
  /** What leads there; the page has loaded. */
  readonly reach: (page: Page) => Promise<unknown>;
  /** What has opened: axe looks at it, since the rest of the page is looked at elsewhere. */
  readonly ready: string;
  readonly isPhone?: boolean;
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const STATES: readonly State[] = [
  {
    name: 'the menu of a phone',
    path: '/',
    reach: press('Menu'),
    ready: '.site-nav[data-open]',
    isPhone: true,
  },
  {
    name: 'the filters of a phone',
    path: '/search',
    reach: press(/^Filters/),
    ready: '.sheet',
    isPhone: true,
  },
  { name: 'the help', path: '/', reach: press('Keyboard and search syntax'), ready: 'dialog[open]' },
  {
    name: 'suggestions',
    path: '/',
    reach: (page) => page.getByRole('combobox', { name: 'Search records' }).fill('exploit'),
    ready: 'main search:has([role=option])',
  },
  {
    name: 'a facet with its meanings and a value left out',
    path: '/search?exploitation=-labour-exploitation&country=SI',
    reach: press(/^What these mean/),
    ready: '.facet:has(.facet-definition)',
  },
  {
    name: 'records beside the comparison',
    path: '/compare',
    reach: (page) => page.locator('button.cell').first().click(),
    ready: '.drill-down:has(article)',
  },
  {
    name: 'records beside the gap map',
    path: '/gaps?by=kind&across=level',
    reach: (page) => page.locator('[data-at="0 0"]').click(),
    ready: '.drill-down:has(article)',
  },
  {
    name: 'countries suggested for a comparison',
    path: '/compare?country=SI',
    reach: (page) => page.getByText('Suggest countries to compare').click(),
    ready: '.comparators[open]:has(li)',
  },
  {
    name: 'the gap map over the whole screen, grouped and with what no record is about',
    path: '/gaps?by=level&across=kind&arrange=alike&empty=1',
    reach: press('Full screen'),
    ready: '[data-full-map] .gap-scroll',
  },
  {
    name: 'results in single lines, turned over',
    path: '/search?view=compact&limit=5&page=9',
    reach: (page) => page.locator('.pager').scrollIntoViewIfNeeded(),
    ready: '.results-main:has(.compact-list)',
    isPhone: true,
  },
  {
    name: 'a page beyond the last',
    path: '/search?page=300',
    reach: (page) => page.getByRole('link', { name: 'Go to the last page' }).waitFor(),
    ready: '.results-main:has(.state)',
  },
  {
    name: 'a defined word',
    path: '/records/:id',
    reach: (page) => page.locator('.term button').first().focus(),
    ready: '.term:has([role=tooltip])',
  },
  {
    name: 'a problem to be reported',
    path: '/records/:id',
    reach: press('Report a problem'),
    ready: '#report-problem',
  },
  {
    name: 'what the concepts of a record mean',
    path: '/records/:id',
    reach: press(/^What these mean/),
    ready: '.concept-meanings',
  },
  {
    name: 'the map per million inhabitants',
    path: '/countries',
    reach: press('Per million inhabitants'),
    ready: 'main:has(.map-note)',
  },
  {
    name: 'a set on the server',
    path: '/sets/:set',
    reach: async () => {},
    ready: 'main:has(.saved-list li)',
  },
  {
    name: 'a set being changed',
    path: '/sets/:set#key=:key',
    reach: press('Change this set'),
    ready: 'main:has(.set-name)',
  },
  { name: 'saved records', path: '/saved', reach: async () => {}, ready: 'main:has(.server-sets-form)' },
  {
    name: 'a server that does not answer',
    path: '/about',
    reach: async (page) => {
      await withoutFirstAnswers(page);
      await page.route('**/api/v1/records*', (route) => route.abort());
      await page.goto('/search');
    },
    ready: 'main:has([role=alert])',
  },
  {
    name: 'results that are on their way',
    path: '/about',
    reach: async (page) => {
      await withoutFirstAnswers(page);
      await page.route('**/api/v1/records*', () => new Promise(() => {}));
      await page.goto('/search');
    },
    ready: 'main:has(.entry .skeleton)',
  },
];

describe.skipIf(NO_BROWSER)(
  `axe on what opens and what waits${NO_BROWSER ? ` (${NO_BROWSER})` : ''}`,
  { timeout: 600_000 },
  () => {
    let portal: Portal;
    const known = { id: '', set: '', key: '' };
    beforeAll(async () => {
      portal = await startPortal();
      const response = await fetch(`${portal.url}/api/v1/records?kind=study&country=SI&limit=2`);
      const { hits } = (await response.json()) as SearchResult;
      known.id = hits[0]?.id ?? '';
      const made = await fetch(`${portal.url}/api/v1/sets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Reading', items: hits.map(({ id }) => ({ id, note: 'a note' })) }),
      });
      const set: unknown = await made.json();
      known.set = String(Reflect.get(Object(set), 'id'));
      known.key = String(Reflect.get(Object(set), 'editKey'));
    }, 600_000);
    afterAll(() => portal?.close());

    test.each(STATES)('$name: no violations, light and dark', async ({ path, reach, ready, isPhone }) => {
      const { page, context } = await portal.open({ width: isPhone ? 360 : 1280 });
      await page.addInitScript((id) => {
        const records = [{ id, title: 'A record', kind: 'study', country: 'SI', note: '' }];
        localStorage.setItem('prismatlas.saved', JSON.stringify({ records, searches: [] }));
      }, known.id);
      await page.goto(path.replace(/:(id|set|key)/g, (_all, name: keyof typeof known) => known[name]));
      await page.locator('main h1, main h2').first().waitFor();
      await reach(page);
      await page.locator(ready).first().waitFor();
      const found: unknown[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });

        const { violations } = await new AxeBuilder({ page })
          .include(ready)
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();

        for (const { id, nodes } of violations)
          found.push({ id, colorScheme, first: nodes[0]?.html, why: nodes[0]?.failureSummary });
      }

      expect(found).toEqual([]);
      expect(await page.evaluate(() => document.getAnimations().map(({ id }) => id))).toEqual([]);
      await context.close();
    });

    test('with 200 % zoom and at 320 pixels no page scrolls sideways', async () => {
      const wide: string[] = [];
      for (const width of [640, 320]) {
        const { page, context } = await portal.open({ width, height: 512, language: 'fi' });
        for (const path of [
          '/',
          '/search?q=victims',
          '/records/:id',
          '/records/:id?evidence=findings',
          '/compare',
          '/compare/records?id=:id',
          '/gaps',
          '/countries?show=million',
          '/countries/SI',
          '/sets/:set',
          '/saved',
          '/changes/si-national-report',
          '/suggest',
          '/about',
          '/runs',
        ]) {
          await page.goto(
            path.replace(/:(id|set)/g, (_all, name: keyof typeof known) => known[name]),
            { waitUntil: 'networkidle' },
          );
          const scrolled = await page.evaluate(() => document.documentElement.scrollWidth);
          if (scrolled > width) wide.push(`${path} at ${width}: ${scrolled}`);
        }
        await context.close();
      }

      expect(wide).toEqual([]);
    });

    test('in forced colours a choice shows without its colour: pressed buttons and chosen tabs keep a mark', async () => {
      const { page, context } = await portal.open();
      await page.emulateMedia({ forcedColors: 'active' });
      await page.goto('/search?kind=study');
      const tab = page.locator('.kind-tabs [aria-pressed=true]');
      await tab.waitFor();

      const [chosen, other] = await Promise.all(
        ['true', 'false'].map((state) =>
          page
            .locator(`.kind-tabs [aria-pressed=${state}]`)
            .first()
            .evaluate((element) => getComputedStyle(element).borderBottomColor),
        ),
      );
      const [view, otherView] = await Promise.all(
        ['true', 'false'].map((state) =>
          page
            .locator(`.view-choice [aria-pressed=${state}]`)
            .first()
            .evaluate((element) => getComputedStyle(element).backgroundColor),
        ),
      );

      expect(chosen).not.toBe(other);
      expect(view).not.toBe(otherView);
      await context.close();
    });
  },
);
