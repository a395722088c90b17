import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';
import { CHANGE, document, extraction, SHA_A, source, study } from './store-fixtures.ts';

const folder = await mkdtemp(join(tmpdir(), 'prismatlas-changed-'));
afterAll(() => rm(folder, { recursive: true }));

test('counts and sources that were asked for before are new ones after any process wrote', async () => {
  const path = join(folder, 'prismatlas.sqlite');
  const [store, other] = await Promise.all([
    openSqliteRecordStore({ path }),
    openSqliteRecordStore({ path }),
  ]);
  const ask = async () => [(await store.listSources()).length, (await store.countRecords()).length];
  const before = await ask();

  await store.saveSource(source('own'));
  const afterOwn = await ask();
  await other.saveSource(source('report'));
  await other.saveDocument(document('report', SHA_A));
  await other.keepExtraction(extraction([study(1)]), 'report', 'published', CHANGE);
  const afterOther = await ask();
  await Promise.all([store.close(), other.close()]);

  expect([before, afterOwn, afterOther]).toEqual([
    [0, 0],
    [1, 0],
    [2, 1],
  ]);
});

test('an answer that its caller changes is nobody else’s', async () => {
  const store = await openSqliteRecordStore({ path: join(folder, 'own.sqlite') });
  await store.saveSource(source('report'));
  const first = await store.listSources();
  for (const known of first) known.name = 'changed';
  first.pop();

  const second = await store.listSources();
  await store.close();

  expect(second.map(({ name }) => name)).toEqual(['Report of report']);
});
