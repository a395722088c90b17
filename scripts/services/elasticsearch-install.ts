import { chmodSync, existsSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { findProgram, runProgram } from './run-program.ts';
import { type Say, ServiceError } from './say.ts';
import type { Settings } from './settings.ts';

const ELASTICSEARCH_VERSION = '8.19.21';
/** A runnable server of 100 MB that Elastic publishes for integration tests; it needs a Java of its own, 17 or newer. */
const ARTIFACT = `org.elasticsearch.distribution.integ-test-zip:elasticsearch:${ELASTICSEARCH_VERSION}:zip`;
const COPY_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
const IN_LOCAL_REPOSITORY = `.m2/repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch/${ELASTICSEARCH_VERSION}/elasticsearch-${ELASTICSEARCH_VERSION}.zip`;

/** The folder of the server: the one of `elasticsearch` on PATH, else unpacked from Maven's artifact into the cache. */
export async function findOrInstallElasticsearch({ cache }: Settings, say: Say): Promise<string> {
  const onPath = findProgram('elasticsearch');
  if (onPath) return dirname(dirname(realpathSync(onPath)));
  if (!findProgram('java')) {
    throw new ServiceError(
      'Elasticsearch needs Java 17 or newer on PATH (Debian: apt-get install openjdk-17-jdk-headless)',
    );
  }
  const home = join(cache, `elasticsearch-${ELASTICSEARCH_VERSION}`);
  if (existsSync(join(home, 'bin/elasticsearch'))) return home;
  const unpacking = join(cache, `unpacking-${process.pid}`);
  try {
    mkdirSync(unpacking, { recursive: true });
    const zip = await findOrFetchZip(unpacking, say);
    say(`unpacks Elasticsearch ${ELASTICSEARCH_VERSION} into ${home}`);
    await unpack(zip, unpacking);
    const unpacked = join(unpacking, `elasticsearch-${ELASTICSEARCH_VERSION}`);
    for (const name of readdirSync(join(unpacked, 'bin'))) chmodSync(join(unpacked, 'bin', name), 0o755);
    rmSync(home, { recursive: true, force: true });
    renameSync(unpacked, home);
  } finally {
    rmSync(unpacking, { recursive: true, force: true });
  }
  return home;
}

async function findOrFetchZip(folder: string, say: Say): Promise<string> {
  const kept = join(homedir(), IN_LOCAL_REPOSITORY);
  if (existsSync(kept)) return kept;
  const maven = findProgram('mvn');
  if (!maven) {
    throw new ServiceError(
      `Elasticsearch is not installed: put its program \`elasticsearch\` (${ELASTICSEARCH_VERSION}) on PATH, or Maven, with which it is fetched`,
    );
  }
  say(`fetches Elasticsearch ${ELASTICSEARCH_VERSION} with Maven`);
  await runProgram(maven, ['-B', '-q', COPY_GOAL, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${folder}`], {
    cwd: folder,
  });
  return join(folder, `elasticsearch-${ELASTICSEARCH_VERSION}.zip`);
}

/** `jar` comes with the JDK that compiles the plugin, so nothing more has to be there. */
async function unpack(zip: string, folder: string): Promise<void> {
  const unzip = findProgram('unzip');
  if (unzip) await runProgram(unzip, ['-q', '-o', zip, '-d', folder]);
  else await runProgram(requireJdk('jar'), ['xf', zip], { cwd: folder });
}

/** @throws ServiceError where only a Java runtime is installed */
export function requireJdk(program: 'jar' | 'javac'): string {
  const found = findProgram(program);
  if (found) return found;
  throw new ServiceError(
    `${program} is missing: install a JDK, 17 or newer (Debian: apt-get install openjdk-17-jdk-headless)`,
  );
}
