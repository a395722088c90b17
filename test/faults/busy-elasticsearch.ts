import { onTestFinished } from 'vitest';
import { serviceVariable } from '../store/service-variable.ts';
import {
  type Faults,
  faultyProxy,
  type ProxiedAnswer,
  type ProxiedRequest,
} from '../support/faulty-proxy.ts';
import { differences } from './differences.ts';
import { throughMoments, unlessOver } from './moments.ts';
import type { Patch } from './patched-sources.ts';
import { openPipeline } from './pipeline.ts';

/** How the server says that it has too much to do. */
type Way = 'each item 429' | 'some items 429' | 'whole 429' | 'whole 503';
const WAYS: readonly Way[] = ['each item 429', 'some items 429', 'whole 429', 'whole 503'];
/** So many refusals in a row and a bulk request gives up: the outbox keeps what it held. */
const REFUSALS_UNTIL_GIVEN_UP = 8;

const BUSY = { type: 'es_rejected_execution_exception', reason: 'the queue is full' };

/** Elasticsearch refuses bulk requests now and then, one of them for as long as the pipeline asks. */
export async function elasticsearchBusy(options: {
  readonly seed: number;
  readonly moments: number;
  /** Whether the first refusals go on until the request is given up; the others end after one to three. */
  readonly isLong: boolean;
  readonly withApi: boolean;
  readonly ways?: readonly Way[];
  readonly patches?: readonly Patch[];
  readonly budgetMs?: number;
}): Promise<{ differences: readonly string[]; refusals: number }> {
  const { seed, moments, isLong, withApi, ways = WAYS, patches = [], budgetMs } = options;
  let way: Way = 'whole 429';
  let left = 0;
  let refusals = 0;
  const isRefused = (path: string): boolean => path.includes('_bulk') && left > 0;
  /** Of requests on their way, which writes were kept back: they are answered by us, and never taken. */
  const refusedOf = new WeakMap<ProxiedRequest, ReadonlySet<number>>();
  const faults: Faults = {
    request(asked) {
      if (!isRefused(asked.path)) return asked;
      left -= 1;
      refusals += 1;
      if (way === 'whole 429' || way === 'whole 503') {
        const status = way === 'whole 503' ? 503 : 429;
        return { status, body: JSON.stringify({ error: BUSY, status }) };
      }
      const writes = writesOf(asked.body);
      const refused = new Set(writes.keys().filter((at) => way === 'each item 429' || at % 2 === 0));
      refusedOf.set(asked, refused);
      const taken = writes.filter((_, at) => !refused.has(at));
      if (taken.length === 0) return { status: 200, body: '{"items":[]}' }; // the refusals are added below
      return { ...asked, body: taken.map(({ lines }) => lines).join('') };
    },
    answer(asked, answer) {
      const refused = refusedOf.get(asked);
      return refused ? withRefusals(asked.body, refused, answer) : answer;
    },
  };
  const proxy = await faultyProxy((await serviceVariable('ELASTICSEARCH_URL')) ?? '', faults);
  onTestFinished(() => proxy.close());
  const pipeline = await openPipeline({ servers: { elasticsearch: proxy.url }, withApi, patches });
  await throughMoments(pipeline, {
    seed,
    moments,
    pages: 5,
    rows: 6,
    async fault({ count, chance }, isOver) {
      way = ways[Math.floor(chance() * ways.length)] ?? 'whole 429';
      const before = refusals;
      const isThisLong = isLong && count === 0;
      left = isThisLong ? REFUSALS_UNTIL_GIVEN_UP : 1 + Math.floor(chance() * 3);
      const hasCome = await unlessOver(() => refusals > before, isOver);
      if (hasCome) await unlessOver(() => left === 0, isOver);
      left = 0;
      return hasCome;
    },
  });
  // What was given up last waits in the outbox: the next run delivers it, or the API.
  await pipeline.ingest(await pipeline.newBatch(1, 1));
  return { differences: await differences(pipeline.services, pipeline.expected(), budgetMs), refusals };
}

interface BulkLines {
  readonly id: string;
  readonly lines: string;
}

/** The writes of a bulk request, each with its lines. */
function writesOf(body: string): BulkLines[] {
  const lines = body.split('\n');
  const writes: BulkLines[] = [];
  for (let at = 0; lines[at]; at += 1) {
    const action = JSON.parse(lines[at] ?? '');
    const source = action.index ? `${lines[++at]}\n` : '';
    writes.push({ id: (action.index ?? action.delete)._id, lines: `${JSON.stringify(action)}\n${source}` });
  }
  return writes;
}

/** The answer to the whole request, of which some writes were refused and the others answered by the server. */
function withRefusals(body: string, refused: ReadonlySet<number>, answer: ProxiedAnswer): ProxiedAnswer {
  const answered = JSON.parse(answer.body).items.values();
  const items = writesOf(body).map(({ id }, at) =>
    refused.has(at) ? { index: { _id: id, status: 429, error: BUSY } } : answered.next().value,
  );
  return { status: 200, body: JSON.stringify({ took: 1, errors: true, items }) };
}
