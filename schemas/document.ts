import { z } from 'zod';
import { CountryCode } from './country.ts';
import { MediaType, SourceId } from './source.ts';

/** sha256 of bytes, in lower-case hex. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `extracted` n >= 1 records; `empty` none, with a reason; `quarantined` unreadable, with a reason. No fourth state at rest. */
export const DocumentState = z.enum(['fetched', 'extracted', 'empty', 'quarantined']);

/** One fetched version of a source: bytes kept by their sha256, never changed. */
export const SourceDocument = z
  .strictObject({
    sha256: Sha256,
    source: SourceId,
    country: CountryCode,
    mediaType: MediaType,
    sizeBytes: z.int().nonnegative(),
    /** The file's name or the address it came from. */
    location: z.string(),
    fetchedAt: z.iso.datetime(),
    state: DocumentState,
    /** Why it is empty or quarantined: an error or note code and a sentence. */
    reason: z.string().nullable(),
    pageCount: z.int().nonnegative().nullable(),
    recordCount: z.int().nonnegative(),
    noteCount: z.int().nonnegative(),
    /** The extractor that read it; another version reads it anew. */
    extractorVersion: z.string().nullable(),
  })
  .meta({ id: 'SourceDocument' });
export type SourceDocument = z.infer<typeof SourceDocument>;
