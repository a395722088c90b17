import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { inject } from 'vitest';
import { runCli } from './run-cli.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the files of one run share what `sampleData` has made once. */
    sampleFolder: string;
  }
}

/**
 * The sample corpus, ingested by the command line as a user does it, put into a data folder. The first file of a run that
 * asks ingests it, the others get a copy: each would spend ten seconds of a processor on the same.
 */
export async function sampleData(dataFolder: string): Promise<void> {
  const shared = inject('sampleFolder');
  const made = join(shared, 'data');
  const lock = join(shared, 'lock');
  while (!existsSync(made)) {
    const isMine = await mkdir(lock).then(
      () => true,
      () => false,
    );
    if (!isMine) {
      await wait(100);
      continue;
    }
    try {
      // It may have been made since we looked.
      if (!existsSync(made)) await make(join(shared, 'making'), made);
    } finally {
      await rm(lock, { recursive: true });
    }
  }
  await cp(made, dataFolder, { recursive: true });
}

async function make(making: string, made: string): Promise<void> {
  await rm(making, { recursive: true, force: true });
  await ingestSample({ PRISMATLAS_DATA: making });
  await rename(making, made);
}

/** Ingests it into what these variables lead to. */
export async function ingestSample(variables: Readonly<Record<string, string>>): Promise<void> {
  const ingest = await runCli(['ingest'], { env: variables });
  if (ingest.status !== 0) throw new Error(`the sample corpus was not ingested:\n${ingest.stderr}`);
}
