import { z } from 'zod';
import { Language } from '../../schemas/language.ts';
import { SearchResult, Suggestion } from '../../schemas/search.ts';
import type { Routes } from '../app.ts';
import { parametersOf, readSearch, SearchParameters } from '../search-parameters.ts';

const SuggestParameters = z.object({
  text: z.string().max(200).default(''),
  language: Language.default('en').describe('The reader’s language, for labels'),
  limit: z.coerce.number().int().min(1).max(20).default(8),
});

export const searchRoutes: Routes = (app, { search }) => {
  app.get(
    '/records',
    {
      schema: {
        tags: ['search'],
        summary: 'Search records, with facet counts and a year histogram',
        querystring: SearchParameters,
        response: { 200: SearchResult },
      },
    },
    async (request) => search.search(readSearch(parametersOf(request))),
  );
  app.get(
    '/suggest',
    {
      schema: {
        tags: ['search'],
        summary: 'Suggestions for a box that is being typed in',
        querystring: SuggestParameters,
        response: { 200: z.strictObject({ suggestions: z.array(Suggestion) }) },
      },
    },
    async (request) => ({ suggestions: await search.suggest(request.query) }),
  );
};
