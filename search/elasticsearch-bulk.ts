import { setTimeout as pause } from 'node:timers/promises';
import { type Client, errors, type estypes } from '@elastic/elasticsearch';
import { AppError } from '../schemas/errors.ts';
import { causeOf } from './elasticsearch-errors.ts';
import { openPressure, type Pressure } from './elasticsearch-pressure.ts';

/** One write: the whole document, or null to delete whatever version is there. */
export interface BulkWrite {
  readonly id: string;
  readonly version: number;
  readonly source: Record<string, unknown> | null;
}

/** `older`: a newer version is there. `missing`: nothing to delete. */
export type BulkOutcome =
  | { readonly result: 'written' | 'older' | 'missing' }
  | { readonly result: 'rejected'; readonly reason: string };

export interface BulkOptions {
  /** Between 0 and 1; passed in so that tests can repeat. */
  readonly random?: () => number;
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Shared by all that write to one server; absent: this one is alone. */
  readonly pressure?: Pressure;
}

/** With the waits between them some 30 s: longer is for the caller, who has the changes in the outbox. */
const MAX_ATTEMPTS = 8;
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8000;

const isBusy = (status: number): boolean => status === 429 || (status >= 500 && status !== 501);

/**
 * Sends writes and reads the answer to each. What the server is too busy for is sent again after a growing, jittered
 * wait; what it refuses comes back with the reason; nothing is dropped. Writes carry the store's version
 * (`external_gte`), so sending one twice, or after a newer one, does no harm. `target` must be an alias: a bulk request
 * must never make an index by accident. One outcome per write, in their order.
 * @throws SEARCH_UNAVAILABLE when some are still not written in the end
 */
export async function sendBulk(
  client: Client,
  target: string,
  writes: readonly BulkWrite[],
  { random = Math.random, wait = pause, pressure = openPressure(1) }: BulkOptions = {},
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = new Array(writes.length);
  let open = writes.map((write, place) => ({ write, place }));
  let lastReason = '';
  for (let attempt = 0; open.length > 0; attempt++) {
    if (attempt === MAX_ATTEMPTS) {
      const message = `Elasticsearch did not take ${open.length} of ${writes.length} writes: ${lastReason}`;
      throw new AppError('SEARCH_UNAVAILABLE', message, { open: open.length });
    }
    if (attempt > 0) {
      const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1));
      await wait(longest / 2 + (random() * longest) / 2);
    }
    const items = await pressure.run(
      () =>
        sendOnce(
          client,
          target,
          open.map(({ write }) => write),
        ),
      hasRefused,
    );
    if (typeof items === 'string') {
      lastReason = items;
      continue;
    }
    open = open.filter(({ write, place }, index) => {
      const read = readItem(items[index], write);
      if (read.isBusy) lastReason = read.reason;
      else outcomes[place] = read.outcome;
      return read.isBusy;
    });
  }
  return outcomes;
}

/** The answers by item, or the reason why the server was too busy for the request as a whole. */
async function sendOnce(
  client: Client,
  target: string,
  writes: readonly BulkWrite[],
): Promise<estypes.BulkResponseItem[] | string> {
  const operations = writes.flatMap(({ id, version, source }) =>
    source === null
      ? [{ delete: { _id: id } }]
      : [{ index: { _id: id, version, version_type: 'external_gte' as const } }, source],
  );
  try {
    const response = await client.bulk({ index: target, require_alias: true, operations }, { maxRetries: 0 });
    return response.items.flatMap((item) => Object.values(item));
  } catch (error) {
    if (error instanceof errors.ResponseError && isBusy(error.statusCode ?? 0))
      return causeOf(error.body).reason;
    throw error;
  }
}

const hasRefused = (items: estypes.BulkResponseItem[] | string): boolean =>
  typeof items === 'string' || items.some(({ status }) => isBusy(status));

type ItemReading =
  | { readonly isBusy: true; readonly reason: string }
  | { readonly isBusy: false; readonly outcome: BulkOutcome };

function readItem(item: estypes.BulkResponseItem | undefined, { id, source }: BulkWrite): ItemReading {
  if (!item || item._id !== id)
    throw new AppError('SEARCH_UNAVAILABLE', 'Elasticsearch left writes unanswered');
  const { status, error } = item;
  const reason = error ? causeOf({ error }).reason : '';
  if (status < 300) return { isBusy: false, outcome: { result: 'written' } };
  if (status === 409) return { isBusy: false, outcome: { result: 'older' } };
  if (status === 404 && source === null && !error) return { isBusy: false, outcome: { result: 'missing' } };
  if (isBusy(status)) return { isBusy: true, reason };
  if (status === 404)
    throw new AppError(
      'SEARCH_UNAVAILABLE',
      'Elasticsearch does not hold the index: run `prismatlas reindex`',
    );
  if (status === 403)
    throw new AppError('SEARCH_UNAVAILABLE', `Elasticsearch keeps the index from being written: ${reason}`);
  return { isBusy: false, outcome: { result: 'rejected', reason } };
}
