import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Where an error stands that belongs to no test file: left over from one, or of the run itself. */
export const OUTSIDE = 'outside of all tests';

const TestSummary = z.object({
  /** By path from the root of the project, and `OUTSIDE`. */
  files: z.record(
    z.string(),
    z.object({
      passed: z.int(),
      skipped: z.int(),
      /** The test's name, if it is one, and below it what was said. */
      failures: z.array(z.string()),
    }),
  ),
});

/** What a run of vitest came to, as `summary-reporter.ts` keeps it. */
export type TestSummary = z.infer<typeof TestSummary>;

export const readTestSummary = (path: string): TestSummary =>
  TestSummary.parse(JSON.parse(readFileSync(path, 'utf8')));

/** Paths of the files with a failure, in their order. */
export const failedFiles = ({ files }: TestSummary): string[] =>
  Object.entries(files).flatMap(([path, { failures }]) => (failures.length > 0 ? [path] : []));
