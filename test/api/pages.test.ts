import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { fillShell } from '../../api/pages/page.ts';
import { renderPage } from '../../api/pages/render.ts';
import { buildApi } from '../../api/server.ts';
import type { AtlasRecord } from '../../schemas/record.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

const SHELL =
  '<html><head><title>Prismatlas</title><meta name="description" content="x" /></head><body><div id="root"></div><noscript>x</noscript></body></html>';
const ORIGIN = 'http://atlas.example';
const NASTY = '</script><script>alert(1)</script><img src=x onerror=alert(2)> $& $1 "quoted"';

let api: Api;
let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
let record: AtlasRecord;

beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
  const [first] = await atlas.keep('si-report', 'SI', [
    {
      kind: 'project',
      fields: { title: NASTY, author: 'A House', programme: 'A Fund', objective: 'To help.' },
      period: { start: '2019', end: '2020-06' },
      concepts: ['exploitation/labour'],
      links: ['https://example.org/p'],
    },
    {
      kind: 'study',
      fields: { authors: 'Kovač', purpose: 'Farms.' },
      year: 2020,
      concepts: ['exploitation/labour'],
    },
  ]);
  if (!first) throw new Error('nothing was kept');
  record = first;
  api = await buildApi(atlas.services);
});

afterAll(async () => {
  await api.close();
  await atlas.close();
});

const render = async (path: string) => {
  const page = await renderPage(atlas.services, new URL(path, ORIGIN));
  return { page, markup: fillShell(SHELL, page, ORIGIN) };
};

test('a record without scripts has its fields, its citation, its data and one address', async () => {
  const { page, markup } = await render(`/records/${record.id}`);

  expect(page.title).toBe(NASTY);
  expect(markup).toContain('<dt>Programme</dt><dd>A Fund</dd>');
  expect(markup).toContain(`<link rel="canonical" href="${ORIGIN}/records/${record.id}">`);
  expect(page.jsonLd?.[0]).toMatchObject({
    '@type': 'ResearchProject',
    funder: { '@type': 'Organization', name: 'A Fund' },
    foundingDate: '2019',
    dissolutionDate: '2020-06',
  });
});

test('text of a report never becomes markup, in the page, its head or its data', async () => {
  for (const path of [
    `/records/${record.id}`,
    '/search',
    `/search?q=${encodeURIComponent(NASTY)}`,
    '/countries/SI',
    '/compare?country=SI',
  ]) {
    const { markup } = await render(path);

    expect(markup).not.toContain('<script>alert');
    expect(markup).not.toContain('<img src=x');
  }
});

test.each([
  ['/', 200, 'Slovenia'],
  ['/search?kind=study', 200, 'Kovač'],
  ['/search?nonsense=1', 200, '2 records'],
  ['/countries', 200, '1 project'],
  ['/countries/SI', 200, 'All records from Slovenia'],
  ['/compare?country=SI&by=exploitation', 200, 'href="/search?exploitation=labour&amp;country=SI"'],
  ['/saved', 200, 'needs JavaScript'],
  ['/records/study_0000000000000000', 404, 'Not found'],
  ['/records/%E0%A4%A', 404, 'Not found'],
  ['/no/such/page', 404, 'Not found'],
])('%s answers %i with its own words', async (path, status, words) => {
  const { page, markup } = await render(path);

  expect(page.status ?? 200).toBe(status);
  expect(markup).toContain(words);
});

describe('for programs', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => ['entry', 'url'].includes(name),
  });

  test('the Atom feed of a search holds its records with their addresses', async () => {
    const response = await api.inject({ url: '/feed.atom?kind=study' });

    const { feed } = parser.parse(response.body);
    expect(response.headers['content-type']).toContain('application/atom+xml');
    expect(feed.entry).toHaveLength(1);
    expect(feed.entry[0]).toMatchObject({ title: 'Kovač (2020)', updated: '2026-01-15T10:00:00.000Z' });
  });

  test('the sitemap lists every public page once', async () => {
    const { urlset } = parser.parse((await api.inject({ url: '/sitemap.xml' })).body);

    const paths = urlset.url.map(({ loc }: { loc: string }) => new URL(loc).pathname);
    expect(paths).toContain(`/records/${record.id}`);
    expect(paths).toContain('/countries/SI');
    expect(new Set(paths).size).toBe(paths.length);
  });

  test('robots.txt points to the sitemap', async () => {
    expect((await api.inject({ url: '/robots.txt' })).body).toContain('/sitemap.xml');
  });
});
