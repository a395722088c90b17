import { z } from 'zod';
import { AppError } from '../../schemas/errors.ts';
import { Run } from '../../schemas/run.ts';
import { Source } from '../../schemas/source.ts';
import { Vocabulary } from '../../schemas/vocabulary.ts';
import type { Routes } from '../app.ts';
import { publicSource } from '../public-view.ts';

export const sourceRoutes: Routes = (app, { store, vocabularies }) => {
  app.get(
    '/sources',
    {
      schema: {
        tags: ['sources'],
        summary: 'Every source, with its licence',
        response: { 200: z.strictObject({ sources: z.array(Source) }) },
      },
    },
    async () => ({ sources: (await store.listSources()).map(publicSource) }),
  );
  app.get(
    '/vocabularies',
    {
      schema: {
        tags: ['sources'],
        summary: 'The concept lists behind the facets, with labels in seven languages',
        response: { 200: z.strictObject({ vocabularies: z.array(Vocabulary) }) },
      },
    },
    async () => ({ vocabularies: [...vocabularies] }),
  );
  app.get(
    '/runs',
    {
      schema: {
        tags: ['operation'],
        summary: 'The latest runs, newest first',
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
        response: { 200: z.strictObject({ runs: z.array(Run) }) },
      },
    },
    async (request) => ({ runs: await store.listRuns(request.query.limit) }),
  );
  app.get(
    '/runs/:id',
    {
      schema: {
        tags: ['operation'],
        summary: 'One run: what became of each source',
        params: z.object({ id: z.string().max(200) }),
        response: { 200: Run },
      },
    },
    async (request) => {
      const run = await store.findRun(request.params.id);
      if (!run) throw new AppError('NOT_FOUND', `there is no run ${request.params.id}`);
      return run;
    },
  );
};
