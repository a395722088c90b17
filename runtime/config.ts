import { availableParallelism } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { AppError } from '../schemas/errors.ts';

/** The folder that holds `package.json`: paths of corpus sources start here. */
export const PACKAGE_ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** A whole number. Its error says what is allowed, and never repeats a value: another variable's may be a secret. */
function wholeNumber(least: number, most: number) {
  const error = `not a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
}
const oneOf = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.enum(names, { error: `not one of ${names.join(', ')}` });

const megabytes = wholeNumber(1, 100_000);
const seconds = wholeNumber(1, 86_400);
/** An IPv6 address stands in brackets. */
const hostAndPort = z.string().regex(/^(\[[0-9A-Fa-f:.]+\]|[^\s:/[\]]+):\d{1,5}$/, 'not host:port');
const httpUrl = z.url({ protocol: /^https?$/, error: 'not an http(s) address' });

/**
 * Every variable that Prismatlas reads, with its default. `.env.example` lists the same names; a test compares
 * them. The defaults work with nothing installed.
 */
const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PRISMATLAS_DATA: z.string().default('data'),
  PRISMATLAS_CORPUS: z.string().default(join(PACKAGE_ROOT, 'corpus')),
  PRISMATLAS_HOST: z.string().default('127.0.0.1'),
  PRISMATLAS_PORT: wholeNumber(0, 65_535).default(4000),
  // Without a path: the interface and its addresses begin at the root.
  PRISMATLAS_PUBLIC_URL: httpUrl
    .regex(/^[^:]+:\/\/[^\s/?#@]+\/?$/, 'an address with more than scheme and host')
    .optional(),
  PRISMATLAS_LOG_LEVEL: oneOf(['silent', 'error', 'warn', 'info', 'debug']).optional(),
  PRISMATLAS_CONCURRENCY: wholeNumber(1, 64).default(availableParallelism()),
  PRISMATLAS_MAX_DOCUMENT_MB: megabytes.default(100),
  PRISMATLAS_EXTRACT_TIMEOUT_S: seconds.default(120),
  PRISMATLAS_EXTRACT_MEMORY_MB: wholeNumber(128, 100_000).default(1024),
  // It goes into a header of our fetches, which takes no other letters.
  PRISMATLAS_CONTACT: z
    .string()
    .regex(/^[\x20-\x7e]+$/, 'not a mailbox or an address on one line in ASCII letters')
    .optional(),
  PRISMATLAS_FETCH_ALLOW: z.string().default(''),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'not a postgres:// address')
    .optional(),
  DATABASE_POOL_SIZE: wholeNumber(1, 200).default(10),
  ELASTICSEARCH_URL: httpUrl.optional(),
  ELASTICSEARCH_INDEX: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
    .default('prismatlas'),
  ELASTICSEARCH_SHARDS: wholeNumber(1, 1024).default(1),
  ELASTICSEARCH_REPLICAS: wholeNumber(0, 10).optional(),
  BLOBS_URL: z
    .string()
    .regex(/^s3:\/\/[^/]/, 'not an s3:// address')
    .optional(),
  TEMPORAL_ADDRESS: hostAndPort.optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_TASK_QUEUE: z.string().default('prismatlas'),
  PRISMATLAS_WORKER_METRICS: hostAndPort.optional(),
});

/** The names of every variable, for `.env.example` and `doctor`. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(Environment.shape);

export interface Config {
  readonly isProduction: boolean;
  /** Absolute: the folder of everything embedded. */
  readonly dataDir: string;
  readonly corpusDir: string;
  readonly host: string;
  readonly port: number;
  /** How readers reach the portal, as `https://host`; null: as each request says. */
  readonly publicAddress: string | null;
  /** Null: each command has its own. */
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug' | null;
  /** Documents in work at once, and reading processes. */
  readonly concurrency: number;
  readonly maxDocumentBytes: number;
  readonly extractTimeoutMs: number;
  readonly extractMemoryBytes: number;
  readonly userAgent: string;
  /** Who runs this portal, as told to the sites that are fetched and to its readers: a mailbox, an address of a page. */
  readonly contact: string | null;
  /** `host:port` of fixture servers that may be fetched though private; always empty in production. */
  readonly fetchAllow: readonly string[];
  readonly database: { readonly url: string; readonly poolSize: number } | null;
  readonly elasticsearch: {
    readonly url: string;
    readonly index: string;
    /** Of an index that is built from now on. */
    readonly shards: number;
    /** Null: one where there is a second node. */
    readonly replicas: number | null;
  } | null;
  /** `s3://bucket/prefix?endpoint=…`; null: the folder `blobs` of `dataDir`. */
  readonly blobsUrl: string | null;
  readonly temporal: {
    readonly address: string;
    readonly namespace: string;
    readonly taskQueue: string;
    /** `host:port` on which a worker tells its metrics to Prometheus; null: nowhere. */
    readonly metrics: string | null;
  } | null;
}

/**
 * Parses the environment once; nothing else reads it. An empty variable counts as absent, as in `.env` files.
 * @throws CONFIG_INVALID naming the variable
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    VARIABLE_NAMES.map((name) => [name, environment[name] === '' ? undefined : environment[name]]),
  );
  refuseMisspelt(environment);
  // A parent's NODE_ENV may be any word; only ours are told apart.
  if (!Environment.shape.NODE_ENV.safeParse(given.NODE_ENV).success) given.NODE_ENV = undefined;
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const name = String(issue?.path[0] ?? 'environment');
    throw new AppError('CONFIG_INVALID', `${name} is ${issue?.message ?? 'not valid'}`, { variable: name });
  }
  const env = parsed.data;
  const isProduction = env.NODE_ENV === 'production';
  const fetchAllow = env.PRISMATLAS_FETCH_ALLOW.split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (isProduction && fetchAllow.length > 0) {
    throw new AppError(
      'CONFIG_INVALID',
      'PRISMATLAS_FETCH_ALLOW opens private addresses for tests and is refused in production',
      { variable: 'PRISMATLAS_FETCH_ALLOW' },
    );
  }
  return {
    isProduction,
    dataDir: resolve(env.PRISMATLAS_DATA),
    corpusDir: resolve(env.PRISMATLAS_CORPUS),
    host: env.PRISMATLAS_HOST,
    port: env.PRISMATLAS_PORT,
    publicAddress: env.PRISMATLAS_PUBLIC_URL ? new URL(env.PRISMATLAS_PUBLIC_URL).origin : null,
    logLevel: env.PRISMATLAS_LOG_LEVEL ?? null,
    concurrency: env.PRISMATLAS_CONCURRENCY,
    maxDocumentBytes: env.PRISMATLAS_MAX_DOCUMENT_MB * 1024 * 1024,
    extractTimeoutMs: env.PRISMATLAS_EXTRACT_TIMEOUT_S * 1000,
    extractMemoryBytes: env.PRISMATLAS_EXTRACT_MEMORY_MB * 1024 * 1024,
    userAgent: env.PRISMATLAS_CONTACT ? `Prismatlas/0.1 (+${env.PRISMATLAS_CONTACT})` : 'Prismatlas/0.1',
    contact: env.PRISMATLAS_CONTACT ?? null,
    fetchAllow,
    database: env.DATABASE_URL ? { url: env.DATABASE_URL, poolSize: env.DATABASE_POOL_SIZE } : null,
    elasticsearch: env.ELASTICSEARCH_URL
      ? {
          url: env.ELASTICSEARCH_URL,
          index: env.ELASTICSEARCH_INDEX,
          shards: env.ELASTICSEARCH_SHARDS,
          replicas: env.ELASTICSEARCH_REPLICAS ?? null,
        }
      : null,
    blobsUrl: env.BLOBS_URL ?? null,
    temporal: env.TEMPORAL_ADDRESS
      ? {
          address: env.TEMPORAL_ADDRESS,
          namespace: env.TEMPORAL_NAMESPACE,
          taskQueue: env.TEMPORAL_TASK_QUEUE,
          metrics: env.PRISMATLAS_WORKER_METRICS ?? null,
        }
      : null,
  };
}

/** Letters by which a name may differ from one of ours and still be taken for it. */
const SLIPS = 2;

/**
 * Refuses names that are all but one of ours: what they set would stay at its default without a word. Others that begin
 * like ours are let be: an orchestrator gives its services variables after their names.
 */
function refuseMisspelt(environment: NodeJS.ProcessEnv): void {
  for (const [name, value] of Object.entries(environment)) {
    const upper = name.toUpperCase();
    if (!upper.startsWith('PRISMATLAS') || VARIABLE_NAMES.includes(name) || !value) continue;
    const meant = VARIABLE_NAMES.find((known) => distance(upper, known) <= SLIPS);
    if (meant === undefined) continue;
    throw new AppError('CONFIG_INVALID', `${name} is not read: ${meant} is the name`, { variable: name });
  }
}
