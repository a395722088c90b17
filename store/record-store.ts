import type { SourceDocument } from '../schemas/document.ts';
import type { CountryStatistic, Extraction } from '../schemas/extraction.ts';
import type { LinkCheck } from '../schemas/link-check.ts';
import type { Note } from '../schemas/note.ts';
import type { AtlasRecord } from '../schemas/record.ts';
import type { RecordStatus, RecordVersion } from '../schemas/record-version.ts';
import type { Run } from '../schemas/run.ts';
import type { KeptSet } from '../schemas/saved-set.ts';
import type { SearchStatement } from '../schemas/search-statement.ts';
import type { Source } from '../schemas/source.ts';

/** Who changes something and why; both are kept with each version. */
export interface Change {
  readonly by: string;
  readonly reason: string;
  /** ISO 8601, UTC. Time is passed in, so that runs can be repeated. */
  readonly at: string;
}

export interface KeepReport {
  readonly created: number;
  /** Records of which a part that a reader sees differs, and those their source gives again. */
  readonly changed: number;
  /** Also those of which only the evidence moved; these get a version, with their status as it was. */
  readonly unchanged: number;
  /** Records of the source that its new edition no longer holds. */
  readonly withdrawn: number;
}

/** One change on its way to the index. */
interface OutboxEntry {
  readonly id: number;
  readonly recordId: string;
  readonly version: number;
  /** How often it was claimed, this time included: a relay that dies of an entry is counted too. */
  readonly attempts: number;
}

/** What a published record is compared by with the index. */
export interface RecordKey {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}

/** A version of a record without its content. */
export interface VersionHead {
  readonly recordId: string;
  readonly version: number;
  readonly status: RecordStatus;
  readonly changedAt: string;
  readonly changedBy: string;
  readonly reason: string;
  /** Whether anything that a reader sees differs from the version before. */
  readonly hasChangedFields: boolean;
}

/** A page of a source whose pages are followed, as it was fetched and read last. */
export interface KeptPage {
  readonly address: string;
  readonly sha256: string;
  /** Where the address led in the end. */
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** The blob of what was read from it. */
  readonly batch: string;
  /** False while the harvest that read it has not been kept: it broke off, and goes on from here. */
  readonly isSettled: boolean;
}

/** What a country's report says beside its records. */
export interface ReportStatement {
  readonly source: Source;
  readonly document: SourceDocument;
  readonly searchStatement: SearchStatement | null;
  readonly statistics: readonly CountryStatistic[];
  /** Kinds the document holds a section for, also when it is empty. */
  readonly kinds: readonly string[];
}

/**
 * The truth: sources, documents, records with their versions, the outbox and the run ledger. Each method is one
 * transaction; every method is safe to repeat with the same input. Several processes may use one store at once.
 */
export interface RecordStore {
  saveSource(source: Source): Promise<void>;
  findSource(id: string): Promise<Source | null>;
  listSources(): Promise<Source[]>;

  /** Keeps a fetched document unless this source has these bytes already; gives the kept row either way. */
  saveDocument(document: SourceDocument): Promise<SourceDocument>;
  findDocument(sha256: string, source?: string): Promise<SourceDocument | null>;
  /** The document this source's records come from now; null before the first was extracted. */
  currentDocument(source: string): Promise<SourceDocument | null>;
  listDocuments(filter?: {
    source?: string;
    country?: string;
    state?: SourceDocument['state'];
  }): Promise<SourceDocument[]>;
  /** What was strange about a document as a whole; records carry their own notes. */
  listNotes(source: string, sha256: string): Promise<Note[]>;
  /** HTTP validators of the last fetch of a source, for conditional requests. */
  findValidators(
    source: string,
  ): Promise<{ etag: string | null; lastModified: string | null; sha256: string } | null>;
  saveValidators(
    source: string,
    validators: { etag: string | null; lastModified: string | null; sha256: string },
  ): Promise<void>;

  /**
   * Makes an extraction the source's state, in one transaction: new and changed records get a version and an outbox
   * row, those its new edition lacks are withdrawn, the document's state, notes, search statement and statistics are
   * kept. A version is written only where the record's hash differs, or its source gives it again. `status` is what
   * new versions get, except that what is withheld, or was withdrawn by a person, stays so, and that an approval stands
   * where no words of the report changed. An extraction without any record withdraws nothing: the last good one stays.
   * @throws NOT_FOUND when the document is not kept, INVALID_INPUT when an id comes twice, CONFLICT when another
   * source has one of the records
   */
  keepExtraction(
    extraction: Extraction,
    source: string,
    status: Extract<RecordStatus, 'published' | 'awaiting'>,
    change: Change,
  ): Promise<KeepReport>;
  /**
   * The same for a listing of several pages, in their order, the first one's document being the source's: `records`, of
   * all pages together, are its state. With `isWhole` false some page could not be had, and nothing is
   * withdrawn. The pages are settled.
   * @throws as `keepExtraction`
   */
  keepPages(
    harvest: {
      readonly pages: readonly { readonly address: string; readonly extraction: Extraction }[];
      readonly records: readonly AtlasRecord[];
      readonly isWhole: boolean;
    },
    source: string,
    status: Extract<RecordStatus, 'published' | 'awaiting'>,
    change: Change,
  ): Promise<KeepReport>;
  /** The pages of a source that is followed, by address. */
  listPages(source: string): Promise<KeptPage[]>;
  /** Keeps a page as fetched and read, not settled yet. */
  savePage(source: string, page: Omit<KeptPage, 'isSettled'>): Promise<void>;
  /** Sets a document aside as unreadable; what its source gave before stays. */
  quarantineDocument(source: string, sha256: string, reason: string): Promise<void>;

  /** The newest version, whatever its status. */
  findRecord(id: string): Promise<RecordVersion | null>;
  /** In the order of the ids asked for; unknown ids are left out. */
  findRecords(ids: readonly string[]): Promise<RecordVersion[]>;
  /** Newest first. */
  recordHistory(id: string): Promise<RecordVersion[]>;
  /** Every version of every record of a source, by record and version. */
  listSourceVersions(source: string): Promise<VersionHead[]>;
  /** In the order of the keys asked for; unknown ones are left out. */
  findVersions(keys: readonly Pick<VersionHead, 'recordId' | 'version'>[]): Promise<RecordVersion[]>;
  /** Newest versions by id, from the one after `after`; at most `limit`. */
  listRecords(page: {
    after?: string;
    limit: number;
    status?: RecordStatus;
    source?: string;
  }): Promise<RecordVersion[]>;
  /**
   * Gives records another status, with a version each; one that has it already is left as it is.
   * @throws CONFLICT when one has another version than expected, NOT_FOUND; then none is changed
   */
  setStatus(
    changes: readonly { id: string; expectedVersion: number; status: RecordStatus }[],
    change: Change,
  ): Promise<void>;
  countRecords(): Promise<{ status: RecordStatus; country: string; kind: string; count: number }[]>;
  /** Likely the same study or project in other sources; linked both ways, never merged. */
  linkDuplicates(pairs: readonly { a: string; b: string; score: number; reason: string }[]): Promise<void>;
  findDuplicates(id: string): Promise<{ id: string; score: number; reason: string }[]>;
  listReports(country?: string): Promise<ReportStatement[]>;

  /**
   * Takes up to `limit` undelivered entries for `leaseMs` (at most 15 minutes), oldest first; two callers never hold
   * the same one.
   */
  claimOutbox(owner: string, limit: number, leaseMs: number): Promise<OutboxEntry[]>;
  settleOutbox(ids: readonly number[]): Promise<void>;
  /** Puts entries back after `delayMs`, or, when dead, aside with the reason. */
  failOutbox(
    ids: readonly number[],
    failure: { reason: string; delayMs: number; isDead: boolean },
  ): Promise<void>;
  countOutbox(): Promise<{ pending: number; dead: number }>;
  /** Published records by id, for reconciling; streamed. */
  publishedKeys(): AsyncIterable<RecordKey>;
  /** The entries set aside, with their reasons, oldest first. */
  listDeadOutbox(limit: number): Promise<(OutboxEntry & { readonly reason: string })[]>;
  /** Puts every record into the outbox, instead of what is there, dead entries included; gives their number. */
  requeueAll(): Promise<number>;

  /**
   * Adds to what is kept of a run: lines of sources that are kept and not given stay, so workers may save one run at
   * once, and a run that has ended is not set running again.
   */
  saveRun(run: Run): Promise<void>;
  findRun(id: string): Promise<Run | null>;
  /** Newest first. */
  listRuns(limit: number): Promise<Run[]>;

  /**
   * Takes the one turn that a host has, for `leaseMs` (at most 15 minutes) unless it is taken again or released before:
   * whoever holds it may visit. When somebody else has it, or the pause after the last visit is not over, `waitMs` says
   * for how long at most; `isHeld`: it may be released sooner.
   */
  claimHost(
    host: string,
    owner: string,
    leaseMs: number,
  ): Promise<{ isTaken: true } | { isTaken: false; waitMs: number; isHeld: boolean }>;
  /** Gives a turn back; nobody gets the next one before `pauseMs` (at most 15 minutes) are over. */
  releaseHost(host: string, owner: string, pauseMs: number): Promise<void>;

  /** Keeps what became of links; what was found out later stays. */
  saveLinkChecks(checks: readonly LinkCheck[]): Promise<void>;
  /** In the order of the links asked for; links that were never checked are left out. */
  findLinkChecks(urls: readonly string[]): Promise<LinkCheck[]>;

  /**
   * Keeps the next version of a set: 1 makes it. The last twenty stay readable.
   * @throws CONFLICT when the set is at another version than the one before
   */
  saveSet(set: KeptSet): Promise<void>;
  /** The newest version, or the one that is asked for. */
  findSet(id: string, version?: number): Promise<KeptSet | null>;
  /** Newest first; none: there is no such set. */
  listSetVersions(id: string): Promise<{ version: number; changedAt: string }[]>;
  /** With all its versions: nothing of it is kept. */
  deleteSet(id: string): Promise<void>;

  /** Opens, migrates and answers: the version of the engine and of the schema. @throws STORE_UNAVAILABLE */
  check(): Promise<{ engine: string; schemaVersion: number }>;
  close(): Promise<void>;
}
