/** The child that harvests one source of a run. */
export const harvestSourceWorkflowId = (runId: string, source: string): string => `${runId}-${source}`;
