import { z } from 'zod';
import type { Services } from '../../runtime/services.ts';
import { CountryPage, CountrySummary } from '../../schemas/api.ts';
import { isCountryCode } from '../../schemas/country.ts';
import { AppError } from '../../schemas/errors.ts';
import { RECORD_KINDS, type RecordKind } from '../../schemas/record.ts';
import { SearchQuery } from '../../schemas/search.ts';
import type { Routes } from '../app.ts';
import { publicDocument, publicSource } from '../public-view.ts';

/** Records of each kind that a country's page starts from. */
const HIGHLIGHTS_PER_KIND = 4;

export const countryRoutes: Routes = (app, services) => {
  app.get(
    '/countries',
    {
      schema: {
        tags: ['countries'],
        summary: 'Every country that has a source, with its records by kind',
        response: { 200: z.strictObject({ countries: z.array(CountrySummary) }) },
      },
    },
    async () => ({ countries: await summariseCountries(services) }),
  );
  app.get(
    '/countries/:code',
    {
      schema: {
        tags: ['countries'],
        summary: 'What a country’s reports say of their method, their numbers, and where to start reading',
        params: z.object({ code: z.string().length(2) }),
        response: { 200: CountryPage },
      },
    },
    async (request) => readCountry(services, request.params.code.toUpperCase()),
  );
};

export async function summariseCountries({ store }: Services): Promise<CountrySummary[]> {
  const [held, sources] = await Promise.all([store.countRecords(), store.listSources()]);
  const codes = new Set([...held.map((row) => row.country), ...sources.map((source) => source.country)]);
  return [...codes].sort().map((code) => {
    const published = held.filter((row) => row.country === code && row.status === 'published');
    const kinds: Partial<Record<RecordKind, number>> = {};
    for (const kind of RECORD_KINDS) {
      const count = published.filter((row) => row.kind === kind).reduce((sum, row) => sum + row.count, 0);
      if (count > 0) kinds[kind] = count;
    }
    return {
      code,
      total: published.reduce((sum, row) => sum + row.count, 0),
      kinds,
      sources: sources.filter((source) => source.country === code).length,
    };
  });
}

export async function readCountry(services: Services, code: string): Promise<CountryPage> {
  if (!isCountryCode(code)) throw new AppError('UNKNOWN_COUNTRY', `"${code}" is not a country code`);
  const country = (await summariseCountries(services)).find((summary) => summary.code === code) ?? {
    code,
    total: 0,
    kinds: {},
    sources: 0,
  };
  const kinds = (['practice', 'study', 'project', 'product', 'aspect', 'case'] as const).filter(
    (kind) => country.kinds[kind],
  );
  const [reports, ...results] = await Promise.all([
    services.store.listReports(code),
    ...kinds.map((kind) =>
      services.search.search(
        SearchQuery.parse({
          filters: { country: [code], kind: [kind] },
          sort: 'newest',
          limit: HIGHLIGHTS_PER_KIND,
        }),
      ),
    ),
  ]);
  return {
    country,
    reports: reports.map((report) => ({
      ...report,
      source: publicSource(report.source),
      document: publicDocument(report.document),
      statistics: [...report.statistics],
      kinds: [...report.kinds],
    })),
    highlights: results.flatMap((result) => result.hits),
  };
}
