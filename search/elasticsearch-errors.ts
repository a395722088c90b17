import { errors } from '@elastic/elasticsearch';
import { AppError, type ErrorDetails } from '../schemas/errors.ts';

/** Where the server is, without user and password. */
export function publicUrl(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + (pathname === '/' ? '' : pathname);
}

/**
 * An error of the client in our words. What another address or password mends is CONFIG_INVALID and names the variable;
 * what time may mend is SEARCH_UNAVAILABLE.
 */
export function asElasticsearchError(error: unknown, url: string): unknown {
  if (error instanceof AppError) return error;
  const options = { cause: error };
  const at = publicUrl(url);
  const unavailable = (what: string, details: ErrorDetails = {}): AppError =>
    new AppError('SEARCH_UNAVAILABLE', `Elasticsearch at ${at} ${what}`, { url: at, ...details }, options);
  const invalid = (what: string): AppError =>
    new AppError(
      'CONFIG_INVALID',
      `ELASTICSEARCH_URL: ${what}`,
      { variable: 'ELASTICSEARCH_URL', url: at },
      options,
    );
  if (error instanceof errors.ProductNotSupportedError)
    return invalid(`${at} answers, but is not Elasticsearch`);
  if (error instanceof errors.TimeoutError) return unavailable('did not answer in time');
  if (error instanceof errors.ResponseError) {
    const status = error.statusCode ?? 0;
    const { type, reason } = causeOf(error.body);
    if (status === 401) return invalid(`${at} refused the user or password in the address`);
    if (status === 403 && type === 'cluster_block_exception') return unavailable(`is read-only: ${reason}`);
    if (status === 403) return invalid(`${at} does not let this user in: ${reason}`);
    if (type === 'index_not_found_exception')
      return unavailable('does not hold the index: run `prismatlas reindex`', { isIndexLost: true });
    // 404 beside that: a state that was being read page by page, and was let go of after a minute without reading.
    if (status === 404 || status === 429 || status >= 500)
      return unavailable(`answered ${status}: ${reason}`);
    return new AppError(
      'INTERNAL',
      `Elasticsearch refused a request (${status}): ${reason}`,
      { url: at },
      options,
    );
  }
  if (error instanceof errors.ConnectionError && /ENOTFOUND|EAI_AGAIN|ERR_INVALID_URL/.test(error.message))
    return invalid(`there is no host ${new URL(url).hostname}`);
  if (error instanceof errors.ElasticsearchClientError)
    return unavailable(`cannot be reached (${error.message})`);
  return error;
}

interface ServerCause {
  readonly type: string;
  readonly reason: string;
}

/** The reason in an error's body: `{ error: { type, reason, root_cause } }`, or whatever a proxy sends. */
export function causeOf(body: unknown): ServerCause {
  const error = isObject(body) ? body.error : undefined;
  if (!isObject(error)) return { type: '', reason: typeof error === 'string' ? error : 'no reason given' };
  return { type: String(error.type ?? ''), reason: reasonsOf(error).join(': ') || 'no reason given' };
}

/** The reason of an error and of what caused it, down to the first cause, which is the one that helps. */
function reasonsOf(error: Record<string, unknown>): string[] {
  const own = error.reason === undefined ? [] : [String(error.reason)];
  return isObject(error.caused_by) ? [...own, ...reasonsOf(error.caused_by)] : own;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export const isStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  error instanceof errors.ResponseError && statuses.includes(error.statusCode ?? 0);
