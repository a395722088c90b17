import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runningPid, startInBackground, stopInBackground } from './background-process.ts';
import { findOrBuildGoProgram } from './go-program.ts';
import { runProgram } from './run-program.ts';
import type { Say } from './say.ts';
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
      const program = await findOrBuildTemporal(settings, say);
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
    const program = await findOrBuildTemporal(settings, say);
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

export const findOrBuildTemporal = (settings: Settings, say: Say): Promise<string> =>
  findOrBuildGoProgram(settings, { program: NAME, module: MODULE, version: VERSION }, say);
