import { ownPostgres } from '../support/own-servers.ts';
import { differences } from './differences.ts';
import { type Moments, throughMoments, unlessOver } from './moments.ts';
import type { Patch } from './patched-sources.ts';
import { openPipeline } from './pipeline.ts';

/**
 * Where in a transaction the server dies: before its versions are in, before its commit arrives, or after the commit,
 * the answer to which is lost.
 */
type Place = 'inside' | 'before commit' | 'after commit';
const PLACES: readonly Place[] = ['inside', 'before commit', 'after commit'];

export interface DatabaseKilled {
  readonly differences: readonly string[];
  readonly kills: Readonly<Record<Place, number>>;
  /** Sources that a run had told to be kept, and of which the store has no records. */
  readonly broken: readonly string[];
}

/** PostgreSQL is killed while documents are being kept, again and again. */
export async function databaseKilled(options: {
  readonly seed: number;
  readonly moments: number;
  readonly patches?: readonly Patch[];
  readonly places?: readonly Place[];
  readonly budgetMs?: number;
}): Promise<DatabaseKilled> {
  const { seed, moments, patches = [], places = PLACES, budgetMs } = options;
  const server = await ownPostgres();
  const pipeline = await openPipeline({ servers: { database: server.url }, wired: ['database'], patches });
  const wire = pipeline.wire('database');
  const { store } = pipeline.services;
  const kills: Record<Place, number> = { inside: 0, 'before commit': 0, 'after commit': 0 };
  const broken: string[] = [];

  const fault = async ({ chance }: Moments, isOver: () => boolean): Promise<boolean> => {
    const place = places[Math.floor(chance() * places.length)] ?? 'inside';
    let keepsToPass = Math.floor(chance() * 3);
    let isKeeping = false;
    let killing: Promise<void> | null = null;
    const kill = (): 'lose' => {
      killing ??= server.kill();
      return 'lose';
    };
    wire.onSent((piece) => {
      if (killing) return 'lose';
      if (piece.includes('insert into "record_version"') && keepsToPass-- <= 0) {
        isKeeping = true;
        if (place === 'inside') return kill();
      }
      if (isKeeping && isCommit(piece) && place === 'before commit') return kill();
      return 'pass';
    });
    wire.onAnswered((piece) => {
      if (killing) return 'lose';
      return isKeeping && place === 'after commit' && piece.includes('COMMIT\0') ? kill() : 'pass';
    });
    const hasCome = await unlessOver(() => killing !== null, isOver);
    await killing;
    wire.onSent(null);
    wire.onAnswered(null);
    wire.set(null);
    if (!hasCome) return false;
    kills[place] += 1;
    await server.start();
    return true;
  };

  await throughMoments(pipeline, {
    seed,
    moments,
    pages: 6,
    rows: 5,
    fault,
    async eachBatch({ sources }) {
      for (const { source, outcome } of sources) {
        const [kept] = await store.listRecords({ source, limit: 1 });
        // Unchanged: kept by an earlier try of the same ingest.
        if (!['extracted', 'unchanged'].includes(outcome) || !kept) broken.push(`${source}: ${outcome}`);
      }
    },
  });
  return {
    differences: await differences(pipeline.services, pipeline.expected(), budgetMs),
    kills,
    broken,
  };
}

/** A simple query: its letter, four bytes of length, the words. */
const isCommit = (piece: string): boolean => /Q.{4}commit\0/is.test(piece);
