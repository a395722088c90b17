import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import type { RecordStore } from '../../store/record-store.ts';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';
import { POSTGRES_URL, postgresSchema, WITHOUT_POSTGRES } from './postgres-for-tests.ts';
import { seededChance } from './seeded-chance.ts';
import { study } from './store-fixtures.ts';

const KILLS = 20;
const SIZE = 40;
const SEED = 20261123;
const PROCESS = join(import.meta.dirname, 'keeping-child.ts');

const folder = await mkdtemp(join(tmpdir(), 'prismatlas-killed-'));
afterAll(() => rm(folder, { recursive: true }));

function suite(name: string, address: string, open: () => Promise<RecordStore>): void {
  describe(name, () => {
    test(`loses nothing that was acknowledged, and keeps no half of anything, when it is killed ${KILLS} times`, async () => {
      const chance = seededChance(SEED);
      let killedInside = 0;
      let acknowledged = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const child = spawn(process.execPath, [PROCESS, address, 'one', '1000', String(SIZE)], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const exited = once(child, 'exit');
        let isInside = false;
        let editions = 0;
        const target = 1 + Math.floor(chance() * 4);
        for await (const line of createInterface({ input: child.stdout })) {
          isInside = line.startsWith('begin');
          if (!isInside) acknowledged = Number(line.slice(5));
          // The moment is chance: it waits for nothing.
          if (isInside && ++editions === target) {
            await pause(chance() * 12);
            child.kill('SIGKILL');
          }
        }
        await exited;
        if (isInside) killedInside++;

        const store = await open();
        const histories = await Promise.all(
          Array.from({ length: SIZE }, (_, number) => store.recordHistory(study(number).id)),
        );
        const outbox = await store.countOutbox();
        await store.close();

        const lengths = new Set(histories.map((history) => history.length));
        expect(lengths.size, 'all records have the same edition').toBe(1);
        const [length = 0] = lengths;
        expect(length).toBeGreaterThanOrEqual(acknowledged);
        expect(length).toBeLessThanOrEqual(acknowledged + 1);
        for (const history of histories) {
          expect(history.map(({ version }) => version)).toEqual(
            Array.from({ length }, (_, index) => length - index),
          );
          expect(history[0]?.record.fields.title).toBe(`Edition ${length}`);
        }
        expect(outbox).toEqual({ pending: length * SIZE, dead: 0 });
      }
      expect(killedInside).toBeGreaterThanOrEqual(5);
    }, 600_000);

    test('takes the writes of four processes at once', async () => {
      const children = [0, 1, 2, 3].map((number) =>
        spawn(
          process.execPath,
          [PROCESS, address, `side-${number}`, '12', '30', String(1000 * (number + 1))],
          {
            stdio: 'ignore',
          },
        ),
      );

      const exits = await Promise.all(children.map((child) => once(child, 'exit')));

      expect(exits.map(([code]) => code)).toEqual([0, 0, 0, 0]);
      const store = await open();
      for (const number of [0, 1, 2, 3]) {
        const records = await store.listRecords({ source: `side-${number}`, limit: 100 });
        expect(records.map(({ version }) => version)).toEqual(Array.from({ length: 30 }, () => 12));
      }
      await store.close();
    }, 600_000);
  });
}

const path = join(folder, 'prismatlas.sqlite');
suite('SQLite', path, () => openSqliteRecordStore({ path }));

if (POSTGRES_URL) {
  const schema = postgresSchema(POSTGRES_URL);
  await schema.wipe();
  afterAll(schema.drop);
  suite('PostgreSQL', schema.url, () => openPostgresRecordStore({ url: schema.url, poolSize: 2 }));
} else {
  test.skip(WITHOUT_POSTGRES, () => {});
}
