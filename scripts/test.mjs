/**
 * npm test: installs what is missing, a browser too, and runs the checks; `--all` runs the tests marked slow, too. A failed
 * part does not keep the others from running. The last line holds the totals: unit and end-to-end tests, and types, lint,
 * walls, unused code and build as one test each.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { run, tool } from './children.mjs';
import { failedEndToEndTests, failedUnitTests, reasonsOfSkippedTests } from './failedTests.mjs';
import { install } from './setup.mjs';

const RESULTS = 'test-results';
const UNIT = `${RESULTS}/unit.json`;
const E2E = `${RESULTS}/e2e.json`;
const PLAYWRIGHT = '@playwright/test/cli.js';

const given = process.argv.slice(2);
const all = given.includes('--all');
if (given.some((flag) => flag !== '--all')) {
  console.error(`${given.join(' ')}: refused; allowed: --all`);
  process.exit(2);
}

async function browserIsThere() {
  if (process.env.CHROMIUM_PATH || existsSync('/usr/bin/chromium')) return true;
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath());
}

async function installBrowser() {
  if (await browserIsThere()) return;
  console.error('Installing Chromium…');
  if ((await tool(PLAYWRIGHT, ['install', '--with-deps', 'chromium'])) === 0) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  } else {
    await tool(PLAYWRIGHT, ['install', 'chromium']);
  }
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** A part that ended badly has failed at least once, whatever its report says. */
function counted(status, passed, failed) {
  return { passed, failed: status === 0 ? failed : Math.max(1, failed) };
}

function outcomeOf(status) {
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
}

async function check(name, args) {
  return outcomeOf(await tool(name, args));
}

async function unitTests() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${UNIT}`];
  const filter = all ? [] : ['--tags-filter=!slow'];
  const status = await tool('vitest/vitest.mjs', ['run', ...reporters, ...filter]);
  const report = readReport(UNIT);
  if (!report) return counted(1, 0, 1);
  const unread = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const leftOut = all ? 0 : tests.filter(({ tags }) => tags.includes('slow')).length;
  const { numTotalTests, numPassedTests, numPendingTests } = report;
  // Skipped: what a test needs is not on this machine, and it says what that is.
  const skipped = numPendingTests - leftOut;
  console.error(
    `unit: ${numPassedTests} of ${numTotalTests} passed, ${skipped} skipped, ${leftOut} left out`,
  );
  const failed = numTotalTests - numPassedTests - numPendingTests + unread.length;
  return { ...counted(status, numPassedTests, failed), leftOut, failures: failedUnitTests(report) };
}

function slowEndToEndTests() {
  const list = [`node_modules/${PLAYWRIGHT}`, 'test', '--list', '--grep', '@slow'];
  const { stdout } = spawnSync(process.execPath, list, { encoding: 'utf8' });
  return Number(/^Total: (\d+) test/m.exec(stdout)?.[1] ?? 0);
}

async function endToEndTests() {
  const filter = all ? [] : ['--grep-invert', '@slow'];
  const status = await tool(PLAYWRIGHT, ['test', ...filter]);
  const report = readReport(E2E);
  if (!report) return counted(1, 0, 1);
  const { expected, unexpected, flaky } = report.stats;
  const reasons = reasonsOfSkippedTests(report);
  const withoutReason = reasons.filter((reason) => reason === '').length;
  const leftOut = all ? 0 : slowEndToEndTests();
  return {
    ...counted(status, expected, unexpected + flaky + withoutReason),
    leftOut,
    skipped: reasons.filter(Boolean),
    failures: failedEndToEndTests(report),
  };
}

const PARTS = {
  types: () => check('typescript/bin/tsc', ['--noEmit']),
  lint: () => check('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
  walls: async () => outcomeOf(await run(process.execPath, ['scripts/walls.mjs'])),
  'unused code': () => check('knip/bin/knip.js', ['--no-progress']),
  unit: unitTests,
  build: () => check('vite/bin/vite.js', ['build', '--logLevel', 'warn']),
  'end to end': endToEndTests,
};

await install();
await installBrowser();
rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS);

const outcomes = [];
for (const [name, part] of Object.entries(PARTS)) {
  console.error(`\n== ${name}`);
  const begun = Date.now();
  outcomes.push({ name, ...(await part()), seconds: (Date.now() - begun) / 1000 });
}
console.log('');
for (const { name, passed, failed, seconds } of outcomes) {
  console.log(`${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`);
}
for (const { name, failures = [] } of outcomes) {
  for (const failure of failures) console.log(`failed: ${name}: ${failure}`);
}
for (const { name, skipped = [] } of outcomes) {
  for (const reason of new Set(skipped)) {
    const count = skipped.filter((other) => other === reason).length;
    console.log(`skipped: ${name}: ${count} tests: ${reason}`);
  }
}
const total = (key) => outcomes.reduce((sum, outcome) => sum + (outcome[key] ?? 0), 0);
if (!all) console.log(`${total('leftOut')} slow tests were left out: npm test -- --all runs them too`);
process.exitCode = total('failed') > 0 ? 1 : 0;
console.log(`${total('passed')} passed, ${total('failed')} failed`);
