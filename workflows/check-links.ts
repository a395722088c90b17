import { checkLinksSteps, type LinkReport } from './check-links-steps.ts';
import { activities } from './proxied-activities.ts';
import { currentRunId, runUnderTemporal } from './run-under-temporal.ts';

export async function checkLinks(input: { startedBy: string }): Promise<LinkReport> {
  const runId = currentRunId();
  return runUnderTemporal(runId, () => checkLinksSteps(activities, { ...input, runId }));
}
