import { z } from 'zod';
import type { Services } from '../../runtime/services.ts';
import { readSourceChanges } from '../../runtime/source-changes.ts';
import { SourceChanges } from '../../schemas/edition.ts';
import { SourceId } from '../../schemas/source.ts';
import type { Routes } from '../app.ts';
import { publicSource } from '../public-view.ts';

export const ChangesParameters = z.object({
  from: z.iso
    .datetime()
    .optional()
    .describe('The older side, as a moment; the edition before `to` unless told'),
  to: z.iso.datetime().optional().describe('The newer side, as a moment; the newest edition unless told'),
  limit: z.coerce.number().int().min(1).max(1000).default(200).describe('Records in each list at most'),
});

export const changeRoutes: Routes = (app, services) => {
  app.get(
    '/changes/:source',
    {
      schema: {
        tags: ['sources'],
        summary:
          'The editions of a source, and which of its records came, changed and went between two of them',
        params: z.object({ source: SourceId }),
        querystring: ChangesParameters,
        response: { 200: SourceChanges },
      },
    },
    async (request) => readChanges(services, request.params.source, request.query),
  );
};

export async function readChanges(
  { store }: Services,
  source: string,
  asked: z.infer<typeof ChangesParameters>,
): Promise<SourceChanges> {
  const changes = await readSourceChanges(store, source, asked);
  return { ...changes, source: publicSource(changes.source) };
}
