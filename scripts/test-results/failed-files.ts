/**
 * Prints the test files of a summary that may be run once more, a line each: those with a failure, when they are few.
 * Nothing is printed when many failed or an error stands outside of all tests, which running a file again cannot settle.
 */
import { failedFiles, OUTSIDE, readTestSummary } from './summary.ts';

const MOST_FILES = 3;

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: failed-files.ts SUMMARY');
const failed = failedFiles(readTestSummary(path));
if (failed.length <= MOST_FILES && !failed.includes(OUTSIDE)) for (const file of failed) console.log(file);
