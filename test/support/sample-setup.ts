import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** Once for a run of tests, before its files: a folder that all of them share, and that goes with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'prismatlas-sample-'));
  project.provide('sampleFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
