import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from '../support/unzip.ts';
import { openSmallAtlas } from './small-atlas.ts';

let small: Awaited<ReturnType<typeof openSmallAtlas>>;
beforeAll(async () => {
  small = await openSmallAtlas();
});
afterAll(() => small.close());
const get = (url: string, headers?: Record<string, string>) => small.get(url, headers);

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
