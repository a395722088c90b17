import {
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { blobKey, blobMissing, checkedBytes, isBlobKey } from './blob-key.ts';
import type { BlobStore } from './blob-store.ts';
import { isAbsent, s3Error } from './s3-errors.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** For one request: 100 MB at 2 MB a second. */
const REQUEST_TIMEOUT_MS = 60_000;

export interface S3Options {
  readonly bucket: string;
  /** What the names of its objects begin with: `atlas/`. Empty: nothing. */
  readonly prefix?: string;
  readonly region?: string;
  /** The server's address; absent: Amazon's. With one, the bucket is a part of the path, not of the host name. */
  readonly endpoint?: string;
  /** Absent: where Amazon's tools look for them (environment, profile, instance role). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * Blobs as objects of a bucket on Amazon S3 or a server that speaks its protocol. An object is there whole or not at
 * all, by the protocol's own promise; the server checks each against its sha256 when it takes it.
 * @throws STORE_UNAVAILABLE naming what is wrong: host, bucket or credentials
 */
export async function openS3BlobStore(options: S3Options): Promise<BlobStore & { close(): void }> {
  const { bucket: Bucket, prefix = '', region = 'us-east-1', endpoint, credentials } = options;
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    ...(credentials ? { credentials } : {}),
    maxAttempts: 3,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
    // The sha256 below is the check; the client's own CRC in a trailer is not understood by every server.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const nameOf = (key: string) => `${prefix}${key}`;
  const translated = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw s3Error(error, { bucket: Bucket, host: endpoint ?? `Amazon S3 in ${region}` });
    }
  };

  async function findSize(key: string): Promise<number | null> {
    try {
      const { ContentLength = 0 } = await client.send(new HeadObjectCommand({ Bucket, Key: nameOf(key) }));
      return ContentLength;
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
  }

  async function read(key: string): Promise<Uint8Array> {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: nameOf(key) }));
      if (!Body) throw blobMissing(key);
      return await Body.transformToByteArray();
    } catch (error) {
      throw isAbsent(error) ? blobMissing(key, error) : error;
    }
  }

  try {
    await translated(client.send(new HeadBucketCommand({ Bucket })));
  } catch (error) {
    client.destroy();
    throw error;
  }
  return {
    put: (bytes) =>
      translated(
        (async () => {
          const key = blobKey(bytes);
          if ((await findSize(key)) === bytes.length) return key;
          const ChecksumSHA256 = Buffer.from(key, 'hex').toString('base64');
          // A copy: the client sends it later, and may send it again.
          const Body = bytes.slice();
          await client.send(new PutObjectCommand({ Bucket, Key: nameOf(key), Body, ChecksumSHA256 }));
          return key;
        })(),
      ),
    get: async (key) => {
      if (!isBlobKey(key)) throw blobMissing(key);
      return checkedBytes(key, await translated(read(key)));
    },
    has: async (key) => isBlobKey(key) && (await translated(findSize(key))) !== null,
    async *keys() {
      let ContinuationToken: string | undefined;
      do {
        const request = new ListObjectsV2Command({ Bucket, Prefix: prefix, ContinuationToken });
        const page = await translated(client.send(request));
        for (const { Key = '' } of page.Contents ?? []) {
          const key = Key.slice(prefix.length);
          if (isBlobKey(key)) yield key;
        }
        ContinuationToken = page.NextContinuationToken;
      } while (ContinuationToken !== undefined);
    },
    close: () => client.destroy(),
  };
}
