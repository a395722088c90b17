import type { Log } from '../schemas/log.ts';
import type { MediaType } from '../schemas/source.ts';
import type { SearchIndex } from '../search/search-index.ts';
import type { BlobStore } from '../store/blob-store.ts';
import type { RecordStore } from '../store/record-store.ts';

/** Reads documents away from this process, under limits. */
export interface ExtractionPool {
  /**
   * Bytes to an extraction, as its JSON: the same bytes for the same document.
   * @throws the codes of unreadable documents, CANCELLED
   */
  extract(
    input: {
      bytes: Uint8Array;
      mediaType: MediaType;
      country: string;
      source: string | null;
      /** Where it was fetched from: its relative links are resolved against it. */
      url?: string;
    },
    signal?: AbortSignal,
  ): Promise<{ json: string; records: number; notes: number }>;
}

/** What one GET gave. Redirects were followed; the body is whole, unpacked and within its limits. */
export type HttpAnswer =
  | {
      readonly status: 'fetched';
      /** Where redirects led in the end. */
      readonly url: string;
      readonly bytes: Uint8Array;
      /** As declared, lower-case, without parameters; null without a header. */
      readonly contentType: string | null;
      readonly etag: string | null;
      readonly lastModified: string | null;
    }
  | { readonly status: 'notModified'; readonly url: string };

export interface HttpRequest {
  readonly url: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Only whether it answers is asked, in this way: no body is read, `bytes` are empty. */
  readonly probe?: 'HEAD' | 'GET';
}

/**
 * Gets an address politely: robots.txt, one request in flight and a pause per host.
 * @throws ADDRESS_REFUSED, ROBOTS_DENIED, SOURCE_REFUSED, SOURCE_UNREACHABLE, RATE_LIMITED, DOCUMENT_TOO_LARGE
 */
export type HttpGet = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>;

/** What an activity is told while it runs; both are no-ops where nobody listens. */
export interface ActivityScope {
  readonly signal: AbortSignal | undefined;
  heartbeat(details?: unknown): void;
}

/** Everything activities need, built in one place by `runtime/services.ts`; tests pass their own. */
export interface ActivityDeps {
  readonly store: RecordStore;
  readonly blobs: BlobStore;
  readonly search: SearchIndex;
  readonly extraction: ExtractionPool;
  readonly get: HttpGet;
  readonly log: Log;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** The folder at which relative paths of sources start. */
  readonly root: string;
  readonly maxDocumentBytes: number;
  /** The version of the extractor that will read; a document read by another is read anew. */
  readonly extractorVersion: string;
  /** Who claims outbox entries: unique for this process. */
  readonly owner: string;
  /** The call that is running now. */
  readonly scope: () => ActivityScope;
}
