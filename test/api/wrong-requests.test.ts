import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem } from '../../schemas/api.ts';
import { SearchResult } from '../../schemas/search.ts';
import { openSmallAtlas } from './small-atlas.ts';

let small: Awaited<ReturnType<typeof openSmallAtlas>>;
beforeAll(async () => {
  small = await openSmallAtlas();
});
afterAll(() => small.close());
const get = (url: string, headers?: Record<string, string>) => small.get(url, headers);

describe('what callers get wrong', () => {
  test('a wrong method is answered with those that are right', async () => {
    const wrong = await small.api.inject({ method: 'DELETE', url: '/api/v1/records/study_0000000000000000' });
    const nothing = await small.api.inject({ method: 'POST', url: '/api/v1/nothing' });

    expect(wrong.statusCode).toBe(405);
    expect(wrong.headers.allow).toBe('GET, HEAD');
    expect(Problem.parse(wrong.json())).toMatchObject({ code: 'METHOD_NOT_ALLOWED', status: 405 });
    expect(nothing.statusCode).toBe(404);
  });

  test('a long value is not sent back whole, and an empty one is no choice', async () => {
    const long = await get(`/api/v1/records?q=${'x'.repeat(5000)}`);
    const empty = await get('/api/v1/records?country=&kind=&q=&from=');

    expect(long.statusCode).toBe(400);
    expect(long.body.length).toBeLessThan(600);
    expect(empty.statusCode).toBe(200);
    expect(SearchResult.parse(empty.json()).total).toBe(
      SearchResult.parse((await get('/api/v1/records')).json()).total,
    );
  });

  test('years the wrong way round are refused', async () => {
    const response = await get('/api/v1/records?from=2020&to=2010');

    expect(Problem.parse(response.json())).toMatchObject({
      status: 400,
      detail: 'from=2020 is after to=2010',
    });
  });

  test('what is no HTTP request is a problem too', async () => {
    const address = new URL(await small.api.listen({ port: 0, host: '127.0.0.1' }));
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(address.port), address.hostname, () =>
        socket.write('GET /api/v1/records?q=klju\u010d HTTP/1.1\r\nHost: localhost\r\n\r\n'),
      );
      let text = '';
      socket.on('data', (piece) => {
        text += piece;
      });
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
      socket.setTimeout(20_000, () => socket.destroy(new Error(`no end came after: ${text}`)));
    });

    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1.1 400 .*application\/problem\+json/s);
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });
});
