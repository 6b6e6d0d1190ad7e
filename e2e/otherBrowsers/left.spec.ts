/** A page that is left before its workers have begun, and shown again on the way back. */
import { tiny } from '../experiments.ts';
import { expect, test } from './test.ts';

/** What a worker's script imports. */
const IMPORTED = /begin\.worker-.*\.js$/;

test('a run goes to its end on a page that was left while its worker was on its way', {
  tag: '@slow',
}, async ({ other, server }) => {
  const { tab } = other;
  const release = server.keepBack(IMPORTED);
  await tab.goto(`${server.url}${tiny({ seed: 13 })}`);
  await other.answers();
  await expect.poll(() => server.asked.some(({ path }) => IMPORTED.test(path))).toBe(true);
  await tab.goto(`${server.url}licences.md`);
  release();
  await tab.back();
  await other.answers();
  await other.one({ role: 'button', name: /^Seed 13/ });
  await other.runToEnd();
});
