import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openS3BlobStore } from '../../store/s3-blob-store.ts';
import { parseS3Url } from '../../store/s3-url.ts';
import { blobStoreSuite } from '../conformance/blob-store.suite.ts';
import { serviceVariable } from './service-variable.ts';

describe('the address of a bucket', () => {
  test('gives bucket, prefix, server, region and credentials', () => {
    const options = parseS3Url(
      's3://key:se%2Fcret@bucket/some/folder/?endpoint=http://127.0.0.1:9000&region=eu-west-1',
    );

    expect(options).toEqual({
      bucket: 'bucket',
      prefix: 'some/folder/',
      endpoint: 'http://127.0.0.1:9000',
      region: 'eu-west-1',
      credentials: { accessKeyId: 'key', secretAccessKey: 'se/cret' },
    });
    expect(parseS3Url('s3://bucket')).toEqual({ bucket: 'bucket', prefix: '' });
  });

  test.each(['', 'bucket', 'https://bucket.example', 's3://', 's3://b?endpoint=file:///etc'])(
    'is refused when it is %j',
    (text) => {
      expect(() => parseS3Url(text)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
    },
  );
});

test('says that no server answers', async () => {
  const opening = openS3BlobStore({
    bucket: 'none',
    endpoint: 'http://127.0.0.1:9',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });

  await expect(opening).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', details: { part: 'host' } });
});

const address = await serviceVariable('TEST_S3_URL');
if (address) onServer(address);
else test.skip('S3 is left out: no TEST_S3_URL, and `npm run services` has not run', () => {});

function onServer(url: string): void {
  const options = parseS3Url(url);
  const opened: { close(): void }[] = [];
  // A prefix of its own for each test: an empty store without deleting anything.
  let prefix = '';
  const open = async () => {
    const blobs = await openS3BlobStore({ ...options, prefix });
    opened.push(blobs);
    return blobs;
  };
  const wipe = async () => {
    prefix = `test/${randomBytes(8).toString('hex')}/`;
  };
  beforeAll(wipe);
  afterAll(() => {
    for (const blobs of opened) blobs.close();
  });

  blobStoreSuite('blobs on S3', { open, wipe });

  describe('blobs on S3', () => {
    test('are listed past one page of the server', async () => {
      await wipe();
      const blobs = await open();
      const numbers = Array.from({ length: 1010 }, (_, number) => number);
      for (let start = 0; start < numbers.length; start += 50) {
        await Promise.all(
          numbers
            .slice(start, start + 50)
            .map((number) => blobs.put(new TextEncoder().encode(String(number)))),
        );
      }

      const keys = new Set<string>();
      for await (const key of blobs.keys()) keys.add(key);

      expect(keys.size).toBe(1010);
    });

    test('of 20 MB come back whole', async () => {
      await wipe();
      const blobs = await open();
      const bytes = randomBytes(20_000_000);

      const key = await blobs.put(bytes);

      expect(bytes.equals(await blobs.get(key))).toBe(true);
    });

    test('are refused with the part of the address that is wrong', async () => {
      const credentials = { accessKeyId: options.credentials?.accessKeyId ?? '', secretAccessKey: 'wrong' };

      const noBucket = openS3BlobStore({ ...options, bucket: 'no-such-bucket' });
      await expect(noBucket).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        details: { part: 'bucket' },
      });
      const noRight = openS3BlobStore({ ...options, credentials });
      await expect(noRight).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        details: { part: 'credentials' },
      });
    });
  });
}
