import { expect, test } from 'vitest';
import type { SearchResult } from '../../schemas/search.ts';
import type { Portal, Reader } from '../support/portal.ts';

const TOTAL = '[data-testid=total]';
/** Results that are those of the address. */
const SETTLED = '.results-page:not([data-busy])';

/** The whole way of each reader, from the front page to what they came for, on one device. */
export function tasksSuite(given: () => Portal, device: string, reader: Reader): void {
  const isPhone = (reader.width ?? 1280) < 860;

  test(`a student finds two good practices about reintegration from two countries and cites them, on a ${device}`, async () => {
    const { page } = await given().open(reader);
    await page.goto('/');
    await page.getByRole('link', { name: 'Reintegration and social inclusion' }).click();
    await page.getByRole('button', { name: /^Good practices/ }).click();
    await page.waitForURL('**/search?kind=practice&intervention=reintegration');
    const cited: string[] = [];
    for (const country of ['Belgium', 'Slovenia']) {
      const entry = page.locator(`${SETTLED} article.entry`).filter({ hasText: country }).first();

      await entry.locator('h2 a').click();
      await page.getByRole('button', { name: 'Copy the citation' }).click();
      await page.getByRole('button', { name: 'Copied' }).first().waitFor();

      cited.push(await page.evaluate(() => navigator.clipboard.readText()));
      await page.goBack();
    }

    expect(cited[0]).toContain('Belgium');
    expect(cited[1]).toContain('Slovenia');
    await page.context().close();
  });

  test(`a researcher gets all Slovenian and Belgian studies since 2015 with interviews as RIS, on a ${device}`, async () => {
    const { page } = await given().open(reader);
    const asked = 'kind=study&country=SI&country=BE&from=2015&method=interviews';
    const response = await fetch(`${given().url}/api/v1/records?${asked}`);
    const { total } = (await response.json()) as SearchResult;
    await page.goto('/');
    await page.getByRole('link', { name: /I screen literature/ }).click();
    await page.waitForURL('**/search?kind=study');
    if (isPhone) await page.getByRole('button', { name: /^Filters/ }).click();
    const filters = isPhone ? page.getByRole('dialog') : page.locator('.results-facets');
    await filters.getByRole('checkbox', { name: /^Slovenia/ }).check();
    await filters.getByRole('checkbox', { name: /^Belgium/ }).check();
    await filters.getByRole('textbox', { name: 'From' }).fill('2015');
    await filters.getByRole('button', { name: 'Set' }).click();
    await filters.getByRole('checkbox', { name: /^Interviews/ }).check();
    if (isPhone) await page.getByRole('button', { name: `Show ${total} records` }).click();
    await page.locator(TOTAL).getByText(`${total} studies from`).waitFor();

    const href = await page.getByRole('link', { name: 'RIS', exact: true }).getAttribute('href');

    const ris = await (await fetch(`${given().url}${href}`)).text();
    expect(ris.match(/^TY {2}- /gm)?.length).toBe(total);
    await page.context().close();
  });

  test(`a partner sees where Italy has a gap, on a ${device}`, async () => {
    const { page } = await given().open(reader);
    await page.goto('/');
    if (isPhone) await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Gap map' }).click();
    for (const country of ['Belgium', 'Slovenia'])
      await page.getByRole('checkbox', { name: country }).uncheck();
    await page.waitForURL('**/gaps?country=IT');
    await page.locator('.gap-page:not([data-busy]) .gap-table').waitFor();

    const said = await page.locator('.gap-sentence').innerText();

    const [, row = '', column = ''] = /“(.+)” with “(.+)”/.exec(said) ?? [];
    await page
      .getByRole('gridcell', { name: `${row} and ${column}: searched, nothing found` })
      .or(page.getByRole('button', { name: `${row} and ${column}: searched, nothing found` }))
      .first()
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      reader.width ?? 1280,
    );
    await page.context().close();
  });
}
