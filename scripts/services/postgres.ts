import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { runningPid, startInBackground, stopInBackground } from './background-process.ts';
import { findProgram, runProgram } from './run-program.ts';
import { type Say, ServiceError } from './say.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';
import { refuseTakenPort, waitUntilHealthy } from './wait-until-healthy.ts';

const NAME = 'postgres';
const USER = 'prismatlas';
const OLDEST_MAJOR = 15;

export const postgres: Service = {
  name: NAME,
  async start(settings, say) {
    const home = await findOrInstall(say);
    const cluster = await ensureCluster(settings, home, say);
    if (runningPid(settings, NAME) === null) {
      await refuseTakenPort(settings.ports.postgres, 'SERVICES_POSTGRES_PORT');
      startInBackground(settings, {
        name: NAME,
        program: join(home, 'postgres'),
        args: [
          '-D',
          cluster,
          '-p',
          String(settings.ports.postgres),
          '-c',
          'listen_addresses=127.0.0.1',
          '-c',
          'unix_socket_directories=',
        ],
        refusesRoot: true,
      });
      say('starts');
    } else say('runs already');
    await waitUntilHealthy(settings, NAME, () => answersQuery(urlOf(settings, 'postgres')));
    await ensureDatabase(settings);
  },
  // SIGINT is PostgreSQL's fast shutdown: it ends connections and writes everything out.
  stop: (settings) => stopInBackground(settings, NAME, { signal: 'SIGINT', patienceMs: 20_000 }),
  environment: (settings) => ({ DATABASE_URL: urlOf(settings, USER) }),
};

/** The folder of PostgreSQL's programs: on PATH, where Debian keeps them, or installed from Debian. */
async function findOrInstall(say: Say): Promise<string> {
  const found = await findHome();
  if (found) return found;
  const aptGet = findProgram('apt-get');
  if (!aptGet || process.getuid?.() !== 0) {
    throw new ServiceError(
      `PostgreSQL ${OLDEST_MAJOR} or newer is not installed: install it (Debian and Ubuntu: apt-get install postgresql)`,
    );
  }
  say("installs PostgreSQL from Debian's packages");
  // Debian would make and start a cluster of its own, which is not wanted here.
  mkdirSync('/etc/postgresql-common', { recursive: true });
  if (!existsSync('/etc/postgresql-common/createcluster.conf')) {
    writeFileSync('/etc/postgresql-common/createcluster.conf', 'create_main_cluster = false\n');
  }
  await runProgram(aptGet, ['update', '-q']);
  await runProgram(aptGet, ['install', '-q', '-y', '--no-install-recommends', 'postgresql'], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
  });
  const installed = await findHome();
  if (!installed) throw new ServiceError(`PostgreSQL was installed, but is older than ${OLDEST_MAJOR}`);
  return installed;
}

async function findHome(): Promise<string | null> {
  const debian = '/usr/lib/postgresql';
  const homes = existsSync(debian)
    ? readdirSync(debian)
        .sort((a, b) => Number(b) - Number(a))
        .map((major) => join(debian, major, 'bin'))
    : [];
  const onPath = findProgram('initdb');
  for (const home of [...(onPath ? [dirname(onPath)] : []), ...homes]) {
    const server = findProgram('postgres', [home]);
    if (server === null || !existsSync(join(home, 'initdb'))) continue;
    const version = await runProgram(server, ['--version']);
    if (Number(/(\d+)/.exec(version)?.[1]) >= OLDEST_MAJOR) return home;
  }
  return null;
}

async function ensureCluster(settings: Settings, home: string, say: Say): Promise<string> {
  const folder = join(settings.dataFolder, NAME);
  const cluster = join(folder, 'cluster');
  if (existsSync(join(cluster, 'PG_VERSION'))) return cluster;
  say(`makes a cluster in ${cluster}`);
  mkdirSync(folder, { recursive: true });
  // What an interrupted start left.
  rmSync(cluster, { recursive: true, force: true });
  const password = passwordFile(settings);
  writeFileSync(password, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 });
  if (settings.user) {
    for (const path of [folder, password]) chownSync(path, settings.user.uid, settings.user.gid);
  }
  await runProgram(
    join(home, 'initdb'),
    [
      '-D',
      cluster,
      '-U',
      USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${password}`,
      '-E',
      'UTF8',
      '--no-locale',
      '--no-instructions',
    ],
    { user: settings.user, cwd: '/' },
  );
  return cluster;
}

const passwordFile = (settings: Settings) => join(settings.dataFolder, NAME, 'password');

function urlOf(settings: Settings, database: string): string {
  const password = readFileSync(passwordFile(settings), 'utf8').trim();
  return `postgresql://${USER}:${password}@127.0.0.1:${settings.ports.postgres}/${database}`;
}

async function answersQuery(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(settings: Settings): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(settings, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [USER]);
    if (rowCount === 0) await client.query(`create database ${USER}`);
  } finally {
    await client.end();
  }
}
