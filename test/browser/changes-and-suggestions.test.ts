import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceChanges } from '../../schemas/edition.ts';
import type { SearchResult } from '../../schemas/search.ts';
import { NO_BROWSER, type Portal, startPortal } from '../support/portal.ts';

describe.skipIf(NO_BROWSER)(
  `editions, profiles and suggestions${NO_BROWSER ? ` (${NO_BROWSER})` : ''}`,
  () => {
    let portal: Portal;
    const get = async <T>(path: string): Promise<T> => {
      const response = await fetch(`${portal.url}/api/v1${path}`);
      // The API answers by the schemas that these types are inferred from.
      return (await response.json()) as T;
    };
    beforeAll(async () => {
      portal = await startPortal();
    });
    afterAll(() => portal?.close());

    test('a suggestion is shown before it is sent, and kept as a file in which nothing is markup', async () => {
      const { page, errors } = await portal.open({ width: 360 });
      await page.goto('/suggest');
      await page.getByLabel('Title').fill('Night <b>line</b>');
      await page.getByLabel('Country').fill('Finland');
      await page.getByLabel('Aims').fill('To reach workers at night.');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: 'Show what will be sent' }).click();
      await page.getByRole('heading', { name: 'Send it' }).waitFor();

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download HTML' }).click(),
      ]);

      expect(await page.locator('.suggest-text').innerText()).toContain('Aims: To reach workers at night.');
      expect(await readFile(await download.path(), 'utf8')).toContain(
        '<td>Night &lt;b&gt;line&lt;/b&gt;</td>',
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test('a report read once has its records as added, as many as the API says', async () => {
      const { page, errors } = await portal.open();
      const { counts, editions } = await get<SourceChanges>('/changes/si-national-report');
      await page.goto('/countries/SI');
      await page.getByRole('link', { name: 'What changed between editions' }).first().click();
      await page.locator('.change-counts').waitFor();

      expect(await page.locator('.change-counts [data-change=added] dd').innerText()).toBe(
        String(counts.added),
      );
      expect(await page.locator('.editions tbody tr').count()).toBe(editions.length);
      expect(await page.getByLabel('Older edition').inputValue()).toBe('');
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test('a number of a profile leads to the records that it is the share of', async () => {
      const { page } = await portal.open();
      await page.goto('/compare?country=SI&country=BE');
      await page.locator('.compare-table').waitFor();
      await page.keyboard.press('End');
      const bar = page.locator('.profile a').first();
      await bar.waitFor();
      const href = (await bar.getAttribute('href')) ?? '';
      const { total } = await get<SearchResult>(`/records?${new URL(href, portal.url).searchParams}&limit=1`);
      const all = await get<SearchResult>('/records?country=SI&limit=1');

      expect(await bar.innerText()).toBe(`${Math.round((100 * total) / all.total)}%`);
      await page.context().close();
    });

    test('a comparison of many countries is as wide as the paper', async () => {
      const { page } = await portal.open({ width: 1046 });
      const codes = 'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(
        ' ',
      );
      await page.goto(`/compare?${codes.map((code) => `country=${code}`).join('&')}`);
      await page.locator('.compare-table[data-wide]').waitFor();

      await page.emulateMedia({ media: 'print' });

      const { width } = (await page.locator('.compare-table').boundingBox()) ?? { width: 0 };
      expect(width).toBeGreaterThan(400);
      expect(width).toBeLessThanOrEqual(1046);
      await page.context().close();
    });
  },
);
