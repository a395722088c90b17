import { readFile } from 'node:fs/promises';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RecordPage, Status } from '../../schemas/api.ts';
import type { SearchResult } from '../../schemas/search.ts';
import { NO_BROWSER, type Portal, startPortal } from '../support/portal.ts';

/** What a browser would print, as text: the words of each page in their order, white space folded. */
async function printed(page: Page): Promise<string> {
  const bytes = await page.pdf({ format: 'A4', landscape: true });
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += `${items.map((item) => ('str' in item ? item.str : '')).join(' ')} `;
  }
  await document.destroy();
  return text.replace(/\s+/gu, ' ');
}

/** Words without their spaces: where a line of print ends is nobody's concern. */
const packed = (text: string): string => text.replace(/\s+/gu, '');

describe.skipIf(NO_BROWSER)(
  `what readers turn over, keep and print${NO_BROWSER ? ` (${NO_BROWSER})` : ''}`,
  () => {
    let portal: Portal;
    let status: Status;
    const get = async <T>(path: string): Promise<T> => {
      const response = await fetch(`${portal.url}/api/v1${path}`);
      // The API answers by the schemas that these types are inferred from.
      return (await response.json()) as T;
    };
    beforeAll(async () => {
      portal = await startPortal();
      status = await get<Status>('/status');
    });
    afterAll(() => portal?.close());

    test('pages have numbers: each shows what the API gives for it, and one beyond the last says so', async () => {
      const { page, errors } = await portal.open();
      const ids = async () =>
        (await page.locator('.entry h2 a').evaluateAll((links) => links.map(({ id }) => id.slice(4)))).join();
      const expected = async (number: number) =>
        (await get<SearchResult>(`/records?limit=5&page=${number}`)).hits.map(({ id }) => id).join();
      const settle = (number: number) =>
        page
          .locator('.results-page:not([data-busy]) .pager [aria-current=page]', {
            hasText: new RegExp(`^${number}$`, 'u'),
          })
          .waitFor();
      await page.goto('/search?limit=5');
      await settle(1);

      await page.getByRole('link', { name: 'Page 3', exact: true }).click();
      await settle(3);
      expect(await ids()).toBe(await expected(3));
      await page.getByRole('link', { name: 'Next', exact: true }).click();
      await settle(4);
      expect(await ids()).toBe(await expected(4));
      await page.getByRole('link', { name: 'Previous', exact: true }).click();
      await settle(3);
      await page.getByLabel('Go to page').fill('9');
      await page.keyboard.press('Enter');
      await settle(9);
      expect(await ids()).toBe(await expected(9));
      await page.reload();
      await settle(9);
      expect(await ids()).toBe(await expected(9));

      await page.goto('/search?limit=5&page=400');
      await page.getByRole('link', { name: 'Go to the last page' }).click();
      await page.locator('.results-page:not([data-busy]) .entry').first().waitFor();
      expect(Number(new URL(page.url()).searchParams.get('page'))).toBe(Math.ceil(status.records / 5));
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test('a whole result is saved at once, and listed in single lines where asked for', async () => {
      const { page } = await portal.open();
      await page.goto('/search?kind=project&limit=5&view=compact');
      await page.locator('.compact-list li').first().waitFor();
      expect(await page.locator('.compact-list li').count()).toBe(5);
      const { total } = await get<SearchResult>('/records?kind=project&limit=1');

      await page.getByRole('button', { name: /^Save the whole result/ }).click();
      await page.getByRole('button', { name: 'The whole result is saved' }).waitFor();

      await page.goto('/saved');
      await page.getByRole('heading', { name: `${total} records` }).waitFor();
      await page.context().close();
    });

    test('a workbook of the result is a file that begins as archives do', async () => {
      const { page } = await portal.open();
      await page.goto('/search?kind=practice');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'XLSX' }).click(),
      ]);

      const bytes = await readFile(await download.path());

      expect(download.suggestedFilename()).toMatch(/^prismatlas-\d{4}-\d\d-\d\d\.xlsx$/u);
      expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
      await page.context().close();
    });

    test('records, comparisons and sets are cited in MLA and Chicago too, with their version', async () => {
      const { page } = await portal.open();
      const { hits } = await get<SearchResult>('/records?kind=practice&limit=1');
      const found = await get<RecordPage>(`/records/${hits[0]?.id}`);
      await page.goto(`/records/${hits[0]?.id}?version=${found.newestVersion}`);

      await page.getByText('MLA', { exact: true }).click();
      expect(await page.locator('pre.citation').innerText()).toBe(found.citations.mla);
      await page.getByText('Chicago', { exact: true }).click();
      expect(await page.locator('pre.citation').innerText()).toBe(found.citations.chicago);
      expect(await page.locator('.record-version').count()).toBe(0);

      await page.goto('/compare?country=SI&country=BE');
      const cited = page.locator('.take-comparison .citation');
      await cited.waitFor();
      await page.getByText('Chicago', { exact: true }).click();
      expect(await cited.innerText()).toContain(`Index version ${status.indexVersion}. Accessed`);

      await page.goto('/saved');
      await page.evaluate(
        (record) =>
          localStorage.setItem(
            'prismatlas.saved',
            JSON.stringify({ records: [record], searches: [], sets: [] }),
          ),
        { id: hits[0]?.id, title: 'x', kind: 'practice', country: 'SI', note: '' },
      );
      await page.reload();
      await page.getByLabel('Name of the set').fill('For the seminar');
      await page.getByRole('button', { name: 'Keep the record on the server' }).click();
      await cited.waitFor();
      expect(await cited.innerText()).toMatch(
        /^Prismatlas\. \(\d{4}\)\. For the seminar \(Version 1\) \[Data set\]/u,
      );
      await page.context().close();
    });

    test('the gap map shows what no record is about, groups what is alike, and fills the screen until Esc', async () => {
      const { page, errors } = await portal.open();
      await page.goto('/gaps?by=intervention');
      const rows = page.locator('.gap-table tbody tr');
      await rows.first().waitFor();
      const names = async () => (await rows.locator('th').allInnerTexts()).map((name) => name.trim());
      const before = await names();

      await page.getByLabel('Also what no record is about').check();
      await expect.poll(() => rows.count()).toBeGreaterThan(before.length);
      const all = await names();
      await page.getByRole('combobox', { name: 'Order' }).selectOption('alike');
      await expect.poll(async () => (await names()).join()).not.toBe(all.join());
      expect((await names()).sort()).toEqual(all.sort());

      await page.getByRole('button', { name: 'Full screen' }).click();
      await page.locator('header').first().waitFor({ state: 'hidden' });
      expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false);
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(errors).toEqual([]);
      await page.context().close();
    });

    test('countries to compare are suggested by rules that are said', async () => {
      const { page } = await portal.open();
      await page.goto('/compare?country=SI');
      await page.getByText('Suggest countries to compare').click();

      const neighbours = page.locator('.comparators li', { hasText: 'Neighbours by land' });
      await neighbours.getByRole('button').click();

      await expect.poll(() => new URL(page.url()).searchParams.getAll('country')).toEqual(['SI', 'IT']);
      await page.context().close();
    });

    const PRINTED = [
      ['a record', '/records/:id', '.record-fields'],
      ['a comparison', '/compare?country=SI&country=BE', '.compare-table tbody tr'],
      ['a result', '/search?kind=study&country=SI', '.entry'],
      ['the gap map', '/gaps?by=level', '.gap-table tbody tr'],
    ] as const;

    test.each(PRINTED)(
      '%s is printed with its address, index version and day, and without what only a screen can use',
      async (_name, path, ready) => {
        const { page } = await portal.open();
        const { hits } = await get<SearchResult>('/records?kind=study&limit=1');
        await page.goto(path.replace(':id', hits[0]?.id ?? ''), { waitUntil: 'networkidle' });
        await page.locator(ready).first().waitFor();
        const shown = page.locator('.record-fields dd .prose, .compare-table th, .gap-table th, .entry h2');
        const words = (await shown.allInnerTexts()).map(packed).filter(Boolean);

        const paper = packed(await printed(page));

        expect(paper).toContain(packed(page.url()));
        expect(paper).toContain(packed(`Index ${status.indexVersion}.`));
        expect(paper).toContain(
          packed(new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(new Date())),
        );
        expect(words.length).toBeGreaterThan(2);
        expect(words.filter((word) => !paper.includes(word))).toEqual([]);
        for (const tool of [
          'Skip to the content',
          'How to read it',
          'Copy the citation',
          'Full screen',
          'Take it with you',
          'Suggest countries',
        ])
          expect(paper).not.toContain(packed(tool));
        await page.context().close();
      },
    );
  },
);
