import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, test } from 'vitest';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';
import { recordStoreSuite } from '../conformance/record-store.suite.ts';
import { POSTGRES_URL, postgresSchema, WITHOUT_POSTGRES } from './postgres-for-tests.ts';

const folder = await mkdtemp(join(tmpdir(), 'prismatlas-store-'));
afterAll(() => rm(folder, { recursive: true }));

recordStoreSuite('SQLite', {
  open: () => openSqliteRecordStore({ path: join(folder, 'store', 'prismatlas.sqlite') }),
  wipe: () => rm(join(folder, 'store'), { recursive: true, force: true }),
});

if (POSTGRES_URL) {
  const schema = postgresSchema(POSTGRES_URL);
  afterAll(schema.drop);
  recordStoreSuite('PostgreSQL', {
    open: () => openPostgresRecordStore({ url: schema.url, poolSize: 4 }),
    wipe: schema.wipe,
  });
} else {
  test.skip(WITHOUT_POSTGRES, () => {});
}
