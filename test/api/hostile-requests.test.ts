import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { buildApi, startApi } from '../../api/server.ts';
import { ComparisonPage, Problem } from '../../schemas/api.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

let api: Api;
let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;

beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
  await atlas.keep('si-report', 'SI', [{ kind: 'project', fields: { title: 'Field help' } }]);
  api = await buildApi(atlas.services);
});

afterAll(async () => {
  await api.close();
  await atlas.close();
});

test.each([
  [413, 'application/json', `{"note":"${'a'.repeat(20_000_000)}"}`, 'longer than is taken'],
  [415, 'application/xml', '<set/>', 'content-type: application/json'],
])(
  'a body that cannot be taken is answered with %i and what to send',
  async (status, type, payload, words) => {
    const answer = await api.inject({
      method: 'POST',
      url: '/api/v1/sets',
      headers: { 'content-type': type },
      payload,
    });

    expect(answer.statusCode).toBe(status);
    expect(Problem.parse(answer.json())).toMatchObject({ status, code: 'INVALID_INPUT' });
    expect(answer.json().detail).toContain(words);
  },
);

test.each([
  ['limit=many', 'limit: 1 to 100'],
  ['sort=best', 'sort: relevance'],
  ['colour=red', 'there are q, kind'],
])('a parameter that is not understood is answered with what is allowed: %s', async (parameter, words) => {
  const answer = await api.inject(`/api/v1/records?${parameter}`);

  expect(answer.statusCode).toBe(400);
  expect(answer.json().detail).toContain(`not understood: "${parameter}"`);
  expect(answer.json().detail).toContain(words);
});

test('an empty country, as a form sends it, is no country of a comparison', async () => {
  const answer = await api.inject('/api/v1/compare?country=&country=SI&kind=');

  expect(answer.statusCode).toBe(200);
  expect(ComparisonPage.parse(answer.json()).comparison.countries).toEqual(['SI']);
});

test('a caller that is refused and never closes its side is let go', async () => {
  const { hostname, port } = new URL(await api.listen({ port: 0, host: '127.0.0.1' }));
  const caller = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
  caller.on('error', () => {});
  caller.resume();
  caller.write('GET /\u010d HTTP/1.1\r\n\r\n');

  await new Promise((resolve) => caller.once('end', resolve));

  const connections = (): Promise<number> =>
    new Promise((resolve, reject) =>
      api.server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
    );
  await expect.poll(connections, { timeout: 60_000 }).toBe(0);
  caller.destroy();
});

test.each(['999.1.1.1', 'no-such-host.invalid'])(
  '%s, no address of this machine, is refused by its variable',
  async (host) => {
    await expect(startApi(atlas.services, { port: 0, host })).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('PRISMATLAS_HOST'),
    });
  },
);
