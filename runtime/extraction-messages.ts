import { z } from 'zod';
import { ERRORS, type ErrorCode } from '../schemas/errors.ts';
import type { MediaType } from '../schemas/source.ts';
import type { Vocabulary } from '../schemas/vocabulary.ts';

/** What a reading process is given first. */
export interface ExtractionSetup {
  readonly type: 'setup';
  readonly vocabularies: readonly Vocabulary[];
  readonly extractorVersion: string;
}

/** One document to read. Bytes travel by structured clone. */
export type ExtractionTask =
  | {
      readonly type: 'extract';
      readonly bytes: Uint8Array;
      readonly mediaType: MediaType;
      readonly country: string;
      readonly source: string | null;
      readonly url?: string;
    }
  | { readonly type: 'tables'; readonly bytes: Uint8Array; readonly mediaType: MediaType };

const codes = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]; // keys of the table are its codes

/** A stretch of the answer's JSON that comes before the reply, which holds the last of it. */
export const ExtractionPiece = z.object({ piece: z.string() });
export type ExtractionPiece = z.infer<typeof ExtractionPiece>;

/** What a reading process answers; parsed, since a hostile document may have had its way with that process. */
export const ExtractionReply = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    json: z.string(),
    records: z.int().nonnegative(),
    notes: z.int().nonnegative(),
  }),
  z.object({ ok: z.literal(false), code: z.enum(codes), message: z.string() }),
]);
export type ExtractionReply = z.infer<typeof ExtractionReply>;
