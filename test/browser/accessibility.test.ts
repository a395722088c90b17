import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchResult } from '../../schemas/search.ts';
import { NO_BROWSER, type Portal, startPortal } from '../support/portal.ts';

const PAGES: readonly (readonly [name: string, path: string, ready: string])[] = [
  ['the front page', '/', '.country-list li, .europe-country'],
  ['the results', '/search?q=victims&country=SI', 'article.entry'],
  ['the results as a table', '/search?view=table', '.result-table tbody tr'],
  ['an empty result', '/search?q=zzzzqqq&country=SI', '[data-testid=empty]'],
  ['a record', '/records/:id', '.record-fields'],
  ['a record with its evidence open', '/records/:id?evidence=title', '.evidence-panel blockquote'],
  ['the comparison', '/compare', '.compare-table tbody tr'],
  ['the comparison turned, in shares', '/compare?turn=1&show=share', '.compare-table tbody tr'],
  ['records side by side', '/compare/records?id=:id&id=:other', '.compare-records tbody tr'],
  ['the gap map', '/gaps?by=kind&across=level', '.gap-table tbody tr'],
  ['the countries', '/countries', '.countries-table tbody tr'],
  ['a country', '/countries/SI', '.report'],
  ['what changed between editions', '/changes/si-national-report', '.editions tbody tr'],
  ['a suggestion', '/suggest', 'form'],
  ['the runs', '/runs', '.run'],
  ['the saved', '/saved', 'h1'],
  ['how to read it', '/about', '.vocabulary'],
  ['an address without a page', '/nowhere', 'h1'],
];

describe.skipIf(NO_BROWSER)(
  `axe in a browser${NO_BROWSER ? ` (${NO_BROWSER})` : ''}`,
  { timeout: 600_000 },
  () => {
    let portal: Portal;
    let ids: readonly string[] = [];
    beforeAll(async () => {
      portal = await startPortal();
      const response = await fetch(`${portal.url}/api/v1/records?kind=project&country=SI&limit=2`);
      ids = ((await response.json()) as SearchResult).hits.map((hit) => hit.id);
    }, 600_000);
    afterAll(() => portal?.close());

    test.each(PAGES)('%s has no violations, wide and narrow, light and dark', async (_name, path, ready) => {
      const { page, context } = await portal.open();
      await page.goto(path.replace(':id', ids[0] ?? '').replace(':other', ids[1] ?? ''), {
        waitUntil: 'networkidle',
      });
      await page.locator(ready).first().waitFor();
      const found: unknown[] = [];
      for (const width of [1280, 360])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });

          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
            .analyze();

          for (const { id, nodes } of violations)
            found.push({ id, width, colorScheme, first: nodes[0]?.html, why: nodes[0]?.failureSummary });
        }

      expect(found).toEqual([]);
      await context.close();
    });

    test('every page can be used with the keyboard: each tab stop is visible and has a name', async () => {
      const { page, context } = await portal.open();
      await page.goto('/search?q=victims', { waitUntil: 'networkidle' });
      const nameless: string[] = [];

      for (let stop = 0; stop < 40; stop += 1) {
        await page.keyboard.press('Tab');
        const found = await page.evaluate(() => {
          const element = document.activeElement;
          if (!(element instanceof HTMLElement) || element === document.body) return null;
          const name =
            element.getAttribute('aria-label') ??
            (element instanceof HTMLInputElement || element instanceof HTMLSelectElement
              ? element.labels?.[0]?.textContent
              : element.textContent);
          const { width, height } = element.getBoundingClientRect();
          return {
            html: element.outerHTML.slice(0, 90),
            isNamed: Boolean(name?.trim()),
            isSeen: width > 0 && height > 0,
          };
        });
        if (found && !(found.isNamed && found.isSeen)) nameless.push(found.html);
      }

      expect(nameless).toEqual([]);
      await context.close();
    });

    test('the skip link leads to the content', async () => {
      const { page, context } = await portal.open();
      await page.goto('/countries', { waitUntil: 'networkidle' });

      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');

      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
      await context.close();
    });
  },
);
