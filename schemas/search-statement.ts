import { z } from 'zod';
import { Evidence } from './evidence.ts';
import { YearMonth } from './period.ts';

const Counted = z.strictObject({
  n: z.int().nonnegative(),
  /** As printed, with asterisks and the like. */
  printed: z.string(),
  label: z.string(),
  phase: z.string().nullable(),
  evidence: z.array(Evidence),
});

/** The boxes of a PRISMA flow that national reports print; source: PRISMA 2020, BMJ 2021;372:n71, figure 1. */
export const FLOW_STEPS = [
  'identifiedDatabases',
  'identifiedOther',
  'screened',
  'excludedScreening',
  'duplicates',
  'eligibility',
  'excludedEligibility',
  'includedPublications',
  'includedStudies',
] as const;
export type FlowStep = (typeof FLOW_STEPS)[number];

const Stated = z.strictObject({ text: z.string(), evidence: z.array(Evidence) });

/** How a report says its literature was searched for. What it does not say is null or an empty list. */
export const SearchStatement = z
  .strictObject({
    method: Stated.nullable(),
    databases: z.array(z.strictObject({ name: z.string(), text: z.string(), evidence: z.array(Evidence) })),
    otherSources: z
      .strictObject({ text: z.string(), sites: z.array(z.string()), evidence: z.array(Evidence) })
      .nullable(),
    searchConducted: z
      .strictObject({
        start: YearMonth.nullable(),
        end: YearMonth.nullable(),
        text: z.string(),
        evidence: z.array(Evidence),
      })
      .nullable(),
    searchTerms: z.strictObject({
      given: z.array(z.string()),
      asPrinted: z.array(z.string()),
      evidence: z.array(Evidence),
    }),
    languages: z.strictObject({ value: z.array(z.string()), evidence: z.array(Evidence) }).nullable(),
    dateLimits: z
      .strictObject({
        from: YearMonth.nullable(),
        to: YearMonth.nullable(),
        text: z.string(),
        evidence: z.array(Evidence),
      })
      .nullable(),
    inclusion: z.strictObject({ items: z.array(z.string()), evidence: z.array(Evidence) }),
    exclusion: z.strictObject({ items: z.array(z.string()), evidence: z.array(Evidence) }),
    flow: z.partialRecord(z.enum(FLOW_STEPS), Counted),
    /** The sums that were checked: `826 + 1 = 827`. */
    arithmetic: z.array(z.strictObject({ sum: z.string(), holds: z.boolean() })),
    footnote: Stated.nullable(),
    caption: z.string().nullable(),
  })
  .meta({ id: 'SearchStatement' });
export type SearchStatement = z.infer<typeof SearchStatement>;
