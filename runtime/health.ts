import { statfs } from 'node:fs/promises';
import { asAppError } from '../schemas/errors.ts';
import type { Services } from './services.ts';

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
    part('Data folder', async () => {
      const { bavail, bsize } = await statfs(config.dataDir);
      const free = bavail * bsize;
      const detail = `${config.dataDir}, ${(free / 1024 ** 3).toFixed(1)} GB free`;
      if (free < LEAST_FREE_BYTES) throw new Error(`${detail}: too little`);
      return detail;
    }),
    part('Corpus', async () => {
      const concepts = vocabularies.reduce((sum, vocabulary) => sum + vocabulary.concepts.length, 0);
      return `${sources.length} sources, ${vocabularies.length} vocabularies with ${concepts} concepts`;
    }),
  ]);
  return { parts, isWell: parts.every(({ state }) => state === 'well') };
}

async function part(name: string, look: () => Promise<string>): Promise<HealthPart> {
  try {
    return { name, state: 'well', detail: await look() };
  } catch (error) {
    return { name, state: 'ill', detail: asAppError(error).message };
  }
}
