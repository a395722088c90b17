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
