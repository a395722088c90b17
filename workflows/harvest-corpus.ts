import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  ChildWorkflowCancellationType,
  continueAsNew,
  defineQuery,
  executeChild,
  ParentClosePolicy,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import type { RunKind } from '../activities/contract.ts';
import type { Progress } from '../schemas/run.ts';
import { harvestSourcesSteps } from './harvest-corpus-steps.ts';
import { harvestSource } from './harvest-source.ts';
import { activities, smallSources } from './proxied-activities.ts';
import { currentRunId, runUnderTemporal } from './run-under-temporal.ts';
import { harvestSourceWorkflowId } from './workflow-ids.ts';

export interface HarvestCorpusInput {
  /** Null: every source of the corpus. */
  readonly sources: readonly string[] | null;
  readonly kind: RunKind;
  readonly startedBy: string;
  /** Sources in work at once, over all workers. */
  readonly concurrency: number;
  /** What earlier continuations of this run did. */
  readonly before?: {
    readonly startedAt: string;
    readonly done: number;
    readonly reportBatches: readonly string[];
  };
}

export interface HarvestCorpusResult {
  readonly runId: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  /** Blobs of the reports, in the order of the sources. */
  readonly reportBatches: readonly string[];
  readonly indexed: { readonly delivered: number; readonly pending: number; readonly dead: number };
}

/** The run, how many of its sources are done, and which are in work, whose own query tells their steps. */
export interface CorpusProgress {
  readonly runId: string;
  readonly kind: RunKind;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly total: number;
  readonly done: number;
  readonly inWork: Readonly<Record<string, Progress['step']>>;
}
export const progressQuery = defineQuery<CorpusProgress>('progress');

const DONE = defineSearchAttributeKey('PrismatlasDone', SearchAttributeType.INT);
const TOTAL = defineSearchAttributeKey('PrismatlasTotal', SearchAttributeType.INT);

/** A source makes some 20 events; a run stays far under the 10,240 at which the server warns. */
const SOURCES_PER_RUN = 100;

/** A corpus under Temporal: bounded children, one run after the other when there are many sources. */
export async function harvestCorpus(input: HarvestCorpusInput): Promise<HarvestCorpusResult> {
  const runId = currentRunId();
  const startedAt = input.before?.startedAt ?? new Date().toISOString();
  const doneBefore = input.before?.done ?? 0;
  const inWork: Record<string, Progress['step']> = {};
  let counts = { total: 0, done: doneBefore };
  let told = doneBefore;
  const { kind, startedBy } = input;
  setHandler(progressQuery, () => ({ runId, kind, startedAt, startedBy, ...counts, inWork }));

  return runUnderTemporal(runId, async () => {
    const { sources, total } = await activities.listSources({
      ids: input.sources,
      from: doneBefore,
      limit: SOURCES_PER_RUN,
    });
    counts = { total, done: doneBefore };
    const onProgress = ({ done, source, step }: Progress): void => {
      if (step === 'done') delete inWork[source];
      else inWork[source] = step;
      counts = { total, done };
      if (step !== 'done' || told === done) return;
      told = done;
      upsertSearchAttributes([
        { key: DONE, value: done },
        { key: TOTAL, value: total },
      ]);
    };
    const reports = await harvestSourcesSteps(
      activities,
      { ...input, runId, sources, done: doneBefore, total },
      {
        onProgress,
        together: {
          harvest: (small) => smallSources.harvest({ runId, kind, startedBy, sources: small }),
          settle: (reports) => smallSources.settle({ runId, reports }),
        },
        harvestSource: (child, onStep) => {
          onStep('fetch');
          return executeChild(harvestSource, {
            args: [child],
            workflowId: harvestSourceWorkflowId(runId, child.source),
            cancellationType: ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED,
            parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
          });
        },
      },
    );
    const { batch } = await activities.keepReports({ reports });
    const reportBatches = [...(input.before?.reportBatches ?? []), batch];
    const done = doneBefore + sources.length;
    if (done < total)
      return continueAsNew<typeof harvestCorpus>({ ...input, before: { startedAt, done, reportBatches } });
    const indexed = await activities.indexRecords({ runId });
    await activities.finishRun({ runId, state: 'done' });
    return { runId, startedAt, finishedAt: new Date().toISOString(), reportBatches, indexed };
  });
}
