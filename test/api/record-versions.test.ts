import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { fillShell } from '../../api/pages/page.ts';
import { renderPage } from '../../api/pages/render.ts';
import { buildApi } from '../../api/server.ts';
import { RecordPage } from '../../schemas/api.ts';
import type { AtlasRecord } from '../../schemas/record.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';

const ORIGIN = 'https://atlas.example';

let api: Api;
let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
let id: string;

beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
  const [record] = await atlas.keep('se-report', 'SE', [
    { kind: 'practice', fields: { title: 'A house by the sea' } },
  ]);
  if (!record) throw new Error('nothing was kept');
  id = record.id;
  await keepEdition([{ ...record, fields: { ...record.fields, aims: 'Rest' } }]);
  api = await buildApi(atlas.services);
});

afterAll(async () => {
  await api.close();
  await atlas.close();
});

async function keepEdition(records: AtlasRecord[]): Promise<void> {
  const [kept] = await atlas.services.store.findRecords([id]);
  await atlas.services.store.keepExtraction(
    {
      document: kept?.record.document ?? '',
      source: 'se-report',
      country: 'SE',
      mediaType: 'text/plain',
      language: 'en',
      extractorVersion: 'test',
      pageCount: null,
      records,
      notes: [],
      searchStatement: null,
      statistics: [],
    },
    'se-report',
    'published',
    { by: 'pipeline', reason: 'a new edition', at: '2026-02-01T10:00:00.000Z' },
  );
}

const get = (path: string) => api.inject(path);
const page = async (query = '') => RecordPage.parse((await get(`/api/v1/records/${id}${query}`)).json());

test('a record is given as it is, or as it was in a version, which says that there is a newer one', async () => {
  const [newest, pinned] = await Promise.all([page(), page('?version=1')]);

  expect([newest.version, newest.newestVersion, newest.record.fields.aims]).toEqual([2, 2, 'Rest']);
  expect([pinned.version, pinned.newestVersion, pinned.record.fields.aims]).toEqual([1, 2, undefined]);
  expect(pinned.history.map(({ version }) => version)).toEqual([2, 1]);
});

test('a citation leads to the version that it cites', async () => {
  const [newest, pinned] = await Promise.all([page(), page('?version=1')]);

  expect(newest.citations.chicago).toContain(`/records/${id}?version=2.`);
  expect(pinned.citations.mla).toContain(`/records/${id}?version=1. Accessed`);
  expect(pinned.citations.csl).toContain(`/records/${id}?version=1"`);
});

test('a version that there is not is not found, and what is no number is refused', async () => {
  expect((await get(`/api/v1/records/${id}?version=3`)).statusCode).toBe(404);
  expect((await get(`/api/v1/records/${id}?version=one`)).statusCode).toBe(400);
});

test('readers without scripts get the version too, under the address of the newest for search engines', async () => {
  const page = await renderPage(atlas.services, new URL(`/records/${id}?version=1`, ORIGIN));

  const markup = fillShell('<head></head><body><div id="root"></div></body>', page, ORIGIN);

  expect(markup).not.toContain('Rest');
  expect(markup).toContain(`<link rel="canonical" href="${ORIGIN}/records/${id}">`);
});
