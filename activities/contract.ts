import type { SourceReport } from '../schemas/run.ts';
import type { MediaType } from '../schemas/source.ts';

/** A fetched document by its key: bytes never travel through a workflow. */
export interface FetchedDocument {
  readonly source: string;
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  /** The source gave these bytes before, and this extractor has read them: the way ends here. */
  readonly isUnchanged: boolean;
  /** Where the address led in the end; absent for a file. */
  readonly url?: string;
  /** The first page of a listing whose other pages belong to it: `readPages` goes on from here. */
  readonly isFollowed?: boolean;
}

/** A source to harvest, with the host it is fetched from; null: a file. */
export interface ListedSource {
  readonly source: string;
  readonly host: string | null;
  /** A file so small that what is noted of its steps would cost more than they do. */
  readonly isSmall?: true;
}

export type RunKind = 'ingest' | 'reindex' | 'reconcile' | 'check-links' | 'upload';

/** All that workflows may ask for. Each may run twice with the same input, so each is safe to repeat. */
export interface Activities {
  /** A page of the sources to harvest, from the one at `from`, and how many there are in all. @throws UNKNOWN_SOURCE */
  listSources(input: {
    ids: readonly string[] | null;
    from: number;
    limit: number;
  }): Promise<{ sources: ListedSource[]; total: number }>;
  /** Gets a source's bytes into the blob store. @throws the codes of fetching and of files */
  fetchDocument(input: { source: string; runId: string }): Promise<FetchedDocument>;
  /** Reads a document in a child process and keeps the extraction as a blob; `batch` is its key. @throws the codes of unreadable documents */
  extractRecords(input: {
    source: string;
    sha256: string;
    mediaType: MediaType;
    url?: string;
    runId: string;
  }): Promise<{ batch: string; records: number; notes: number }>;
  /**
   * Reads a listing page by page from its first one, fetching what continues it and, where the source says so, the
   * pages of its items; `batch` is a blob that names them. Goes on where an earlier call broke off.
   * @throws the codes of unreadable documents, for the first page alone
   */
  readPages(input: {
    source: string;
    sha256: string;
    url: string;
    runId: string;
  }): Promise<{ batch: string; pages: number; isUnchanged: boolean }>;
  /** Matches what the pages of a listing gave together with what is kept and keeps it. */
  keepPages(input: { source: string; batch: string; runId: string }): Promise<SourceReport>;
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
  /** Asks one host for its links, politely, and keeps what became of each; `report` is a blob of the same. */
  checkLinks(input: {
    batch: string;
    host: string;
    runId: string;
  }): Promise<{ report: string; alive: number; broken: number }>;
  /** Keeps reports as a blob: the reports of a large run travel by key. */
  keepReports(input: { reports: readonly SourceReport[] }): Promise<{ batch: string }>;
  beginRun(input: { runId: string; kind: RunKind; startedBy: string }): Promise<void>;
  /** Adds a source's line to the run's ledger. */
  recordOutcome(input: { runId: string; report: SourceReport }): Promise<void>;
  /** Closes a run that was begun; nothing where none was. */
  finishRun(input: { runId: string; state: 'done' | 'failed' | 'cancelled' }): Promise<void>;
}
