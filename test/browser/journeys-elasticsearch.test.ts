import { afterAll, beforeAll, describe } from 'vitest';
import { POSTGRES_URL, postgresSchema } from '../store/postgres-for-tests.ts';
import { serviceVariable } from '../store/service-variable.ts';
import { elasticsearchScratch } from '../support/elasticsearch-scratch.ts';
import { NO_BROWSER, type Portal, startPortal } from '../support/portal.ts';
import { journeysSuite } from './journeys.suite.ts';

const ELASTICSEARCH_URL = await serviceVariable('ELASTICSEARCH_URL');
const LEFT_OUT =
  NO_BROWSER ||
  (ELASTICSEARCH_URL && POSTGRES_URL ? false : 'no Elasticsearch and PostgreSQL: npm run services');
const PATIENCE = { timeout: 600_000 };

describe.skipIf(LEFT_OUT)(
  `readers in a browser, on Elasticsearch and PostgreSQL${LEFT_OUT ? ` (${LEFT_OUT})` : ''}`,
  PATIENCE,
  () => {
    let scratch: ReturnType<typeof elasticsearchScratch>;
    let schema: ReturnType<typeof postgresSchema>;
    let portal: Portal;
    beforeAll(async () => {
      // Not before: what is left out is collected all the same, without an address.
      scratch = elasticsearchScratch(ELASTICSEARCH_URL ?? '');
      schema = postgresSchema(POSTGRES_URL ?? '');
      await schema.wipe();
      portal = await startPortal({
        ELASTICSEARCH_URL: ELASTICSEARCH_URL ?? '',
        ELASTICSEARCH_INDEX: scratch.newPrefix(),
        DATABASE_URL: schema.url,
      });
    }, 600_000);
    afterAll(async () => {
      await portal?.close();
      await scratch.clear();
      await schema.drop();
    }, 600_000);

    journeysSuite(() => portal);
  },
);
