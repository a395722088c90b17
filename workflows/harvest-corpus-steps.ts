import type { Activities, ListedSource, RunKind } from '../activities/contract.ts';
import type { Progress, SourceReport } from '../schemas/run.ts';
import type { HarvestSourceInput } from './harvest-source-steps.ts';
import { inTurn } from './in-turn.ts';
import { hasNews } from './together.ts';

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
  /** Its way to harvest several small sources, and to settle what came of them; a source without a report is harvested as any other. */
  readonly together?: {
    harvest(sources: readonly string[]): Promise<readonly SourceReport[]>;
    settle(reports: readonly SourceReport[]): Promise<void>;
  };
  onProgress(progress: Progress): void;
}

/** Small sources that are harvested together: some seconds of work, which a worker that dies takes along. */
const MOST_TOGETHER = 20;

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
  /** One after the other. One that fails ends the run, through its own caller; the next one's turn comes all the same. */
  const inLedger = (write: () => Promise<void>): Promise<void> => {
    const written = ledger.then(write);
    ledger = written.catch(() => {});
    return written;
  };
  const harvestOne = async ({ source }: ListedSource, again: { isAgain?: true } = {}): Promise<void> => {
    const report = await ways.harvestSource({ runId, source, kind, startedBy, ...again }, (step) =>
      ways.onProgress({ total, done, source, step }),
    );
    reports.set(source, report);
    await inLedger(async () => {
      if (report.outcome === 'unchanged') return;
      await act.recordOutcome({ runId, report });
      if (hasNews(report)) {
        ways.onProgress({ total, done, source, step: 'index' });
        await act.indexRecords({ runId });
      }
    });
    done += 1;
    ways.onProgress({ total, done, source, step: 'done' });
  };
  const { together } = ways;
  const harvestSmall = async (group: readonly ListedSource[], way: NonNullable<typeof together>) => {
    for (const { source } of group) ways.onProgress({ total, done, source, step: 'read' });
    const found = await way.harvest(group.map(({ source }) => source));
    const news = found.filter(({ outcome }) => outcome !== 'unchanged');
    if (news.length > 0) await inLedger(() => way.settle(news));
    for (const report of found) reports.set(report.source, report);
    done += found.length;
    for (const { source } of found) ways.onProgress({ total, done, source, step: 'done' });
    for (const listed of group) if (!reports.has(listed.source)) await harvestOne(listed, { isAgain: true });
  };
  const small = together ? sources.filter(({ isSmall }) => isSmall) : [];
  const work = groupByHost(together ? sources.filter(({ isSmall }) => !isSmall) : sources).map(
    (group) => async () => {
      for (const listed of group) await harvestOne(listed);
    },
  );
  if (together)
    for (const group of inGroups(small, input.concurrency)) work.push(() => harvestSmall(group, together));
  await inTurn(work, input.concurrency, (begin) => begin());
  return sources.flatMap(({ source }) => reports.get(source) ?? []);
}

/** As many groups as can be in work at once, or more where they would become large. */
function inGroups(sources: readonly ListedSource[], most: number): ListedSource[][] {
  const size = Math.min(MOST_TOGETHER, Math.ceil(sources.length / most));
  const groups: ListedSource[][] = [];
  for (let at = 0; at < sources.length; at += size) groups.push(sources.slice(at, at + size));
  return groups;
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
