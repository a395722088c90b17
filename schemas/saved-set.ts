import { z } from 'zod';
import { CountryCode } from './country.ts';
import { RecordKind } from './record.ts';
import { RecordStatus } from './record-version.ts';

const Item = z.strictObject({ id: z.string().min(1).max(100), note: z.string().max(2000).default('') });

/** What somebody keeps under a link: records in their order, each with a note. */
export const SavedSetInput = z
  .strictObject({
    name: z.string().trim().max(200).default(''),
    items: z
      .array(Item)
      .max(500)
      .refine(
        (items) => new Set(items.map(({ id }) => id)).size === items.length,
        'a record stands in it twice',
      ),
  })
  .meta({ id: 'SavedSetContent' });
export type SavedSetInput = z.infer<typeof SavedSetInput>;

/** One version of a set as the record store keeps it. Whoever knows the key may change it; only its hash is kept. */
export interface KeptSet {
  readonly id: string;
  readonly version: number;
  /** sha256 of the edit key, hexadecimal. */
  readonly keyHash: string;
  readonly content: SavedSetInput;
  readonly changedAt: string;
}

/** Answer of `GET /api/v1/sets/{id}`. */
export const SavedSet = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    version: z.int().min(1),
    changedAt: z.iso.datetime(),
    /** The versions that are still kept, newest first. */
    versions: z.array(z.strictObject({ version: z.int().min(1), changedAt: z.iso.datetime() })),
    items: z.array(
      z.strictObject({
        id: z.string(),
        note: z.string(),
        /** Null: the record is not public (any more); it stays in the set, and may come back. */
        record: z
          .strictObject({ title: z.string(), kind: RecordKind, country: CountryCode, status: RecordStatus })
          .nullable(),
      }),
    ),
  })
  .meta({ id: 'SavedSet' });
export type SavedSet = z.infer<typeof SavedSet>;

/** Answer to the one who made a set: the key is told once and never again. */
export const CreatedSet = z
  .strictObject({ id: z.string(), version: z.int(), editKey: z.string() })
  .meta({ id: 'CreatedSet' });
export type CreatedSet = z.infer<typeof CreatedSet>;
