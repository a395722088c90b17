import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { ServiceError, sayAs } from './services/say.ts';
import { ensureServiceUser } from './services/service-user.ts';
import { readSettings } from './services/settings.ts';
import { findOrBuildTemporal } from './services/temporal.ts';

/**
 * Runs a program with the variables of the services that `npm run services` started, and ends as it ends:
 * `node scripts/with-services.ts npx prismatlas ingest`.
 */
async function main([program, ...args]: readonly string[]): Promise<number> {
  if (!program) throw new ServiceError('Usage: node scripts/with-services.ts PROGRAM [ARGUMENT …]');
  const say = sayAs('services');
  const settings = readSettings(await ensureServiceUser(say));
  const file = join(settings.folder, 'env');
  if (!existsSync(file)) throw new ServiceError('no services run: start them with `npm run services`');
  loadEnvFile(file);
  const child = spawn(program, args, {
    stdio: 'inherit',
    // Tests start servers of their own by it, with other settings than the service has.
    env: { ...process.env, TEMPORAL_CLI_PATH: await findOrBuildTemporal(settings, say) },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  // The event's arguments are the exit code and the signal.
  const [status] = (await once(child, 'exit')) as [number | null];
  return status ?? 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ServiceError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
