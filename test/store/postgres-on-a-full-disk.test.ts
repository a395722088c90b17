import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { postgres } from '../../scripts/services/postgres.ts';
import { ensureServiceUser } from '../../scripts/services/service-user.ts';
import { readSettings, type Settings } from '../../scripts/services/settings.ts';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import { freePort } from '../support/free-port.ts';
import { POSTGRES_URL, WITHOUT_POSTGRES } from './postgres-for-tests.ts';
import { smallDisk, WITHOUT_MOUNT } from './small-disk.ts';
import { CHANGE, document, extraction, SHA_A, source, study } from './store-fixtures.ts';

const PORT = await freePort();
const disk = POSTGRES_URL === null ? null : smallDisk(100 * 1024);
const name = POSTGRES_URL === null ? WITHOUT_POSTGRES : disk ? 'PostgreSQL on a full disk' : WITHOUT_MOUNT;

describe.skipIf(disk === null)(name, () => {
  const folder = mkdtempSync(join(tmpdir(), 'prismatlas-postgres-'));
  let settings: Settings;
  afterAll(async () => {
    await postgres.stop(settings);
    disk?.unmount();
    rmSync(folder, { recursive: true });
  });

  test('refuses a change whole, and has every earlier one once there is space', async () => {
    const usual = readSettings(await ensureServiceUser(() => {}));
    const dataFolder = disk?.path ?? '';
    settings = { ...usual, folder, dataFolder, ports: { ...usual.ports, postgres: PORT } };
    await postgres.start(settings, () => {});
    const url = postgres.environment(settings).DATABASE_URL ?? '';
    const store = await openPostgresRecordStore({ url, poolSize: 2 });
    await store.saveSource(source('one'));
    await store.saveDocument(document('one', SHA_A));

    let acknowledged = 0;
    let code = '';
    while (code === '' && acknowledged < 200) {
      const records = Array.from({ length: 100 }, (_, number) =>
        // Letters that do not repeat: PostgreSQL compresses what does.
        study(number, { fields: { title: `Edition ${acknowledged + 1}`, findings: noise(8000) } }),
      );
      await store.keepExtraction(extraction(records), 'one', 'published', CHANGE).then(
        () => acknowledged++,
        (error: { code: string }) => {
          code = error.code;
        },
      );
    }
    disk?.resize(400 * 1024);
    // It may have ended itself: without its log it does not go on.
    await postgres.start(settings, () => {});
    const kept = await store.listRecords({ limit: 200 });
    const again = await store.keepExtraction(extraction([study(0)]), 'one', 'published', CHANGE);
    await store.close();

    expect(['DISK_FULL', 'STORE_UNAVAILABLE']).toContain(code);
    expect(acknowledged).toBeGreaterThan(0);
    expect(new Set(kept.map(({ version }) => version))).toEqual(new Set([acknowledged]));
    expect(kept).toHaveLength(100);
    expect(again).toEqual({ created: 0, changed: 1, unchanged: 0, withdrawn: 99 });
  }, 600_000);
});

const noise = (length: number): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(length))).toString('base64');
