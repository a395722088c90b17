import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, FastifyPluginCallback, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Services } from '../runtime/services.ts';

/** An app whose routes' schemas are zod's. */
export type Api = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** A group of routes: given the services, adds its routes. */
export type Routes = (app: Api, services: Services) => void;

export const asPlugin =
  (routes: Routes, services: Services): FastifyPluginCallback =>
  (app, _options, done) => {
    routes(app.withTypeProvider<ZodTypeProvider>(), services);
    done();
  };
