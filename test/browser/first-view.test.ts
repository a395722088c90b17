import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_BROWSER, type Portal, startPortal } from '../support/portal.ts';

/** Pages, and what of theirs is shown first. */
const PAGES: readonly (readonly [path: string, content: string])[] = [
  ['/', '.country-list li'],
  ['/search?country=SI&kind=project', 'article.entry'],
  ['/compare?by=kind&show=share', '.compare-table tbody tr'],
  ['/gaps?by=audience', '.gap-table tbody tr'],
  ['/countries', '.countries-table tbody tr'],
  ['/countries/SI', '.report'],
];

describe.skipIf(NO_BROWSER)(`the first view${NO_BROWSER ? ` (${NO_BROWSER})` : ''}`, () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal?.close());

  test.each(PAGES)('of %s is drawn from what the page brought along', async (path, content) => {
    const { page, context, errors } = await portal.open();
    // Without an API: what is not in the page cannot be shown.
    await page.route('**/api/v1/**', (route) => route.abort());

    await page.goto(path);
    await page.locator(content).first().waitFor();

    expect(errors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
    await context.close();
  });

  test('in a language that was chosen before is drawn in that language', async () => {
    const { page, context } = await portal.open();
    await page.addInitScript(() => localStorage.setItem('prismatlas.language', 'fi'));

    await page.goto('/search');

    await page.locator('.facet h2').filter({ hasText: 'Maa' }).first().waitFor();
    await context.close();
  });
});
