import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { Services } from '../../runtime/services.ts';
import { Status } from '../../schemas/api.ts';
import { asAppError, ERRORS } from '../../schemas/errors.ts';
import type { Api, Routes } from '../app.ts';
import { mailboxIn } from '../contact.ts';
import { APP_VERSION } from '../version.ts';

const Part = z.strictObject({ isWell: z.boolean(), detail: z.string() });
const Health = z.strictObject({ isWell: z.boolean(), store: Part, search: Part });

export const operationRoutes: Routes = (app, services) => {
  measure(app, services);
  app.get(
    '/healthz',
    {
      schema: {
        tags: ['operation'],
        summary: 'Whether the parts underneath answer: 200 or 503',
        response: { 200: Health, 503: Health },
      },
    },
    async (_request, reply) => {
      const [store, search] = await Promise.all([
        tell(async () => {
          const { engine, schemaVersion } = await services.store.check();
          return `${engine}, schema ${schemaVersion}`;
        }),
        tell(async () => {
          const { engine, documents } = await services.search.check();
          return `${engine}, ${documents} documents`;
        }),
      ]);
      const isWell = store.isWell && search.isWell;
      return reply
        .code(isWell ? 200 : 503)
        .header('cache-control', 'no-store')
        .send({ isWell, store, search });
    },
  );
  app.get(
    '/api/v1/errors',
    {
      schema: {
        tags: ['operation'],
        summary: 'Every error code: its status, whether to try again, what to do',
        response: {
          200: z.record(
            z.string(),
            z.object({ httpStatus: z.int(), retryable: z.boolean(), hint: z.string() }),
          ),
        },
      },
    },
    () => ERRORS,
  );
  app.get(
    '/api/v1/status',
    { schema: { tags: ['operation'], summary: 'What the database holds now', response: { 200: Status } } },
    async () => {
      const [{ generation, documents: records }, held, documents] = await Promise.all([
        services.search.check(),
        services.store.countRecords(),
        services.store.listDocuments(),
      ]);
      const published = held.filter((row) => row.status === 'published');
      return {
        version: APP_VERSION,
        indexVersion: generation,
        records,
        countries: [...new Set(published.map((row) => row.country))].sort(),
        documents: documents.length,
        contact: mailboxIn(services.config.contact) ?? services.config.contact,
      };
    },
  );
};

async function tell(ask: () => Promise<string>): Promise<z.infer<typeof Part>> {
  try {
    return { isWell: true, detail: await ask() };
  } catch (thrown) {
    const error = asAppError(thrown);
    return { isWell: false, detail: `${error.code}: ${error.message}` };
  }
}

/** Prometheus metrics at `/metrics`: requests by route and status, and what the store and the outbox hold. */
function measure(app: Api, { store }: Services): void {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'prismatlas_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  const failures = new Counter({
    name: 'prismatlas_http_failures_total',
    help: 'Answers of 500 and above, by route',
    labelNames: ['route'],
    registers,
  });
  new Gauge({
    name: 'prismatlas_records',
    help: 'Newest record versions by status',
    labelNames: ['status'],
    registers,
    async collect() {
      this.reset();
      for (const { status, count } of await store.countRecords()) this.inc({ status }, count);
    },
  });
  new Gauge({
    name: 'prismatlas_outbox_entries',
    help: 'Changes on their way to the index, and those set aside',
    labelNames: ['state'],
    registers,
    async collect() {
      const { pending, dead } = await store.countOutbox();
      this.set({ state: 'pending' }, pending);
      this.set({ state: 'dead' }, dead);
    },
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) failures.inc({ route });
  });
  app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('content-type', registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics()),
  );
}
