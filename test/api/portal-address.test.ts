import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { buildApi } from '../../api/server.ts';
import { loadConfig } from '../../runtime/config.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
let told: Api;
let untold: Api;
beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
  await atlas.keep('si-report', 'SI', [{ kind: 'practice', fields: { title: 'Field help' } }]);
  const { config } = atlas.services;
  const publicAddress = loadConfig({ PRISMATLAS_PUBLIC_URL: 'https://Atlas.example.org/' }).publicAddress;
  const services = Object.create(atlas.services, { config: { value: { ...config, publicAddress } } });
  [told, untold] = await Promise.all([buildApi(services), buildApi(atlas.services)]);
});
afterAll(async () => {
  await Promise.all([told.close(), untold.close()]);
  await atlas.close();
});

const ADDRESSED = [
  '/robots.txt',
  '/sitemap.xml',
  '/feed.atom',
  '/oai?verb=Identify',
  '/api/v1/export?format=ris',
];
const headers = { host: 'inner:4000', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' };

test.each(ADDRESSED)(
  '%s names the public address where there is one, and never what a header says',
  async (url) => {
    const [known, unknown] = await Promise.all([told, untold].map((api) => api.inject({ url, headers })));

    expect(known?.body).toContain('https://atlas.example.org/');
    expect(known?.body).not.toMatch(/inner:4000|evil/u);
    expect(unknown?.body).toContain('http://inner:4000/');
    expect(unknown?.body).not.toContain('evil');
  },
);

test.each([
  'atlas.example.org',
  'https://example.org/atlas',
  'https://user@example.org',
  'ftp://example.org',
])('a public address such as %s is refused at the start', (address) => {
  expect(() => loadConfig({ PRISMATLAS_PUBLIC_URL: address })).toThrow(/PRISMATLAS_PUBLIC_URL/u);
});
