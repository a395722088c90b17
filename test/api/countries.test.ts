import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ComparisonPage, CountryPage } from '../../schemas/api.ts';
import { openSmallAtlas } from './small-atlas.ts';

let small: Awaited<ReturnType<typeof openSmallAtlas>>;
beforeAll(async () => {
  small = await openSmallAtlas();
});
afterAll(() => small.close());
const get = (url: string, headers?: Record<string, string>) => small.get(url, headers);

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
