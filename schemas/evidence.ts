import { z } from 'zod';

/** A rectangle in points (1/72 inch), origin at the page's top left as shown: [left, top, right, bottom]. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()]).meta({
  id: 'Box',
  description: 'Points from the top left of the page as shown: [left, top, right, bottom]',
});
export type Box = z.infer<typeof Box>;

/** Where words stand in a document: a box on a page (PDF), lines (text layer), or an element (HTML). */
export const Place = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('box'), page: z.int().min(1), bbox: Box }),
    z.strictObject({
      type: z.literal('lines'),
      /** 1-based, both ends included. */
      from: z.int().min(1),
      to: z.int().min(1),
    }),
    z.strictObject({
      type: z.literal('element'),
      /** A CSS path from the root that names one element: `html > body > main > table:nth-of-type(2) > …`. */
      path: z.string().min(1),
      /** Offsets in the element's folded text, when only a part of it is meant; end excluded. */
      start: z.int().nonnegative().optional(),
      end: z.int().nonnegative().optional(),
    }),
  ])
  .meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;

/**
 * One piece of a value: where it stands and the words found there, white space folded. A value that runs over a
 * page break has several, in reading order; their quotes put together are the value (words broken by a line
 * end rejoined).
 */
export const Evidence = z.strictObject({ place: Place, quote: z.string() }).meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;
