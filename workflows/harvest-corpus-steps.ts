import type { Activities, ListedSource, RunKind } from '../activities/contract.ts';
import type { Progress, SourceReport } from '../schemas/run.ts';
import type { HarvestSourceInput } from './harvest-source-steps.ts';
import { inTurn } from './in-turn.ts';

export interface HarvestSourcesInput {
  readonly runId: string;
  readonly kind: RunKind;
  readonly startedBy: string;
  readonly sources: readonly ListedSource[];
  /** Sources in work at once. */
  readonly concurrency: number;
  /** How many of the run's sources came before these, and how many there are. */
  readonly done: number;
  readonly total: number;
}

/** What a runner brings: its way to harvest one source, and somebody who listens. */
export interface HarvestWays {
  harvestSource(input: HarvestSourceInput, onStep: (step: Progress['step']) => void): Promise<SourceReport>;
  onProgress(progress: Progress): void;
}

/**
 * Harvests sources, several at once, but one at a time per host. Each outcome is written into the run's ledger and
 * what was kept is indexed as it comes, one after the other. Reports stand in the order of the sources.
 */
export async function harvestSourcesSteps(
  act: Activities,
  input: HarvestSourcesInput,
  ways: HarvestWays,
): Promise<SourceReport[]> {
  const { runId, kind, startedBy, sources, total } = input;
  let done = input.done;
  let ledger: Promise<unknown> = Promise.resolve();
  const reports = new Map<string, SourceReport>();
  const harvestOne = async ({ source }: ListedSource): Promise<void> => {
    const report = await ways.harvestSource({ runId, source, kind, startedBy }, (step) =>
      ways.onProgress({ total, done, source, step }),
    );
    reports.set(source, report);
    const written = ledger.then(async () => {
      if (report.outcome === 'unchanged') return;
      await act.recordOutcome({ runId, report });
      if (report.created + report.changed + report.withdrawn > 0) {
        ways.onProgress({ total, done, source, step: 'index' });
        await act.indexRecords({ runId });
      }
    });
    // One that fails ends the run below, through its own caller; the next one's turn comes all the same.
    ledger = written.catch(() => {});
    await written;
    done += 1;
    ways.onProgress({ total, done, source, step: 'done' });
  };
  await inTurn(groupByHost(sources), input.concurrency, async (group) => {
    for (const source of group) await harvestOne(source);
  });
  return sources.flatMap(({ source }) => reports.get(source) ?? []);
}

/** Sources of one host stand in one group; each file in a group of its own. In the order of the first of each. */
function groupByHost(sources: readonly ListedSource[]): ListedSource[][] {
  const groups = new Map<string, ListedSource[]>();
  for (const listed of sources) {
    const key = listed.host === null ? `file ${listed.source}` : `host ${listed.host}`;
    const group = groups.get(key);
    if (group) group.push(listed);
    else groups.set(key, [listed]);
  }
  return [...groups.values()];
}
