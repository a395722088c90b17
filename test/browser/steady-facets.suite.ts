import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { FacetId, SearchResult } from '../../schemas/search.ts';
import type { Portal } from '../support/portal.ts';
import { askRecords } from './ask-records.ts';

const ROW = '.facet-row';

interface Row {
  readonly facet: FacetId;
  readonly value: string;
  readonly count: number;
}

/** The rows in sight, from above to below. */
const rowsIn = (page: Page, within: string): Promise<readonly Row[]> =>
  page.locator(`${within} [data-facet] ${ROW}`).evaluateAll((rows) =>
    rows.map((row) => ({
      // The page writes names of facets there.
      facet: row.closest('[data-facet]')?.getAttribute('data-facet') as FacetId,
      value: row.querySelector('input')?.id.replace(/^[^-]*-/u, '') ?? '',
      count: Number((row.querySelector('.facet-count')?.textContent ?? '').replaceAll(/\D/gu, '')),
    })),
  );
const placesOf = (rows: readonly Row[]): string[] => rows.map(({ facet, value }) => `${facet}=${value}`);
const withNone = (rows: readonly Row[]): readonly Row[] => rows.filter(({ count }) => count === 0);

/** Rows with the numbers of an answer in place of theirs. */
const counted = (rows: readonly Row[], { facets }: SearchResult): Row[] =>
  rows.map((row) => ({
    ...row,
    count: facets[row.facet].find(({ value }) => value === row.value)?.count ?? 0,
  }));

/** A row that would stand elsewhere once its facet is arranged by the answer; the lowest. */
const movedRow = (rows: readonly Row[], { facets }: SearchResult): Row | undefined =>
  rows.findLast(({ facet, value }) => {
    const stood = rows.filter((row) => row.facet === facet).findIndex((row) => row.value === value);
    const now = facets[facet].findIndex((entry) => entry.value === value);
    return facet !== 'country' && now >= 0 && now < stood;
  });

/** From now on the page's questions about records are answered when the returned function is called. */
async function holdAnswers(page: Page): Promise<() => Promise<void>> {
  let answer = () => {};
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/v1/records?**', async (route) => {
    await mayAnswer;
    await route.continue();
  });
  return async () => {
    answer();
    await page.locator('.results-page:not([data-busy])').waitFor();
  };
}

/** What is chosen in the facets stays where it was while somebody chooses. */
export function steadyFacetsSuite(given: () => Portal): void {
  const ask = (query: string) => askRecords(given(), query);

  test('a press that an answer interrupts chooses what was pressed, and nothing moves before pointer and focus have left', async () => {
    const { page, errors } = await given().open();
    const answer = await holdAnswers(page);
    await page.goto('/search');
    await page.getByRole('checkbox', { name: /^Italy/ }).check();
    const before = await rowsIn(page, '.results-facets');
    const moved = movedRow(before, await ask('country=IT'));
    const row = page.locator(`[data-facet="${moved?.facet}"] input[id$="-${moved?.value}"]`);

    await row.scrollIntoViewIfNeeded();
    const pressed = await row.boundingBox();
    await row.hover();
    await page.mouse.down();
    await answer();
    expect(await row.boundingBox()).toEqual(pressed);
    await page.mouse.up();

    await page.waitForURL(`**/search?country=IT&${moved?.facet}=${moved?.value}`);
    await page.locator('.results-page:not([data-busy])').waitFor();
    const held = await rowsIn(page, '.results-facets');
    expect(placesOf(held)).toEqual(placesOf(before));
    expect(withNone(held)).not.toEqual([]);

    // The pointer leaves, the focus is still there; then it leaves too, and stays where it went.
    await page.mouse.move(1200, 300);
    expect(placesOf(await rowsIn(page, '.results-facets'))).toEqual(placesOf(before));
    await page.locator('#main').focus();
    await expect.poll(async () => withNone(await rowsIn(page, '.results-facets'))).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('in the sheet of a phone the rows stay the whole time it is open, with the counts of each answer', async () => {
    const { page } = await given().open({ width: 390, height: 844 });
    await page.goto('/search');
    await page.getByRole('button', { name: /^Filters/ }).click();
    const sheet = page.getByRole('dialog');
    await sheet.locator(ROW).first().waitFor();
    const before = await rowsIn(page, '.sheet');

    for (const [country, codes] of [
      ['Italy', 'country=IT'],
      ['Belgium', 'country=IT&country=BE'],
    ] as const) {
      await sheet.getByRole('checkbox', { name: new RegExp(`^${country}`) }).check();
      const answer = await ask(codes);
      await sheet.getByRole('button', { name: `Show ${answer.total} records` }).waitFor();

      expect(await rowsIn(page, '.sheet')).toEqual(counted(before, answer));
    }
    await page.context().close();
  });
}
