import { randomBytes } from 'node:crypto';
import { POSTGRES_URL, postgresSchema } from '../store/postgres-for-tests.ts';
import { serviceVariable } from '../store/service-variable.ts';
import { elasticsearchScratch } from './elasticsearch-scratch.ts';

const ELASTICSEARCH_URL = await serviceVariable('ELASTICSEARCH_URL');
const TEMPORAL_ADDRESS = await serviceVariable('TEMPORAL_ADDRESS');

/** What of the real engines is missing, by name; empty: nothing. */
export const MISSING_SERVICES: readonly string[] = [
  POSTGRES_URL === null ? 'PostgreSQL' : '',
  ELASTICSEARCH_URL === null ? 'Elasticsearch' : '',
  TEMPORAL_ADDRESS === null ? 'Temporal' : '',
].filter((name) => name !== '');

export const WITHOUT_SERVICES = `left out without ${MISSING_SERVICES.join(', ')}: see \`npm run services\``;

export interface RealServices {
  /** The variables that lead to them, each with a schema, an index and a queue of its own. */
  readonly env: Readonly<Record<string, string>>;
  clear(): Promise<void>;
}

/** Parts of the running servers for one test alone. */
export async function ownPartOfServices(): Promise<RealServices> {
  if (POSTGRES_URL === null || ELASTICSEARCH_URL === null || TEMPORAL_ADDRESS === null)
    throw new Error(WITHOUT_SERVICES);
  const schema = postgresSchema(POSTGRES_URL);
  await schema.wipe();
  const scratch = elasticsearchScratch(ELASTICSEARCH_URL);
  return {
    env: {
      DATABASE_URL: schema.url,
      ELASTICSEARCH_URL,
      ELASTICSEARCH_INDEX: scratch.newPrefix(),
      TEMPORAL_ADDRESS,
      TEMPORAL_TASK_QUEUE: `test-${randomBytes(6).toString('hex')}`,
    },
    async clear() {
      await scratch.clear();
      await schema.drop();
    },
  };
}
