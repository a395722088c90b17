import { z } from 'zod';

/** What reading a listing page by page gave: the blob that travels between `readPages` and `keepPages`. */
export const PageHarvest = z.strictObject({
  /** In the order in which they were met, the listing's own pages first. */
  pages: z.array(
    z.strictObject({
      address: z.string(),
      url: z.string(),
      isDetail: z.boolean(),
      /** The blob of its extraction. */
      batch: z.string(),
    }),
  ),
  /** Pages that could not be had, with why. */
  failures: z.array(z.strictObject({ address: z.string(), code: z.string(), message: z.string() })),
  /** False when what a page that could not be had holds is unknown: then nothing may be withdrawn. */
  isWhole: z.boolean(),
  /** The first page that was left out because the source's limit was reached. */
  cutAt: z.string().nullable(),
});
export type PageHarvest = z.infer<typeof PageHarvest>;
