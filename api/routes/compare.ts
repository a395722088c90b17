import type { z } from 'zod';
import type { Services } from '../../runtime/services.ts';
import { ComparisonPage } from '../../schemas/api.ts';
import { CompareDimension, type CompareQuery } from '../../schemas/compare.ts';
import type { Routes } from '../app.ts';
import { readComparison } from '../comparison-parameters.ts';
import { tellEmptiness } from '../emptiness.ts';
import { parametersOf, SearchParameters } from '../search-parameters.ts';

const CompareParameters = SearchParameters.extend({
  by: CompareDimension.optional().describe('What the rows are; exploitation unless told'),
  across: CompareDimension.optional().describe('Splits each cell once more'),
});

export const compareRoutes: Routes = (app, services) => {
  app.get(
    '/compare',
    {
      schema: {
        tags: ['search'],
        summary: 'Countries side by side: one count per value and country, with why a cell is empty',
        description: '`country` names the columns, in this order; without any, every country with records.',
        querystring: CompareParameters,
        response: { 200: ComparisonPage },
      },
    },
    async (request) => compare(services, readComparison(parametersOf(request))),
  );
};

export async function compare(
  services: Services,
  query: CompareQuery,
): Promise<z.infer<typeof ComparisonPage>> {
  const { search, store, vocabularies, clock } = services;
  const [counted, reports, held, { generation }] = await Promise.all([
    search.compare(query),
    store.listReports(),
    store.countRecords(),
    search.check(),
  ]);
  return {
    comparison: tellEmptiness(counted, { query, reports, held, vocabularies }),
    indexVersion: generation,
    computedAt: clock.now().toISOString(),
  };
}
