import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runningPid, startInBackground, stopInBackground } from './background-process.ts';
import { findOrBuildGoProgram } from './go-program.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';
import { refuseTakenPort, waitUntilHealthy } from './wait-until-healthy.ts';

const NAME = 's3';
const USER = 'prismatlas';
const BUCKET = 'prismatlas-test';
/** A gateway that serves a folder by Amazon's protocol, and checks signatures and checksums as Amazon does. */
const PROGRAM = {
  program: 'versitygw',
  module: 'github.com/versity/versitygw/cmd/versitygw',
  version: 'v1.8.0',
};

export const s3: Service = {
  name: NAME,
  async start(settings, say) {
    if (runningPid(settings, NAME) === null) {
      const program = await findOrBuildGoProgram(settings, PROGRAM, say);
      await refuseTakenPort(settings.ports.s3, 'SERVICES_S3_PORT');
      const folder = join(settings.dataFolder, NAME);
      const [data, metadata] = [join(folder, 'data'), join(folder, 'metadata')];
      // A folder below the top one is a bucket.
      mkdirSync(join(data, BUCKET), { recursive: true });
      mkdirSync(metadata, { recursive: true });
      startInBackground(settings, {
        name: NAME,
        program,
        args: [
          ...['--port', `127.0.0.1:${settings.ports.s3}`, '--health', '/health', '--quiet'],
          // Beside the data: not every file system keeps extended attributes.
          ...['posix', '--sidecar', metadata, data],
        ],
        env: { ROOT_ACCESS_KEY: USER, ROOT_SECRET_KEY: secretOf(settings) },
        refusesRoot: false,
      });
      say('starts');
    } else say('runs already');
    await waitUntilHealthy(settings, NAME, async () => {
      const response = await fetch(`${endpointOf(settings)}/health`, { signal: AbortSignal.timeout(2000) });
      await response.body?.cancel();
      return response.ok;
    });
  },
  stop: (settings) => stopInBackground(settings, NAME, { signal: 'SIGTERM', patienceMs: 10_000 }),
  // Its own variable: whoever loads the file `env` does not mean to move the blobs.
  environment: (settings) => ({
    TEST_S3_URL: `s3://${USER}:${secretOf(settings)}@${BUCKET}?endpoint=${endpointOf(settings)}`,
  }),
};

const endpointOf = (settings: Settings) => `http://127.0.0.1:${settings.ports.s3}`;

function secretOf(settings: Settings): string {
  const file = join(settings.dataFolder, NAME, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
