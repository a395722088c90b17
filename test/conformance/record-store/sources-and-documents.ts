import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordStore } from '../../../store/record-store.ts';
import { document, SHA_A, SHA_B, SHA_C, source, study } from '../../store/store-fixtures.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const ID_1 = study(1).id;
const ID_2 = study(2).id;

export function sourcesAndDocuments({ current, keep }: StoreUnderTest): void {
  let store: RecordStore;
  beforeEach(() => {
    store = current();
  });

  describe('sources', () => {
    test('gives back a source as it was saved last', async () => {
      await store.saveSource(source('one', { name: 'Another name', schedule: '0 3 * * 1' }));
      await store.saveSource(source('another', { country: 'BE' }));

      const kept = await store.listSources();

      expect(kept).toEqual([
        source('another', { country: 'BE' }),
        source('one', { name: 'Another name', schedule: '0 3 * * 1' }),
      ]);
      expect(await store.findSource('none')).toBeNull();
    });

    test('keeps the validators of the last fetch when the source is saved again', async () => {
      const validators = { etag: 'W/"1"', lastModified: null, sha256: SHA_A };
      await store.saveValidators('one', validators);

      await store.saveSource(source('one', { name: 'Another name' }));

      expect(await store.findValidators('one')).toEqual(validators);
    });

    test('has no validators for a source that was never fetched, and refuses them for an unknown one', async () => {
      const validators = { etag: null, lastModified: null, sha256: SHA_A };

      expect(await store.findValidators('one')).toBeNull();
      await expect(store.saveValidators('none', validators)).rejects.toMatchObject({
        code: 'UNKNOWN_SOURCE',
      });
    });
  });

  describe('documents', () => {
    test('gives the kept document when a source has the same bytes again', async () => {
      await keep([study(1)]);

      const again = await store.saveDocument(
        document('one', SHA_A, { fetchedAt: '2027-01-01T00:00:00.000Z' }),
      );

      expect(again).toEqual(
        document('one', SHA_A, {
          state: 'extracted',
          pageCount: 12,
          recordCount: 1,
          extractorVersion: '1',
        }),
      );
    });

    test('refuses a document of an unknown source', async () => {
      await expect(store.saveDocument(document('none', SHA_A))).rejects.toMatchObject({
        code: 'UNKNOWN_SOURCE',
      });
    });

    test('keeps equal bytes of two sources as two documents', async () => {
      await store.saveSource(source('two', { country: 'BE' }));
      await store.saveDocument(document('two', SHA_A, { country: 'BE' }));

      expect(await store.findDocument(SHA_A, 'two')).toEqual(document('two', SHA_A, { country: 'BE' }));
      expect(await store.findDocument(SHA_A, 'one')).toEqual(document('one', SHA_A));
      expect((await store.findDocument(SHA_A))?.source).toBe('one');
      expect(await store.listDocuments({ country: 'BE' })).toHaveLength(1);
      expect(await store.listDocuments()).toHaveLength(2);
    });

    test('sets a document aside with its reason, and leaves what the source gave before', async () => {
      await keep([study(1)]);
      await store.saveDocument(document('one', SHA_B));

      await store.quarantineDocument('one', SHA_B, 'PDF_INVALID: the file is cut short');

      expect(await store.listDocuments({ state: 'quarantined' })).toEqual([
        document('one', SHA_B, { state: 'quarantined', reason: 'PDF_INVALID: the file is cut short' }),
      ]);
      expect((await store.currentDocument('one'))?.sha256).toBe(SHA_A);
      expect((await store.findRecord(ID_1))?.status).toBe('published');
      await expect(store.quarantineDocument('one', SHA_C, 'x')).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    test('has no current document before the first extraction', async () => {
      expect(await store.currentDocument('one')).toBeNull();
    });

    test('follows a source that goes back to an older edition', async () => {
      await store.saveDocument(document('one', SHA_B));
      await keep([study(1)]);
      await keep([study(1), study(2)], { document: SHA_B });

      await keep([study(1)]);

      expect((await store.currentDocument('one'))?.sha256).toBe(SHA_A);
      expect((await store.findRecord(ID_2))?.status).toBe('withdrawn');
    });

    test('keeps texts with characters that a database refuses', async () => {
      const odd = 'nul \0, half a pair \ud800, smile 😀, \u2028';
      await store.saveDocument(document('one', SHA_B, { location: odd }));
      const record = study(1, { fields: { title: odd } });

      await keep([record], { document: SHA_B });

      expect((await store.findDocument(SHA_B))?.location).toBe(
        'nul \ufffd, half a pair \ufffd, smile 😀, \u2028',
      );
      expect((await store.findRecord(ID_1))?.record.fields.title).toBe(odd);
    });
  });
}
