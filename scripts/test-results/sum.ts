/**
 * Sums the summaries of `summary-reporter.ts` in a folder into the one closing line, "N passed, N failed, N skipped";
 * fails when something failed or nothing ran. What failed stands before it: of a long output often only the end is kept.
 * Of `NAME.json` and `NAME.again.json` the second holds for the files in it; what failed the first time only is named.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failedFiles, readTestSummary } from './summary.ts';

const MESSAGE_LETTERS = 1500;

const [folder, ...names] = process.argv.slice(2);
if (folder === undefined || names.length === 0) throw new Error('usage: sum.ts FOLDER NAME...');

let passed = 0;
let failed = 0;
let skipped = 0;
for (const name of names) {
  const firstPath = join(folder, `${name}.json`);
  if (!existsSync(firstPath)) {
    failed += 1;
    console.log(`\nFAILED ${name}: its tests have not come to an end\n`);
    continue;
  }
  const first = readTestSummary(firstPath);
  const againPath = join(folder, `${name}.again.json`);
  const again = existsSync(againPath) ? readTestSummary(againPath) : { files: {} };
  for (const path of failedFiles(first)) {
    if (again.files[path] === undefined) continue;
    for (const failure of first.files[path]?.failures ?? []) tell('FAILED THE FIRST TIME', path, failure);
  }
  for (const [path, file] of Object.entries({ ...first.files, ...again.files })) {
    passed += file.passed;
    skipped += file.skipped;
    failed += file.failures.length;
    for (const failure of file.failures) tell('FAILED', path, failure);
  }
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function tell(what: string, path: string, failure: string): void {
  console.log(`\n${what} ${path}: ${failure.slice(0, MESSAGE_LETTERS)}\n`);
}
