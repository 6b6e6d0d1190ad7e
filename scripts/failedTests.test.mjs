import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { failedEndToEndTests, failedUnitTests, reasonsOfSkippedTests } from './failedTests.mjs';

it('names the unit tests that failed, and files that could not be read', () => {
  const test = (fullName, status, failureMessages = []) => ({ fullName, status, failureMessages });
  const file = (name, status, assertionResults, message = '') => ({
    name: resolve(name),
    status,
    message,
    assertionResults,
  });
  const report = {
    testResults: [
      file('src/a.test.ts', 'failed', [
        test('adds', 'passed'),
        test('divides', 'failed', ['Error: by zero\n  at a']),
      ]),
      file('src/b.test.ts', 'failed', [], 'No such module\nmore'),
      file('src/c.test.ts', 'passed', [test('waits', 'pending')]),
    ],
  };
  expect(failedUnitTests(report)).toEqual([
    'src/a.test.ts › divides: Error: by zero',
    'src/b.test.ts: No such module',
  ]);
});

it('names the end-to-end tests that failed, in suites within suites', () => {
  const spec = (title, ok, message) => ({
    file: 'a.spec.ts',
    title,
    ok,
    tests: [{ results: [ok ? {} : { error: { message } }] }],
  });
  const report = {
    suites: [{ specs: [spec('opens', true)], suites: [{ specs: [spec('closes', false, 'timed out\nat')] }] }],
  };
  expect(failedEndToEndTests(report)).toEqual(['a.spec.ts › closes: timed out']);
});

it('tells why tests were skipped', () => {
  const spec = (status, annotations) => ({ tests: [{ status, annotations }] });
  const why = 'firefox is not installed: apt-get install firefox-esr';
  const report = {
    suites: [
      { specs: [spec('expected', []), spec('skipped', [{ type: 'skip', description: why }])] },
      { suites: [{ specs: [spec('skipped', [{ type: 'skip' }])] }] },
    ],
  };
  expect(reasonsOfSkippedTests(report)).toEqual([why, '']);
});
