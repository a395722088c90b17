import { statfs } from 'node:fs/promises';
import { asAppError } from '../schemas/errors.ts';
import type { Config } from './config.ts';
import { loadVocabularies, requireCorpus } from './corpus.ts';
import { requireDataFolder } from './data-folder.ts';
import { isDataFolderUsed, openBlobs, openSearch, openStore, type Services } from './services.ts';

export interface HealthPart {
  readonly name: string;
  readonly state: 'well' | 'ill';
  readonly detail: string;
}
export interface Health {
  readonly parts: readonly HealthPart[];
  readonly isWell: boolean;
}

/** With less than this a store may stop in the middle of a document. */
const LEAST_FREE_BYTES = 200 * 1024 * 1024;

/** What is in use, and whether it answers. */
export async function checkHealth(services: Services): Promise<Health> {
  const { store, search, runner, config, vocabularies, sources } = services;
  const parts = await Promise.all([
    part('Node', async () => process.versions.node),
    part('Record store', async () => {
      const { engine, schemaVersion } = await store.check();
      return `${engine}, schema ${schemaVersion}`;
    }),
    part('Search index', async () => {
      const { engine, documents } = await search.check();
      return `${engine}, ${documents} records`;
    }),
    part('Runner', async () => runner.engine),
    ...dataFolderPart(config),
    part('Corpus', async () => {
      const concepts = vocabularies.reduce((sum, vocabulary) => sum + vocabulary.concepts.length, 0);
      return `${sources.length} sources, ${vocabularies.length} vocabularies with ${concepts} concepts`;
    }),
  ]);
  return { parts, isWell: parts.every(({ state }) => state === 'well') };
}

/**
 * Each part by itself, for when not all can be opened: those that can say so, and those that cannot say why, with the
 * variable that leads to them.
 */
export async function checkPartsAlone(config: Config): Promise<Health> {
  const vocabularies = part('Corpus', async () => {
    requireCorpus(config.corpusDir);
    const loaded = await loadVocabularies(config.corpusDir);
    return `${loaded.length} vocabularies`;
  });
  const parts = await Promise.all([
    ...dataFolderPart(config),
    part('Record store', async () => {
      const store = await openStore(config);
      const { engine, schemaVersion } = await store.check().finally(() => store.close());
      return `${engine}, schema ${schemaVersion}`;
    }),
    part('Search index', async () => {
      const search = await openSearch(config, []);
      const { engine, documents } = await search.check().finally(() => search.close());
      return `${engine}, ${documents} records`;
    }),
    part('Documents', async () => {
      const blobs = await openBlobs(config);
      blobs.close?.();
      return config.blobsUrl === null ? 'in the data folder' : 'in a bucket';
    }),
    part('Runner', async () => {
      if (!config.temporal) return 'in this process';
      const { connectTemporal } = await import('./temporal-connection.ts');
      const { close } = await connectTemporal(config.temporal);
      await close();
      return `Temporal at ${config.temporal.address}, namespace ${config.temporal.namespace}`;
    }),
    vocabularies,
  ]);
  return { parts, isWell: parts.every(({ state }) => state === 'well') };
}

const dataFolderPart = (config: Config): Promise<HealthPart>[] =>
  isDataFolderUsed(config)
    ? [
        part('Data folder', async () => {
          await requireDataFolder(config.dataDir);
          const { bavail, bsize } = await statfs(config.dataDir);
          const free = bavail * bsize;
          const detail = `${config.dataDir}, ${(free / 1024 ** 3).toFixed(1)} GB free`;
          if (free < LEAST_FREE_BYTES) throw new Error(`${detail}: too little`);
          return detail;
        }),
      ]
    : [];

async function part(name: string, look: () => Promise<string>): Promise<HealthPart> {
  try {
    return { name, state: 'well', detail: await look() };
  } catch (error) {
    return { name, state: 'ill', detail: asAppError(error).message };
  }
}
