import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Problem } from '../schemas/api.ts';
import type { Api } from './app.ts';
import { APP_VERSION } from './version.ts';

/**
 * Gives an operation its name, made of its method and path: `getRecordsById`. Programs are generated from these, so a path
 * that stays keeps its name.
 */
function named(
  operation: ReturnType<typeof jsonSchemaTransform>,
  method: string | string[],
): ReturnType<typeof jsonSchemaTransform> {
  const parts = operation.url
    .replace(/^\/api\/v1/, '')
    .split('/')
    .filter((part) => part !== '');
  const words = parts.filter((part) => !part.startsWith(':'));
  const keys = parts.filter((part) => part.startsWith(':'));
  const operationId = [
    String([method].flat()[0]).toLowerCase(),
    ...words.map(capitalised),
    ...(keys.length > 0 ? ['By', keys.map((key) => capitalised(key.slice(1))).join('And')] : []),
  ].join('');
  return { ...operation, schema: { ...operation.schema, operationId } };
}

type Described = Parameters<typeof jsonSchemaTransform>[0];

/** Every operation may be refused: its description says as what, beside its answer. */
function withProblem(input: Described): Described {
  if (!input.schema) return input;
  const answer = input.schema.response ?? { 200: FILE };
  return { ...input, schema: { ...input.schema, response: { ...Object(answer), default: REFUSED } } };
}

const FILE = {
  description: 'A file, in the media type of its own',
  content: { '*/*': { schema: z.unknown() } },
};

const REFUSED = {
  description: 'RFC 9457 problem details; `code` is one of /api/v1/errors',
  content: { 'application/problem+json': { schema: Problem } },
};

const capitalised = (word: string): string =>
  word.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_match, letter: string) => letter.toUpperCase());

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
    transform: (input) => named(jsonSchemaTransform(withProblem(input)), input.route.method),
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/v1/docs',
    staticCSP: true,
    theme: { title: 'Prismatlas API' },
  });
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, (_request, reply) => reply.send(app.swagger()));
}
