import type { Extraction } from '../schemas/extraction.ts';
import type { MediaType } from '../schemas/source.ts';
import type { FoundTable } from '../schemas/table.ts';
import type { Layout } from './layout.ts';

export interface ExtractInput {
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  readonly country: string;
  /** The source's id; null when a file is only extracted. */
  readonly source: string | null;
}

/** Reads a document's bytes into a layout. @throws PDF_INVALID, PDF_ENCRYPTED, DOCUMENT_EMPTY, TEXT_UNDECODABLE */
export type ReadLayout = (bytes: Uint8Array) => Promise<Layout>;
/** Bytes to records. Pure: equal input gives equal bytes of JSON. */
export type ExtractDocument = (input: ExtractInput) => Promise<Extraction>;
/** The tables alone, of a PDF, in the form of `prismatlas tables --json`. */
export type FindTables = (bytes: Uint8Array, mediaType: MediaType) => Promise<FoundTable[]>;
