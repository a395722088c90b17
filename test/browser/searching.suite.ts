import { expect, test } from 'vitest';
import { NOT_REPORTED } from '../../schemas/facet.ts';
import type { Portal } from '../support/portal.ts';
import { askRecords } from './ask-records.ts';

const TOTAL = '[data-testid=total]';

/** What readers do to find records. */
export function searchingSuite(given: () => Portal): void {
  const ask = (query: string) => askRecords(given(), query);

  test('a search from the front page shows as many records as the API counts, with the words marked', async () => {
    const { page, errors } = await given().open();
    await page.goto('/');

    await page.getByRole('combobox', { name: 'Search records' }).fill('victims');
    await page.keyboard.press('Enter');

    const { total, hits } = await ask('q=victims');
    await page.locator(TOTAL).getByText(`${total} records`).waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/search?q=victims');
    expect(await page.locator('article.entry').count()).toBe(hits.length);
    expect((await page.locator('article.entry mark').first().innerText()).toLowerCase()).toContain('victim');
    // What reference managers read.
    expect(await page.locator('article.entry .Z3988').first().getAttribute('title')).toContain(hits[0]?.id);
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('each value of a facet leads to as many records as it promises', async () => {
    const { page } = await given().open();
    const { facets } = await ask('');
    for (const { value, count } of [
      ...(facets.country ?? []),
      ...(facets.exploitation ?? []).filter((entry) => entry.value !== NOT_REPORTED).slice(0, 2),
    ]) {
      const facet = facets.country?.some((entry) => entry.value === value) ? 'country' : 'exploitation';
      await page.goto('/search');
      const row = page.locator(`.results-facets .facet-row input[id$="-${value}"]`).first();
      await row.waitFor();

      await row.check();

      await page.waitForURL(`**/search?${facet}=${value}`);
      await page.waitForFunction(
        ([selector, expected]) =>
          document.querySelector(selector ?? '')?.textContent?.startsWith(expected ?? ''),
        [TOTAL, `${count} `],
      );
    }
    await page.context().close();
  });

  test('chips take filters away one by one, and Back brings them again', async () => {
    const { page } = await given().open();
    await page.goto('/search?country=SI&kind=project');
    await page.getByRole('button', { name: 'Remove: Slovenia' }).click();
    await page.waitForURL('**/search?kind=project');

    await page.goBack();

    await page.waitForURL('**/search?country=SI&kind=project');
    await page.getByRole('button', { name: 'Remove: Slovenia' }).waitFor();
    await page.goForward();
    await page.waitForURL('**/search?kind=project');
    expect(await page.getByRole('button', { name: 'Remove: Slovenia' }).count()).toBe(0);
    await page.context().close();
  });

  test('Back from a record comes to the same place in the list, with the focus on the title that was followed', async () => {
    const { page } = await given().open();
    await page.goto('/search');
    const link = page.locator('article.entry h2 a').nth(9);
    await link.waitFor();
    await link.scrollIntoViewIfNeeded();
    const id = await link.getAttribute('id');
    const before = await page.evaluate(() => scrollY);
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/records/**');
    await page.waitForFunction(() => document.activeElement?.matches('.record-head h1'));

    await page.goBack();

    await page.waitForFunction((expected) => document.activeElement?.id === expected, id);
    expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(120);
    await page.context().close();
  });

  test('on a phone the filters are a sheet whose button shows the number that is to come', async () => {
    const { page } = await given().open({ width: 360, height: 740 });
    const { total } = await ask('country=BE');
    await page.goto('/search');

    await page.getByRole('button', { name: 'Filters', exact: true }).click();
    await page
      .getByRole('dialog')
      .getByRole('checkbox', { name: /^Belgium/ })
      .check();

    const show = page.getByRole('button', { name: `Show ${total} records` });
    await show.click();
    await page.locator(TOTAL).getByText(`${total} records from Belgium`).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.context().close();
  });

  test('an address in which something is wrong is shown without it, and says so', async () => {
    const { page } = await given().open();

    await page.goto('/search?country=XX&kind=project&colour=red');

    await page.getByRole('alert').getByText('colour=red').waitFor();
    await page.waitForURL('**/search?kind=project');
    const { total } = await ask('kind=project');
    await page.locator(TOTAL).getByText(`${total} projects`).waitFor();
    await page.context().close();
  });

  test('a search that finds nothing says what brings how many records', async () => {
    const { page } = await given().open();
    await page.goto('/search?q=zzzzqqq&country=SI');

    const { total } = await ask('country=SI');
    const way = page.locator('[data-testid=empty] li').filter({ hasText: 'Without “zzzzqqq”' });
    await way.getByText(`${total} records`).waitFor();
    await way.getByRole('button').click();

    await page.locator(TOTAL).getByText(`${total} records from Slovenia`).waitFor();
    await page.context().close();
  });

  test('a suggestion is taken with the keyboard alone', async () => {
    const { page } = await given().open();
    await page.goto('/countries');
    await page.locator('.countries-table').waitFor();

    await page.keyboard.press('/');
    await page.keyboard.type('labour expl', { delay: 20 });
    await page
      .getByRole('option', { name: /Labour exploitation/i })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await page.waitForURL('**/search?exploitation=labour-exploitation');
    await page.context().close();
  });

  test('the same address shows the same state in another language', async () => {
    const { page } = await given().open();
    const { total } = await ask('kind=study&from=2015&to=2023');
    await page.goto('/search?kind=study&from=2015&to=2023&lang=fi');

    await page.locator(TOTAL).getByText(`${total} tutkimusta, 2015–2023`).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('fi');
    await page.getByRole('combobox', { name: 'Kieli' }).first().selectOption('sl');

    await page.waitForURL('**/search?**lang=sl');
    await page.locator(TOTAL).filter({ hasText: '2015–2023' }).waitFor();
    expect(await page.locator(TOTAL).innerText()).toMatch(new RegExp(`^${total} študij`));
    await page.context().close();
  });

  test('the status region says what was found, once, in a sentence', async () => {
    const { page } = await given().open();
    const { total } = await ask('country=SI');

    await page.goto('/search?country=SI');

    await page
      .locator('output.visually-hidden')
      .filter({ hasText: `${total} records from Slovenia; 1 filter` })
      .waitFor({ state: 'attached' });
    await page.context().close();
  });

  test('a search goes on without marks and without keys of one letter, for those who switch them off', async () => {
    const { page } = await given().open();
    await page.goto('/search?q=victims');
    await page.locator('article.entry mark').first().waitFor();
    await page.getByRole('checkbox', { name: 'Mark found words' }).uncheck();
    expect(await page.locator('article.entry mark').count()).toBe(0);
    await page.locator('#main').focus();
    await page.keyboard.press('?');
    await page.getByRole('checkbox', { name: /^Keys of one letter/ }).uncheck();
    await page.keyboard.press('Escape');

    await page.reload();
    await page.locator('article.entry').first().waitFor();
    await page.locator('#main').focus();
    await page.keyboard.press('?');
    await page.keyboard.press('/');

    expect(await page.locator('article.entry mark').count()).toBe(0);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.context().close();
  });

  test('what a value means is read without a pointer, in the filters and in a record', async () => {
    const { page } = await given().open();
    await page.goto('/search');
    const explain = page.getByRole('button', { name: /^What these mean\s?: Form of exploitation$/ });
    await explain.focus();
    await page.keyboard.press('Enter');

    const box = page.locator('.results-facets input[aria-describedby]').first();
    const id = await box.getAttribute('aria-describedby');

    expect((await page.locator(`[id="${id}"]`).innerText()).length).toBeGreaterThan(20);
    const { hits } = await ask('kind=study&country=SI&limit=1');
    await page.goto(`/records/${hits[0]?.id}`);
    await page.getByRole('button', { name: /^What these mean/ }).press('Enter');
    expect(await page.locator('.concept-meanings li').count()).toBeGreaterThan(0);
    await page.context().close();
  });
}
