/**
 * Sums the summaries of `test-summary-reporter.ts` into the one closing line, "N passed, N failed, N skipped"; fails
 * when something failed or nothing ran. What failed stands before it: of a long output often only the end is kept.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const MESSAGE_LETTERS = 1500;

const TestSummary = z.object({
  passed: z.int(),
  skipped: z.int(),
  /** Where it failed, and below that what was said: tests, files that did not load, errors outside of all tests. */
  failures: z.array(z.string()),
});

export type TestSummary = z.infer<typeof TestSummary>;

function sum(paths: readonly string[]): void {
  const parts = paths.map((path) => TestSummary.parse(JSON.parse(readFileSync(path, 'utf8'))));
  const passed = parts.reduce((all, part) => all + part.passed, 0);
  const skipped = parts.reduce((all, part) => all + part.skipped, 0);
  const failures = parts.flatMap((part) => part.failures);
  for (const failure of failures) console.log(`\nFAILED ${failure.slice(0, MESSAGE_LETTERS)}`);
  console.log(`${passed} passed, ${failures.length} failed, ${skipped} skipped`);
  process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) sum(process.argv.slice(2));
