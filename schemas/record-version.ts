import { z } from 'zod';
import { AtlasRecord } from './record.ts';

/** `published` is public; `awaiting` waits for approval; `withdrawn` is gone from its source or taken back; `withheld` kept from the public to protect people. */
export const RecordStatus = z
  .enum(['published', 'awaiting', 'withdrawn', 'withheld'])
  .meta({ id: 'RecordStatus' });
export type RecordStatus = z.infer<typeof RecordStatus>;

/** A record as it stood after one change. Versions count from 1 without gaps; the newest is the record. */
export const RecordVersion = z
  .strictObject({
    record: AtlasRecord,
    version: z.int().min(1),
    status: RecordStatus,
    /** sha256 of the record's canonical JSON: equal hashes are equal records. */
    hash: z.string(),
    changedAt: z.iso.datetime(),
    /** Who made the change: a user's id, or `pipeline` with the extractor's version. */
    changedBy: z.string(),
    /** Why, in a sentence. */
    reason: z.string(),
    /** Names of the fields that differ from the version before. */
    changedFields: z.array(z.string()),
  })
  .meta({ id: 'RecordVersion' });
export type RecordVersion = z.infer<typeof RecordVersion>;
