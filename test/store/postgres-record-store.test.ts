import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import { POSTGRES_URL, postgresSchema, WITHOUT_POSTGRES } from './postgres-for-tests.ts';
import { CHANGE, document, extraction, SHA_A, source, study } from './store-fixtures.ts';

test('refuses an address that is none, without repeating it', async () => {
  const opening = openPostgresRecordStore({ url: 'mysql://user:secret@host/db' });

  await expect(opening).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: expect.not.stringContaining('secret'),
    details: { variable: 'DATABASE_URL' },
  });
});

test('says that no server answers', async () => {
  const opening = openPostgresRecordStore({ url: 'postgresql://someone:secret@127.0.0.1:9/atlas' });

  await expect(opening).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: 'no PostgreSQL server answers at 127.0.0.1:9',
    details: { part: 'host' },
  });
});

if (POSTGRES_URL) onServer(POSTGRES_URL);
else test.skip(WITHOUT_POSTGRES, () => {});

function onServer(base: string): void {
  const schema = postgresSchema(base);
  beforeEach(schema.wipe);
  afterAll(schema.drop);

  const changed = (change: (url: URL) => void): string => {
    const url = new URL(schema.url);
    change(url);
    return url.href;
  };
  async function onConnection<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: schema.url });
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }

  describe('PostgreSQL', () => {
    test('says which engine it is', async () => {
      const store = await openPostgresRecordStore({ url: schema.url });

      const { engine } = await store.check();
      await store.close();

      expect(engine).toMatch(/^PostgreSQL \d+/);
    });

    test('names the part of the address that is wrong', async () => {
      const openChanged = (change: (url: URL) => void) => openPostgresRecordStore({ url: changed(change) });
      const unavailable = (part: string) => ({ code: 'STORE_UNAVAILABLE', details: { part } });

      await expect(openChanged((url) => (url.pathname = '/no_such'))).rejects.toMatchObject(
        unavailable('database'),
      );
      await expect(openChanged((url) => (url.password = 'wrong'))).rejects.toMatchObject(
        unavailable('password'),
      );
    });

    test('refuses a database whose encoding is not UTF8, and a user without rights', async () => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      const openAs = (change: (url: URL) => void) => openPostgresRecordStore({ url: changed(change) });
      await onConnection(async (client) => {
        await client.query(`create database ${name} encoding 'SQL_ASCII' locale 'C' template template0`);
        await client.query(`create role ${name} login password 'secret'`);
      });
      try {
        await expect(openAs((url) => (url.pathname = name))).rejects.toMatchObject({
          code: 'STORE_UNAVAILABLE',
          details: { part: 'encoding' },
        });
        const asGuest = openAs((url) => {
          url.username = name;
          url.password = 'secret';
        });
        await expect(asGuest).rejects.toMatchObject({
          code: 'STORE_UNAVAILABLE',
          details: { part: 'rights' },
        });
      } finally {
        await onConnection(async (client) => {
          await client.query(`drop database ${name}`);
          await client.query(`drop role ${name}`);
        });
      }
    });

    test('refuses tables that a newer version made', async () => {
      await (await openPostgresRecordStore({ url: schema.url })).close();
      await onConnection((client) =>
        client.query("insert into store_migration values (999, 'future', 'later')"),
      );

      await expect(openPostgresRecordStore({ url: schema.url })).rejects.toMatchObject({
        code: 'STORE_TOO_NEW',
      });
    });

    test('hands out entries past those that another relay holds locked', async () => {
      const store = await openPostgresRecordStore({ url: schema.url });
      await store.saveSource(source('one'));
      await store.saveDocument(document('one', SHA_A));
      await store.keepExtraction(extraction([study(1), study(2), study(3)]), 'one', 'published', CHANGE);

      const claimed = await onConnection(async (client) => {
        await client.query('begin');
        await client.query('select id from outbox order by id limit 2 for update');
        return store.claimOutbox('other', 10, 60_000);
      });
      await store.close();

      expect(claimed.map((entry) => entry.recordId)).toEqual([study(3).id]);
    });

    test('gives up a statement that takes too long', async () => {
      const store = await openPostgresRecordStore({ url: schema.url, statementTimeoutMs: 100 });
      await store.saveSource(source('one'));

      const refused = await onConnection(async (client) => {
        await client.query('begin');
        await client.query("select * from source where id = 'one' for update");
        return store.saveSource(source('one', { name: 'Another' })).catch((error: unknown) => error);
      });
      await store.close();

      expect(refused).toMatchObject({ code: 'STORE_BUSY' });
    });

    test('goes on after the server ended its connections', async () => {
      const url = changed((address) => address.searchParams.set('application_name', 'to-be-ended'));
      const store = await openPostgresRecordStore({ url, poolSize: 4 });
      const endConnections = () =>
        onConnection((client) =>
          client.query(
            "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'to-be-ended'",
          ),
        );

      for (let turn = 0; turn < 10; turn++) {
        await Promise.all([1, 2, 3, 4].map(() => store.listSources()));
        await endConnections();
        await store.saveSource(source(`one-${turn}`));
        await endConnections();
        await store.listSources();
      }
      const kept = await store.listSources();
      await store.close();

      expect(kept).toHaveLength(10);
    });

    test('tells that a change may not have been made when its connection ends, and lives on', async () => {
      const url = changed((address) => address.searchParams.set('application_name', 'cut-off'));
      const store = await openPostgresRecordStore({ url });
      await store.saveSource(source('one'));

      const outcome = await onConnection(async (client) => {
        await client.query('begin');
        await client.query("select * from source where id = 'one' for update");
        const saving = store.saveSource(source('one', { name: 'Another' })).catch((error: unknown) => error);
        await expect
          .poll(async () => {
            const cut = "application_name = 'cut-off' and wait_event_type = 'Lock'";
            const ended = await client.query(
              `select pg_terminate_backend(pid) from pg_stat_activity where ${cut}`,
            );
            return ended.rowCount;
          })
          .toBe(1);
        return saving;
      });
      const kept = await store.findSource('one');
      await store.close();

      expect(outcome).toMatchObject({ code: 'STORE_UNAVAILABLE' });
      expect(kept).toEqual(source('one'));
    });

    test('queues callers past its pool and answers them all', async () => {
      const store = await openPostgresRecordStore({ url: schema.url, poolSize: 2 });

      await Promise.all(Array.from({ length: 60 }, (_, number) => store.saveSource(source(`s-${number}`))));
      const kept = await store.listSources();
      await store.close();

      expect(kept).toHaveLength(60);
    });
  });
}
