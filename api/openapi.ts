import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { Api } from './app.ts';
import { APP_VERSION } from './version.ts';

/** OpenAPI 3.1 from the routes' own zod schemas, at `/api/v1/openapi.json`, and a page to read and try it at `/api/v1/docs`. */
export async function serveOpenApi(app: Api): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Prismatlas',
        version: APP_VERSION,
        description:
          'Studies, projects and good practices from national reports, each value with its evidence. ' +
          'Within a facet values are ORed, across facets ANDed; a facet’s counts ignore its own choice. Errors are RFC 9457 problem details.',
      },
      tags: [
        { name: 'search', description: 'Find and compare' },
        { name: 'records', description: 'One record, with evidence and history' },
        { name: 'countries', description: 'What each country’s reports say and hold' },
        { name: 'sets', description: 'Records that a reader keeps under a link' },
        { name: 'sources', description: 'Where records come from' },
        { name: 'operation', description: 'Running it' },
      ],
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/v1/docs',
    staticCSP: true,
    theme: { title: 'Prismatlas API' },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, (_request, reply) => reply.send(app.swagger()));
}
