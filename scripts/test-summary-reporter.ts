import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import type { TestSummary } from './sum-test-results.ts';

/**
 * A vitest reporter that keeps what `sum-test-results.ts` adds up, errors outside of all tests among it, which vitest's
 * JSON report leaves out: `--reporter=./scripts/test-summary-reporter.ts --outputFile.summary=FILE`.
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
  ): void {
    const summary: TestSummary = { passed: 0, skipped: 0, failures: [] };
    for (const module of modules) {
      for (const error of module.errors())
        summary.failures.push(`${module.relativeModuleId}\n${textOf(error)}`);
      for (const suite of module.children.allSuites()) {
        for (const error of suite.errors()) {
          summary.failures.push(`${module.relativeModuleId}: ${suite.fullName}\n${textOf(error)}`);
        }
      }
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') summary.passed += 1;
        if (result.state === 'skipped') summary.skipped += 1;
        if (result.state === 'failed') {
          const errors = result.errors.map(textOf).join('\n');
          summary.failures.push(`${module.relativeModuleId}: ${test.fullName}\n${errors}`);
        }
        if (result.state === 'pending') {
          summary.failures.push(`${module.relativeModuleId}: ${test.fullName}\nhas not come to an end`);
        }
      }
    }
    for (const error of unhandled) summary.failures.push(`outside of all tests\n${textOf(error)}`);
    writeFileSync(this.#file, JSON.stringify(summary));
  }
}

const textOf = ({ message, stack }: { message: string; stack?: string }): string =>
  stack?.includes(message) === true ? stack : [message, stack].filter(Boolean).join('\n');
