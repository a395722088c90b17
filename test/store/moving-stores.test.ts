import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { backupStore } from '../../store/backup.ts';
import { fileBlobStore } from '../../store/file-blob-store.ts';
import { memoryBlobStore } from '../../store/memory-blob-store.ts';
import { migrateStore } from '../../store/migrate-store.ts';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import type { RecordStore } from '../../store/record-store.ts';
import { restoreStore } from '../../store/restore.ts';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';
import type { StoreAddress } from '../../store/store-address.ts';
import { POSTGRES_URL, postgresSchema, WITHOUT_POSTGRES } from './postgres-for-tests.ts';
import {
  CHANGE,
  document,
  extraction,
  run,
  SHA_A,
  SHA_B,
  source,
  sourceReport,
  study,
} from './store-fixtures.ts';

const folder = await mkdtemp(join(tmpdir(), 'prismatlas-moving-'));
afterAll(() => rm(folder, { recursive: true }));
const old = { path: join(folder, 'old', 'prismatlas.sqlite') };
const fresh = { path: join(folder, 'fresh', 'prismatlas.sqlite') };
const backup = join(folder, 'backup');
const AT = '2026-03-05T00:00:00.000Z';
beforeEach(async () => {
  for (const name of ['old', 'fresh', 'backup', 'blobs']) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
});

const openStore = (address: StoreAddress): Promise<RecordStore> =>
  'path' in address ? openSqliteRecordStore(address) : openPostgresRecordStore(address);

/** Records with histories, odd letters, an outbox with a dead entry, runs: a bit of everything. */
async function fill(address: StoreAddress, size: number): Promise<void> {
  const store = await openStore(address);
  await store.saveSource(source('one'));
  await store.saveSource(source('two', { country: 'BE' }));
  await store.saveDocument(document('one', SHA_A, { location: 'Ključ „é“ 😀\u2028.pdf' }));
  await store.saveDocument(document('two', SHA_B, { country: 'BE' }));
  const records = Array.from({ length: size }, (_, number) =>
    study(number, { fields: { title: `Naslov č ${number} \0 \ud800 😀` }, year: null }),
  );
  await store.keepExtraction(extraction(records), 'one', 'published', CHANGE);
  await store.keepExtraction(
    extraction(records.slice(2).map((each) => ({ ...each, year: 2001 }))),
    'one',
    'awaiting',
    CHANGE,
  );
  await store.keepExtraction(extraction([study(size + 1)], { document: SHA_B }), 'two', 'published', CHANGE);
  await store.linkDuplicates([{ a: study(0).id, b: study(size + 1).id, score: 0.1 + 0.2, reason: 'title' }]);
  const [entry] = await store.claimOutbox('relay', 1, 60_000);
  await store.failOutbox([entry?.id ?? 0], { reason: 'mapper', delayMs: 0, isDead: true });
  await store.saveRun(run('run_1', { sources: [sourceReport('one')] }));
  await store.saveValidators('one', { etag: '"1"', lastModified: null, sha256: SHA_A });
  const url = 'https://example.org/';
  await store.savePage('one', {
    address: url,
    url,
    sha256: SHA_A,
    etag: null,
    lastModified: null,
    batch: SHA_B,
  });
  await store.saveLinkChecks([{ url, state: 'alive', status: 200, reason: null, checkedAt: AT }]);
  await store.saveSet({
    id: 'a-set',
    version: 1,
    keyHash: SHA_A,
    content: { name: 'Kept', items: [{ id: study(1).id, note: 'a note' }] },
    changedAt: AT,
  });
  await store.close();
}

async function describeStore(address: StoreAddress) {
  const store = await openStore(address);
  const records = await store.listRecords({ limit: 10_000 });
  const histories = await Promise.all(
    records.slice(0, 5).map(({ record }) => store.recordHistory(record.id)),
  );
  const state = {
    sources: await store.listSources(),
    documents: await store.listDocuments(),
    records,
    histories,
    outbox: await store.countOutbox(),
    dead: await store.listDeadOutbox(10),
    duplicates: await store.findDuplicates(study(0).id),
    reports: await store.listReports(),
    runs: await store.listRuns(10),
    validators: await store.findValidators('one'),
    pages: await store.listPages('one'),
    linkChecks: await store.findLinkChecks(['https://example.org/']),
    set: await store.findSet('a-set'),
  };
  await store.close();
  return state;
}

/** A store goes on after it was moved: new outbox entries come after the old ones. */
async function keepsOn(address: StoreAddress): Promise<void> {
  const store = await openStore(address);
  const before = await store.claimOutbox('w', 10_000, 60_000);
  await store.keepExtraction(extraction([study(900_000)], { document: SHA_B }), 'two', 'published', CHANGE);
  const added = await store.claimOutbox('w', 10_000, 60_000);
  await store.close();
  expect(added).toHaveLength(2);
  expect(Math.min(...added.map(({ id }) => id))).toBeGreaterThan(Math.max(...before.map(({ id }) => id)));
}

describe('a backup', () => {
  test('is restored as it was, blobs included', async () => {
    await fill(old, 1234);
    const blobs = fileBlobStore(join(folder, 'blobs'));
    const key = await blobs.put(new TextEncoder().encode('bytes'));

    const manifest = await backupStore({ from: old, blobs, folder: backup, at: AT });
    const restored = memoryBlobStore();
    await restoreStore({ folder: backup, to: fresh, blobs: restored });

    expect(manifest).toMatchObject({ createdAt: AT, engine: 'sqlite', blobs: [key] });
    expect(manifest.tables.record.rows).toBe(1235);
    expect(await describeStore(fresh)).toEqual(await describeStore(old));
    expect(Buffer.from(await restored.get(key)).toString()).toBe('bytes');
    await keepsOn(fresh);
  });

  test('of the first schema, without the tables that came later, is restored too', async () => {
    await fill(old, 3);
    await backupStore({ from: old, blobs: memoryBlobStore(), folder: backup, at: AT });
    const path = join(backup, 'manifest.json');
    const { tables, ...rest } = JSON.parse(await readFile(path, 'utf8'));
    const { source_page: _pages, link_check: _checks, saved_set: _sets, ...first } = tables;
    await writeFile(path, JSON.stringify({ ...rest, tables: first, schemaVersion: 1 }));
    for (const name of ['source_page', 'link_check', 'saved_set'])
      await rm(join(backup, 'tables', `${name}.ndjson`));

    await restoreStore({ folder: backup, to: fresh, blobs: memoryBlobStore() });

    expect(await describeStore(fresh)).toEqual({
      ...(await describeStore(old)),
      pages: [],
      linkChecks: [],
      set: null,
    });
  });

  test('is of one moment, though the store is written meanwhile', async () => {
    await fill(old, 2000);
    const store = await openStore(old);
    const writing = (async () => {
      for (let turn = 0; turn < 30; turn++) await store.saveSource(source(`late-${turn}`));
    })();

    const manifest = await backupStore({ from: old, blobs: memoryBlobStore(), folder: backup, at: AT });
    await writing;
    await store.close();
    await restoreStore({ folder: backup, to: fresh, blobs: memoryBlobStore() });

    expect((await describeStore(fresh)).sources).toHaveLength(manifest.tables.source.rows);
  });

  test('never takes the place of another, and leaves nothing behind when it fails', async () => {
    await fill(old, 3);
    await mkdir(backup);
    const blobs = memoryBlobStore(new Map([[SHA_A, new Uint8Array(1)]]));
    const damaged = { ...blobs, get: async () => Promise.reject(new Error('damaged')) };

    const again = backupStore({ from: old, blobs, folder: backup, at: AT });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
    await rm(backup, { recursive: true });
    await expect(backupStore({ from: old, blobs: damaged, folder: backup, at: AT })).rejects.toThrow(
      'damaged',
    );

    expect((await readdir(folder)).filter((name) => name.startsWith('backup'))).toEqual([]);
  });

  test('is refused when a row, a count or a blob was changed, and then nothing is written', async () => {
    await fill(old, 20);
    const blobs = fileBlobStore(join(folder, 'blobs'));
    const key = await blobs.put(new TextEncoder().encode('bytes'));
    await backupStore({ from: old, blobs, folder: backup, at: AT });
    const attempt = () => restoreStore({ folder: backup, to: fresh, blobs: memoryBlobStore() });
    const spoil = async (file: string, change: (text: string) => string, code: string) => {
      const path = join(backup, file);
      const before = await readFile(path, 'utf8');
      const after = change(before);
      expect(after).not.toBe(before);
      await writeFile(path, after);
      await expect(attempt()).rejects.toMatchObject({ code });
      await writeFile(path, before);
    };

    await spoil(
      'tables/record_version.ndjson',
      (text) => text.replace('Naslov č 7', 'Naslov c 7'),
      'CONFLICT',
    );
    await spoil('tables/run.ndjson', (text) => text.replace('ingest', 'upload'), 'CONFLICT');
    await spoil('tables/source.ndjson', (text) => `${text}{`, 'INVALID_INPUT');
    await spoil('tables/document.ndjson', (text) => text.slice(0, text.indexOf('\n') + 1), 'CONFLICT');
    await spoil(join('blobs', key.slice(0, 2), key), () => 'bytez', 'BLOB_MISSING');
    await spoil('manifest.json', () => '{}', 'INVALID_INPUT');
    await spoil(
      'manifest.json',
      (text) => text.replace(/"schemaVersion": \d+/, '"schemaVersion": 999'),
      'STORE_TOO_NEW',
    );

    expect((await describeStore(fresh)).sources).toEqual([]);
    await attempt();
    expect(await describeStore(fresh)).toEqual(await describeStore(old));
  });

  test('is not restored over what is kept, nor from a folder that is none', async () => {
    await fill(old, 3);
    await backupStore({ from: old, blobs: memoryBlobStore(), folder: backup, at: AT });

    const restore = (from: string, to: StoreAddress) =>
      restoreStore({ folder: from, to, blobs: memoryBlobStore() });

    await expect(restore(backup, old)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(restore(join(folder, 'none'), fresh)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('moving a store', () => {
  test('refuses a version whose hash is not its own, and writes nothing', async () => {
    await fill(old, 20);
    const database = new DatabaseSync(old.path);
    database.exec("update record_version set body = replace(body, 'Naslov č 7', 'Naslov c 7')");
    database.close();

    await expect(migrateStore({ from: old, to: fresh })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await describeStore(fresh)).sources).toEqual([]);
  });

  test('refuses to go on when the old store is written meanwhile', async () => {
    await fill(old, 20);
    const database = new DatabaseSync(old.path);

    const moving = migrateStore({
      from: old,
      to: fresh,
      onRows: (table) => {
        if (table === 'outbox') database.exec("update source set etag = 'another'");
      },
    });

    await expect(moving).rejects.toMatchObject({ code: 'CONFLICT', details: { tables: ['source'] } });
    database.close();
    expect((await describeStore(fresh)).sources).toEqual([]);
  });

  if (POSTGRES_URL) {
    const schema = postgresSchema(POSTGRES_URL);
    beforeEach(schema.wipe);
    afterAll(schema.drop);

    test('to PostgreSQL and back gives an equal store, proven by counts and hashes', async () => {
      await fill(old, 1234);
      const pages: string[] = [];

      const there = await migrateStore({
        from: old,
        to: { url: schema.url },
        onRows: (table, rows) => pages.push(`${table} ${rows}`),
      });
      const back = await migrateStore({ from: { url: schema.url }, to: fresh });

      expect(back).toEqual(there);
      expect(there.record_version.rows).toBe(1234 + 1234 + 1);
      expect(pages).toContain('record 1235');
      expect(await describeStore({ url: schema.url })).toEqual(await describeStore(old));
      expect(await describeStore(fresh)).toEqual(await describeStore(old));
      await keepsOn({ url: schema.url });
      await expect(migrateStore({ from: old, to: { url: schema.url } })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    });

    test('by a backup of SQLite restored into PostgreSQL gives an equal store', async () => {
      await fill(old, 50);

      await backupStore({ from: old, blobs: memoryBlobStore(), folder: backup, at: AT });
      await restoreStore({ folder: backup, to: { url: schema.url }, blobs: memoryBlobStore() });

      expect(await describeStore({ url: schema.url })).toEqual(await describeStore(old));
      await keepsOn({ url: schema.url });
    });
  } else {
    test.skip(WITHOUT_POSTGRES, () => {});
  }
});
