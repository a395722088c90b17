import type { Generated } from 'kysely';
import type { SourceDocument } from '../../schemas/document.ts';
import type { LinkCheck } from '../../schemas/link-check.ts';
import type { RecordStatus } from '../../schemas/record-version.ts';

/**
 * The tables of the record store, alike in SQLite and PostgreSQL. Times are ISO 8601 text in UTC, except `due_at`, in
 * milliseconds since 1970 by the database's clock. Columns of JSON hold canonical JSON as text, so that both engines
 * keep the same bytes.
 */
export interface StoreTables {
  store_migration: { number: number; name: string; applied_at: string };
  source: {
    id: string;
    body: string;
    /** sha256 of the document that the source's records come from. */
    current_document: string | null;
    etag: string | null;
    last_modified: string | null;
    /** sha256 of the bytes that the two validators above are about; null: never fetched. */
    validated_sha256: string | null;
  };
  document: {
    source: string;
    sha256: string;
    country: string;
    media_type: SourceDocument['mediaType'];
    size_bytes: number;
    location: string;
    fetched_at: string;
    state: SourceDocument['state'];
    reason: string | null;
    page_count: number | null;
    record_count: number;
    note_count: number;
    extractor_version: string | null;
  };
  /** What reading a document gave beside its records: JSON each. */
  reading: {
    source: string;
    sha256: string;
    notes: string;
    search_statement: string;
    statistics: string;
    kinds: string;
  };
  /** The newest version of each record, by which it is found. */
  record: {
    id: string;
    source: string;
    kind: string;
    country: string;
    status: RecordStatus;
    version: number;
    hash: string;
    /** The status it had when its source stopped giving it; null while the source gives it. */
    status_before_absence: RecordStatus | null;
  };
  record_version: {
    record_id: string;
    version: number;
    status: RecordStatus;
    hash: string;
    body: string;
    changed_at: string;
    changed_by: string;
    reason: string;
    changed_fields: string;
  };
  /** Pairs with `a` < `b`. */
  duplicate: { a: string; b: string; score: number; reason: string };
  outbox: {
    id: Generated<number>;
    record_id: string;
    version: number;
    attempts: number;
    /** When it may be claimed: at once, after a pause, or when its lease has run out. */
    due_at: number;
    owner: string | null;
    dead_reason: string | null;
  };
  run: { id: string; started_at: string; body: string };
  /** A page of a listing that is followed, as it was fetched and read last. */
  source_page: {
    source: string;
    address: string;
    sha256: string;
    /** Where the address led in the end: its links are relative to this. */
    url: string;
    etag: string | null;
    last_modified: string | null;
    /** The blob of what was read from it. */
    batch: string;
    /** 0 while the harvest that read it has not been kept. */
    is_settled: number;
  };
  /** One visitor at a time, over all processes: until `due_at` the host is its owner's, or nobody's. */
  host_turn: { host: string; owner: string | null; due_at: number };
  link_check: {
    url: string;
    state: LinkCheck['state'];
    status: number | null;
    reason: string | null;
    checked_at: string;
  };
  /** A version of a set that a reader keeps; the newest is what its link shows. */
  saved_set: { id: string; version: number; key_hash: string; content: string; changed_at: string };
}
