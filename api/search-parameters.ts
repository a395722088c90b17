import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CountryCode } from '../schemas/country.ts';
import { AppError } from '../schemas/errors.ts';
import { FACET_IDS, type SearchQuery, Sort } from '../schemas/search.ts';
import { searchFromParameters } from '../schemas/search-parameters.ts';

const repeated = z.union([z.string(), z.array(z.string())]).optional();
const facets = Object.fromEntries(
  FACET_IDS.map((id) => [
    id,
    repeated.describe('Repeat it for several values (OR). A leading - excludes the value. Facets are ANDed.'),
  ]),
);

/** The search parameters as OpenAPI shows them; they are read by `readSearch`, which says which one is wrong. */
export const SearchParameters = z.object({
  q: z.string().optional().describe('Words (ANDed), "phrases", -word, prefix*, field:word'),
  ...facets,
  all: repeated.describe(`Facets in which every given value is asked for: ${FACET_IDS.join(', ')}`),
  from: z.string().optional().describe('First year, from 1000 to 2999'),
  to: z.string().optional().describe('Last year, from 1000 to 2999'),
  year: z.string().optional().describe('`unknown`: only records without a year'),
  sort: z.string().optional().describe(Sort.options.join(', ')),
  limit: z.string().optional().describe('1 to 100; 20 unless told'),
  cursor: z.string().optional().describe('`next` of the page before'),
  page: z
    .string()
    .optional()
    .describe('Number of the page, from 1, as far as the 10,000th record; a cursor comes first'),
});

/** The search of a request. @throws INVALID_INPUT naming each parameter that was not understood */
export function readSearch(parameters: URLSearchParams, others: readonly string[] = []): SearchQuery {
  const { query, unread } = searchFromParameters(parameters, others);
  const wrongCountries = [...(query.filters.country ?? []), ...(query.exclude.country ?? [])].filter(
    (code) => !CountryCode.safeParse(code).success,
  );
  if (wrongCountries.length > 0)
    throw new AppError('UNKNOWN_COUNTRY', `${quoted(wrongCountries)} is not a country code`);
  if (unread.length > 0)
    throw new AppError(
      'INVALID_INPUT',
      `not understood: ${quoted(unread)}; ${whatIsAllowed(unread[0] ?? '')}`,
    );
  const { yearFrom, yearTo } = query;
  if (yearFrom !== undefined && yearTo !== undefined && yearFrom > yearTo)
    throw new AppError('INVALID_INPUT', `from=${yearFrom} is after to=${yearTo}`);
  return query;
}

/** What a parameter that was not understood takes; of one that is not there, which there are. */
function whatIsAllowed(part: string): string {
  const name = part.split('=', 1)[0] ?? '';
  const known = Object.entries(SearchParameters.shape).find(([key]) => key === name)?.[1];
  return known
    ? `${name}: ${known.description}`
    : `there are ${Object.keys(SearchParameters.shape).join(', ')}`;
}

const LETTERS_SHOWN = 80;
const PARTS_SHOWN = 5;

/** What a caller wrote, as far as it helps: a long text is not sent back whole. */
function quoted(parts: readonly string[]): string {
  const shown = parts
    .slice(0, PARTS_SHOWN)
    .map(
      (part) => `"${part.length > LETTERS_SHOWN ? `${[...part].slice(0, LETTERS_SHOWN).join('')}…` : part}"`,
    );
  const rest = parts.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

export const parametersOf = (request: FastifyRequest): URLSearchParams =>
  new URL(request.url, 'http://localhost').searchParams;
