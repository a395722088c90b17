import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { HttpGet } from '../../../activities/deps.ts';
import { openHostGate } from '../../../activities/fetching/host-gate.ts';
import { makeHttpGet } from '../../../activities/fetching/http-get.ts';
import { fixtureSite } from '../../support/fixture-site.ts';
import { memoryHostTurns } from '../../support/host-turns.ts';

/** Time that passes only when somebody waits for it. */
function heldTime() {
  let ms = Date.parse('2026-01-01T00:00:00Z');
  const slept: number[] = [];
  return {
    nowMs: () => ms,
    slept,
    sleep: async (wait: number) => {
      slept.push(wait);
      ms += wait;
    },
  };
}

function openGet(allow: readonly string[], limits: { maxBytes?: number; idleMs?: number } = {}) {
  const time = heldTime();
  const get: HttpGet = makeHttpGet({
    userAgent: 'Prismatlas/0.1 (+test)',
    gate: openHostGate({
      turns: memoryHostTurns(time.nowMs),
      owner: 'test',
      sleep: time.sleep,
      minDelayMs: 1000,
    }),
    nowMs: time.nowMs,
    maxBytes: limits.maxBytes ?? 1024 * 1024,
    maxHtmlBytes: 512 * 1024,
    totalMs: 10_000,
    idleMs: limits.idleMs ?? 5_000,
    allow,
  });
  return {
    time,
    get: (url: string, more: object = {}) => get({ url, etag: null, lastModified: null, ...more }),
  };
}

const noRobots = (path: string, response: import('node:http').ServerResponse): boolean => {
  if (path !== '/robots.txt') return false;
  response.writeHead(404).end();
  return true;
};

test('a page is fetched with its validators, after robots.txt was asked', async () => {
  const site = await fixtureSite((path, response) => {
    if (noRobots(path, response)) return;
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      etag: '"v1"',
      'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
    });
    response.end('<p>Ključ</p>');
  });
  const { get } = openGet([site.host]);

  const answer = await get(`${site.origin}/page`);

  expect(answer).toEqual({
    status: 'fetched',
    url: `${site.origin}/page`,
    bytes: Buffer.from('<p>Ključ</p>'),
    contentType: 'text/html',
    etag: '"v1"',
    lastModified: 'Thu, 01 Jan 2026 00:00:00 GMT',
  });
  expect(site.visits.map(({ path }) => path)).toEqual(['/robots.txt', '/page']);
  expect(site.visits[1]?.headers['user-agent']).toBe('Prismatlas/0.1 (+test)');
});

test('what was had before is asked for only if it changed', async () => {
  const site = await fixtureSite((path, response, headers) => {
    if (noRobots(path, response)) return;
    response.writeHead(headers['if-none-match'] === '"v1"' ? 304 : 200).end();
  });
  const { get } = openGet([site.host]);

  expect(await get(`${site.origin}/page`, { etag: '"v1"' })).toEqual({
    status: 'notModified',
    url: `${site.origin}/page`,
  });
});

test('robots.txt is asked once a day, and what it forbids is not requested', async () => {
  const site = await fixtureSite((path, response) => {
    if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /private\n');
    else response.end('open');
  });
  const { get } = openGet([site.host]);

  await expect(get(`${site.origin}/private/list`)).rejects.toMatchObject({ code: 'ROBOTS_DENIED' });
  await get(`${site.origin}/open`);

  expect(site.visits.map(({ path }) => path)).toEqual(['/robots.txt', '/open']);
});

test('while robots.txt cannot be had nothing else is requested (RFC 9309, 2.3.1.4)', async () => {
  const site = await fixtureSite((_path, response) => response.writeHead(503).end());
  const { get } = openGet([site.host]);

  await expect(get(`${site.origin}/page`)).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });

  expect(site.visits.map(({ path }) => path)).toEqual(['/robots.txt']);
});

test('a host has one visitor at a time, a second apart; Crawl-delay makes it longer', async () => {
  const site = await fixtureSite((path, response) => {
    if (path === '/robots.txt') response.end('User-agent: *\nCrawl-delay: 3\n');
    else setImmediate(() => response.end('x'));
  });
  const { get, time } = openGet([site.host]);

  await Promise.all(['/a', '/b', '/c'].map((path) => get(`${site.origin}${path}`)));

  expect(site.mostAtOnce()).toBe(1);
  expect(time.slept.filter((ms) => ms >= 3000)).toHaveLength(2);
});

test('Retry-After is kept to before the next visit', async () => {
  let isFirst = true;
  const site = await fixtureSite((path, response) => {
    if (noRobots(path, response)) return;
    if (isFirst) response.writeHead(429, { 'retry-after': '30' }).end();
    else response.end('x');
    isFirst = false;
  });
  const { get, time } = openGet([site.host]);

  await expect(get(`${site.origin}/page`)).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    details: { retryAfterMs: 30_000 },
  });
  await get(`${site.origin}/page`);

  expect(Math.max(...time.slept)).toBe(30_000);
});

test.each([
  [404, 'SOURCE_REFUSED', false],
  [403, 'SOURCE_REFUSED', false],
  [500, 'SOURCE_UNREACHABLE', true],
  [503, 'SOURCE_UNREACHABLE', true],
])('status %i is %s', async (status, code, isRetryable) => {
  const site = await fixtureSite((path, response) => {
    if (!noRobots(path, response)) response.writeHead(status).end();
  });
  const { get } = openGet([site.host]);

  await expect(get(`${site.origin}/page`)).rejects.toMatchObject({ code, isRetryable });
});

test.each([
  ['gzip', (bytes: Buffer) => gzipSync(bytes)],
  ['br', (bytes: Buffer) => brotliCompressSync(bytes)],
])('a small %s body that unpacks to a huge one is refused while it streams', async (encoding, pack) => {
  const bomb = pack(Buffer.alloc(200 * 1024 * 1024));
  const site = await fixtureSite((path, response) => {
    if (noRobots(path, response)) return;
    response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
  });
  const { get } = openGet([site.host]);
  const before = process.memoryUsage.rss();

  await expect(get(`${site.origin}/bomb`)).rejects.toMatchObject({ code: 'DOCUMENT_TOO_LARGE' });

  expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
});

test('packed pages are unpacked, over three packings the page is refused', async () => {
  const site = await fixtureSite((path, response) => {
    if (noRobots(path, response)) return;
    const times = Number(path.slice(1));
    let body: Buffer = Buffer.from('words');
    for (let at = 0; at < times; at += 1) body = gzipSync(body);
    response.writeHead(200, { 'content-encoding': Array(times).fill('gzip').join(', ') }).end(body);
  });
  const { get } = openGet([site.host]);

  expect(await get(`${site.origin}/2`)).toMatchObject({ bytes: Buffer.from('words') });
  await expect(get(`${site.origin}/4`)).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
});

test('a body cut short is no body', async () => {
  const site = await fixtureSite((path, response) => {
    if (noRobots(path, response)) return;
    response.writeHead(200, { 'content-length': '1000' });
    response.write('only this', () => response.destroy());
  });
  const { get } = openGet([site.host]);

  await expect(get(`${site.origin}/page`)).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
});

test('a site that says nothing for too long is given up', async () => {
  const site = await fixtureSite((path, response) => {
    if (noRobots(path, response)) return;
    response.writeHead(200);
    response.write('then silence');
  });
  const { get } = openGet([site.host], { idleMs: 200 });

  await expect(get(`${site.origin}/page`)).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
});

test('redirects are followed, each judged; without end they are refused', async () => {
  const site = await fixtureSite((path, response) => {
    if (noRobots(path, response)) return;
    if (path === '/old') response.writeHead(301, { location: '/new' }).end();
    else if (path === '/new') response.end('here');
    else if (path === '/loop') response.writeHead(302, { location: '/loop' }).end();
    else response.writeHead(302, { location: `/${Number(path.slice(1)) + 1}` }).end();
  });
  const { get } = openGet([site.host]);

  expect(await get(`${site.origin}/old`)).toMatchObject({ bytes: Buffer.from('here') });
  await expect(get(`${site.origin}/loop`)).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
  await expect(get(`${site.origin}/1`)).rejects.toMatchObject({ code: 'SOURCE_REFUSED' });
});

/** Spellings of the loopback address and of other private ones. Port 80, where the canary would be. */
const PRIVATE = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://localhost/',
  'http://localhost./',
  'http://127.0.0.1./',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://0.0.0.0/',
  'http://[64:ff9b::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://10.0.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://192.168.1.1/',
  'http://224.0.0.1/',
];

test.each(PRIVATE)('%s is refused', async (url) => {
  const { get } = openGet([]);

  await expect(get(url)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
});

test.each(PRIVATE)('a redirect to %s is refused', async (url) => {
  const site = await fixtureSite((path, response) => {
    if (!noRobots(path, response)) response.writeHead(302, { location: url }).end();
  });
  const { get } = openGet([site.host]);

  await expect(get(`${site.origin}/page`)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
});

test.each([
  'ftp://example.org/report.pdf',
  'file:///etc/passwd',
  'gopher://example.org/',
  'http://example.org:22/',
  'http://user:word@example.org/',
  'not an address',
])('%s is refused before anything is resolved', async (url) => {
  const { get } = openGet([]);

  await expect(get(url)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
});
