import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { NOT_REPORTED } from '../../schemas/facet.ts';
import type { SearchResult } from '../../schemas/search.ts';
import type { Portal } from '../support/portal.ts';
import { withoutFirstAnswers } from './without-first-answers.ts';

const TOTAL = '[data-testid=total]';

/** What readers do in the portal, whatever stands underneath it. */
export function journeysSuite(given: () => Portal): void {
  const ask = async (query: string): Promise<SearchResult> => {
    const response = await fetch(`${given().url}/api/v1/records?${query}`);
    return (await response.json()) as SearchResult;
  };

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

  test('a value of a record opens the page it comes from, with its words and the place lit', async () => {
    const { page, errors } = await given().open();
    const { hits } = await ask('kind=study&country=SI&limit=1');
    await page.goto(`/records/${hits[0]?.id}`);

    await page.getByRole('button', { name: 'Show where this stands: Main findings' }).click();

    const panel = page.getByRole('complementary', { name: 'Evidence: Main findings' });
    await panel.locator('blockquote').first().waitFor();
    await panel.locator('.page-sheet img').first().waitFor();
    expect(await panel.locator('.page-sheet rect').count()).toBeGreaterThan(0);
    const value = await page.locator('.record-field[data-open] .prose').innerText();
    const quotes = (await panel.locator('blockquote').allInnerTexts()).join(' ');
    expect(quotes.slice(0, 30)).toBe(value.slice(0, 30));
    expect(await panel.locator('code').innerText()).toMatch(/^[0-9a-f]{64}$/);
    expect(new URL(page.url()).searchParams.get('evidence')).toBe('findings');
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('evidence-of-findings');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('a citation is copied as the API words it, and the copy is confirmed', async () => {
    const { page } = await given().open();
    const { hits } = await ask('kind=practice&limit=1');
    await page.goto(`/records/${hits[0]?.id}`);
    await page.getByText('BibTeX', { exact: true }).click();

    await page.getByRole('button', { name: 'Copy the citation' }).click();

    await page.getByRole('button', { name: 'Copied' }).first().waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(await page.locator('pre.citation').innerText());
    expect(copied).toMatch(/^@\w+\{/);
    await page.context().close();
  });

  test('each number of a comparison opens exactly that many records, beside the table', async () => {
    const { page, errors } = await given().open();
    await page.goto('/compare?country=SI&country=BE&kind=practice&by=audience');
    const cells = page.locator('button.cell');
    await cells.first().waitFor();
    expect(await page.locator('.compare-table thead th').nth(1).innerText()).toContain('Slovenia');
    for (const at of [0, 1, 2]) {
      const count = Number(await cells.nth(at).locator('.number').innerText());

      await cells.nth(at).click();

      const panel = page.locator('[data-testid=drill-down]');
      await panel.locator('article.entry').first().waitFor();
      expect(await panel.locator('article.entry').count()).toBe(Math.min(count, 20));
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
    }
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('the gap map is walked with arrow keys, and Enter opens the records of a cell', async () => {
    const { page } = await given().open();
    await page.goto('/gaps?by=intervention');
    const first = page.locator('[data-at="0 0"]');
    await first.waitFor();
    await first.focus();

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');

    await page.waitForFunction(() => document.activeElement?.getAttribute('data-at') === '1 0');
    const label = await page.locator('[data-at="1 0"]').getAttribute('aria-label');
    expect(label).toMatch(/records? \(/);
    const count = Number(await page.locator('[data-at="1 0"] .number').innerText());
    await page.keyboard.press('Enter');
    await page.locator('[data-testid=drill-down] article.entry').first().waitFor();
    expect(await page.locator('[data-testid=drill-down] article.entry').count()).toBe(Math.min(count, 20));
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

  test('a record is saved in the browser, noted, and there again after a reload', async () => {
    const { page } = await given().open();
    await page.goto('/search?kind=practice');
    await page.locator('.save-button').first().click();
    await page.goto('/saved');
    await page.getByRole('textbox', { name: 'Your note' }).fill('for the seminar');

    await page.reload();

    expect(await page.getByRole('textbox', { name: 'Your note' }).inputValue()).toBe('for the seminar');
    await page.context().close();
  });

  test('two records stand side by side with the differing words underlined', async () => {
    const { page } = await given().open();
    const { hits } = await ask('kind=project&country=SI&limit=2');
    await page.goto(`/compare/records?id=${hits[0]?.id}&id=${hits[1]?.id}`);

    await page.locator('.compare-records thead a').nth(1).waitFor();

    expect(await page.locator('.compare-records thead a').count()).toBe(2);
    expect(await page.locator('.compare-records ins').count()).toBeGreaterThan(0);
    await page.context().close();
  });

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

  test('a set kept on the server is read by others with its notes, and changed by who has the edit link', async () => {
    const { page, errors } = await given().open();
    await page.goto('/search?kind=practice');
    for (const at of [0, 1]) await page.locator('.save-button').nth(at).click();
    await page.goto('/saved');
    await page.getByRole('textbox', { name: 'Your note' }).first().fill('read this one');
    await page.getByRole('textbox', { name: 'Name of the set' }).fill('Good to know');
    await page.getByRole('button', { name: 'Keep these 2 records on the server' }).click();
    await page.waitForURL('**/sets/*');
    await page.getByRole('button', { name: 'Copy the edit link' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const editLink = await page.evaluate(() => navigator.clipboard.readText());

    const other = await given().open();
    await other.page.goto(page.url());
    await other.page.getByRole('heading', { name: 'Good to know' }).waitFor();
    expect(await other.page.locator('.set-note').allInnerTexts()).toEqual(['read this one']);
    expect(await other.page.getByRole('button', { name: 'Change this set' }).count()).toBe(0);

    await other.page.goto(editLink);
    await other.page.reload();
    await other.page.getByRole('button', { name: 'Change this set' }).click();
    await other.page.getByRole('textbox', { name: 'Note, read by' }).nth(1).fill('and this one');
    await other.page.getByRole('button', { name: 'Save the changes' }).click();
    await other.page.locator('.lead').getByText('version 2').waitFor();
    expect(other.page.url()).not.toContain('key=');

    await page.reload();
    await page.locator('.set-note').nth(1).waitFor();
    expect(await page.locator('.set-note').allInnerTexts()).toEqual(['read this one', 'and this one']);
    await page.getByRole('button', { name: 'Change this set' }).click();
    await page.getByRole('button', { name: 'Delete it from the server' }).click();
    await page.getByRole('button', { name: /^Delete for good/ }).click();
    await page.waitForURL('**/saved');
    await other.page.reload();
    await other.page.getByRole('alert').getByText('There is nothing at this address').waitFor();
    expect([...errors, ...other.errors]).toEqual([]);
    await page.context().close();
    await other.context.close();
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

  test('the map per million inhabitants and its table say the same, and the address keeps the choice', async () => {
    const { page } = await given().open();
    await page.goto('/countries');
    await page.getByRole('button', { name: 'Projects', exact: true }).click();
    await page.getByRole('button', { name: 'Per million inhabitants' }).click();
    await page.waitForURL('**/countries?kind=project&show=million');

    await page.reload();

    const { total } = await ask('kind=project&country=SI');
    const rate = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 }).format(
      (total / 2_123_900) * 1e6,
    );
    const row = page.locator('.countries-table tbody tr').filter({ hasText: 'Slovenia' });
    expect(await row.locator('td').last().innerText()).toBe(rate);
    expect(await page.locator('.europe').innerHTML()).toContain(`>${rate}<`);
    await page.getByText('January 1, 2024: Eurostat').waitFor();
    await page.context().close();
  });

  test('the gap map is taken along as table and as pictures', async () => {
    const { page } = await given().open();
    await page.goto('/gaps?by=kind&across=level');
    const files = new Map<string, string>();
    for (const format of ['CSV', 'SVG', 'PNG']) {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: `Download ${format}` }).click();
      const download = await coming;
      files.set(download.suggestedFilename(), (await readFile(await download.path(), 'latin1')).slice(0, 60));
    }

    expect([...files.keys()]).toEqual(
      ['csv', 'svg', 'png'].map((extension) => `prismatlas-gaps-kind-level.${extension}`),
    );
    expect(files.get('prismatlas-gaps-kind-level.svg')).toContain('<svg xmlns=');
    expect(files.get('prismatlas-gaps-kind-level.png')).toContain('PNG');
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

  test('a problem is reported to whom the portal names, and where nobody is named it says so', async () => {
    const { page } = await given().open();
    const { hits } = await ask('limit=1');
    const status = await (await fetch(`${given().url}/api/v1/status`)).json();
    await page.goto(`/records/${hits[0]?.id}`);
    await page.getByRole('button', { name: 'Report a problem' }).click();
    await page.getByText('This portal names nobody who takes reports').waitFor();

    await withoutFirstAnswers(page);
    await page.route('**/api/v1/status', (route) =>
      route.fulfill({ json: { ...status, contact: 'atlas@example.org' } }),
    );
    await page.reload();
    await page.getByRole('button', { name: 'Report a problem' }).click();

    const href = await page.getByRole('link', { name: 'Write to atlas@example.org' }).getAttribute('href');
    expect(href).toMatch(/^mailto:atlas@example\.org\?subject=.*Version/s);
    expect(decodeURIComponent(href ?? '')).toContain(`/records/${hits[0]?.id}`);
    await page.context().close();
  });
}
