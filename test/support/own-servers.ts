import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { runningPid } from '../../scripts/services/background-process.ts';
import { elasticsearch } from '../../scripts/services/elasticsearch.ts';
import { postgres } from '../../scripts/services/postgres.ts';
import type { Service } from '../../scripts/services/service.ts';
import { ensureServiceUser } from '../../scripts/services/service-user.ts';
import { readSettings, type Settings } from '../../scripts/services/settings.ts';
import { freePort } from './free-port.ts';
import { allEnded, processTree, signalTree } from './process-tree.ts';

/** A server of one test alone, on a free port of the loopback, that may be killed. It goes when the test has ended. */
export interface OwnServer {
  readonly url: string;
  readonly port: number;
  /** Where its data is. */
  readonly dataFolder: string;
  readonly isRunning: () => boolean;
  /** Starts it, or starts it anew over its data, and waits until it is well. */
  start(): Promise<void>;
  /** SIGKILL to it and all that it started, at once; waits until they are gone. */
  kill(): Promise<void>;
  /** Holds it, with all that it started, between two of its steps, or lets it go on. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
}

/** @param dataFolder where its data is to be, or is already; absent: a folder of its own */
export const ownPostgres = (dataFolder?: string): Promise<OwnServer> =>
  ownServer(postgres, 'DATABASE_URL', dataFolder);

export const ownElasticsearch = (dataFolder?: string): Promise<OwnServer> =>
  ownServer(elasticsearch, 'ELASTICSEARCH_URL', dataFolder);

async function ownServer(
  service: Service,
  variable: string,
  givenFolder: string | undefined,
): Promise<OwnServer> {
  const folder = mkdtempSync(join(tmpdir(), `prismatlas-${service.name}-`));
  // The servers' own user has to come to its part.
  chmodSync(folder, 0o755);
  const dataFolder = givenFolder ?? folder;
  const usual = readSettings(await ensureServiceUser(() => {}));
  const [own, transport] = [await freePort(), await freePort()];
  const settings: Settings = {
    ...usual,
    folder,
    dataFolder,
    ports: { ...usual.ports, postgres: own, elasticsearch: own, elasticsearchTransport: transport },
    elasticsearchHeap: '256m',
  };
  if (service === elasticsearch) startQuickly(dataFolder);
  const pid = (): number | null => runningPid(settings, service.name);
  const kill = async (): Promise<void> => {
    const running = pid();
    if (running === null) return;
    const tree = processTree(running);
    signalTree(running, 'SIGKILL');
    await allEnded(tree);
    // One that was forked while the others were listed works on in the data, and a start would find it there.
    for (let left = workingIn(dataFolder); left.length > 0; left = workingIn(dataFolder)) {
      for (const each of left) signalTree(each, 'SIGKILL');
      await wait(10);
    }
  };
  onTestFinished(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });
  await service.start(settings, () => {});
  return {
    url: service.environment(settings)[variable] ?? '',
    port: own,
    dataFolder,
    isRunning: () => pid() !== null,
    start: () => service.start(settings, () => {}),
    kill,
    signal(signal) {
      const running = pid();
      if (running !== null) signalTree(running, signal);
    },
  };
}

/** The processes whose working folder lies in this one, as PostgreSQL's do. */
function workingIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`).startsWith(`${folder}/`);
      } catch {
        return false;
      }
    })
    .map(Number);
}

/**
 * A server that is killed again and again spends its life starting, and half of that is the compiler's work, a tenth the
 * proof of classes that every start before has proved.
 */
function startQuickly(dataFolder: string): void {
  process.env.CLI_JAVA_OPTS ??= '-XX:TieredStopAtLevel=1';
  const options = join(dataFolder, 'elasticsearch', 'config', 'jvm.options.d');
  mkdirSync(options, { recursive: true });
  writeFileSync(
    join(options, 'quick.options'),
    '-XX:TieredStopAtLevel=1\n-XX:-AlwaysPreTouch\n-XX:-UseG1GC\n-XX:+UseSerialGC\n-XX:+UnlockDiagnosticVMOptions\n-XX:-BytecodeVerificationRemote\n',
  );
}
