import { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { aboutExport, EXPORT_WRITERS, exportRecords } from '../../runtime/export-records.ts';
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
      const parameters = parametersOf(request);
      const query = readSearch(parameters, ['format']);
      const { format } = request.query;
      const { mediaType, extension } = EXPORT_WRITERS[format];
      const about = await aboutExport(services, searchAddress(request, parameters));
      const day = about.writtenAt.toISOString().slice(0, 10);
      return reply
        .header('content-type', mediaType)
        .header('content-disposition', `attachment; filename="prismatlas-${day}.${extension}"`)
        .send(
          Readable.from(
            exportRecords(services, { query, format, about, address: (id) => permalink(request, id) }),
          ),
        );
    },
  );
};

/** The same search in the interface. */
function searchAddress(request: FastifyRequest, parameters: URLSearchParams): string {
  const asked = new URLSearchParams(parameters);
  asked.delete('format');
  return `${request.portalAddress}/search${asked.size > 0 ? `?${asked}` : ''}`;
}
