import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { fixtureSite } from '../support/fixture-site.ts';
import { openFollowedSource } from '../support/followed-source.ts';
import { listingPage } from '../support/listing-pages.ts';

/** A listing page with a link to the next one, as sites write it. */
const page = (number: number, next: string | null, rows = 3): string =>
  next === null
    ? listingPage(number, rows)
    : listingPage(number, rows).replace('</main>', `<p><a href="${next}">Next ›</a></p></main>`);

/** Serves pages by path, with an ETag each; an absent one is 404, a number is that status. */
function serve(pages: Record<string, string | number>) {
  return (path: string, response: ServerResponse, headers: { 'if-none-match'?: string }): void => {
    const body = pages[path];
    if (typeof body !== 'string') {
      response.writeHead(body ?? 404).end();
      return;
    }
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 8)}"`;
    if (headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'text/html', etag }).end(body);
  };
}

const THREE = {
  '/projects': page(1, '/projects?page=2'),
  '/projects?page=2': page(2, '?page=3'),
  '/projects?page=3': page(3, null),
};

test('a listing is followed to its last page, and each record opens the page it was read from', async () => {
  const site = await fixtureSite(serve(THREE));
  const { store, harvest } = await openFollowedSource(site);

  const report = await harvest();

  expect(report).toMatchObject({ outcome: 'extracted', created: 9, records: { project: 9 }, reason: null });
  expect(site.visits.map(({ path }) => path)).toEqual(['/robots.txt', ...Object.keys(THREE)]);
  const records = await store.listRecords({ limit: 100 });
  const addresses = await Promise.all(
    records.map(async ({ record }) => {
      const number = /(\d)\.\d$/.exec(record.fields.title ?? '')?.[1];
      return [number, (await store.findDocument(record.document, 'listing'))?.location];
    }),
  );
  for (const [number, location] of addresses)
    expect(location).toBe(`${site.origin}${Object.keys(THREE)[Number(number) - 1]}`);
});

test('pages that did not change are asked for only, and nothing is written', async () => {
  const site = await fixtureSite(serve(THREE));
  const { store, harvest } = await openFollowedSource(site);
  await harvest();
  const [before, runs] = [await store.listPages('listing'), await store.listRuns(10)];

  const again = await harvest();

  expect(again).toMatchObject({ outcome: 'unchanged', unchanged: 9 });
  expect(site.visits.slice(4).map(({ headers }) => headers['if-none-match'] !== undefined)).toEqual([
    true,
    true,
    true,
  ]);
  expect(await store.listPages('listing')).toEqual(before);
  expect(await store.listRuns(10)).toEqual(runs);
});

test('of a listing that changes on one page only that page’s records change', async () => {
  const pages: Record<string, string> = { ...THREE };
  const site = await fixtureSite(serve(pages));
  const { store, harvest } = await openFollowedSource(site);
  await harvest();

  pages['/projects?page=2'] = page(2, '?page=3').replaceAll('where help', 'where advice');
  const changed = await harvest();
  pages['/projects?page=2'] = page(2, null);
  const shorter = await harvest();

  expect(changed).toMatchObject({ created: 0, changed: 3, unchanged: 6, withdrawn: 0 });
  expect(shorter).toMatchObject({ created: 0, changed: 3, unchanged: 3, withdrawn: 3 });
  expect((await store.listPages('listing')).map(({ address }) => address)).toEqual([
    `${site.origin}/projects`,
    `${site.origin}/projects?page=2`,
  ]);
});

test.each([
  ['back to the first page', '/projects#top'],
  ['to itself by another mark', '/projects?page=2#more'],
  ['to another host', 'https://example.org/projects?page=3'],
])('a listing whose next page leads %s has two pages', async (_where, next) => {
  const site = await fixtureSite(
    serve({ '/projects': page(1, '/projects?page=2'), '/projects?page=2': page(2, next) }),
  );
  const { harvest } = await openFollowedSource(site);

  expect(await harvest()).toMatchObject({ created: 6, reason: null });
  expect(site.visits).toHaveLength(3);
});

test('a listing that goes on for ever with what it said before is left', async () => {
  const site = await fixtureSite((path, response) => {
    const number = Number(/page=(\d+)/.exec(path)?.[1] ?? 1);
    if (path === '/robots.txt') response.writeHead(404).end();
    else
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(page(Math.min(number, 2), `/projects?page=${number + 1}`));
  });
  const { harvest } = await openFollowedSource(site);

  expect(await harvest()).toMatchObject({ created: 6, reason: null });
  expect(site.visits).toHaveLength(4);
});

test('no more pages are followed than the source says, and the report says so', async () => {
  const site = await fixtureSite(serve(THREE));
  const { store, harvest } = await openFollowedSource(site, { follow: { pages: 2, details: 0 } });

  const report = await harvest();

  expect(report).toMatchObject({ created: 6, notes: 1 });
  const second = (await store.listPages('listing')).at(-1);
  expect(await store.listNotes('listing', second?.sha256 ?? '')).toMatchObject([
    { code: 'LIMIT_REACHED', quote: `${site.origin}/projects?page=3` },
  ]);
});

test.each([
  ['cannot be reached', { '/projects?page=2': 503 }, 'SOURCE_UNREACHABLE'],
  ['is forbidden', { '/robots.txt': 'User-agent: *\nDisallow: /projects?page=2' }, 'ROBOTS_DENIED'],
])('while a page %s nothing is withdrawn', async (_what, trouble, code) => {
  const pages: Record<string, string | number> = { ...THREE };
  const site = await fixtureSite(serve(pages));
  const first = await openFollowedSource(site);
  await first.harvest();
  Object.assign(pages, trouble, { '/projects': page(4, '/projects?page=2') });
  // Another process: what robots.txt says is held for a day.
  const { store } = first;
  const later = code === 'ROBOTS_DENIED' ? await openFollowedSource(site) : first;

  const report = await later.harvest();

  expect(report).toMatchObject({ outcome: 'extracted', created: 3, withdrawn: 0, reason: { code } });
  if (later === first)
    expect((await store.listRecords({ limit: 100 })).map(({ status }) => status)).toEqual(
      Array(12).fill('published'),
    );
});

test('an article that names the next article is not followed, unless its source is called a listing', async () => {
  const pages = {
    '/news/2024/shelter': page(1, '/news/2024/helpline'),
    '/news/2024/helpline': page(2, null),
  };
  const site = await fixtureSite(serve(pages));
  const address = `${site.origin}/news/2024/shelter`;

  const article = await (await openFollowedSource(site, { address, reader: 'auto' })).harvest();
  const listing = await (await openFollowedSource(site, { address, reader: 'listing' })).harvest();

  expect(article).toMatchObject({ created: 3 });
  expect(listing).toMatchObject({ created: 6 });
});

test('a harvest that was stopped goes on with the pages that are left', async () => {
  const stop = new AbortController();
  const answer = serve(THREE);
  const site = await fixtureSite((path, response, headers) => {
    if (path === '/projects?page=3' && !stop.signal.aborted) {
      stop.abort();
      response.destroy();
    } else answer(path, response, headers);
  });
  const { harvest } = await openFollowedSource(site);
  await expect(harvest({ signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
  const visited = site.visits.length;

  const report = await harvest();

  expect(report).toMatchObject({ created: 9, reason: null });
  expect(site.visits.slice(visited).map(({ path }) => path)).toEqual(['/projects', '/projects?page=3']);
});

/** A listing whose items have pages of their own. */
const item = (number: number): string =>
  `<!doctype html><html lang="en"><head><title>Project ${number}</title></head><body><main><h1>Project ${number}</h1><dl><dt>Title</dt><dd>Training for teachers ${number}</dd><dt>Author</dt><dd>Office ${number}</dd><dt>Programme</dt><dd>Programme A</dd><dt>Period</dt><dd>2019 - 2021</dd><dt>Main objective</dt><dd>To tell teachers at length where help against exploitation is found.</dd></dl></main></body></html>`;
const itemList = `<!doctype html><html lang="en"><head><title>Projects</title></head><body><main><h1>Projects</h1><table><thead><tr><th>No</th><th>Title of the project</th><th>Author</th><th>Link</th></tr></thead><tbody>${[
  1, 2, 3,
]
  .map(
    (number) =>
      `<tr><td>${number}</td><td>Training for teachers ${number}</td><td>Office ${number}</td><td><a href="/item/${number}">more</a></td></tr>`,
  )
  .join('')}</tbody></table></main></body></html>`;
const ITEMS = { '/projects': itemList, '/item/1': item(1), '/item/2': item(2), '/item/3': item(3) };

test('where the source says so the pages of the items are read, and the one that says more counts', async () => {
  const pages: Record<string, string | number> = { ...ITEMS, '/item/3': 404 };
  const site = await fixtureSite(serve(pages));
  const { store, harvest } = await openFollowedSource(site);
  const plain = await harvest();
  const ids = (await store.listRecords({ limit: 10 })).map(({ record }) => record.id);

  const detailed = await harvest({ source: { follow: { pages: 50, details: 10 } } });
  const idle = await harvest({ source: { follow: { pages: 50, details: 10 } } });

  expect(plain).toMatchObject({ created: 3 });
  expect(detailed).toMatchObject({ created: 0, changed: 2, unchanged: 1, withdrawn: 0, reason: null });
  expect(idle).toMatchObject({ outcome: 'unchanged' });
  const records = await store.listRecords({ limit: 10 });
  expect(records.map(({ record }) => record.id)).toEqual(ids);
  const locations = await Promise.all(
    records.map(async ({ record }) => (await store.findDocument(record.document, 'listing'))?.location),
  );
  expect(locations.toSorted()).toEqual(
    ['/item/1', '/item/2', '/projects'].map((path) => `${site.origin}${path}`),
  );
});

test('a listing that only names its items is read through their pages', async () => {
  const names = [1, 2, 3]
    .map((number) => `<li><a href="/item/${number}">Training ${number}</a></li>`)
    .join('');
  const site = await fixtureSite(
    serve({
      ...ITEMS,
      '/projects': `<!doctype html><html lang="en"><head><title>Projects</title></head><body><nav><a href="/contact">Contact</a></nav><main><h1>Projects</h1><ul>${names}</ul></main></body></html>`,
    }),
  );
  const { harvest } = await openFollowedSource(site, { follow: { pages: 50, details: 10 } });

  expect(await harvest()).toMatchObject({ outcome: 'extracted', created: 3, reason: null });
  expect(site.visits.map(({ path }) => path)).not.toContain('/contact');
});
