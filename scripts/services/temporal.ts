import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runningPid, startInBackground, stopInBackground } from './background-process.ts';
import { findProgram, runProgram } from './run-program.ts';
import { type Say, ServiceError } from './say.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';
import { refuseTakenPort, waitUntilHealthy } from './wait-until-healthy.ts';

const NAME = 'temporal';
/** Holds server 1.29. Later tags cannot be installed by `go install`: their go.mod has replace directives. */
const MODULE = 'github.com/temporalio/cli/cmd/temporal';
const VERSION = 'v1.5.1';

export const temporal: Service = {
  name: NAME,
  async start(settings, say) {
    const { ports } = settings;
    if (runningPid(settings, NAME) === null) {
      const program = await findOrBuild(settings, say);
      await refuseTakenPort(ports.temporal, 'SERVICES_TEMPORAL_PORT');
      await refuseTakenPort(ports.temporalUi, 'SERVICES_TEMPORAL_UI_PORT');
      const folder = join(settings.dataFolder, NAME);
      mkdirSync(folder, { recursive: true });
      startInBackground(settings, {
        name: NAME,
        program,
        args: [
          'server',
          'start-dev',
          ...['--ip', '127.0.0.1', '--port', String(ports.temporal)],
          ...['--ui-ip', '127.0.0.1', '--ui-port', String(ports.temporalUi)],
          ...['--db-filename', join(folder, 'temporal.sqlite')],
          ...['--log-level', 'warn', '--log-format', 'json'],
        ],
        env: homeOfItsOwn(folder),
        refusesRoot: false,
      });
      say('starts');
    } else say('runs already');
    const program = await findOrBuild(settings, say);
    await waitUntilHealthy(settings, NAME, () => isServing(program, settings));
  },
  stop: (settings) => stopInBackground(settings, NAME, { signal: 'SIGTERM', patienceMs: 20_000 }),
  environment: (settings) => ({ TEMPORAL_ADDRESS: `127.0.0.1:${settings.ports.temporal}` }),
};

/** The program reads a configuration in the home folder that may name another server. */
const homeOfItsOwn = (folder: string): NodeJS.ProcessEnv => ({ HOME: folder, XDG_CONFIG_HOME: folder });

async function isServing(program: string, settings: Settings): Promise<boolean> {
  const address = `127.0.0.1:${settings.ports.temporal}`;
  const said = await runProgram(program, ['operator', 'cluster', 'health', '--address', address]);
  return said.includes('SERVING');
}

/** `temporal` on PATH, else built from its Go module once and kept in the cache. */
async function findOrBuild({ cache }: Settings, say: Say): Promise<string> {
  const onPath = findProgram(NAME);
  if (onPath) return onPath;
  const folder = join(cache, `${NAME}-${VERSION}`);
  const program = join(folder, NAME);
  if (existsSync(program)) return program;
  const go = findProgram('go', ['/usr/local/go/bin', '/usr/lib/go/bin']);
  if (!go) {
    throw new ServiceError(
      'Temporal is not installed: put its program `temporal` (1.5) on PATH, or Go 1.24 or newer, with which it is built',
    );
  }
  say(`builds ${MODULE}@${VERSION}; this takes some minutes, once`);
  const building = join(cache, `building-${process.pid}`);
  try {
    mkdirSync(building, { recursive: true });
    await runProgram(go, ['install', '-trimpath', `${MODULE}@${VERSION}`], {
      env: { GOBIN: building, GOFLAGS: '-mod=mod', CGO_ENABLED: '0' },
    });
    rmSync(folder, { recursive: true, force: true });
    renameSync(building, folder);
  } finally {
    rmSync(building, { recursive: true, force: true });
  }
  return program;
}
