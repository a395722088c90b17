import { z } from 'zod';
import { AppError } from '../../schemas/errors.ts';
import type { Routes } from '../app.ts';

const address = (id: string): string => `/api/v1/schemas/${id}`;

/** JSON Schema (2020-12) of every shared word, from the same zod schemas that check the data. */
export const schemaRoutes: Routes = (app) => {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri: address, io: 'input', unrepresentable: 'any' });
  app.get(
    '/schemas',
    {
      schema: {
        tags: ['operation'],
        summary: 'The shapes of the data, as JSON Schema addresses',
        response: { 200: z.strictObject({ schemas: z.array(z.string()) }) },
      },
    },
    () => ({ schemas: Object.keys(schemas).sort().map(address) }),
  );
  app.get(
    '/schemas/:id',
    {
      schema: {
        tags: ['operation'],
        summary: 'One JSON Schema',
        params: z.object({ id: z.string().max(100) }),
      },
    },
    (request, reply) => {
      const { id } = request.params;
      if (!Object.hasOwn(schemas, id)) throw new AppError('NOT_FOUND', `there is no schema ${id}`);
      return reply
        .header('content-type', 'application/schema+json')
        .serializer(JSON.stringify)
        .send(schemas[id]);
    },
  );
};
