import { findInputs } from '../../runtime/find-inputs.ts';
import type { RunOptions } from '../../runtime/runner.ts';
import type { Services } from '../../runtime/services.ts';
import { syncSources } from '../../runtime/sync-sources.ts';
import type { IngestReport } from '../../schemas/run.ts';

/** What `prismatlas ingest` does with its arguments, without a terminal. */
export async function ingestInputs(
  services: Services,
  inputs: readonly string[],
  country: string,
  options: Partial<RunOptions> = {},
): Promise<IngestReport> {
  const sources = await findInputs(inputs, { country, sources: services.sources });
  await syncSources(services.store, sources);
  return services.runner.ingest(
    sources.map(({ id }) => id),
    { startedBy: 'test', ...options },
  );
}
