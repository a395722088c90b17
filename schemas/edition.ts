import { z } from 'zod';
import { Sha256 } from './document.ts';
import { RecordKind } from './record.ts';
import { Source } from './source.ts';

/** A moment at which what is public of a source changed: an edition was read, or somebody decided. */
export const Edition = z
  .strictObject({
    at: z.iso.datetime(),
    /** A user's id, or `pipeline` with the extractor's version. */
    by: z.string(),
    reason: z.string(),
    /** The document that was read then; null where none was: somebody published or withdrew. */
    document: Sha256.nullable(),
    /** Records that came, whose words changed, and that went. */
    added: z.int().nonnegative(),
    changed: z.int().nonnegative(),
    removed: z.int().nonnegative(),
    /** Records that were public afterwards. */
    total: z.int().nonnegative(),
  })
  .meta({ id: 'Edition' });
export type Edition = z.infer<typeof Edition>;

const ChangedRecord = z.strictObject({
  id: z.string(),
  kind: RecordKind,
  title: z.string(),
  /** Its version on the newer side; of one that went, the last that was public. */
  version: z.int().min(1),
});

/** A field, or a part beside the fields, as it was and as it is: one text, or the items of a list; empty: not there. */
const FieldChange = z.strictObject({
  name: z.string(),
  before: z.array(z.string()),
  after: z.array(z.string()),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** Answer of `GET /api/v1/changes/{source}`: its editions, and what differs between two of them. */
export const SourceChanges = z
  .strictObject({
    source: Source,
    /** Newest first. */
    editions: z.array(Edition),
    /** The two that are compared, by their moments; `from` null: before anything was read. */
    from: z.iso.datetime().nullable(),
    to: z.iso.datetime().nullable(),
    /** Of all records; the lists below may be cut. */
    counts: z.strictObject({
      added: z.int().nonnegative(),
      changed: z.int().nonnegative(),
      removed: z.int().nonnegative(),
      unchanged: z.int().nonnegative(),
    }),
    added: z.array(ChangedRecord),
    changed: z.array(
      ChangedRecord.extend({ versionBefore: z.int().min(1), fields: z.array(FieldChange).min(1) }),
    ),
    removed: z.array(ChangedRecord),
  })
  .meta({ id: 'SourceChanges' });
export type SourceChanges = z.infer<typeof SourceChanges>;
