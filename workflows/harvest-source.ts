import { defineQuery, setHandler } from '@temporalio/workflow';
import type { Progress, SourceReport } from '../schemas/run.ts';
import { type HarvestSourceInput, harvestSourceSteps } from './harvest-source-steps.ts';
import { activities } from './proxied-activities.ts';

/** The step this source has reached. */
export const stepQuery = defineQuery<Progress['step']>('step');

/** One source under Temporal. Its parent keeps the run's ledger. */
export async function harvestSource(input: HarvestSourceInput): Promise<SourceReport> {
  let step: Progress['step'] = 'fetch';
  setHandler(stepQuery, () => step);
  const report = await harvestSourceSteps(activities, input, (reached) => {
    step = reached;
  });
  step = 'done';
  return report;
}
