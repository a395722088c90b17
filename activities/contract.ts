import type { SourceReport } from '../schemas/run.ts';
import type { MediaType, Source } from '../schemas/source.ts';

/** A fetched document by its key: bytes never travel through a workflow. */
export interface FetchedDocument {
  readonly source: string;
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  /** The source gave these bytes before, and this extractor has read them: the way ends here. */
  readonly isUnchanged: boolean;
}

export type RunKind = 'ingest' | 'reindex' | 'reconcile' | 'check-links' | 'upload';

/** All that workflows may ask for. Each may run twice with the same input, so each is safe to repeat. */
export interface Activities {
  /** Ids of the sources to harvest, with the host each is fetched from (null: a file). @throws UNKNOWN_SOURCE */
  listSources(input: { ids: readonly string[] | null }): Promise<{ source: string; host: string | null }[]>;
  /** Gets a source's bytes into the blob store. @throws the codes of fetching and of files */
  fetchDocument(input: { source: string; runId: string }): Promise<FetchedDocument>;
  /** Reads a document in a child process and keeps the extraction as a blob; `batch` is its key. @throws the codes of unreadable documents */
  extractRecords(input: {
    source: string;
    sha256: string;
    mediaType: MediaType;
    runId: string;
  }): Promise<{ batch: string; records: number; notes: number }>;
  /** Matches an extraction with what is kept and keeps it, with its outbox rows. */
  keepRecords(input: { source: string; batch: string; runId: string }): Promise<SourceReport>;
  /** Sets a document aside with its reason; without a document, reports why there is none. */
  quarantineDocument(input: {
    source: string;
    sha256: string | null;
    code: string;
    message: string;
    runId: string;
  }): Promise<SourceReport>;
  /** A source that gave nothing new. */
  reportUnchanged(input: { source: string; sha256: string; runId: string }): Promise<SourceReport>;
  /** Delivers outbox entries to the index until none is left or due. */
  indexRecords(input: { runId: string }): Promise<{ delivered: number; pending: number; dead: number }>;
  /** Builds the index anew from the record store, the old one answering meanwhile. */
  rebuildIndex(input: { runId: string }): Promise<{ indexed: number; rejected: number }>;
  /** Compares store, blobs and index by key; the whole comparison is the blob `report`. */
  reconcile(input: { runId: string; repair: boolean }): Promise<{ isBalanced: boolean; report: string }>;
  /** Hosts of the links of all published records; `batch` is a blob of links by host. */
  collectLinks(input: { runId: string }): Promise<{ batch: string; hosts: readonly string[] }>;
  /** Asks one host for its links, politely; `report` is a blob of `{url, state, reason}` lines. */
  checkLinks(input: {
    batch: string;
    host: string;
    runId: string;
  }): Promise<{ report: string; alive: number; broken: number }>;
  beginRun(input: { runId: string; kind: RunKind; startedBy: string }): Promise<void>;
  /** Adds a source's line to the run's ledger. */
  recordOutcome(input: { runId: string; report: SourceReport }): Promise<void>;
  /** Closes a run that was begun; nothing where none was. */
  finishRun(input: { runId: string; state: 'done' | 'failed' | 'cancelled' }): Promise<void>;
}

/** What is harvested: sources by id (null: all), saved in the record store before the run starts. */
export interface HarvestInput {
  readonly runId: string;
  readonly sources: readonly Source['id'][] | null;
  readonly startedBy: string;
}
