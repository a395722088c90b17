import { z } from 'zod';
import { CountryCode } from './country.ts';
import { SourceDocument } from './document.ts';
import { RecordKind } from './record.ts';
import { SourceId } from './source.ts';

/** What became of one source in one run. */
export const SourceOutcome = z.enum(['extracted', 'empty', 'quarantined', 'unchanged', 'failed', 'denied']);
export type SourceOutcome = z.infer<typeof SourceOutcome>;

/** One source's line in the table that ends an ingest. */
export const SourceReport = z
  .strictObject({
    source: SourceId,
    name: z.string(),
    country: CountryCode,
    outcome: SourceOutcome,
    sha256: z.string().nullable(),
    /** Records of this document by kind. */
    records: z.partialRecord(RecordKind, z.int().nonnegative()),
    created: z.int().nonnegative(),
    changed: z.int().nonnegative(),
    unchanged: z.int().nonnegative(),
    withdrawn: z.int().nonnegative(),
    notes: z.int().nonnegative(),
    /** Error code and sentence, when it did not end in records. */
    reason: z.strictObject({ code: z.string(), message: z.string(), hint: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'SourceReport' });
export type SourceReport = z.infer<typeof SourceReport>;

export const IngestReport = z
  .strictObject({
    runId: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
    sources: z.array(SourceReport),
    indexed: z.strictObject({ delivered: z.int(), pending: z.int(), dead: z.int() }),
  })
  .meta({ id: 'IngestReport' });
export type IngestReport = z.infer<typeof IngestReport>;

export const RunState = z.enum(['running', 'done', 'failed', 'cancelled', 'interrupted']);

const STEPS = ['fetch', 'read', 'keep', 'index', 'done'] as const;
export const Step = z.enum(STEPS);
export type Step = z.infer<typeof Step>;

/** How far a run is: sources done of all, and the step of each that is in work. */
export const RunProgress = z
  .strictObject({
    total: z.int().nonnegative(),
    done: z.int().nonnegative(),
    inWork: z.array(z.strictObject({ source: z.string(), step: Step })),
  })
  .meta({ id: 'RunProgress' });
export type RunProgress = z.infer<typeof RunProgress>;

/** A run as the ledger keeps it. */
export const Run = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['ingest', 'reindex', 'reconcile', 'check-links', 'upload']),
    state: RunState,
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    /** Who started it: `cli`, `schedule`, `api`, or a user's id. */
    startedBy: z.string(),
    sources: z.array(SourceReport),
    /** Only while it is running. */
    progress: RunProgress.optional(),
  })
  .meta({ id: 'Run' });
export type Run = z.infer<typeof Run>;

/** Progress while a run goes on; counts only grow. */
export interface Progress {
  readonly total: number;
  readonly done: number;
  /** The source whose step this is, and the step it has reached. */
  readonly source: string;
  readonly step: Step;
}

/** What reconciling found: three sets compared by key. Empty lists mean that they balance. */
export const Reconciliation = z
  .strictObject({
    documents: z.strictObject({
      total: z.int(),
      byState: z.record(SourceDocument.shape.state, z.int()),
      blobsMissing: z.array(z.string()),
    }),
    records: z.strictObject({
      published: z.int(),
      withdrawn: z.int(),
      awaiting: z.int(),
      withoutDocument: z.array(z.string()),
    }),
    index: z.strictObject({
      documents: z.int(),
      missing: z.array(z.string()),
      stale: z.array(z.string()),
      extra: z.array(z.string()),
    }),
    outbox: z.strictObject({ pending: z.int(), dead: z.int() }),
    runs: z.strictObject({ unfinished: z.array(z.string()) }),
    isBalanced: z.boolean(),
  })
  .meta({ id: 'Reconciliation' });
export type Reconciliation = z.infer<typeof Reconciliation>;
