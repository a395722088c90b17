import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';

/** Where `npm run services` keeps what it installed. */
const CACHE = join(homedir(), '.cache', 'prismatlas-dev', 'bin');

/** The server's program: TEMPORAL_CLI_PATH, on PATH, or in the cache; null where there is none. */
export function temporalProgram(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), CACHE];
  const candidates = [
    process.env.TEMPORAL_CLI_PATH ?? '',
    ...folders.map((folder) => join(folder, 'temporal')),
  ];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

export const WITHOUT_TEMPORAL = 'left out: no Temporal server here (see `npm run services`)';

/** A real server of its own, with its data in memory. */
export function startTemporal(port: number): Promise<TestWorkflowEnvironment> {
  const path = temporalProgram();
  if (path === null) throw new Error(WITHOUT_TEMPORAL);
  return TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path }, port, ip: '127.0.0.1' },
  });
}
