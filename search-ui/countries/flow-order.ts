import type { FlowStep } from '../../schemas/search-statement.ts';

/** The boxes of a PRISMA 2020 flow from top to bottom (BMJ 2021;372:n71, figure 1). */
export const FLOW_ORDER = [
  'identifiedDatabases',
  'identifiedOther',
  'duplicates',
  'screened',
  'excludedScreening',
  'eligibility',
  'excludedEligibility',
  'includedPublications',
  'includedStudies',
] as const satisfies readonly FlowStep[];
