import { z } from 'zod';
import { Box } from './evidence.ts';

/** What `prismatlas tables --json` prints for each cell; rows and columns count from 0. */
export const TableCell = z.strictObject({
  row: z.int().nonnegative(),
  col: z.int().nonnegative(),
  rowspan: z.int().min(1),
  colspan: z.int().min(1),
  text: z.string(),
  bbox: Box.nullable(),
  /** The page this cell begins on, when the table runs over several. */
  page: z.int().min(1).optional(),
});

/** A table as found in a document. One that runs over pages is one table, at the page where it begins. */
export const FoundTable = z
  .strictObject({
    page: z.int().min(1),
    bbox: Box.nullable(),
    /** Each page's part of the table, when there is more than one. */
    parts: z.array(z.strictObject({ page: z.int().min(1), bbox: Box })).optional(),
    confidence: z.number().min(0).max(1),
    cells: z.array(TableCell),
  })
  .meta({ id: 'FoundTable' });
export type FoundTable = z.infer<typeof FoundTable>;
