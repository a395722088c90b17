import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Portal } from '../support/portal.ts';
import { askRecords } from './ask-records.ts';

/** What readers do to compare countries and records, and what they take along. */
export function comparingSuite(given: () => Portal): void {
  const ask = (query: string) => askRecords(given(), query);

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

  test('two records stand side by side with the differing words underlined', async () => {
    const { page } = await given().open();
    const { hits } = await ask('kind=project&country=SI&limit=2');
    await page.goto(`/compare/records?id=${hits[0]?.id}&id=${hits[1]?.id}`);

    await page.locator('.compare-records thead a').nth(1).waitFor();

    expect(await page.locator('.compare-records thead a').count()).toBe(2);
    expect(await page.locator('.compare-records ins').count()).toBeGreaterThan(0);
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
    await row.locator('td').last().getByText(rate, { exact: true }).waitFor();
    // The map's script comes after the table.
    await page.locator('.europe').getByText(rate, { exact: true }).first().waitFor({ state: 'attached' });
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
}
