import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PlainServer, startPlainServer } from '../support/plain-server.ts';
import { launchBrowser, NO_BROWSER, PATIENCE_MS } from '../support/portal.ts';
import { runCli } from '../support/run-cli.ts';
import { sampleData } from '../support/sample-data.ts';

// A browser, a server and their tests share a machine: what is slow there is not wrong.
const PATIENCE = { timeout: 600_000 };
const TOTAL = '[data-testid=total]';

let folder: string;
let site: string;
let printed: Awaited<ReturnType<typeof runCli>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prismatlas-site-'));
  site = join(folder, 'site');
  const env = { PRISMATLAS_DATA: join(folder, 'data') };
  await sampleData(env.PRISMATLAS_DATA);
  printed = await runCli(['site', '--out', site, '--address', 'https://example.org/deep/atlas', '--json'], {
    env,
  });
  if (printed.status !== 0) throw new Error(`the site was not written:\n${printed.stderr}`);
}, 600_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const read = (path: string): Promise<string> => readFile(join(site, path), 'utf8');

async function pagesOf(): Promise<string[]> {
  const entries = await readdir(site, { recursive: true });
  return entries.filter((path) => path.endsWith('.html'));
}

describe('the files of a site', () => {
  test('are told in a line of numbers', async () => {
    const report = JSON.parse(printed.stdout) as Record<string, unknown>;

    expect(report).toMatchObject({ records: 91, documents: { copied: 5, leftOut: 0 } });
    expect(report.files).toBe((await read('site-files.txt')).trim().split('\n').length);
  });

  test('link to nothing of the site that is not there', async () => {
    const broken: string[] = [];
    for (const page of await pagesOf()) {
      // It lies nowhere: what it loads is found when it is sent.
      if (page === '404.html') continue;
      const markup = await read(page);
      for (const [, link = ''] of markup.matchAll(/\s(?:href|src|action)="([^"]*)"/gu)) {
        const url = new URL(link.replaceAll('&amp;', '&'), `https://site.invalid/${page}`);
        if (url.host !== 'site.invalid') continue;
        const path = decodeURIComponent(url.pathname);
        if (!existsSync(join(site, path.endsWith('/') ? `${path}index.html` : path)))
          broken.push(`${page} -> ${link}`);
      }
    }

    expect(broken).toEqual([]);
  });

  test('hold each record’s words, its data for programs and its address', async () => {
    const [id = ''] = (await readdir(join(site, 'records'))).filter((name) => name.startsWith('study_'));
    const answer = JSON.parse(await read(`api/v1/records/${id}`)) as {
      title: string;
      record: { fields: Record<string, string> };
      citations: { ris: string };
    };

    const page = await read(`records/${id}/index.html`);

    const text = page.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    expect(text).toContain(`<h1>${answer.title}</h1>`);
    for (const value of Object.values(answer.record.fields)) expect(text).toContain(value);
    expect(page).toContain(`<link rel="canonical" href="https://example.org/deep/atlas/records/${id}">`);
    expect(page).toContain('"@type":"ScholarlyArticle"');
    expect(answer.citations.ris).toContain(`https://example.org/deep/atlas/records/${id}`);
    expect(await read(`r/${id}/index.html`)).toContain(`url=../../records/${id}/`);
  });

  test('name every record to crawlers, harvesters and readers of lists', async () => {
    const ids = (await readdir(join(site, 'records'))).sort();
    const named = (text: string): string[] => [...new Set(text.match(/[a-z]+_[0-9a-f]{16}/gu))].sort();

    expect(ids).toHaveLength(91);
    expect(named(await read('sitemap.xml'))).toEqual(ids);
    expect(named(await read('list/index.html'))).toEqual(ids);
    const oai = await read('oai/ListRecords.xml');
    expect(named(oai)).toEqual(ids);
    expect(oai.match(/<record>/gu)).toHaveLength(91);
    for (const name of ['ndjson', 'csv', 'ris', 'bib', 'csl.json'])
      expect(named(await read(`downloads/prismatlas.${name}`)).filter((id) => ids.includes(id))).toEqual(ids);
    expect((JSON.parse(await read('downloads/prismatlas.csl.json')) as unknown[]).length).toBe(91);
  });

  test('are the same again from the same records, but for the time of day', async () => {
    const again = await runCli(
      ['site', '--out', join(folder, 'again'), '--address', 'https://example.org/deep/atlas'],
      { env: { PRISMATLAS_DATA: join(folder, 'data') } },
    );

    expect(again.status).toBe(0);
    const withoutTime = (text: string) => text.replaceAll(/\d\d:\d\d:\d\d(?:\.\d+)?Z/gu, '');
    expect(await readFile(join(folder, 'again', 'site-files.txt'), 'utf8')).toBe(
      await read('site-files.txt'),
    );
    for (const path of (await read('site-files.txt')).split('\n').slice(1, -1)) {
      const [one, other] = await Promise.all([
        readFile(join(site, path)),
        readFile(join(folder, 'again', path)),
      ]);
      if (!one.equals(other)) expect(withoutTime(other.toString()), path).toBe(withoutTime(one.toString()));
    }
  });
});

test('a folder that holds something else is refused by the command, with what to do', async () => {
  const { status, stderr } = await runCli(['site', '--out', folder], {
    env: { PRISMATLAS_DATA: join(folder, 'data') },
  });

  expect(status).toBe(1);
  expect(stderr).toMatch(/^CONFLICT: .* holds files that are not a site/mu);
});

test('an address that is none is refused before anything is written', async () => {
  const { status, stderr } = await runCli(
    ['site', '--out', join(folder, 'none'), '--address', 'example.org'],
    {
      env: { PRISMATLAS_DATA: join(folder, 'data') },
    },
  );

  expect(status).toBe(2);
  expect(stderr).toContain('INVALID_INPUT: "example.org" is not the http(s) address of a site');
  expect(existsSync(join(folder, 'none'))).toBe(false);
});

describe.skipIf(NO_BROWSER)(
  `readers of a site under a path, on a plain server${NO_BROWSER ? ` (${NO_BROWSER})` : ''}`,
  PATIENCE,
  () => {
    let server: PlainServer;
    let browser: Browser;
    beforeAll(async () => {
      server = await startPlainServer(site, '/deep/atlas');
      browser = await launchBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });

    /** A page, with what went wrong in it and what it asked for outside the site. */
    async function open(options: BrowserContextOptions = {}): Promise<{ page: Page; wrong: string[] }> {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'en',
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on('pageerror', (error) => wrong.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') wrong.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(`${server.url}/`) && !request.url().startsWith('blob:'))
          wrong.push(`asked for ${request.url()}`);
      });
      return { page, wrong };
    }

    const visit = (page: Page, path: string) => page.goto(server.url + path);

    test('search, narrow, open, see the evidence and go back', async () => {
      const { page, wrong } = await open();
      await visit(page, '/');
      await page.getByRole('combobox', { name: 'Search records' }).fill('victims');
      await page.keyboard.press('Enter');
      await page.locator('article.entry mark').first().waitFor();
      expect(new URL(page.url()).pathname).toBe('/deep/atlas/search');
      const before = Number.parseInt(await page.locator(TOTAL).innerText(), 10);

      const row = page.locator('.facet-row', { has: page.locator('input[id$="-SI"]') }).first();
      await row.locator('input').check();

      await page.waitForURL('**/search?q=victims&country=SI');
      await page.getByRole('button', { name: 'Remove: Slovenia' }).waitFor();
      const found = Number.parseInt(await page.locator(TOTAL).innerText(), 10);
      expect(found).toBeGreaterThan(0);
      expect(found).toBeLessThan(before);
      await visit(page, '/search?kind=study&country=SI');
      await page.locator('article.entry h2 a').first().click();
      await page.getByRole('button', { name: 'Show where this stands: Main findings' }).click();
      const panel = page.getByRole('complementary', { name: 'Evidence: Main findings' });
      await panel.locator('.page-sheet img').first().waitFor();
      expect(await panel.locator('.page-sheet rect').count()).toBeGreaterThan(0);
      await page.goBack();
      await page.locator('article.entry').first().waitFor();
      expect(new URL(page.url()).search).toBe('?kind=study&country=SI');
      expect(wrong).toEqual([]);
      await page.context().close();
    });

    test('compare countries and open a number’s records', async () => {
      const { page, wrong } = await open();
      await visit(page, '/compare?country=SI&country=BE&kind=practice&by=audience');
      const cell = page.locator('button.cell').first();
      await cell.waitFor();
      const count = Number(await cell.locator('.number').innerText());

      await cell.click();

      const panel = page.locator('[data-testid=drill-down]');
      await panel.locator('article.entry').first().waitFor();
      expect(await panel.locator('article.entry').count()).toBe(Math.min(count, 20));
      expect(wrong).toEqual([]);
      await page.context().close();
    });

    test('take a result away as a file, and everything as it lies there', async () => {
      const { page, wrong } = await open();
      await visit(page, '/search?country=IT');
      await page.locator('article.entry').first().waitFor();
      const total = Number.parseInt(await page.locator(TOTAL).innerText(), 10);
      const download = page.waitForEvent('download');

      await page.getByRole('link', { name: 'RIS', exact: true }).click();

      const file = await (await download).path();
      expect((await readFile(file, 'utf8')).match(/^ER {2}- /gmu)).toHaveLength(total);
      expect((await download).suggestedFilename()).toMatch(/^prismatlas-\d{4}-\d\d-\d\d\.ris$/u);
      expect(await page.getByRole('link', { name: 'Atom' }).count()).toBe(0);
      expect(wrong).toEqual([]);
      await page.context().close();
    });

    test('follow every kind of address of the portal that was', async () => {
      const { page, wrong } = await open();
      const ids = (await readdir(join(site, 'records'))).slice(0, 2);
      const pages: readonly (readonly [path: string, shown: string, words: RegExp])[] = [
        ['/', 'h1', /Europe/u],
        [`/r/${ids[0]}?lang=sl`, '.record-fields', /./u],
        [`/records/${ids[0]}?lang=fi`, '.record-fields', /./u],
        ['/search?q=trafficking&lang=nl', 'article.entry', /./u],
        ['/search?q=traficking', '[data-testid=empty]', /trafficking/u],
        ['/search?view=table&sort=title', '.result-table tbody tr', /./u],
        [`/saved?id=${ids[0]}&id=${ids[1]}`, '.shared-set .saved-list a', /./u],
        [`/compare/records?id=${ids[0]}&id=${ids[1]}`, '.compare-records tbody tr', /./u],
        ['/gaps?by=kind&across=level', '.gap-table tbody tr', /./u],
        ['/countries', '.countries-table tbody tr', /./u],
        ['/countries/BE', '.report', /./u],
        ['/runs', '.run', /./u],
        ['/about', '.vocabulary', /./u],
        ['/api/v1/export?format=ris&country=BE', 'article.entry', /./u],
        ['/api/v1/records?q=police', 'article.entry mark', /police/iu],
        ['/api/v1/compare?by=kind', '.compare-table tbody tr', /./u],
        ['/api/v1/docs', 'main', /has ended/u],
        ['/downloads', 'main a', /ndjson/u],
        ['/list', 'main li', /./u],
      ];
      for (const [path, shown, words] of pages) {
        await visit(page, path);
        await page.locator(shown).first().waitFor();
        expect(await page.locator(shown).first().innerText(), path).toMatch(words);
      }
      expect(wrong).toEqual([]);
      expect(server.missed).toEqual([]);

      for (const path of ['/countries/fr', '/records/study_0000000000000000', '/nowhere/at/all']) {
        await visit(page, path);
        await page.getByRole('link', { name: 'Prismatlas' }).first().waitFor();
        await page.locator('main h1, main h2').first().waitFor();
      }
      await page.context().close();
    });

    test('read a record and find all others without scripts', async () => {
      const { page } = await open({ javaScriptEnabled: false });
      const [id] = await readdir(join(site, 'records'));
      await visit(page, `/records/${id}`);
      expect(await page.locator('article dl dd').count()).toBeGreaterThan(1);

      await page.getByRole('link', { name: 'All records' }).click();
      await page.getByRole('link', { name: 'Every record as a plain list' }).click();

      expect(await page.locator('main li').count()).toBe(91);
      await page.locator('main li a').nth(50).click();
      expect(await page.locator('article h1').innerText()).not.toBe('');
      await page.context().close();
    });

    test('meet nothing that axe objects to, wide and on a phone', async () => {
      const { page, wrong } = await open();
      const [id] = await readdir(join(site, 'records'));
      const found: unknown[] = [];
      for (const [path, shown, width] of [
        ['/search?q=victims', 'article.entry', 1280],
        [`/records/${id}`, '.record-fields', 360],
        ['/list', 'main li', 360],
        ['/downloads', 'main a', 1280],
        ['/api/v1/docs', 'main p', 360],
      ] as const) {
        await page.setViewportSize({ width, height: 800 });
        await visit(page, path);
        await page.locator(shown).first().waitFor();
        const isWider = await page.evaluate<boolean>(
          'document.documentElement.scrollWidth > document.documentElement.clientWidth',
        );
        if (isWider) found.push({ path, id: 'wider than the screen' });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        for (const { id: rule, nodes } of violations)
          found.push({ path, rule, first: nodes[0]?.html, why: nodes[0]?.failureSummary });
      }

      expect(found).toEqual([]);
      expect(wrong).toEqual([]);
      await page.context().close();
    });
  },
);
