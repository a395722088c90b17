import { AppError } from '../schemas/errors.ts';
import type { S3Options } from './s3-blob-store.ts';

/**
 * `s3://bucket/prefix?endpoint=https://host:port&region=eu-central-1`; prefix and what follows may be left out.
 * Credentials are looked for as Amazon's tools do, or stand before the bucket: `s3://key:secret@bucket`.
 * @throws CONFIG_INVALID; the message never holds the URL, which may hold a secret
 */
export function parseS3Url(text: string): S3Options {
  const url = URL.parse(text);
  const endpoint = url?.searchParams.get('endpoint') ?? undefined;
  const isEndpoint = endpoint === undefined || /^https?:$/.test(URL.parse(endpoint)?.protocol ?? '');
  if (url?.protocol !== 's3:' || url.hostname === '' || !isEndpoint) {
    throw new AppError(
      'CONFIG_INVALID',
      'the address of the blobs is not of the form s3://bucket/prefix?endpoint=https://host:port&region=name',
    );
  }
  const folder = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '');
  const region = url.searchParams.get('region');
  return {
    bucket: url.hostname,
    prefix: folder === '' ? '' : `${folder}/`,
    ...(endpoint ? { endpoint } : {}),
    ...(region ? { region } : {}),
    ...(url.username
      ? {
          credentials: {
            accessKeyId: decodeURIComponent(url.username),
            secretAccessKey: decodeURIComponent(url.password),
          },
        }
      : {}),
  };
}
