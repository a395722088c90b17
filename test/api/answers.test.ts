import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem, RecordPage, Status } from '../../schemas/api.ts';
import { openSmallAtlas } from './small-atlas.ts';

let small: Awaited<ReturnType<typeof openSmallAtlas>>;
beforeAll(async () => {
  small = await openSmallAtlas();
});
afterAll(() => small.close());
const get = (url: string, headers?: Record<string, string>) => small.get(url, headers);

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
    const { record } = RecordPage.parse((await get(`/api/v1/records/${small.slovene[0]?.id}`)).json());
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
    const response = await get(`/api/v1/documents/${small.slovene[0]?.document}`);

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

  test('OpenAPI says of each operation that it may be answered with problem details', async () => {
    const { paths } = (await get('/api/v1/openapi.json')).json();
    const refused = Object.values(paths).flatMap((operations) =>
      Object.values(Object(operations)).map((operation) => Object(operation).responses.default?.content),
    );

    expect(refused.length).toBeGreaterThan(0);
    for (const content of refused)
      expect(content).toEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
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
