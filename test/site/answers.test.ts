import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { buildApi } from '../../api/server.ts';
import { toSearchDocument } from '../../search/search-document.ts';
import { type Answer, openAnswers } from '../../static-site/answers.ts';
import type { ComputedPath } from '../../static-site/computed-paths.ts';
import { coverageFile } from '../../static-site/coverage.ts';
import { readSiteSource } from '../../static-site/site-source.ts';
import { writeIndex } from '../../static-site/write-index.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';
import { filesInMemory } from '../support/files-in-memory.ts';

let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
let api: Api;
let answer: Answer;

beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
  const { services, keep } = atlas;
  await keep('si-report', 'SI', [
    {
      kind: 'study',
      fields: {
        authors: 'Kovač and Kos',
        purpose: 'How farm work turns into exploitation.',
        studyType: 'Qualitative',
      },
      concepts: ['exploitation/labour', 'design/qualitative'],
      year: 2021,
      links: ['https://example.org/farms'],
    },
    {
      kind: 'study',
      fields: { authors: 'Novak', purpose: 'Begging in city centres.' },
      concepts: ['exploitation/begging'],
      year: 2016,
    },
    {
      kind: 'practice',
      fields: { title: 'Obisk na kmetiji', aims: 'To visit farms.' },
      period: { start: '2019', end: null },
    },
  ]);
  await keep('be-report', 'BE', [
    {
      kind: 'project',
      fields: { title: 'Field help', objective: 'Visits to farms; labour inspection.' },
      concepts: ['exploitation/labour'],
      period: { start: '2019', end: '2020' },
    },
  ]);
  await keep('fi-report', 'FI', [{ kind: 'study', fields: { title: 'Not yet public' } }], 'awaiting');
  api = await buildApi(services);
  const source = await readSiteSource(services);
  const site = filesInMemory();
  const records = source.published.map((version) => ({
    document: toSearchDocument(version),
    record: version.record,
  }));
  await writeIndex(site.files, records);
  const json = async <T>(path: string): Promise<T> => (await api.inject(path)).json<T>();
  answer = await openAnswers({
    loadShard: site.loadShard,
    vocabularies: async () => services.vocabularies,
    sources: async () => (await json<{ sources: never[] }>('/api/v1/sources')).sources,
    status: () => json('/api/v1/status'),
    coverage: () => coverageFile(services.store),
    address: (id) => `http://localhost/records/${id}`,
    searchAddress: 'http://localhost/search',
    now: () => services.clock.now(),
  });
});

afterAll(async () => {
  await api.close();
  await atlas.close();
});

const ASKED: readonly (readonly [ComputedPath, string])[] = [
  ['/records', ''],
  ['/records', 'q=farm'],
  ['/records', 'q=farm&country=SI&sort=title&limit=1'],
  ['/records', 'q=-farms&kind=study'],
  ['/records', 'exploitation=labour&exploitation=begging&all=exploitation'],
  ['/records', 'country=-SI&from=2019&to=2019'],
  ['/records', 'year=unknown'],
  ['/records', 'q=frams'],
  ['/suggest', 'text=far&language=sl'],
  ['/suggest', 'text=beg&language=en&limit=3'],
  ['/suggest', 'text='],
  ['/compare', ''],
  ['/compare', 'country=SI&country=FI&country=IT&by=design&kind=study'],
  ['/compare', 'by=kind&across=exploitation&q=farm'],
  ['/compare', 'by=method&kind=practice'],
];

describe('an answer made in the browser', () => {
  test.each(ASKED)('%s?%s is the API’s', async (path, query) => {
    const theirs = await api.inject(`/api/v1${path}?${query}`);

    const ours = await answer(path, new URLSearchParams(query));

    expect(ours.status).toBe(theirs.statusCode);
    const rounded = (value: unknown) =>
      JSON.parse(JSON.stringify(value), (key, part) =>
        key === 'score' && part ? Number(part.toFixed(6)) : part,
      );
    expect(rounded(await ours.json())).toEqual(rounded(theirs.json()));
  });

  test.each(['ndjson', 'csv', 'ris', 'bibtex', 'csl'])(
    'an export as %s is the API’s, byte for byte',
    async (format) => {
      const query = `format=${format}&q=farm&sort=oldest`;
      const theirs = await api.inject({ url: `/api/v1/export?${query}`, headers: { host: 'localhost' } });

      const ours = await answer('/export', new URLSearchParams(query));

      expect(theirs.body).not.toBe('');
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await ours.arrayBuffer())).toBe(
        theirs.body,
      );
      for (const name of ['content-disposition', 'content-type'])
        expect(ours.headers.get(name)).toBe(theirs.headers[name]);
    },
  );

  test('what is wrong is worded as the API words it', async () => {
    for (const [path, query] of [
      ['/records', 'country=XX'],
      ['/records', 'sort=nonsense'],
      ['/records', 'cursor=nonsense'],
      ['/compare', 'kind=-study'],
    ] as const) {
      const theirs = (await api.inject(`/api/v1${path}?${query}`)).json<Record<string, unknown>>();

      const ours = await answer(path, new URLSearchParams(query));

      const { title: _ours, ...said } = (await ours.json()) as Record<string, unknown>;
      const { title: _theirs, ...wanted } = theirs;
      expect(said).toEqual(wanted);
    }
  });

  test('a cursor of either goes on in the other', async () => {
    const first = await answer('/records', new URLSearchParams('limit=2'));
    const { next } = (await first.json()) as { next: string };

    const theirs = await api.inject(`/api/v1/records?limit=2&cursor=${next}`);

    expect(theirs.statusCode).toBe(200);
    const ours = await answer('/records', new URLSearchParams(`limit=2&cursor=${next}`));
    expect(await ours.json()).toEqual(theirs.json());
  });
});

test('the site knows of records that are not public only that there are some', async () => {
  const coverage = await coverageFile(atlas.services.store);

  expect(coverage.held).toContainEqual({ status: 'awaiting', country: 'FI', kind: 'study', count: 1 });
  expect(JSON.stringify(coverage)).not.toContain('Not yet public');
  const { published } = await readSiteSource(atlas.services);
  expect(published.map(({ status }) => status)).toEqual(['published', 'published', 'published', 'published']);
});
