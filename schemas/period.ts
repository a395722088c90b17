import { z } from 'zod';

/** `YYYY` or `YYYY-MM`. */
export const YearMonth = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$/)
  .meta({ id: 'YearMonth', description: 'YYYY or YYYY-MM' });

/** When something ran. A lone year is a whole period (start and end alike); "since 2016" has no end. */
export const Period = z
  .strictObject({ start: YearMonth.nullable(), end: YearMonth.nullable() })
  .meta({ id: 'Period' });
export type Period = z.infer<typeof Period>;

/** First and last calendar year a period touches; null where it is open or unknown. */
export const periodYears = (period: Period): { from: number | null; to: number | null } => ({
  from: period.start ? Number(period.start.slice(0, 4)) : null,
  to: period.end ? Number(period.end.slice(0, 4)) : null,
});
