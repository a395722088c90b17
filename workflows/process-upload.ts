import type { Activities } from '../activities/contract.ts';
import type { SourceReport } from '../schemas/run.ts';
import { harvestSourceSteps } from './harvest-source-steps.ts';
import { activities } from './proxied-activities.ts';
import { currentRunId, runUnderTemporal } from './run-under-temporal.ts';

export interface UploadInput {
  /** The uploaded document's source, kept in the record store before. */
  readonly source: string;
  readonly startedBy: string;
}

/** One uploaded document, with a run of its own: read, kept, indexed. */
export async function processUploadSteps(
  act: Activities,
  { runId, source, startedBy }: UploadInput & { runId: string },
): Promise<SourceReport> {
  await act.beginRun({ runId, kind: 'upload', startedBy });
  const report = await harvestSourceSteps(act, { runId, source, kind: 'upload', startedBy });
  await act.recordOutcome({ runId, report });
  await act.indexRecords({ runId });
  await act.finishRun({ runId, state: 'done' });
  return report;
}

export async function processUpload(input: UploadInput): Promise<SourceReport> {
  const runId = currentRunId();
  return runUnderTemporal(runId, () => processUploadSteps(activities, { ...input, runId }));
}
