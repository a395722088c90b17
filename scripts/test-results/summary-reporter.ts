import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import { OUTSIDE, type TestSummary } from './summary.ts';

/**
 * A vitest reporter that keeps what `sum.ts` adds up, errors outside of all tests among it, which vitest's JSON report
 * leaves out: `--reporter=./scripts/test-results/summary-reporter.ts --outputFile.summary=FILE`.
 */
export default class TestSummaryReporter implements Reporter {
  #file = '';

  onInit(vitest: Vitest): void {
    const { outputFile } = vitest.config;
    const file = typeof outputFile === 'object' ? outputFile.summary : undefined;
    if (file === undefined) throw new Error('say where the summary goes: --outputFile.summary=FILE');
    this.#file = file;
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandled: readonly { message: string; stack?: string }[],
    reason: TestRunEndReason,
  ): void {
    const summary: TestSummary = { files: {} };
    for (const module of modules) summary.files[module.relativeModuleId] = outcomeOf(module);
    const outside = unhandled.map(textOf);
    const isExplained =
      outside.length > 0 || Object.values(summary.files).some((file) => file.failures.length > 0);
    if (reason !== 'passed' && !isExplained) outside.push(`the run ended as ${reason}`);
    if (outside.length > 0) summary.files[OUTSIDE] = { passed: 0, skipped: 0, failures: outside };
    writeFileSync(this.#file, JSON.stringify(summary));
  }
}

function outcomeOf(module: TestModule): TestSummary['files'][string] {
  const failures = module.errors().map(textOf);
  for (const suite of module.children.allSuites()) {
    failures.push(...suite.errors().map((error) => `${suite.fullName}\n${textOf(error)}`));
  }
  let passed = 0;
  let skipped = 0;
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') passed += 1;
    else if (result.state === 'skipped') skipped += 1;
    else if (result.state === 'failed') {
      failures.push(`${test.fullName}\n${result.errors.map(textOf).join('\n')}`);
    } else failures.push(`${test.fullName}\nhas not come to an end`);
  }
  return { passed, skipped, failures };
}

const textOf = ({ message, stack }: { message: string; stack?: string }): string =>
  stack?.includes(message) === true ? stack : [message, stack].filter(Boolean).join('\n');
