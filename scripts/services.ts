import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runningPid } from './services/background-process.ts';
import { elasticsearch } from './services/elasticsearch.ts';
import { postgres } from './services/postgres.ts';
import { s3 } from './services/s3.ts';
import { type Say, ServiceError, sayAs } from './services/say.ts';
import type { Service } from './services/service.ts';
import { ensureServiceUser } from './services/service-user.ts';
import { readSettings, type Settings } from './services/settings.ts';
import { temporal } from './services/temporal.ts';

const SERVICES: readonly Service[] = [postgres, elasticsearch, temporal, s3];
const USAGE = `Usage: node scripts/services.ts start|stop|status [postgres] [elasticsearch] [temporal] [s3]

Real servers for development and tests, on 127.0.0.1. SERVICES_DIR, SERVICES_POSTGRES_PORT,
SERVICES_ELASTICSEARCH_PORT, SERVICES_ELASTICSEARCH_HEAP, SERVICES_TEMPORAL_PORT, SERVICES_TEMPORAL_UI_PORT and
SERVICES_S3_PORT override the usual folder, ports and heap.`;

async function main([command, ...names]: readonly string[]): Promise<number> {
  const chosen = SERVICES.filter(({ name }) => names.length === 0 || names.includes(name));
  const unknown = names.filter((name) => !SERVICES.some((service) => service.name === name));
  const say = sayAs('services');
  if (unknown.length > 0 || !['start', 'stop', 'status'].includes(command ?? '')) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const settings = readSettings(await ensureServiceUser(say));
  if (command === 'start') await start(settings, chosen, say);
  else if (command === 'stop') await stop(settings, chosen);
  else status(settings, chosen);
  return 0;
}

async function start(settings: Settings, chosen: readonly Service[], say: Say): Promise<void> {
  for (const folder of [settings.folder, settings.dataFolder, settings.cache])
    mkdirSync(folder, { recursive: true });
  say(`logs in ${join(settings.folder, 'logs')}, data in ${settings.dataFolder}`);
  const began = performance.now();
  const outcomes = await Promise.allSettled(
    chosen.map(async (service) => {
      await service.start(settings, sayAs(service.name));
      sayAs(service.name)(`is well after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    }),
  );
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
  const lines = writeEnvironment(settings);
  say(`Temporal's pages: http://127.0.0.1:${settings.ports.temporalUi}`);
  say(`use them with: set -a; . ${environmentFile(settings)}; set +a`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

const environmentFile = (settings: Settings) => join(settings.folder, 'env');

/** The variables of what runs, also for tests, which look there; nothing runs: no file. */
function writeEnvironment(settings: Settings): string[] {
  const file = environmentFile(settings);
  const lines = SERVICES.filter(({ name }) => runningPid(settings, name) !== null)
    .flatMap((service) => Object.entries(service.environment(settings)))
    .map(([name, value]) => `${name}=${value}`);
  // The database's password is in it.
  if (lines.length > 0) writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  else rmSync(file, { force: true });
  return lines;
}

async function stop(settings: Settings, chosen: readonly Service[]): Promise<void> {
  await Promise.all(
    chosen.map(async (service) => {
      const ran = existsSync(settings.folder) && (await service.stop(settings));
      sayAs(service.name)(ran ? 'has ended' : 'was not running');
    }),
  );
  writeEnvironment(settings);
}

function status(settings: Settings, chosen: readonly Service[]): void {
  for (const { name } of chosen) {
    const pid = runningPid(settings, name);
    process.stdout.write(`${name}: ${pid === null ? 'not running' : `running as process ${pid}`}\n`);
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ServiceError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
