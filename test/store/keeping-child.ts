import { writeSync } from 'node:fs';
import { openPostgresRecordStore } from '../../store/postgres-record-store.ts';
import { openSqliteRecordStore } from '../../store/sqlite-record-store.ts';
import { CHANGE, document, extraction, SHA_A, source, study } from './store-fixtures.ts';

/**
 * A process that keeps edition after edition of one source, all records changed in each, until it is killed or has
 * kept as many as asked for. Says `begin N` before and `done N` after each edition.
 * Arguments: address of the store, source, number of editions, records in each, number of the first record.
 */
const [, , address = '', id = 'one', editions = '0', size = '40', first = '0'] = process.argv;
const store = address.startsWith('postgres')
  ? await openPostgresRecordStore({ url: address, poolSize: 2 })
  : await openSqliteRecordStore({ path: address });
await store.saveSource(source(id));
await store.saveDocument(document(id, SHA_A));
const began = (await store.recordHistory(study(Number(first)).id)).length;
for (let edition = began + 1; edition <= began + Number(editions); edition++) {
  const records = Array.from({ length: Number(size) }, (_, number) =>
    study(Number(first) + number, { fields: { title: `Edition ${edition}`, findings: 'x'.repeat(2000) } }),
  );
  writeSync(1, `begin ${edition}\n`);
  await store.keepExtraction(extraction(records), id, 'published', CHANGE);
  writeSync(1, `done ${edition}\n`);
}
await store.close();
