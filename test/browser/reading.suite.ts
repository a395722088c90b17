import { expect, test } from 'vitest';
import type { Portal } from '../support/portal.ts';
import { askRecords } from './ask-records.ts';
import { withoutFirstAnswers } from './without-first-answers.ts';

/** What readers do with one record: see where it comes from, cite it, report what is wrong. */
export function readingSuite(given: () => Portal): void {
  const ask = (query: string) => askRecords(given(), query);

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
