import { expect, test } from 'vitest';
import { fixtureSite } from '../support/fixture-site.ts';
import { openFollowedSource } from '../support/followed-source.ts';
import { listingPage } from '../support/listing-pages.ts';

test('what became of each link is kept with its time, and asked anew by the next run', async () => {
  const status: Record<string, number> = { '/ok': 200, '/gone': 404, '/busy': 503 };
  const site = await fixtureSite((path, response) => {
    if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /private');
    else if (path === '/projects')
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          ['/ok', '/gone', '/busy', '/private'].reduce(
            (html, link, at) => html.replace(`https://example.org/1/${at + 1}`, `${site.origin}${link}`),
            listingPage(1, 4),
          ),
        );
    else response.writeHead(status[path] ?? 500).end();
  });
  const { store, harvest, runner } = await openFollowedSource(site);
  await harvest();
  const links = ['/ok', '/gone', '/busy', '/private', '/never'].map((path) => `${site.origin}${path}`);

  const first = await runner.checkLinks({ startedBy: 'test' });
  const checks = await store.findLinkChecks(links);
  status['/gone'] = 200;
  const second = await runner.checkLinks({ startedBy: 'test' });
  const later = await store.findLinkChecks(links);

  expect(first).toMatchObject({ alive: 1, broken: 1 });
  expect(checks.map(({ url, state, status }) => [url.slice(site.origin.length), state, status])).toEqual([
    ['/ok', 'alive', 200],
    ['/gone', 'broken', 404],
    ['/busy', 'unknown', 503],
    ['/private', 'unknown', null],
  ]);
  expect(second).toMatchObject({ alive: 2, broken: 0 });
  expect(later[1]).toMatchObject({ state: 'alive', status: 200, reason: null });
  expect(later.every(({ checkedAt }, at) => checkedAt >= (checks[at]?.checkedAt ?? ''))).toBe(true);
});

/** A site whose listing names these of its own pages. */
async function siteWith(
  links: readonly string[],
  statusOf: (path: string, method: string | undefined) => number,
): Promise<Awaited<ReturnType<typeof fixtureSite>>> {
  const site: Awaited<ReturnType<typeof fixtureSite>> = await fixtureSite((path, response) => {
    if (path !== '/projects') return void response.writeHead(statusOf(path, response.req.method)).end();
    const page = links.reduce(
      (html, link, at) => html.replace(`https://example.org/1/${at + 1}`, `${site.origin}${link}`),
      listingPage(1, links.length),
    );
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  return site;
}

test('links are asked by HEAD, and by GET where that is refused; no body is fetched', async () => {
  const links = ['/plain', '/get-only', '/hidden', '/gone', '/no-content'];
  const site = await siteWith(links, (path, method) => {
    if (path === '/get-only') return method === 'HEAD' ? 405 : 200;
    if (path === '/hidden') return method === 'HEAD' ? 404 : 206;
    return { '/gone': 410, '/no-content': 204 }[path] ?? 200;
  });
  const { store, harvest, runner } = await openFollowedSource(site);
  await harvest();
  const before = site.visits.length;

  const report = await runner.checkLinks({ startedBy: 'test' });

  expect(report).toMatchObject({ alive: 4, broken: 1 });
  expect(
    site.visits
      .slice(before)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((visit) => !visit.endsWith('/robots.txt')),
  ).toEqual([
    'HEAD /get-only',
    'GET /get-only',
    'HEAD /gone',
    'GET /gone',
    'HEAD /hidden',
    'GET /hidden',
    'HEAD /no-content',
    'HEAD /plain',
  ]);
  const [gone] = await store.findLinkChecks([`${site.origin}/gone`]);
  expect(gone).toMatchObject({ state: 'broken', status: 410 });
});

test('a check that was stopped is gone on with by the next one, and one that ended is begun anew', async () => {
  const links = ['/1', '/2', '/3', '/4', '/5', '/6'];
  const stop = new AbortController();
  const site = await siteWith(links, (path) => {
    if (path === '/3') stop.abort();
    return 200;
  });
  const { harvest, runner } = await openFollowedSource(site);
  await harvest();
  const asked = (): string[] => site.visits.filter(({ method }) => method === 'HEAD').map(({ path }) => path);

  await expect(runner.checkLinks({ startedBy: 'test', signal: stop.signal })).rejects.toMatchObject({
    code: 'CANCELLED',
  });
  const first = asked();
  const report = await runner.checkLinks({ startedBy: 'test' });
  const both = asked();
  await runner.checkLinks({ startedBy: 'test' });

  expect(first).toEqual(['/1', '/2', '/3']);
  expect(new Set(both)).toEqual(new Set(links));
  // The one that was under way when the stop came may be asked again.
  expect(both.slice(3).filter((path) => path === '/1' || path === '/2')).toEqual([]);
  expect(report).toMatchObject({ alive: links.length, broken: 0 });
  expect(asked().slice(both.length)).toEqual(links);
});
