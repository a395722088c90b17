import { chmodSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { postgres } from '../../scripts/services/postgres.ts';
import { ensureServiceUser } from '../../scripts/services/service-user.ts';
import { readSettings, type Settings } from '../../scripts/services/settings.ts';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import { freePort } from '../support/free-port.ts';
import { POSTGRES_URL, WITHOUT_POSTGRES } from './postgres-for-tests.ts';
import { seededChance } from './seeded-chance.ts';
import { CHANGE, document, extraction, SHA_A, source, study } from './store-fixtures.ts';

const KILLS = 20;
const SIZE = 60;
const PORT = await freePort();

// It starts a cluster of its own, which needs the programs that a running service shows to be here.
describe.skipIf(POSTGRES_URL === null)(POSTGRES_URL ? 'PostgreSQL killed' : WITHOUT_POSTGRES, () => {
  const folder = mkdtempSync(join(tmpdir(), 'prismatlas-postgres-'));
  chmodSync(folder, 0o755);
  let settings: Settings;
  beforeAll(async () => {
    const usual = readSettings(await ensureServiceUser(() => {}));
    settings = { ...usual, folder, dataFolder: folder, ports: { ...usual.ports, postgres: PORT } };
    await postgres.start(settings, () => {});
  });
  afterAll(async () => {
    await postgres.stop(settings);
    rmSync(folder, { recursive: true });
  });

  test(`at ${KILLS} moments of a burst of commits has every change that was acknowledged, and no half of one`, async () => {
    const chance = seededChance(4);
    const url = postgres.environment(settings).DATABASE_URL ?? '';
    const store = await openPostgresRecordStore({ url, poolSize: 3 });
    await store.saveSource(source('one'));
    await store.saveDocument(document('one', SHA_A));
    const keepEdition = (edition: number) =>
      store.keepExtraction(
        extraction(
          Array.from({ length: SIZE }, (_, number) =>
            study(number, { fields: { title: `Edition ${edition}`, findings: 'x'.repeat(1500) } }),
          ),
        ),
        'one',
        'published',
        CHANGE,
      );
    let acknowledged = 0;
    let tornKeeps = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      let isKeeping = false;
      const keeping = (async () => {
        for (;;) {
          isKeeping = true;
          await keepEdition(acknowledged + 1);
          isKeeping = false;
          acknowledged++;
        }
      })().catch((error: { code?: string }) => error.code);
      // The moment is chance: it waits for nothing.
      await pause(20 + chance() * 120);
      if (isKeeping) tornKeeps++;
      killServer(settings.dataFolder);
      const code = await keeping;
      // Killed processes take their time to be gone, one may just have been forked, and a start would find them.
      while (serverProcesses(settings.dataFolder).length > 0) {
        killServer(settings.dataFolder);
        await pause(10);
      }
      await postgres.start(settings, () => {});

      const histories = await Promise.all(
        Array.from({ length: SIZE }, (_, number) => store.recordHistory(study(number).id)),
      );
      const lengths = new Set(histories.map((history) => history.length));
      const [length = 0] = lengths;
      expect(code).toBe('STORE_UNAVAILABLE');
      expect(lengths.size).toBe(1);
      expect([acknowledged, acknowledged + 1]).toContain(length);
      expect(await store.countOutbox()).toEqual({ pending: length * SIZE, dead: 0 });
      // The commit whose answer was lost may have been made.
      acknowledged = length;
    }
    await store.close();
    expect(tornKeeps).toBeGreaterThanOrEqual(5);
  }, 600_000);
});

/** Every process of the server that keeps its cluster in this folder: they all work in it. */
function serverProcesses(dataFolder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === join(dataFolder, 'postgres', 'cluster');
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** The server and every process that it forked, without a chance to write anything out. */
function killServer(dataFolder: string): void {
  for (const pid of serverProcesses(dataFolder)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended with its server.
    }
  }
}
