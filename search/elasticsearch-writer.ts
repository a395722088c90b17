import { setImmediate as turn } from 'node:timers/promises';
import type { Client } from '@elastic/elasticsearch';
import { AppError } from '../schemas/errors.ts';
import type { RecordVersion } from '../schemas/record-version.ts';
import type { ConceptTree } from './concept-tree.ts';
import { type BulkOutcome, type BulkWrite, sendBulk } from './elasticsearch-bulk.ts';
import type { ElasticsearchIndices } from './elasticsearch-indices.ts';
import { tombstoneSource, toSource } from './elasticsearch-mapping.ts';
import { openPressure } from './elasticsearch-pressure.ts';
import type { IndexOutcome, SearchIndex } from './search-index.ts';

/** Some 2 MB a request: large enough to be fast, small enough for a small server's memory. */
const BATCH_SIZE = 500;
/** While the server works on two batches the next is made ready, so that it never waits for one. */
const BATCHES_IN_FLIGHT = 3;
/** Two batches at the server, each into two indices while one is being rebuilt. */
const REQUESTS_IN_FLIGHT = 4;
/** Records made ready, some 3 ms, before answers of the server get their turn. */
const RECORDS_A_TURN = 50;

type Writer = Pick<SearchIndex, 'index' | 'remove' | 'rebuild'>;

/** `keysOf` gives what an index holds, tombstones included. */
export function elasticsearchWriter(
  client: Client,
  indices: ElasticsearchIndices,
  tree: ConceptTree,
  keysOf: (target: string) => AsyncIterable<{ id: string; version: number }>,
): Writer {
  const pressure = openPressure(REQUESTS_IN_FLIGHT);
  const prepare = (row: RecordVersion): BulkWrite | { readonly reason: string } => {
    const { version, hash, status, record } = row;
    try {
      const source = status === 'published' ? toSource(row, tree) : tombstoneSource(record.id, version, hash);
      return { id: record.id, version, source };
    } catch (error) {
      return { reason: error instanceof Error ? error.message : String(error) };
    }
  };

  /** Writes into every target; the outcomes are those of the first, which is the one that is searched. */
  const write = async (
    targets: readonly string[],
    versions: readonly RecordVersion[],
  ): Promise<IndexOutcome[]> => {
    const prepared: ReturnType<typeof prepare>[] = [];
    for (const [at, version] of versions.entries()) {
      if (at % RECORDS_A_TURN === RECORDS_A_TURN - 1) await turn();
      prepared.push(prepare(version));
    }
    const writes = prepared.filter((entry): entry is BulkWrite => !('reason' in entry));
    const [outcomes = []] = await Promise.all(
      targets.map((target) => sendBulk(client, target, writes, { pressure })),
    );
    const answered = outcomes.values();
    return versions.map(({ record: { id }, status }, at): IndexOutcome => {
      const entry = prepared[at];
      if (entry && 'reason' in entry) return { id, result: 'rejected', reason: entry.reason };
      const outcome: BulkOutcome | undefined = answered.next().value;
      if (!outcome) throw new AppError('SEARCH_UNAVAILABLE', 'Elasticsearch left writes unanswered');
      if (outcome.result === 'rejected') return { id, ...outcome };
      if (outcome.result === 'older') return { id, result: 'older' };
      return { id, result: status === 'published' ? 'indexed' : 'removed' };
    });
  };

  return {
    async index(versions) {
      if (versions.length === 0) return [];
      const targets = await indices.targets();
      if (!targets.includes(indices.write))
        throw new AppError(
          'SEARCH_UNAVAILABLE',
          'Elasticsearch does not hold the index: run `prismatlas reindex`',
        );
      const batches = Array.from({ length: Math.ceil(versions.length / BATCH_SIZE) }, (_, at) =>
        versions.slice(at * BATCH_SIZE, (at + 1) * BATCH_SIZE),
      );
      return (await inOrder(batches, (batch) => write(targets, batch))).flat();
    },

    async remove(ids) {
      const writes = ids.map((id): BulkWrite => ({ id, version: 0, source: null }));
      for (const target of await indices.targets())
        if (writes.length > 0) await sendBulk(client, target, writes, { pressure });
    },

    async rebuild(versions) {
      const name = await indices.beginBuild();
      const rejected: { id: string; reason: string }[] = [];
      const sent = new Map<string, number>();
      let indexed = 0;
      const writeBatch = async (batch: readonly RecordVersion[]): Promise<void> => {
        for (const [at, outcome] of (await write([indices.build], batch)).entries()) {
          const row = batch[at];
          if (outcome.result === 'rejected') rejected.push({ id: outcome.id, reason: outcome.reason });
          else if (row) {
            sent.set(outcome.id, row.version);
            // One that was overtaken by a newer version meanwhile stands in the index all the same.
            if (row.status === 'published') indexed++;
          }
        }
      };
      try {
        await forEachBatch(versions, writeBatch);
        await client.indices.refresh({ index: indices.build });
        await requireAll(sent, keysOf(indices.build));
        await indices.activate(name);
      } catch (error) {
        await indices.abandon(name);
        throw error;
      }
      return { indexed, rejected };
    },
  };
}

/** @throws SEARCH_UNAVAILABLE unless the new index holds all that it was sent, in those versions or newer ones */
async function requireAll(
  sent: Map<string, number>,
  held: AsyncIterable<{ id: string; version: number }>,
): Promise<void> {
  for await (const { id, version } of held) if (version >= (sent.get(id) ?? 0)) sent.delete(id);
  if (sent.size > 0) {
    const message = `the rebuilt index lacks ${sent.size} records that it was sent: the old one stays`;
    throw new AppError('SEARCH_UNAVAILABLE', message, { missing: [...sent.keys()].slice(0, 10) });
  }
}

/** Runs a few at a time; results in the order of the inputs. Once one fails no further one begins. */
async function inOrder<T, R>(inputs: readonly T[], work: (input: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(inputs.length);
  const queue = inputs.entries();
  let hasFailed = false;
  const lane = async (): Promise<void> => {
    for (const [at, input] of queue) {
      if (hasFailed) return;
      try {
        results[at] = await work(input);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: BATCHES_IN_FLIGHT }, lane));
  return results;
}

/** As `inOrder`, for a stream: at most as many batches are held as are in flight. */
async function forEachBatch(
  versions: AsyncIterable<RecordVersion>,
  work: (batch: readonly RecordVersion[]) => Promise<void>,
): Promise<void> {
  const flying = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const launch = async (batch: readonly RecordVersion[]): Promise<void> => {
    while (flying.size >= BATCHES_IN_FLIGHT) await Promise.race(flying);
    if (failures.length > 0) return;
    const flight: Promise<void> = work(batch)
      .catch((error: unknown) => {
        failures.push(error);
      })
      .finally(() => flying.delete(flight));
    flying.add(flight);
  };
  let batch: RecordVersion[] = [];
  try {
    for await (const version of versions) {
      batch.push(version);
      if (batch.length < BATCH_SIZE) continue;
      await launch(batch);
      if (failures.length > 0) break;
      batch = [];
    }
    if (batch.length > 0) await launch(batch);
  } finally {
    // None may outlive this call: what was being built is deleted when it fails.
    await Promise.all(flying);
  }
  if (failures.length > 0) throw failures[0];
}
