import compress from '@fastify/compress';
import etag from '@fastify/etag';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Services } from '../runtime/services.ts';
import { AppError } from '../schemas/errors.ts';
import { type Api, asPlugin, type Routes } from './app.ts';
import { oaiRoutes } from './oai/routes.ts';
import { serveOpenApi } from './openapi.ts';
import { tellPortalAddress } from './portal-address.ts';
import { answerMisaddressed, answerProblems, answerUnreadable } from './problems.ts';
import { changeRoutes } from './routes/changes.ts';
import { compareRoutes } from './routes/compare.ts';
import { countryRoutes } from './routes/countries.ts';
import { documentRoutes } from './routes/documents.ts';
import { exportRoutes } from './routes/export.ts';
import { openWebRoutes } from './routes/open-web.ts';
import { operationRoutes } from './routes/operation.ts';
import { recordRoutes } from './routes/records.ts';
import { savedSetRoutes } from './routes/saved-sets.ts';
import { schemaRoutes } from './routes/schemas.ts';
import { searchRoutes } from './routes/search.ts';
import { sourceRoutes } from './routes/sources.ts';
import { serveUi } from './ui.ts';

const ROUTES: readonly Routes[] = [
  searchRoutes,
  recordRoutes,
  compareRoutes,
  countryRoutes,
  sourceRoutes,
  changeRoutes,
  documentRoutes,
  exportRoutes,
  savedSetRoutes,
  schemaRoutes,
];

/** What a page may load: only what this server serves. The charts set no style by script. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    // Element.style is how a chart's bar gets its length; no script can come in by it.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  },
};

/** An answer that is not begun by then is given up, whatever the parts underneath are waiting for. */
const DEADLINE_MS = 30_000;

/** The whole HTTP server, not yet listening: tests inject requests into it. */
export async function buildApi(services: Services, deadlineMs = DEADLINE_MS): Promise<Api> {
  const app = Fastify({
    logger: false,
    // A search with many facets is long; beyond this it is no search.
    routerOptions: { maxParamLength: 300 },
    requestTimeout: 30_000,
    handlerTimeout: deadlineMs,
    forceCloseConnections: true,
    frameworkErrors: answerMisaddressed,
    clientErrorHandler: answerUnreadable,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  tellPortalAddress(app, services.config.publicAddress);
  answerProblems(app, services.log);
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    // Served over plain HTTP on a loopback address unless a proxy in front says otherwise.
    strictTransportSecurity: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
  });
  await app.register(etag);
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });
  await app.register(rateLimit, { global: false });
  await serveOpenApi(app);
  await app.register(asPlugin(operationRoutes, services));
  await app.register(asPlugin(oaiRoutes, services));
  await app.register(asPlugin(openWebRoutes, services));
  for (const routes of ROUTES) await app.register(asPlugin(routes, services), { prefix: '/api/v1' });
  await serveUi(app, services);
  return app;
}

/** Listens and gives the address. @throws PORT_IN_USE, CONFIG_INVALID */
export async function startApi(
  services: Services,
  options: { port: number; host?: string; deadlineMs?: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const app = await buildApi(services, options.deadlineMs);
  const host = options.host ?? services.config.host;
  try {
    const url = await app.listen({ port: options.port, host });
    services.log.info('server started', { url });
    return { url, close: () => app.close() };
  } catch (thrown) {
    await app.close();
    throw listenError(thrown, options.port, host);
  }
}

/** Why this machine does not listen there, where it says why. */
function listenError(thrown: unknown, port: number, host: string): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null;
  const options = { cause: thrown };
  if (code === 'EADDRINUSE')
    return new AppError('PORT_IN_USE', `port ${port} on ${host} is taken`, { port }, options);
  if (code === 'EACCES') {
    const message = `PRISMATLAS_PORT (--port): the system lets this user not listen on port ${port}`;
    return new AppError('CONFIG_INVALID', message, { variable: 'PRISMATLAS_PORT', port }, options);
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EINVAL') {
    const message = `PRISMATLAS_HOST (--host): "${host}" is no address of this machine`;
    return new AppError('CONFIG_INVALID', message, { variable: 'PRISMATLAS_HOST', host }, options);
  }
  return thrown;
}
