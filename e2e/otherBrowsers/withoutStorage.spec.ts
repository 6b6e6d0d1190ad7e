/** A browser that keeps nothing, and a tab that nobody looks at. */
import { tiny } from '../experiments.ts';
import { expect, test } from './test.ts';

test.use({ withoutIndexedDb: true });

test('a run goes on to its end in a hidden tab of a browser that keeps nothing', { tag: '@slow' }, async ({
  other,
  server,
}) => {
  const { tab } = other;
  await other.greet(`${server.url}${tiny()}`);
  await other.click(other.runButton);
  await other.one(other.pauseButton);
  await tab.hide();
  await expect.poll(() => tab.evaluate(() => document.visibilityState, null)).toBe('hidden');
  await other.waitForFinished();
  await tab.show();
  await expect.poll(() => tab.evaluate(() => document.visibilityState, null)).toBe('visible');
  const shown = await other.headline();
  expect(shown).not.toBeNull();
  await tab.reload();
  await other.waitForFinished();
  expect(await other.headline()).toBe(shown);
});
