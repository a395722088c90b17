import { randomUUID } from 'node:crypto';
import {
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureAnalysisPlugin, isAnalysisPluginCurrent } from './analysis-plugin.ts';
import { runningPid, startInBackground, stopInBackground } from './background-process.ts';
import { findOrInstallElasticsearch } from './elasticsearch-install.ts';
import { findProgram } from './run-program.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';
import { refuseTakenPort, waitUntilHealthy } from './wait-until-healthy.ts';

const NAME = 'elasticsearch';

const stop = (settings: Settings) =>
  stopInBackground(settings, NAME, { signal: 'SIGTERM', patienceMs: 30_000 });

export const elasticsearch: Service = {
  name: NAME,
  async start(settings, say) {
    const home = await findOrInstallElasticsearch(settings, say);
    if (runningPid(settings, NAME) !== null && !isAnalysisPluginCurrent(home)) {
      say('starts anew, since its analyzers have changed');
      await stop(settings);
    }
    if (runningPid(settings, NAME) === null) {
      await refuseTakenPort(settings.ports.elasticsearch, 'SERVICES_ELASTICSEARCH_PORT');
      await ensureAnalysisPlugin(settings, home, say);
      const config = writeConfiguration(settings, home);
      startInBackground(settings, {
        name: NAME,
        program: join(home, 'bin/elasticsearch'),
        args: [],
        env: {
          ES_HOME: home,
          ...javaHomeFor(home),
          ES_PATH_CONF: config,
          ES_JAVA_OPTS: `-Xms${settings.elasticsearchHeap} -Xmx${settings.elasticsearchHeap}`,
          ES_TMPDIR: folderFor(settings, 'tmp'),
          LIBFFI_TMPDIR: folderFor(settings, 'tmp'),
          HOME: folderFor(settings, 'home'),
        },
        refusesRoot: true,
      });
      say(`starts, with a heap of ${settings.elasticsearchHeap}`);
    } else say('runs already');
    await waitUntilHealthy(settings, NAME, () => isHealthy(settings));
  },
  stop,
  environment: (settings) => ({ ELASTICSEARCH_URL: urlOf(settings) }),
};

const urlOf = (settings: Settings) => `http://127.0.0.1:${settings.ports.elasticsearch}`;

/** The small distribution brings no Java: it gets the one on PATH, unless ES_JAVA_HOME names another. */
function javaHomeFor(home: string): NodeJS.ProcessEnv {
  const java = findProgram('java');
  if (process.env.ES_JAVA_HOME || existsSync(join(home, 'jdk')) || !java) return {};
  return { ES_JAVA_HOME: dirname(dirname(realpathSync(java))) };
}

/** `GET /` is missing in the small distribution, so health is asked of the cluster. */
async function isHealthy(settings: Settings): Promise<boolean> {
  const address = `${urlOf(settings)}/_cluster/health?wait_for_status=yellow&timeout=2s`;
  const response = await fetch(address, { signal: AbortSignal.timeout(4000) });
  await response.body?.cancel();
  return response.ok;
}

/** A folder below the service's own, which belongs to its user. */
function folderFor(settings: Settings, part: string): string {
  const folder = join(settings.dataFolder, NAME, part);
  mkdirSync(folder, { recursive: true });
  give(settings, join(settings.dataFolder, NAME));
  give(settings, folder);
  return folder;
}

function give({ user }: Settings, path: string): void {
  if (user) chownSync(path, user.uid, user.gid);
}

function writeConfiguration(settings: Settings, home: string): string {
  const config = folderFor(settings, 'config');
  const copies = [
    'jvm.options',
    'log4j2.properties',
    'role_mapping.yml',
    'roles.yml',
    'users',
    'users_roles',
  ];
  for (const name of copies) {
    const from = join(home, 'config', name);
    if (existsSync(from)) copyFileSync(from, join(config, name));
  }
  mkdirSync(join(config, 'jvm.options.d'), { recursive: true });
  writeFileSync(
    join(config, 'elasticsearch.yml'),
    `cluster.name: prismatlas-services
node.name: node-${randomUUID().slice(0, 8)}
path.data: ${folderFor(settings, 'data')}
path.logs: ${folderFor(settings, 'logs')}
network.host: 127.0.0.1
http.port: ${settings.ports.elasticsearch}
transport.port: ${settings.ports.elasticsearchTransport}
discovery.type: single-node
xpack.security.enabled: false
# A development disk is often nearly full; the usual percentages would make every index read-only.
cluster.routing.allocation.disk.watermark.low: 2gb
cluster.routing.allocation.disk.watermark.high: 1gb
cluster.routing.allocation.disk.watermark.flood_stage: 500mb
action.destructive_requires_name: true
`,
  );
  for (const name of readdirSync(config)) give(settings, join(config, name));
  return config;
}
