import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS, SCHEMA_VERSION } from '../../store/migrations/all.ts';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';
import { smallDisk, WITHOUT_MOUNT } from './small-disk.ts';
import { CHANGE, document, extraction, SHA_A, source, study } from './store-fixtures.ts';

const folder = await mkdtemp(join(tmpdir(), 'prismatlas-sqlite-'));
afterAll(() => rm(folder, { recursive: true }));
const path = join(folder, 'new', 'prismatlas.sqlite');
beforeEach(() => rm(join(folder, 'new'), { recursive: true, force: true }));

test('says which engine and schema it has', async () => {
  const store = await openSqliteRecordStore({ path });

  const check = await store.check();
  await store.close();

  expect(check).toEqual({ engine: expect.stringMatching(/^SQLite 3\.\d+/), schemaVersion: SCHEMA_VERSION });
});

test('numbers its migrations from 1 without gaps', () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('keeps its tables STRICT and writes its log ahead', async () => {
  const store = await openSqliteRecordStore({ path });
  const database = new DatabaseSync(path);

  const loose = database
    .prepare(
      "select name from pragma_table_list where type = 'table' and strict = 0 and name not like 'sqlite_%'",
    )
    .all();
  const mode = database.prepare('pragma journal_mode').get();
  database.close();
  await store.close();

  expect(loose).toEqual([]);
  expect({ ...mode }).toEqual({ journal_mode: 'wal' });
});

test('refuses a database that a newer version made, and leaves it as it is', async () => {
  await (await openSqliteRecordStore({ path })).close();
  const database = new DatabaseSync(path);
  database.exec("insert into store_migration values (999, 'from the future', '2030-01-01')");
  database.close();

  const opening = openSqliteRecordStore({ path });

  await expect(opening).rejects.toMatchObject({
    code: 'STORE_TOO_NEW',
    details: { schemaVersion: 999, knownVersion: SCHEMA_VERSION },
  });
});

test('refuses a file that is no database', async () => {
  await mkdir(join(folder, 'new'));
  await writeFile(path, 'These are the minutes of a meeting. '.repeat(200));

  await expect(openSqliteRecordStore({ path })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: `the file is not a SQLite database: ${path}`,
  });
});

test('says that a database is damaged', async () => {
  const store = await openSqliteRecordStore({ path });
  await store.saveSource(source('one'));
  await store.close();
  const file = await open(path, 'r+');
  await file.write(Buffer.alloc(90_000, 0xff), 0, 90_000, 4096);
  await file.close();

  const using = openSqliteRecordStore({ path }).then((damaged) =>
    damaged.listSources().finally(() => damaged.close()),
  );

  await expect(using).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

test('refuses a folder in place of the file, and a file in place of its folder', async () => {
  await mkdir(path, { recursive: true });

  await expect(openSqliteRecordStore({ path })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await rm(join(folder, 'new'), { recursive: true });
  await writeFile(join(folder, 'new'), '');
  await expect(openSqliteRecordStore({ path })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

test('refuses a folder without the right to write in it', async () => {
  await mkdir(join(folder, 'new'));
  await chmod(folder, 0o755);
  await chmod(join(folder, 'new'), 0o555);
  // Rights do not bind root, so root becomes another user once the program is loaded.
  const program = `
    import { openSqliteRecordStore } from ${JSON.stringify(join(import.meta.dirname, '../../store/sqlite-record-store.ts'))};
    if (process.getuid() === 0) process.setuid(65534);
    await openSqliteRecordStore({ path: ${JSON.stringify(path)} }).catch((error) => console.log(error.code));`;

  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });

  expect(said.trim()).toBe('STORE_UNAVAILABLE');
});

test('waits for a writer of another process, and names it when it takes too long', async () => {
  const store = await openSqliteRecordStore({ path, lockTimeoutMs: 60 });
  const other = new DatabaseSync(path);
  other.exec('begin immediate');

  const refused = store.saveSource(source('one'));
  await expect(refused).rejects.toMatchObject({ code: 'STORE_BUSY' });
  const readMeanwhile = await store.listSources();
  other.exec('rollback');
  await store.saveSource(source('one'));
  const readAfter = await store.listSources();
  other.close();
  await store.close();

  expect(readMeanwhile).toEqual([]);
  expect(readAfter).toHaveLength(1);
});

const disk = smallDisk(1024);
describe.skipIf(disk === null)(disk ? 'on a full disk' : WITHOUT_MOUNT, () => {
  afterAll(() => disk?.unmount());

  test('refuses an extraction whole with DISK_FULL, and takes it once there is space', async () => {
    const store = await openSqliteRecordStore({ path: join(disk?.path ?? '', 'prismatlas.sqlite') });
    await store.saveSource(source('one'));
    await store.saveDocument(document('one', SHA_A));
    await store.keepExtraction(extraction([study(0)]), 'one', 'published', CHANGE);
    const many = extraction(
      Array.from({ length: 120 }, (_, number) => study(number, { fields: { title: 'x'.repeat(9000) } })),
    );

    await expect(store.keepExtraction(many, 'one', 'published', CHANGE)).rejects.toMatchObject({
      code: 'DISK_FULL',
    });
    const kept = await store.listRecords({ limit: 10 });
    disk?.resize(64 * 1024);
    const report = await store.keepExtraction(many, 'one', 'published', CHANGE);
    await store.close();

    expect(kept.map(({ version }) => version)).toEqual([1]);
    expect(report).toEqual({ created: 119, changed: 1, unchanged: 0, withdrawn: 0 });
  });
});
