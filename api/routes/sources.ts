import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { AppError, asAppError } from '../../schemas/errors.ts';
import { Language } from '../../schemas/language.ts';
import { Run } from '../../schemas/run.ts';
import { Source } from '../../schemas/source.ts';
import { ToldVocabulary, type Vocabulary } from '../../schemas/vocabulary.ts';
import type { Routes } from '../app.ts';
import { publicSource } from '../public-view.ts';

/** Whoever runs the pipeline is given so long to say how far it is: the ledger can be shown without it. */
const PROGRESS_WAIT_MS = 2_000;

export const sourceRoutes: Routes = (app, services) => {
  const { store, vocabularies, log } = services;
  const listRunning = async (): Promise<Run[]> => {
    try {
      return await Promise.race([services.runner.listRunning(), wait(PROGRESS_WAIT_MS, [])]);
    } catch (error) {
      log.warn('progress not had', { code: asAppError(error).code });
      return [];
    }
  };
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
        querystring: z.object({
          language: Language.optional().describe(
            'Only what is shown in this language: its labels, without the words that concepts are found by',
          ),
        }),
        response: { 200: z.strictObject({ vocabularies: z.array(ToldVocabulary) }) },
      },
    },
    async ({ query: { language } }) => ({
      vocabularies: language ? vocabularies.map((whole) => shownIn(whole, language)) : [...vocabularies],
    }),
  );
  app.get(
    '/runs',
    {
      schema: {
        tags: ['operation'],
        summary: 'The latest runs, newest first, with how far those are that are running',
        querystring: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
        response: { 200: z.strictObject({ runs: z.array(Run) }) },
      },
    },
    async (request) => {
      const { limit } = request.query;
      const [kept, running] = await Promise.all([store.listRuns(limit), listRunning()]);
      const progress = new Map(running.map((run) => [run.id, run.progress]));
      const known = new Set(kept.map(({ id }) => id));
      // A run that has met nothing new has no row in the ledger, and may never get one.
      const unwritten = running.filter(({ id }) => !known.has(id));
      const runs = kept.map((run) => {
        const reached = run.state === 'running' ? progress.get(run.id) : undefined;
        return reached ? { ...run, progress: reached } : run;
      });
      return { runs: [...unwritten, ...runs].slice(0, limit) };
    },
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

const shownIn = ({ concepts, ...whole }: Vocabulary, language: Language): ToldVocabulary => ({
  ...whole,
  labels: { [language]: whole.labels[language] },
  concepts: concepts.map(({ definition, definitions, ...concept }) => {
    const own = definitions?.[language];
    return {
      ...concept,
      labels: { [language]: concept.labels[language] },
      synonyms: {},
      ...(own ? { definitions: { [language]: own } } : definition ? { definition } : {}),
    };
  }),
});
