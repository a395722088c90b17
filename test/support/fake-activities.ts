import type { Activities } from '../../activities/contract.ts';
import type { SourceReport } from '../../schemas/run.ts';

export const SHA = '0'.repeat(64);

export const reportOf = (source: string, over: Partial<SourceReport> = {}): SourceReport => ({
  source,
  name: source,
  country: 'SI',
  outcome: 'extracted',
  sha256: SHA,
  records: { study: 2 },
  created: 2,
  changed: 0,
  unchanged: 0,
  withdrawn: 0,
  notes: 0,
  reason: null,
  ...over,
});

/** Activities that all succeed, with the names of their calls in order; `over` replaces some. */
export function fakeActivities(over: Partial<Activities> = {}): Activities & { calls: string[] } {
  const calls: string[] = [];
  const all: Activities = {
    listSources: async ({ ids, from, limit }) => ({
      sources: (ids ?? []).slice(from, from + limit).map((source) => ({ source, host: null })),
      total: ids?.length ?? 0,
    }),
    fetchDocument: async ({ source }) => ({
      source,
      sha256: SHA,
      mediaType: 'text/plain',
      sizeBytes: 1,
      isUnchanged: false,
    }),
    extractRecords: async () => ({ batch: SHA, records: 2, notes: 0 }),
    keepRecords: async ({ source }) => reportOf(source),
    readPages: async () => ({ batch: SHA, pages: 1, isUnchanged: false }),
    keepPages: async ({ source }) => reportOf(source),
    quarantineDocument: async ({ source, sha256, code, message }) =>
      reportOf(source, {
        outcome: sha256 === null ? 'failed' : 'quarantined',
        sha256,
        records: {},
        created: 0,
        reason: { code, message, hint: null },
      }),
    reportUnchanged: async ({ source }) =>
      reportOf(source, { outcome: 'unchanged', created: 0, unchanged: 2 }),
    indexRecords: async () => ({ delivered: 2, pending: 0, dead: 0 }),
    rebuildIndex: async () => ({ indexed: 2, rejected: 0 }),
    reconcile: async () => ({ isBalanced: true, report: SHA }),
    collectLinks: async () => ({ batch: SHA, hosts: ['a.example', 'b.example'] }),
    checkLinks: async () => ({ report: SHA, alive: 1, broken: 0 }),
    keepReports: async () => ({ batch: SHA }),
    beginRun: async () => {},
    recordOutcome: async () => {},
    finishRun: async () => {},
    ...over,
  };
  const recording = Object.fromEntries(
    Object.entries(all).map(([name, activity]) => [
      name,
      (input: never) => {
        calls.push(name);
        return activity(input);
      },
    ]),
  );
  return { ...(recording as unknown as Activities), calls }; // each entry keeps its own type
}
