import type { z } from 'zod';
import type { Services } from '../../runtime/services.ts';
import { ComparisonPage } from '../../schemas/api.ts';
import { CompareDimension, type CompareQuery } from '../../schemas/compare.ts';
import { AppError } from '../../schemas/errors.ts';
import type { Routes } from '../app.ts';
import { tellEmptiness } from '../emptiness.ts';
import { parametersOf, readSearch, SearchParameters } from '../search-parameters.ts';

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

/** @throws INVALID_INPUT, UNKNOWN_COUNTRY */
export function readComparison(parameters: URLSearchParams): CompareQuery {
  const { filters, q, yearFrom, yearTo, exclude } = readSearch(parameters, ['by', 'across', 'lang']);
  if (Object.keys(exclude).length > 0)
    throw new AppError('INVALID_INPUT', 'a comparison takes no excluded values');
  const { country: _columns, ...others } = filters;
  const dimension = (name: string) => {
    const given = parameters.get(name);
    if (given === null) return undefined;
    const read = CompareDimension.safeParse(given);
    if (!read.success) throw new AppError('INVALID_INPUT', `${name}: "${given}" is no dimension`);
    return read.data;
  };
  return {
    // The order in which they were asked for is the order of the columns.
    countries: [...new Set(parameters.getAll('country'))],
    by: dimension('by') ?? 'exploitation',
    across: dimension('across'),
    filters: others,
    q,
    yearFrom,
    yearTo,
  };
}

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
