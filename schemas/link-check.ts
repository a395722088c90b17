import { z } from 'zod';

/** What became of a record's link when it was asked last. */
export const LinkCheck = z
  .strictObject({
    url: z.string(),
    /** `unknown`: its site could not be asked, or does not want to be. */
    state: z.enum(['alive', 'broken', 'unknown']),
    /** The HTTP status, where there was an answer that had one. */
    status: z.int().nullable(),
    /** Error code and sentence, unless it is alive. */
    reason: z.string().nullable(),
    checkedAt: z.iso.datetime(),
  })
  .meta({ id: 'LinkCheck' });
export type LinkCheck = z.infer<typeof LinkCheck>;
