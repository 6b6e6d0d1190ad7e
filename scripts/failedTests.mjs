/** The tests that failed, out of the runners' reports: named once more at the end, where a long log is read. */
import { relative } from 'node:path';

const firstLine = (text = '') => text.trim().split('\n', 1)[0] ?? '';

/** @param report Vitest's. A file that could not be read has no tests, and stands for them. */
export function failedUnitTests({ testResults }) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative('.', name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
    return failed.map((test) => `${file} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
}

/** @param report Playwright's */
export function failedEndToEndTests({ suites }) {
  return suites.flatMap(({ specs = [], suites: within = [] }) => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests }) => {
        const error = tests.flatMap(({ results }) => results).find((result) => result.error)?.error;
        return `${file} › ${title}: ${firstLine(error?.message)}`;
      }),
    ...failedEndToEndTests({ suites: within }),
  ]);
}

/**
 * Tests that were left out because this machine lacks something, by what it lacks; what does not say why has no excuse.
 *
 * @param report Playwright's
 * @returns {string[]} a reason for each
 */
export function reasonsOfSkippedTests({ suites }) {
  return suites.flatMap(({ specs = [], suites: within = [] }) => [
    ...specs
      .flatMap(({ tests }) => tests)
      .filter(({ status }) => status === 'skipped')
      .map(({ annotations }) => annotations.find(({ type }) => type === 'skip')?.description ?? ''),
    ...reasonsOfSkippedTests({ suites: within }),
  ]);
}
