import { S3ServiceException } from '@aws-sdk/client-s3';
import { AppError } from '../schemas/errors.ts';

const REFUSED: ReadonlySet<string> = new Set([
  'AccessDenied',
  'InvalidAccessKeyId',
  'SignatureDoesNotMatch',
  'CredentialsProviderError',
  'ExpiredToken',
]);
const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE|TimeoutError|NetworkingError)$/;

const statusOf = (error: unknown): number =>
  error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0;

/** Whether an object is not there. A missing bucket is another matter. */
export const isAbsent = (error: unknown): boolean =>
  error instanceof Error && error.name !== 'NoSuchBucket' && statusOf(error) === 404;

/** An error of the server, the client or the network as ours; anything else as it is. */
export function s3Error(thrown: unknown, { bucket, host }: { bucket: string; host: string }): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error)) return thrown;
  const status = statusOf(thrown);
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : thrown.name;
  const error = (name: 'STORE_UNAVAILABLE' | 'STORE_BUSY' | 'DISK_FULL', message: string, part: string) =>
    new AppError(name, message, { part, bucket, host }, { cause: thrown });

  if (status === 403 || status === 401 || REFUSED.has(thrown.name)) {
    return error(
      'STORE_UNAVAILABLE',
      `${host} refuses the credentials for the bucket ${bucket}`,
      'credentials',
    );
  }
  if (status === 404) return error('STORE_UNAVAILABLE', `${host} has no bucket ${bucket}`, 'bucket');
  if (status === 507 || /StorageFull|QuotaExceeded/.test(thrown.name)) {
    return error('DISK_FULL', `no space is left in the bucket ${bucket} on ${host}`, 'disk');
  }
  if (status === 429 || status === 503)
    return error('STORE_BUSY', `${host} asks for fewer requests`, 'server');
  if (status >= 500) return error('STORE_UNAVAILABLE', `${host} failed with status ${status}`, 'server');
  if (UNREACHABLE.test(code)) return error('STORE_UNAVAILABLE', `no S3 server answers at ${host}`, 'host');
  return thrown;
}
