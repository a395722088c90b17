import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { ServiceError } from './say.ts';
import { canReach, type ServiceUser } from './service-user.ts';

export const REPOSITORY = resolve(import.meta.dirname, '../..');

/** Where services live and listen. All on 127.0.0.1; ports apart from the usual ones, which others may be using. */
export interface Settings {
  /** Process ids, logs and the file `env`. */
  readonly folder: string;
  /** The servers' own data, by name of the service. */
  readonly dataFolder: string;
  /** What is downloaded and built, shared by all checkouts. */
  readonly cache: string;
  readonly user: ServiceUser | null;
  readonly ports: {
    readonly postgres: number;
    readonly elasticsearch: number;
    readonly elasticsearchTransport: number;
    readonly temporal: number;
    readonly temporalUi: number;
    readonly s3: number;
  };
  /** Elasticsearch's heap, as Java takes it: `512m`. */
  readonly elasticsearchHeap: string;
}

export function readSettings(user: ServiceUser | null): Settings {
  const folder = resolve(process.env.SERVICES_DIR || join(REPOSITORY, 'data/services'));
  return {
    folder,
    dataFolder: canReach(user, folder) ? folder : folderOfOthers(folder),
    cache: cacheFolder(user),
    user,
    ports: {
      postgres: port('SERVICES_POSTGRES_PORT', 15_432),
      elasticsearch: port('SERVICES_ELASTICSEARCH_PORT', 19_200),
      elasticsearchTransport: port('SERVICES_ELASTICSEARCH_TRANSPORT_PORT', 19_300),
      temporal: port('SERVICES_TEMPORAL_PORT', 17_233),
      temporalUi: port('SERVICES_TEMPORAL_UI_PORT', 18_233),
      s3: port('SERVICES_S3_PORT', 19_000),
    },
    elasticsearchHeap: process.env.SERVICES_ELASTICSEARCH_HEAP || '512m',
  };
}

/** A checkout below a private folder, /root for one, cannot be reached by the servers' user. */
const folderOfOthers = (folder: string): string =>
  join('/var/tmp', `prismatlas-services-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);

function cacheFolder(user: ServiceUser | null): string {
  const own = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'prismatlas');
  return canReach(user, own) ? own : '/var/cache/prismatlas';
}

function port(variable: string, usual: number): number {
  const text = process.env[variable];
  if (!text) return usual;
  const value = Number(text);
  if (Number.isInteger(value) && value > 0 && value < 65_536) return value;
  throw new ServiceError(`${variable} is no port: ${text}`);
}
