import type { Client } from '@elastic/elasticsearch';
import { AppError } from '../schemas/errors.ts';
import { causeOf, isStatus } from './elasticsearch-errors.ts';
import { type IndexCopies, indexDefinition } from './elasticsearch-mapping.ts';

/** The oldest server whose requests and answers are the ones we use. */
const OLDEST_SERVER = 8;
/** `read_only_allow_delete` is what a full disk sets. */
const BLOCKS = ['index.blocks.write', 'index.blocks.read_only', 'index.blocks.read_only_allow_delete'];

/**
 * The indices of one prefix. `…-read` and `…-write` name the one in use, `…-build` the one a rebuild fills,
 * `…-previous` the one before, kept to go back to. Aliases change in one step each, so every process sees the same.
 */
export interface ElasticsearchIndices {
  readonly read: string;
  readonly write: string;
  readonly build: string;
  /** Checks the server and makes the first index where there is none. @throws CONFIG_INVALID, SEARCH_UNAVAILABLE */
  prepare(): Promise<void>;
  /** The index an alias stands for; null where it stands for none. */
  resolve(alias: string): Promise<string | null>;
  /** The aliases that writes go to now: one, or two during a rebuild. */
  targets(): Promise<string[]>;
  /** An empty index behind `…-build`; what an interrupted rebuild left is deleted. */
  beginBuild(): Promise<string>;
  /** Moves reading and writing to what was built, in one step. @throws CONFLICT when another build has begun since */
  activate(index: string): Promise<void>;
  /** Deletes what was built, unless another build has begun since. */
  abandon(index: string): Promise<void>;
  /** Moves reading and writing back to the index before, in one step; gives its name. @throws CONFLICT when there is none */
  rollback(): Promise<string>;
  /** Of the index that is read. */
  shards(): Promise<number>;
  version(): Promise<string>;
}

export function elasticsearchIndices(
  client: Client,
  prefix: string,
  copies?: IndexCopies,
): ElasticsearchIndices {
  const alias = (name: string): string => `${prefix}-${name}`;
  const [read, write, build, previous] = [alias('read'), alias('write'), alias('build'), alias('previous')];
  const pattern = `${prefix}-v*`;

  const resolve = async (name: string): Promise<string | null> => {
    const found = await orNothing(client.indices.getAlias({ name }));
    return Object.keys(found ?? {})[0] ?? null;
  };

  const nextName = async (): Promise<string> => {
    const found = await orNothing(client.indices.get({ index: pattern, features: ['aliases'] }));
    const numbers = Object.keys(found ?? {}).map((name) => Number(name.slice(`${prefix}-v`.length)));
    return `${prefix}-v${Math.max(0, ...numbers.filter(Number.isFinite)) + 1}`;
  };

  /** False when another process has just made it. */
  const create = async (name: string, aliases: Record<string, object>): Promise<boolean> => {
    try {
      // Settings and mapping come from the template; the server says so here if it lacks one of the analyzers.
      await client.indices.create({ index: name, aliases });
      return true;
    } catch (error) {
      if (isStatus(error, 400) && causeOf(Object(error).body).type === 'resource_already_exists_exception')
        return false;
      throw asCreateError(error);
    }
  };

  const putTemplate = async (): Promise<void> => {
    const { settings, mappings } = indexDefinition(copies);
    try {
      await client.indices.putIndexTemplate({
        name: prefix,
        index_patterns: [pattern],
        priority: 500,
        template: { settings, mappings },
        _meta: { description: 'Prismatlas search index' },
      });
    } catch (error) {
      throw asCreateError(error);
    }
  };

  const version = async (): Promise<string> => {
    const info = await client.nodes.info({ metric: 'process', filter_path: 'nodes.*.version' });
    const versions = Object.values(info.nodes ?? {}).map((node) => node.version);
    return versions.toSorted((a, b) => majorOf(a) - majorOf(b))[0] ?? '';
  };

  return {
    read,
    write,
    build,
    resolve,
    version,

    async prepare() {
      const oldest = await version();
      if (majorOf(oldest) < OLDEST_SERVER)
        throw configInvalid(`the server is Elasticsearch ${oldest}; ${OLDEST_SERVER}.19 or newer is needed`);
      await putTemplate();
      // The name first: where another process makes the same one in between, only one of the two succeeds.
      const name = await nextName();
      const current = await resolve(read);
      if (current === null) {
        await create(name, { [read]: {}, [write]: {} });
        return;
      }
      const state = await client.indices.get({ index: current, flat_settings: true });
      const { settings, mappings } = state[current] ?? {};
      const block = BLOCKS.find((setting) => String(Object(settings)[setting]) === 'true');
      if (block)
        throw configInvalid(
          `the index ${current} is read-only (${block}): free disk space there, then lift the block`,
        );
      if (mappings?._meta?.prismatlas === indexDefinition().mark) return;
      if (await create(name, {}))
        await swap(client, { from: current, to: name, moved: [read, write], previous, pattern });
    },

    async targets() {
      const found = await client.indices.getAlias({ name: `${write},${build}` }).catch((error: unknown) => {
        if (isStatus(error, 404)) return null;
        throw error;
      });
      if (found === null) return targetsOneByOne();
      const names = new Set(Object.values(found).flatMap(({ aliases }) => Object.keys(aliases)));
      return [write, build].filter((name) => names.has(name));
    },

    async beginBuild() {
      await putTemplate();
      const left = await resolve(build);
      if (left !== null) await client.indices.delete({ index: left, ignore_unavailable: true });
      const name = await nextName();
      if (await create(name, { [build]: {} })) return name;
      throw new AppError('CONFLICT', 'another rebuild of the search index has just begun');
    },

    async activate(index) {
      if ((await resolve(build)) !== index)
        throw new AppError(
          'CONFLICT',
          'another rebuild of the search index began and goes on instead of this one',
        );
      const from = await resolve(read);
      const older = await resolve(previous);
      await swap(client, { from, to: index, moved: [read, write], previous, pattern, build });
      if (older !== null && older !== from && older !== index)
        await client.indices.delete({ index: older, ignore_unavailable: true });
    },

    async rollback() {
      const [from, to] = [await resolve(read), await resolve(previous)];
      if (to === null)
        throw new AppError('CONFLICT', 'no index is kept from before: the one in use was never rebuilt');
      const state = await client.indices.get({ index: to });
      if (state[to]?.mappings?._meta?.prismatlas !== indexDefinition().mark) {
        const message = `the index before, ${to}, was written by another version of Prismatlas: go back to that version first`;
        throw new AppError('CONFLICT', message, { index: to });
      }
      await swap(client, { from, to, moved: [read, write], previous, pattern });
      return to;
    },

    async shards() {
      const found = await client.indices.getSettings({ index: read, flat_settings: true });
      const [settings] = Object.values(found).map((state) => Object(state.settings));
      return Number(settings?.['index.number_of_shards'] ?? 1);
    },

    async abandon(index) {
      await client.indices.delete({ index, ignore_unavailable: true });
    },
  };

  /** A server that finds one of two aliases and misses the other may answer 404 for both. */
  async function targetsOneByOne(): Promise<string[]> {
    const found = await Promise.all(
      [write, build].map(async (name) => ((await resolve(name)) === null ? [] : [name])),
    );
    return found.flat();
  }
}

/** All aliases in one request, which the cluster applies as a whole; each ends up on one index. */
async function swap(
  client: Client,
  move: {
    from: string | null;
    to: string;
    moved: readonly string[];
    previous: string;
    pattern: string;
    build?: string;
  },
): Promise<void> {
  const { from, to, moved, previous, pattern, build } = move;
  const remove = (alias: string) => ({ remove: { index: pattern, alias, must_exist: false } });
  await client.indices.updateAliases({
    actions: [
      ...[...moved, ...(from === null ? [] : [previous])].map(remove),
      ...(from === null ? [] : [{ add: { index: from, alias: previous } }]),
      ...moved.map((alias) => ({ add: { index: to, alias } })),
      ...(build === undefined ? [] : [{ remove: { index: to, alias: build } }]),
    ],
  });
}

async function orNothing<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    if (isStatus(error, 404)) return null;
    throw error;
  }
}

const majorOf = (version: string): number => Number.parseInt(version, 10) || 0;

const configInvalid = (what: string, cause?: unknown): AppError =>
  new AppError('CONFIG_INVALID', `ELASTICSEARCH_URL: ${what}`, { variable: 'ELASTICSEARCH_URL' }, { cause });

/** A template or index that the server refuses: mostly an analyzer that it lacks. */
function asCreateError(error: unknown): unknown {
  if (!isStatus(error, 400)) return error;
  const { reason } = causeOf(Object(error).body);
  const isAnalysis = /analyzer|filter|tokenizer/i.test(reason);
  return configInvalid(
    isAnalysis
      ? `the server lacks a language analyzer (${reason}); use the full distribution, or see services/elasticsearch-analysis/README.md`
      : `the server refused the index: ${reason}`,
    error,
  );
}
