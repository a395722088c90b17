import type { IngestReport, Progress, Run } from '../schemas/run.ts';

/** How a run is followed and stopped. */
export interface RunOptions {
  readonly startedBy: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** Told in words why a run that was started does not begin. */
  readonly onWaiting?: (why: string) => void;
}

/** Runs the pipeline: in this process, or on Temporal. Both give the same records. */
export interface Runner {
  /** In words, for `doctor`. */
  readonly engine: string;
  /** Harvests these sources (null: all), which are in the record store. @throws CANCELLED, and the codes of the parts underneath */
  ingest(sources: readonly string[] | null, options: RunOptions): Promise<IngestReport>;
  /** Builds the index anew from the record store. */
  reindex(options: RunOptions): Promise<{ indexed: number; rejected: number }>;
  /** Asks every link of the published records; what became of each is in the record store then. */
  checkLinks(options: RunOptions): Promise<{ alive: number; broken: number }>;
  /** Runs that are under way now, newest first, as far as this runner knows of them beside the ledger. */
  listRunning(): Promise<Run[]>;
  close(): Promise<void>;
}
