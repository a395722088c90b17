import { test } from 'vitest';
import type { Portal } from '../support/portal.ts';
import { askRecords } from './ask-records.ts';
import { withoutFirstAnswers } from './without-first-answers.ts';

const TOTAL = '[data-testid=total]';

/** What readers see when a part of the portal cannot be reached, and how they go on. */
export function failingSuite(given: () => Portal): void {
  const ask = (query: string) => askRecords(given(), query);

  test('a part that cannot be loaded leaves words and a way on, not a blank page', async () => {
    const { page } = await given().open();
    await page.goto('/');
    await page.locator('.country-list').waitFor();
    await page.route(/search-page-.*\.js/, (route) => route.abort());

    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Search' }).click();

    await page.getByRole('alert').getByRole('button', { name: 'Try again' }).waitFor();
    await page.unroute(/search-page-.*\.js/);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('article.entry').first().waitFor();
    await page.context().close();
  });

  test('a server that does not answer is named, and asked again on demand', async () => {
    const { page } = await given().open();
    await withoutFirstAnswers(page);
    await page.route('**/api/v1/records?**', (route) => route.abort());
    await page.goto('/search?country=SI');
    await page.getByRole('alert').getByText('The server does not answer').waitFor();
    await page.unroute('**/api/v1/records?**');

    await page.getByRole('button', { name: 'Try again' }).click();

    const { total } = await ask('country=SI');
    await page.locator(TOTAL).getByText(`${total} records`).waitFor();
    await page.context().close();
  });

  test('however long the script of a page takes, the focus comes to its heading', async () => {
    const { page } = await given().open();
    await page.goto('/search');
    let send = () => {};
    const maySend = new Promise<void>((resolve) => {
      send = resolve;
    });
    await page.route(/record-page-.*\.js/, async (route) => {
      await maySend;
      await route.continue();
    });

    await page.locator('article.entry h2 a').first().click();
    await page.waitForURL('**/records/**');
    // More frames than a page that is there would be given.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 90; frame++) await new Promise(requestAnimationFrame);
    });
    send();

    await page.waitForFunction(() => document.activeElement?.matches('.record-head h1'));
    await page.context().close();
  });
}
