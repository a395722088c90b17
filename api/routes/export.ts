import { Readable } from 'node:stream';
import { EXPORT_WRITERS, exportRecords } from '../../runtime/export-records.ts';
import { ExportFormat } from '../../schemas/api.ts';
import type { Routes } from '../app.ts';
import { permalink } from '../permalink.ts';
import { parametersOf, readSearch, SearchParameters } from '../search-parameters.ts';

/** A file of every record takes as long as its reader does. */
const LONGEST_EXPORT_MS = 6 * 3_600_000;

export const exportRoutes: Routes = (app, services) => {
  app.get(
    '/export',
    {
      handlerTimeout: LONGEST_EXPORT_MS,
      schema: {
        tags: ['search'],
        summary: 'Every record of a search as a file, streamed, in the search’s order and without a limit',
        querystring: SearchParameters.extend({ format: ExportFormat.default('ndjson') }),
      },
    },
    async (request, reply) => {
      const query = readSearch(parametersOf(request), ['format']);
      const { format } = request.query;
      const { mediaType, extension } = EXPORT_WRITERS[format];
      const day = services.clock.now().toISOString().slice(0, 10);
      return reply
        .header('content-type', mediaType)
        .header('content-disposition', `attachment; filename="prismatlas-${day}.${extension}"`)
        .send(Readable.from(exportRecords(services, query, format, (id) => permalink(request, id))));
    },
  );
};
