/** Sums vitest's JSON reports into the one closing line, "N passed, N failed, N skipped"; fails when nothing ran. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  success: z.boolean(),
});

let passed = 0;
let failed = 0;
let skipped = 0;
for (const path of process.argv.slice(2)) {
  const report = Report.parse(JSON.parse(readFileSync(path, 'utf8')));
  passed += report.numPassedTests;
  // A file that does not load has no test of its own to fail.
  failed += report.numFailedTests > 0 || report.success ? report.numFailedTests : 1;
  skipped += report.numPendingTests;
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
