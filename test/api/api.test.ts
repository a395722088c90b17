import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Api } from '../../api/app.ts';
import { buildApi } from '../../api/server.ts';
import { ComparisonPage, CountryPage, Problem, RecordPage, Status } from '../../schemas/api.ts';
import type { AtlasRecord } from '../../schemas/record.ts';
import { SearchResult } from '../../schemas/search.ts';
import { openEmbeddedAtlas } from '../support/embedded-atlas.ts';
import { filesOf } from '../support/unzip.ts';

let api: Api;
let atlas: Awaited<ReturnType<typeof openEmbeddedAtlas>>;
let slovene: AtlasRecord[];

beforeAll(async () => {
  atlas = await openEmbeddedAtlas();
  slovene = await atlas.keep('si-report', 'SI', [
    {
      kind: 'study',
      fields: {
        authors: 'Kovač and Kos',
        purpose: 'How farm work turns into exploitation.',
        studyType: 'Qualitative',
      },
      concepts: ['exploitation/labour', 'design/qualitative'],
      year: 2021,
    },
    {
      kind: 'study',
      fields: { authors: 'Novak', purpose: 'Begging in city centres.' },
      concepts: ['exploitation/begging'],
      year: 2016,
    },
    {
      kind: 'project',
      fields: { title: 'Field help', objective: 'Visits to farms.' },
      concepts: ['exploitation/labour'],
      period: { start: '2019', end: '2020' },
    },
  ]);
  await atlas.keep('be-report', 'BE', [
    {
      kind: 'practice',
      fields: { title: '=cmd|calc', aims: 'Shelter for workers.' },
      concepts: ['exploitation/labour'],
      links: ['https://example.org/a'],
    },
  ]);
  await atlas.keep(
    'it-report',
    'IT',
    [{ kind: 'study', fields: { authors: 'Rossi', purpose: 'Not yet approved.' } }],
    'awaiting',
  );
  api = await buildApi(atlas.services);
});

afterAll(async () => {
  await api.close();
  await atlas.close();
});

const get = (url: string, headers: Record<string, string> = {}) => api.inject({ url, headers });

describe('GET /api/v1/records', () => {
  test('answers total, hits, facets and the next page as its schema says', async () => {
    const response = await get('/api/v1/records?exploitation=labour&limit=2');

    const result = SearchResult.parse(response.json());
    expect(response.statusCode).toBe(200);
    expect(result.total).toBe(3);
    expect(result.hits).toHaveLength(2);
    expect(result.next).not.toBeNull();
    expect(result.facets.country).toEqual([
      { value: 'SI', count: 2 },
      { value: 'BE', count: 1 },
    ]);
  });

  test('a facet ignores its own choice, the others do not', async () => {
    const result = SearchResult.parse((await get('/api/v1/records?country=BE')).json());

    expect(result.facets.country?.map(({ value }) => value).sort()).toEqual(['BE', 'SI']);
    expect(result.facets.kind).toEqual([{ value: 'practice', count: 1 }]);
  });

  test.each([
    ['/api/v1/records?color=red', 'INVALID_INPUT', 'color=red'],
    ['/api/v1/records?limit=0', 'INVALID_INPUT', 'limit=0'],
    ['/api/v1/records?country=Slovenia', 'UNKNOWN_COUNTRY', 'Slovenia'],
    ['/api/v1/records?cursor=nonsense', 'INVALID_CURSOR', ''],
    ['/api/v1/compare?by=color', 'INVALID_INPUT', 'by'],
    ['/api/v1/export?format=docx', 'INVALID_INPUT', 'format'],
  ])('%s is a problem that names what is wrong', async (url, code, word) => {
    const response = await get(url);

    const problem = Problem.parse(response.json());
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(problem.code).toBe(code);
    expect(problem.detail).toContain(word);
    expect(problem.hint).not.toBe('');
  });

  test('words of query syntax gone wrong are only words', async () => {
    for (const q of ['"', '(((', 'AND OR NOT', '*', 'a:b:c', '-', "'; DROP TABLE record; --", '%', 'NEAR('])
      expect((await get(`/api/v1/records?q=${encodeURIComponent(q)}`)).statusCode).toBe(200);
  });
});

describe('GET /api/v1/records/{id}', () => {
  test('says when its links were asked last and what became of them', async () => {
    const url = 'https://example.org/a';
    const reason = 'SOURCE_REFUSED: gone';
    const check = {
      url,
      state: 'broken',
      status: 404,
      reason,
      checkedAt: '2026-01-15T10:00:00.000Z',
    } as const;
    const [practice] = await atlas.services.store.listRecords({ limit: 1, source: 'be-report' });
    const read = async () => RecordPage.parse((await get(`/api/v1/records/${practice?.record.id}`)).json());
    const before = await read();

    await atlas.services.store.saveLinkChecks([check]);

    expect(before.linkChecks).toEqual([]);
    expect((await read()).linkChecks).toEqual([check]);
  });

  test('gives the record with history, document, related records and citations', async () => {
    const id = slovene[0]?.id ?? '';

    const page = RecordPage.parse((await get(`/api/v1/records/${id}`)).json());

    expect(page).toMatchObject({ title: 'Kovač and Kos (2021)', version: 1, status: 'published' });
    expect(page.history).toHaveLength(1);
    expect(page.related.map((hit) => hit.id)).not.toContain(id);
    expect(page.related.length).toBeGreaterThan(0);
    expect(page.citations.ris).toContain('PY  - 2021');
    expect(page.citations.apa).toContain(`15 January 2026`);
  });

  test('a record that awaits approval is not told', async () => {
    const [awaiting] = await atlas.services.store.listRecords({ limit: 1, status: 'awaiting' });

    const response = await get(`/api/v1/records/${awaiting?.record.id}`);

    expect(response.statusCode).toBe(404);
  });
});

describe('GET /api/v1/compare', () => {
  test('columns stand in the order asked for, and an empty cell says why', async () => {
    const response = await get('/api/v1/compare?country=IT&country=BE&country=SI&by=exploitation');

    const { comparison } = ComparisonPage.parse(response.json());
    const begging = comparison.rows.find((row) => row.value === 'begging');
    expect(comparison.countries).toEqual(['IT', 'BE', 'SI']);
    expect(begging?.cells.map(({ count, state }) => [count, state])).toEqual([
      [0, 'awaiting'],
      [0, 'none-found'],
      [1, 'counted'],
    ]);
  });

  test('a country without a report was not searched, and a dimension that a kind lacks does not apply', async () => {
    const states = async (url: string) =>
      ComparisonPage.parse((await get(url)).json()).comparison.rows.flatMap((row) =>
        row.cells.map((cell) => cell.state),
      );

    expect(await states('/api/v1/compare?country=FR&country=SI&by=exploitation')).toEqual(
      expect.arrayContaining(['not-searched']),
    );
    expect(await states('/api/v1/compare?country=BE&by=design&kind=practice')).toSatisfy((all: string[]) =>
      all.every((state) => state === 'not-applicable' || state === 'counted'),
    );
  });
});

describe('countries', () => {
  test('a country page sums what is published and gives the way in', async () => {
    const page = CountryPage.parse((await get('/api/v1/countries/si')).json());

    expect(page.country).toEqual({ code: 'SI', total: 3, kinds: { study: 2, project: 1 }, sources: 1 });
    expect(page.reports).toHaveLength(1);
    expect(page.highlights).toHaveLength(3);
  });
});

describe('export', () => {
  test('ndjson holds every record of the search, beyond a page', async () => {
    const response = await get('/api/v1/export?format=ndjson');

    expect(response.body.trim().split('\n')).toHaveLength(4);
    expect(response.headers['content-disposition']).toBe(
      'attachment; filename="prismatlas-2026-01-15.ndjson"',
    );
  });

  test('CSV disarms formulas', async () => {
    const response = await get('/api/v1/export?format=csv&country=BE');

    expect(response.body).toContain(",'=cmd|calc,");
  });

  test.each(['ris', 'bibtex', 'csl', 'nbib', 'endnote', 'jsonld'])(
    '%s follows the filters',
    async (format) => {
      const response = await get(`/api/v1/export?format=${format}&kind=study`);

      expect(response.body).toContain('Kovač');
      expect(response.body).not.toContain('Field help');
    },
  );

  test('CSL-JSON is one array', async () => {
    expect((await get('/api/v1/export?format=csl')).json()).toHaveLength(4);
  });

  test('JSON-LD is one graph', async () => {
    const graph = (await get('/api/v1/export?format=jsonld')).json();

    expect(graph).toMatchObject({ '@context': 'https://schema.org', '@graph': expect.any(Array) });
    expect(graph['@graph']).toHaveLength(4);
  });

  test('a workbook is an archive, whose second sheet tells the search, its count and the index', async () => {
    const response = await get('/api/v1/export?format=xlsx&country=SI');
    const sheet = (await filesOf(response.rawPayload)).get('xl/worksheets/sheet2.xml') ?? '';
    const cells = [...sheet.matchAll(/<t xml:space="preserve">([^<]*)<|<v>(\d+)</gu)].map(
      ([, text, number]) => text ?? number,
    );

    expect(response.headers['content-type']).toContain('spreadsheetml.sheet');
    expect(cells.slice(0, 4)).toEqual(['Search', 'http://localhost:80/search?country=SI', 'Records', '3']);
  });

  test('what is exported is cited with its version', async () => {
    const { body } = await get('/api/v1/export?format=ris&kind=project');

    expect(body).toMatch(/N1 {2}- Prismatlas http:\/\/localhost:80\/records\/project_\w+\?version=1\r\n/u);
  });
});

describe('what surrounds the answers', () => {
  test('an unchanged answer is 304 by its ETag', async () => {
    const first = await get('/api/v1/countries');

    const second = await get('/api/v1/countries', { 'if-none-match': String(first.headers.etag) });

    expect(second.statusCode).toBe(304);
  });

  test('a long answer travels compressed', async () => {
    const response = await get('/api/v1/vocabularies', { 'accept-encoding': 'gzip' });

    expect(response.headers['content-encoding']).toBe('gzip');
  });

  test('health, metrics and status tell of store and index', async () => {
    const [health, metrics, status] = await Promise.all([
      get('/healthz'),
      get('/metrics'),
      get('/api/v1/status'),
    ]);

    expect(health.json()).toMatchObject({ isWell: true });
    expect(metrics.body).toContain('prismatlas_records{status="published"} 4');
    expect(Status.parse(status.json())).toMatchObject({ records: 4, countries: ['BE', 'SI'], documents: 3 });
  });

  test('no answer tells where a file lies on the server', async () => {
    const { record } = RecordPage.parse((await get(`/api/v1/records/${slovene[0]?.id}`)).json());
    const bodies = await Promise.all(
      [
        '/api/v1/sources',
        `/api/v1/documents/${record.document}/info`,
        `/api/v1/records/${record.id}`,
        '/api/v1/countries/SI',
      ].map(async (url) => (await get(url)).body),
    );

    for (const body of bodies) expect(body).not.toContain('/somewhere/private');
  });

  test('a document is served as somebody else’s file, never as a page of ours', async () => {
    const response = await get(`/api/v1/documents/${slovene[0]?.document}`);

    expect(response.headers).toMatchObject({
      'content-security-policy': 'sandbox',
      'content-disposition': expect.stringContaining('attachment'),
      'x-content-type-options': 'nosniff',
    });
  });

  test('OpenAPI 3.1 describes each route with its answer', async () => {
    const spec = (await get('/api/v1/openapi.json')).json();

    expect(spec.openapi).toBe('3.1.0');
    expect(Object.keys(spec.paths)).toEqual(
      expect.arrayContaining([
        '/api/v1/records',
        '/api/v1/records/{id}',
        '/api/v1/compare',
        '/api/v1/export',
        '/healthz',
      ]),
    );
    expect(spec.components.schemas).toHaveProperty('AtlasRecord');
    expect((await get('/api/v1/docs')).statusCode).toBe(200);
  });

  test('JSON Schema of a record lists its kinds and points to the schemas it is made of', async () => {
    const { schemas } = (await get('/api/v1/schemas')).json();
    const record = (await get('/api/v1/schemas/AtlasRecord')).json();

    expect(schemas).toContain('/api/v1/schemas/AtlasRecord');
    expect(record.properties.period).toMatchObject({
      anyOf: [{ $ref: '/api/v1/schemas/Period' }, { type: 'null' }],
    });
    expect((await get('/api/v1/schemas/constructor')).statusCode).toBe(404);
  });

  test('an address with a broken percent sign is a problem that says so', async () => {
    const response = await get('/api/v1/records/%E0%A4%A');

    expect([response.statusCode, Problem.parse(response.json()).code]).toEqual([400, 'INVALID_INPUT']);
  });

  test('an address that is nothing is a problem, not a page', async () => {
    const response = await get('/api/v1/nothing');

    expect([response.statusCode, Problem.parse(response.json()).code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('what callers get wrong', () => {
  test('a wrong method is answered with those that are right', async () => {
    const wrong = await api.inject({ method: 'DELETE', url: '/api/v1/records/study_0000000000000000' });
    const nothing = await api.inject({ method: 'POST', url: '/api/v1/nothing' });

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
    const address = new URL(await api.listen({ port: 0, host: '127.0.0.1' }));
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

  test('each operation has a name of its own', async () => {
    const { paths } = (await get('/api/v1/openapi.json')).json();
    const names = Object.values(paths).flatMap((operations) =>
      Object.values(Object(operations)).map((operation) => String(Object(operation).operationId)),
    );

    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['getRecords', 'getRecordsById', 'getDocumentsPagesBySha256AndPage']),
    );
    expect(names.filter((name) => !/^[a-z][A-Za-z0-9]+$/.test(name))).toEqual([]);
  });
});
