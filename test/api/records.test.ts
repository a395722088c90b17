import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Problem, RecordPage } from '../../schemas/api.ts';
import { SearchResult } from '../../schemas/search.ts';
import { openSmallAtlas } from './small-atlas.ts';

let small: Awaited<ReturnType<typeof openSmallAtlas>>;
beforeAll(async () => {
  small = await openSmallAtlas();
});
afterAll(() => small.close());
const get = (url: string, headers?: Record<string, string>) => small.get(url, headers);

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
    const [practice] = await small.store.listRecords({ limit: 1, source: 'be-report' });
    const read = async () => RecordPage.parse((await get(`/api/v1/records/${practice?.record.id}`)).json());
    const before = await read();

    await small.store.saveLinkChecks([check]);

    expect(before.linkChecks).toEqual([]);
    expect((await read()).linkChecks).toEqual([check]);
  });

  test('gives the record with history, document, related records and citations', async () => {
    const id = small.slovene[0]?.id ?? '';

    const page = RecordPage.parse((await get(`/api/v1/records/${id}`)).json());

    expect(page).toMatchObject({ title: 'Kovač and Kos (2021)', version: 1, status: 'published' });
    expect(page.history).toHaveLength(1);
    expect(page.related.map((hit) => hit.id)).not.toContain(id);
    expect(page.related.length).toBeGreaterThan(0);
    expect(page.citations.ris).toContain('PY  - 2021');
    expect(page.citations.apa).toContain(`15 January 2026`);
  });

  test('a record that awaits approval is not told', async () => {
    const [awaiting] = await small.store.listRecords({ limit: 1, status: 'awaiting' });

    const response = await get(`/api/v1/records/${awaiting?.record.id}`);

    expect(response.statusCode).toBe(404);
  });
});
